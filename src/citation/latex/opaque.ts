import { lineEnd, matchAt, type Range } from '../scanning';

/** Environments whose body LaTeX does not read as text, or drops. Their starred forms count too. */
const VERBATIM_ENVIRONMENTS = new Set([
  'verbatim',
  'Verbatim',
  'BVerbatim',
  'LVerbatim',
  'SaveVerbatim',
  'VerbatimOut',
  'lstlisting',
  'minted',
  'comment',
  'alltt',
  'filecontents',
  'tcblisting',
  'luacode',
  'pycode',
  'macrocode',
]);

const INTERESTING = String.raw`%|\\(?:begin[ \t]*\{([A-Za-z]+)(\*?)\}|end[ \t]*\{document\}|(verb|Verb|lstinline|mintinline|url|nolinkurl|path|href|iffalse)(?![A-Za-z@])|[^A-Za-z])`;
const CHUNK = String.raw`^<<[^\n]*>>=`;

/** Arguments are looked through no further than this many characters, so that no text makes the scan slow. */
const LONGEST_ARGUMENT = 1000;

/** Languages that weave LaTeX with code chunks, from `<<options>>=` to a line that starts with `@` (noweb). */
const CHUNK_LANGUAGES = new Set(['rsweave', 'jlweave', 'pweave']);

/**
 * The parts of a LaTeX text that are not typeset as text: comments, verbatim material of all kinds, addresses,
 * `\iffalse` branches, code chunks, and everything behind `\end{document}`. A comment includes its line feed.
 *
 * Sorted, without overlap, and reaching as far as `until` at least. What is left open reaches to the end of the text.
 */
export function opaqueRanges(text: string, languageId: string, until: number = text.length): Range[] {
  const chunks = CHUNK_LANGUAGES.has(languageId);
  const interesting = new RegExp(chunks ? `${CHUNK}|${INTERESTING}` : INTERESTING, 'gm');
  const ranges: Range[] = [];
  for (let match = interesting.exec(text); match && match.index < until; match = interesting.exec(text)) {
    const end = opaqueEnd(text, match, languageId);
    if (end === undefined) continue;
    // The document's end is still part of it.
    const start = match[0].startsWith('\\end') ? interesting.lastIndex : match.index;
    ranges.push({ start, end });
    interesting.lastIndex = end;
    if (end > text.length) break;
  }
  return ranges;
}

function opaqueEnd(text: string, match: RegExpExecArray, languageId: string): number | undefined {
  const [token, environment, star, command] = match;
  const behind = match.index + token.length;
  if (token === '%') {
    // In a .dtx file the documentation itself stands behind a percent sign at the start of each line.
    const margin = languageId === 'doctex' && text[behind] !== '%' && isLineStart(text, match.index);
    return margin ? undefined : lineEnd(text, behind) + 1;
  }
  if (token.startsWith('<<')) {
    const close = /^@(?![^\s])[^\n]*/gm;
    close.lastIndex = behind;
    return close.exec(text) ? close.lastIndex : text.length + 1;
  }
  if (environment !== undefined) {
    if (!VERBATIM_ENVIRONMENTS.has(environment)) return undefined;
    const close = `\\end{${environment}${star}}`;
    const found = text.indexOf(close, behind);
    return found < 0 ? text.length + 1 : found + close.length;
  }
  if (token.startsWith('\\end')) return text.length + 1;
  switch (command) {
    case undefined:
      return undefined;
    case 'iffalse':
      return conditionalEnd(text, behind);
    case 'verb':
    case 'Verb':
      return delimitedEnd(text, text[behind] === '*' ? behind + 1 : behind);
    case 'lstinline':
      return verbatimArgumentEnd(text, behindOptions(text, behind));
    case 'mintinline':
      return mintedEnd(text, behindOptions(text, behind));
    default:
      return bracedEnd(text, behind);
  }
}

function isLineStart(text: string, index: number): boolean {
  return index === 0 || text[index - 1] === '\n';
}

function behindOptions(text: string, index: number): number {
  return index + (matchAt(/\[[^\]\n]{0,500}\]/y, text, index)?.[0].length ?? 0);
}

/** `\mintinline{language}{code}` or `\mintinline{language}|code|`. */
function mintedEnd(text: string, index: number): number | undefined {
  const language = bracedEnd(text, index);
  return language === undefined ? undefined : verbatimArgumentEnd(text, language);
}

function verbatimArgumentEnd(text: string, index: number): number | undefined {
  return text[index] === '{' ? bracedEnd(text, index) : delimitedEnd(text, index);
}

/** End of `|code|`, whatever the delimiter; code that is not closed goes to the end of its line. */
function delimitedEnd(text: string, index: number): number | undefined {
  const delimiter = text[index];
  if (delimiter === undefined || /[A-Za-z\s]/.test(delimiter)) return undefined;
  let at = index + 1;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n') at++;
  return at + 1;
}

/** End of `{...}` with balanced braces on one line; undefined where there is none. */
function bracedEnd(text: string, index: number): number | undefined {
  if (text[index] !== '{') return undefined;
  let depth = 0;
  for (let at = index; at < Math.min(text.length, index + LONGEST_ARGUMENT); at++) {
    const char = text[at];
    if (char === '\\') at++;
    else if (char === '{') depth++;
    else if (char === '}' && --depth === 0) return at + 1;
    else if (char === '\n') return undefined;
  }
  return undefined;
}

/** From `\iffalse` to its `\else` or `\fi`. TeX's own conditionals nest; packages' look-alikes have no `\fi`. */
function conditionalEnd(text: string, index: number): number {
  const token =
    /\\(?:(fi|else)|(if(?:|cat|x|num|dim|odd|[vhm]mode|inner|void|[vh]box|eof|case|true|false|defined|csname|fontchar|pdf|xetex|luatex|@[A-Za-z@]+)))(?![A-Za-z@])/g;
  token.lastIndex = index;
  let depth = 1;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    if (match[2] !== undefined) depth++;
    else if (match[1] === 'fi') depth--;
    if (depth === 0 || (depth === 1 && match[1] === 'else')) return token.lastIndex;
  }
  return text.length + 1;
}
