import {
  alternatives,
  concatenation,
  filteredPart,
  functionPart,
  isProblem,
  type GivenArgument,
  type KeyFormulaProblem,
  type KeyPart,
} from './keyFormulaParts';

/** Names of functions in the older form that differ by more than case, dots and hyphens. */
const RENAMED: Readonly<Record<string, string>> = { 'auth.etal': 'authetal2' };

/**
 * Reads a formula in the older form, which JabRef has too: `[auth:lower]_[shorttitle3_3:condense=_][year]`.
 *
 * Functions stand in brackets with their numbers at the name (`shorttitle3_3`) and filters behind colons, which take
 * texts behind `=` and `,`; a backslash takes the next character literally. Text between brackets stands for itself,
 * blanks excepted; `|` parts alternatives; `[>3]` holds for texts of more than three characters so far.
 */
export function parseBrackets(text: string): KeyPart | KeyFormulaProblem {
  const patterns: KeyPart[] = [];
  let parts: KeyPart[] = [];
  const token = /\[((?:[^[\]\\]|\\[^])*)\]|(\|)|([^[\]|]+)/y;
  while (token.lastIndex < text.length) {
    const offset = token.lastIndex;
    const found = token.exec(text);
    if (!found) {
      const name = text.charAt(offset);
      return { problem: name === '[' ? 'unclosed' : 'unexpected', name, offset };
    }
    const [, inside, bar, between = ''] = found;
    if (bar) {
      patterns.push(concatenation(parts));
      parts = [];
    } else if (inside === undefined) {
      const literal = between.replace(/\s+/g, '');
      parts.push(() => literal);
    } else if (/^>\d{1,4}$/.test(inside)) {
      const value = Number(inside.slice(1));
      const whole = filteredPart(concatenation(parts), {
        name: 'len',
        offset,
        given: [
          { value: '>', offset },
          { value, offset },
        ],
      });
      if (isProblem(whole)) return whole;
      parts = [whole];
    } else {
      const part = readMarker(inside, offset + 1);
      if (isProblem(part)) return part;
      parts.push(part);
    }
  }
  return alternatives([...patterns, concatenation(parts)]);
}

/** What stands in one pair of brackets: a function and its filters. */
function readMarker(text: string, start: number): KeyPart | KeyFormulaProblem {
  let part: KeyPart | undefined;
  for (const { text: piece, offset } of split(text, ':', start)) {
    const next: KeyPart | KeyFormulaProblem = part
      ? readFilter(part, piece, offset)
      : readFunction(piece, offset);
    if (isProblem(next)) return next;
    part = next;
  }
  return part ?? { problem: 'unexpected', name: ']', offset: start };
}

function readFunction(text: string, offset: number): KeyPart | KeyFormulaProblem {
  const found = /^(auth\.etal|[A-Za-z][A-Za-z.-]*)(?:(\d{1,4})(?:_(\d{1,4}))?)?$/i.exec(text);
  if (!found) return { problem: 'unknown-function', name: text, offset };
  const [, name = '', n, m] = found;
  const etal = /^authors$/i.test(name) && n !== undefined ? [{ name: 'etal', value: 'EtAl', offset }] : [];
  const numbers = [n, m]
    .filter((number) => number !== undefined)
    .map((number) => ({ value: Number(number), offset }));
  return functionPart({
    name: RENAMED[name.toLowerCase()] ?? plainName(name),
    offset,
    given: [...numbers, ...etal],
  });
}

function readFilter(part: KeyPart, text: string, offset: number): KeyPart | KeyFormulaProblem {
  const fallback = /^\((.*)\)$/s.exec(text)?.[1];
  if (fallback !== undefined) {
    return filteredPart(part, { name: 'default', offset, given: [{ value: fallback, offset }] });
  }
  const { name, rest } = /^(?<name>[\w-]*)(?<rest>[^]*)$/.exec(text)?.groups as {
    name: string;
    rest: string;
  };
  if (name === '' || !/^(?:[=,]|$)/.test(rest)) return { problem: 'unknown-filter', name: text, offset };
  const given: GivenArgument[] = split(rest.slice(1), ',', offset + name.length + 1).map((piece) => ({
    value: piece.text.replace(/\\([^])/g, '$1'),
    offset: piece.offset,
  }));
  return filteredPart(part, { name: plainName(name), offset, given: rest === '' ? [] : given });
}

/** The pieces between separators that no backslash stands before. */
function split(text: string, separator: ':' | ',', start: number): { text: string; offset: number }[] {
  const pieces: { text: string; offset: number }[] = [];
  let from = 0;
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && text[at] !== separator) {
      if (text[at] === '\\') at++;
      continue;
    }
    pieces.push({ text: text.slice(from, at), offset: start + from });
    from = at + 1;
  }
  return pieces;
}

function plainName(name: string): string {
  return name.replace(/[.-]/g, '');
}
