import {
  alternatives,
  concatenation,
  filteredPart,
  functionPart,
  isProblem,
  type GivenArgument,
  type KeyCall,
  type KeyFormulaProblem,
  type KeyPart,
} from './keyFormulaParts';

/** How deep parentheses may stand in one another. */
const MAX_DEPTH = 20;

/** A formula and how far it has been read. */
interface Reader {
  readonly text: string;
  at: number;
}

/**
 * Reads a formula in the form that Better BibTeX has now:
 *
 *     formula  = sum ( ( "|" | "||" | ";" ) sum )*
 *     sum      = chain ( "+" chain )*
 *     chain    = ( text | call | "(" formula ")" ) ( "." call )*
 *     call     = name [ "(" [ argument ( "," argument )* ] ")" ]
 *     argument = [ name "=" ] ( text | number | name )
 *     text     = in single or double quotes, with a backslash before what is meant literally
 */
export function parseFormula(text: string): KeyPart | KeyFormulaProblem {
  const reader: Reader = { text, at: 0 };
  const part = readAlternatives(reader, 0);
  if (isProblem(part)) return part;
  return reader.at < text.length ? unexpected(reader) : part;
}

function readAlternatives(reader: Reader, depth: number): KeyPart | KeyFormulaProblem {
  const parts: KeyPart[] = [];
  do {
    const part = readSum(reader, depth);
    if (isProblem(part)) return part;
    parts.push(part);
  } while (take(reader, /\|\|?|;/y) !== undefined);
  return parts.length === 1 ? parts[0]! : alternatives(parts);
}

function readSum(reader: Reader, depth: number): KeyPart | KeyFormulaProblem {
  const parts: KeyPart[] = [];
  do {
    const part = readChain(reader, depth);
    if (isProblem(part)) return part;
    parts.push(part);
  } while (take(reader, /\+/y) !== undefined);
  return parts.length === 1 ? parts[0]! : concatenation(parts);
}

function readChain(reader: Reader, depth: number): KeyPart | KeyFormulaProblem {
  let part = readStart(reader, depth);
  while (!isProblem(part) && take(reader, /\./y) !== undefined) {
    const call = readCall(reader);
    part = isProblem(call) ? call : filteredPart(part, call);
  }
  return part;
}

function readStart(reader: Reader, depth: number): KeyPart | KeyFormulaProblem {
  skipBlanks(reader);
  const offset = reader.at;
  if (take(reader, /\(/y) !== undefined) {
    if (depth >= MAX_DEPTH) return { problem: 'too-deep', name: '(', offset };
    const part = readAlternatives(reader, depth + 1);
    if (isProblem(part)) return part;
    if (take(reader, /\)/y) !== undefined) return part;
    return reader.at < reader.text.length ? unexpected(reader) : { problem: 'unclosed', name: '(', offset };
  }
  const quoted = readQuoted(reader);
  if (quoted) return isProblem(quoted) ? quoted : () => quoted.text;
  const call = readCall(reader);
  return isProblem(call) ? call : functionPart(call);
}

function readCall(reader: Reader): KeyCall | KeyFormulaProblem {
  skipBlanks(reader);
  const offset = reader.at;
  const name = take(reader, /[A-Za-z]\w*/y);
  if (name === undefined) return unexpected(reader);
  const given = readArguments(reader);
  return isProblem(given) ? given : { name, offset, given: given.list };
}

function readArguments(reader: Reader): { readonly list: readonly GivenArgument[] } | KeyFormulaProblem {
  const list: GivenArgument[] = [];
  skipBlanks(reader);
  const offset = reader.at;
  if (take(reader, /\(/y) === undefined || take(reader, /\)/y) !== undefined) return { list };
  do {
    const argument = readArgument(reader);
    if (isProblem(argument)) return argument;
    list.push(argument);
  } while (take(reader, /,/y) !== undefined);
  if (take(reader, /\)/y) !== undefined) return { list };
  return reader.at < reader.text.length ? unexpected(reader) : { problem: 'unclosed', name: '(', offset };
}

function readArgument(reader: Reader): GivenArgument | KeyFormulaProblem {
  skipBlanks(reader);
  const offset = reader.at;
  const name = take(reader, /[A-Za-z]\w*(?=\s*=)/y);
  if (name !== undefined) take(reader, /=/y);
  const quoted = readQuoted(reader);
  if (quoted) return isProblem(quoted) ? quoted : { name, value: quoted.text, offset };
  const number = take(reader, /-?\d{1,4}\b/y);
  if (number !== undefined) return { name, value: Number(number), offset };
  const word = take(reader, /[A-Za-z_]\w*/y);
  if (word !== undefined) return { name, value: word, offset };
  const regularExpression = reader.text[reader.at] === '/';
  return regularExpression
    ? { problem: 'regular-expression', name: '/', offset: reader.at }
    : unexpected(reader);
}

/** A text in quotes; undefined where none begins. */
function readQuoted(reader: Reader): { readonly text: string } | KeyFormulaProblem | undefined {
  skipBlanks(reader);
  const offset = reader.at;
  const quote = reader.text[offset];
  if (quote !== '"' && quote !== "'") return undefined;
  let text = '';
  for (let at = offset + 1; at < reader.text.length; at++) {
    if (reader.text[at] === quote) {
      reader.at = at + 1;
      return { text };
    }
    if (reader.text[at] === '\\') at++;
    text += reader.text[at] ?? '';
  }
  return { problem: 'unclosed', name: quote, offset };
}

/** What the sticky expression matches here, behind blanks. */
function take(reader: Reader, expression: RegExp): string | undefined {
  skipBlanks(reader);
  expression.lastIndex = reader.at;
  const found = expression.exec(reader.text)?.[0];
  reader.at += found?.length ?? 0;
  return found;
}

function skipBlanks(reader: Reader): void {
  while (/^\s$/.test(reader.text.charAt(reader.at))) reader.at++;
}

function unexpected({ text, at }: Reader): KeyFormulaProblem {
  const [name = ''] = text.slice(at, at + 2);
  return { problem: 'unexpected', name, offset: at };
}
