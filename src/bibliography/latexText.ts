import { ACCENTS, LETTERS, MATH, SIGNS } from './latexSymbols';

export interface LatexOptions {
  /** Whether accents, letters and signs may stand as they are (biber, UTF-8), or become commands (BibTeX). */
  readonly unicode: boolean;
}

/**
 * Plain text as LaTeX that typesets it, fit for a field of a .bib file: braces balanced, no `"` outside braces.
 *
 * Blanks are folded, not trimmed. Characters that TeX gives a meaning are escaped, quotes and dashes written as ligatures, symbols that only exist
 * in math mode put there. What LaTeX has no command for (CJK) is kept. Accents become BibTeX's "special characters"
 * (`{\'e}`; btxdoc, "Technical notes"), so that sorting and case changes work.
 */
export function toLatex(text: string, { unicode }: LatexOptions): string {
  let result = '';
  const clean = curlyQuotes(text.normalize('NFC'))
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[ \x00-\x1f\x7f]+/g, ' ');
  for (const [cluster] of clean.matchAll(/\P{M}\p{M}*|\p{M}/gu)) result += clusterToLatex(cluster, unicode);
  return result;
}

/** Straight double quotes as opening and closing ones, by what stands before each. */
export function curlyQuotes(text: string): string {
  return text.replace(/(^|[\s([{\-/‐‑–—‘“])"|"/gu, (_, before?: string) =>
    before === undefined ? '”' : `${before}“`,
  );
}

/**
 * LaTeX from a field as plain text, to compare and to show: accents composed, commands for characters replaced,
 * braces, dollars and other commands left out, spaces folded. Takes anything; what it does not know it keeps.
 */
export function fromLatex(text: string): string {
  return convert(text, 0).replace(/\s+/g, ' ').trim().normalize('NFC');
}

function clusterToLatex(cluster: string, unicode: boolean): string {
  switch (cluster) {
    case '“':
      return '``';
    case '”':
      return "''";
    case '‘':
      return '`';
    case '’':
      return "'";
    case '`':
      return String.raw`{\textasciigrave}`;
    case '–':
      return '--';
    case '—':
      return '---';
    case '‐':
    case '‑':
      return '-';
    case '\u00a0':
    case '\u202f':
      return '~';
  }
  if (/^[&%$#_]$/.test(cluster)) return `\\${cluster}`;
  const math = MATH.get(cluster);
  if (math !== undefined) return inMath(math);
  const sign = SIGNS.get(cluster);
  if (sign !== undefined && (!unicode || cluster < '\x7f')) return `{\\${sign}}`;
  return unicode ? cluster : (letterToLatex(cluster) ?? cluster);
}

/** Capitals in a command are braced, or BibTeX's styles would write them small: `\Delta` is not `\delta`. */
function inMath(math: string): string {
  const formula = /^[a-z]/i.test(math) ? `$\\${math}$` : `$${math}$`;
  return /[A-Z]/.test(math) ? `{${formula}}` : formula;
}

function letterToLatex(cluster: string): string | undefined {
  const own = LETTERS.get(cluster);
  if (own !== undefined) return `{\\${own}}`;
  const [base = '', ...marks] = cluster.normalize('NFD');
  if (marks.length === 0 || !(LETTERS.has(base) || /^[a-z]$/i.test(base))) return undefined;
  const command = LETTERS.get(base);
  let letter = command === undefined ? base : `{\\${command}}`;
  // OT1 has i with the four usual accents; others would stand on its dot.
  if (base === 'j' || (base === 'i' && !/^[\u0300-\u0302\u0308]$/.test(marks.join(''))))
    letter = `{\\${base}}`;
  for (const mark of marks) {
    const accent = ACCENTS.get(mark);
    if (accent === undefined) return undefined;
    const argument = /^[a-z]$/i.test(accent) && letter.length === 1 ? `{${letter}}` : letter;
    letter = `{\\${accent}${argument}}`;
  }
  return letter;
}

const MARK_OF = new Map([...ACCENTS].map(([mark, command]) => [command, mark]));
const CHARACTER_OF = new Map(
  [...MATH, ...SIGNS, ...LETTERS].reverse().map(([char, command]) => [command, char]),
);

/** Deeper braces within accents are taken as they stand: no such text is meant. */
const MAX_DEPTH = 8;

/** Longest group, in characters, that an accent may stand on: it is a letter or two. */
const MAX_ARGUMENT = 256;

function convert(text: string, depth: number): string {
  let result = '';
  let position = 0;
  while (position < text.length) {
    const char = text.charAt(position);
    if (char === '\\') {
      const command = readCommand(text, position);
      position = command.end;
      const mark = MARK_OF.get(command.name);
      if (mark === undefined) {
        result += characterOf(command.name);
      } else if (depth < MAX_DEPTH) {
        const argument = readArgument(text, position);
        result += withMark(convert(argument.text, depth + 1), mark);
        position = argument.end;
      }
      continue;
    }
    const ligature = /^(?:---|--|``|'')/.exec(text.slice(position, position + 3))?.[0];
    result += ligature ? (LIGATURES[ligature] ?? '') : (PLAIN[char] ?? char);
    position += ligature?.length ?? 1;
  }
  return result;
}

const LIGATURES: Record<string, string> = { '---': '—', '--': '–', '``': '“', "''": '”' };
const PLAIN: Record<string, string> = { '{': '', '}': '', $: '', '~': ' ', '`': '‘' };

function characterOf(command: string): string {
  if (/^[&%$#_{}]$/.test(command)) return command;
  if (/^[\s,;:\\]$/.test(command)) return ' ';
  // The names of the systems are commands that print themselves.
  return CHARACTER_OF.get(command) ?? (command.endsWith('TeX') ? command : '');
}

function withMark(text: string, mark: string): string {
  const [first = '', ...rest] = text;
  const base = first === 'ı' ? 'i' : first === 'ȷ' ? 'j' : first;
  return base === '' ? '' : (base + mark).normalize('NFC') + rest.join('');
}

/** The command at a backslash; letters swallow the blanks behind them. */
function readCommand(text: string, at: number): { name: string; end: number } {
  const word = /^\\([a-z]+)\s*/i.exec(text.slice(at, at + 64));
  if (word?.[1] !== undefined) return { name: word[1], end: at + word[0].length };
  return { name: text.charAt(at + 1), end: Math.min(text.length, at + 2) };
}

/** What an accent stands on: a group, a command, or one character. */
function readArgument(text: string, from: number): { text: string; end: number } {
  while (/\s/.test(text.charAt(from))) from++;
  if (text.charAt(from) === '\\') {
    const { end } = readCommand(text, from);
    return { text: text.slice(from, end), end };
  }
  if (text.charAt(from) !== '{') {
    const [char = ''] = text.slice(from, from + 2);
    return { text: char, end: from + char.length };
  }
  let depth = 0;
  for (let i = from; i < Math.min(text.length, from + MAX_ARGUMENT); i++) {
    if (text.charAt(i) === '{') depth++;
    else if (text.charAt(i) === '}' && --depth === 0) return { text: text.slice(from + 1, i), end: i + 1 };
  }
  return { text: '', end: from + 1 };
}
