import { matchAt, type Range } from '../scanning';
import type { CitedKey } from '../syntax';

/** The braces of a citation command that hold its keys. */
export interface KeyGroup {
  /** Behind the opening brace. */
  readonly start: number;
  /** Before the closing brace; where it is missing, where keys can no longer stand. */
  readonly end: number;
  readonly closed: boolean;
  readonly keys: readonly CitedKey[];
  readonly comments: readonly Range[];
}

export interface LatexCitation {
  /** At the backslash. */
  readonly start: number;
  /** Behind the last closing brace; where it is missing, behind the last key. */
  readonly end: number;
  /** One, or more for `\cites` and its kin. */
  readonly groups: readonly KeyGroup[];
}

/** Where a citation command may begin: a control word with `cite` in it, or one that cites under another name. */
export const CITATION_COMMAND = /\\([A-Za-z@]*(?:[cC]ite|bibentry|(?:text|block)cquote)[A-Za-z@]*)/g;

/** Control words of natbib, biblatex, cite and multibib that have `cite` in their names and no keys behind them. */
const NO_CITATION = new RegExp(
  [
    '^x?if.*cite',
    '^(?:re)?set.*cite',
    '^(?:declare|define|renew|provide|at(?:every|next|each)).*cite',
    '^newcites$',
    '^cite(?:text|style|setup|reset|counter|index(?:type|true|false)|tracker.*)$',
    '^cite(?:left|right|mid|form|n?dash)$',
    'cite.*(?:delim|punct|sep|font)$',
  ].join('|'),
  'i',
);

/** Notes are read no further than this many characters, so that no text makes the scan slow. */
const LONGEST_NOTE = 1000;

/**
 * The citation whose backslash stands at `start`, or undefined when there is none.
 *
 * Takes the argument forms of LaTeX, natbib, biblatex (also the volume and multicite commands), jurabib, apacite
 * and beamer: a star, notes in `[...]`, `(...)` and `<...>`, then the keys in braces, with blanks, line ends and
 * comments between the parts. As in TeX, no part reaches over a blank line; but the line on which the cursor stands is
 * about to be filled.
 */
export function parseCitation(text: string, start: number, cursor = -1): LatexCitation | undefined {
  const name = matchAt(/\\([A-Za-z@]+)\*?/y, text, start);
  if (!name || NO_CITATION.test(name[1]!)) return undefined;
  const groups: KeyGroup[] = [];
  const several = /cite(?:text)?s$/i.test(name[1]!) && name[1] !== 'shortcites';
  const leading = hasLeadingArgument(name[1]!);

  let at = start + name[0].length;
  let group: KeyGroup | undefined;
  do {
    if (leading) at = closing(text, behindNotes(text, at), '{', '}') ?? text.length;
    at = behindNotes(text, at);
    group = text[at] === '{' ? parseKeys(text, at + 1, cursor) : undefined;
    if (!group) break;
    groups.push(group);
    at = group.end + 1;
  } while (several && group.closed);
  const last = groups.at(-1);
  if (!last) return undefined;
  return { start, end: last.closed ? last.end + 1 : (last.keys.at(-1)?.end ?? last.start), groups };
}

/** Whether braces come before those of the keys: the volume of `\volcite`, the language of `\hyphentextcquote`. */
function hasLeadingArgument(name: string): boolean {
  return /volcites?$/i.test(name) || /^(?:hyphen|foreign).*cquote$/.test(name);
}

const NOTE_BRACKETS: Readonly<Record<string, string>> = { '[': ']', '(': ')', '<': '>' };

/** Skips blanks, comments and notes in brackets of any kind. */
function behindNotes(text: string, index: number): number {
  let at = behindBlanks(text, index);
  for (;;) {
    const close = NOTE_BRACKETS[text[at] ?? ''];
    const behind = close === undefined ? undefined : closing(text, at, text[at]!, close);
    if (behind === undefined) return at;
    at = behindBlanks(text, behind);
  }
}

/** Skips blanks, line ends and comments, but no blank line. */
function behindBlanks(text: string, index: number): number {
  const blanks = /(?:[ \t]+|(?:%[^\n]*)?\n(?![ \t]*\r?\n)|\r(?=\n))*/y;
  return index + matchAt(blanks, text, index)![0].length;
}

/** Behind the bracket that closes the one at `index`; brackets within braces do not count, as in TeX. */
function closing(text: string, index: number, open: string, close: string): number | undefined {
  if (text[index] !== open) return undefined;
  let depth = 0;
  const last = Math.min(text.length, index + LONGEST_NOTE);
  for (let at = index + 1; at < last; at++) {
    const char = text[at]!;
    if (char === close && depth === 0) return at + 1;
    if (char === '\\') at++;
    else if (char === '{') depth++;
    else if (char === '}' && --depth < 0) return undefined;
    else if (char === '%') {
      while (at + 1 < last && text[at + 1] !== '\n') at++;
    } else if (char === '\n' && matchAt(/[ \t]*\r?\n/y, text, at + 1)) return undefined;
  }
  return undefined;
}

/** The keys from behind the opening brace on. Keys are set apart by commas; line ends are taken to do so too. */
function parseKeys(text: string, start: number, cursor: number): KeyGroup {
  const comments: Range[] = [];
  const keys: CitedKey[] = [];
  const addKey = (from: number, to: number): void => {
    const segment = text.slice(from, to);
    const key = segment.trim();
    const keyStart = from + segment.length - segment.trimStart().length;
    // Neither the parameter of a definition nor biblatex's and BibTeX's `*` for all entries is a key.
    if (key !== '' && key !== '*' && !key.includes('#')) {
      keys.push({ key, start: keyStart, end: keyStart + key.length });
    }
  };

  let from = start;
  let at = start;
  for (; at < text.length; at++) {
    const char = text[at]!;
    if (char === '}' || char === '{' || char === '\\') break;
    if (char === ',' || char === '\n' || char === '%') {
      addKey(from, at);
      if (char === '%') {
        const comment = at;
        while (at < text.length && text[at] !== '\n') at++;
        comments.push({ start: comment, end: at + 1 });
      }
      from = at + 1;
      const blank = text[at] === '\n' ? matchAt(/[ \t]*\r?\n/y, text, from)?.[0].length : undefined;
      if (blank !== undefined && !(from <= cursor && cursor < from + blank)) break;
    }
  }
  const end = Math.min(at, text.length);
  if (from < end) addKey(from, end);
  const closed = text[end] === '}';
  return { start, end, closed, keys: closed ? keys : beforeProse(text, start, keys), comments };
}

/**
 * The keys of a group whose closing brace is not typed yet. What follows may be the sentence that goes on, so the
 * first thing that is no single word, or that a new line brings without a comma before it, ends them.
 */
function beforeProse(text: string, start: number, keys: readonly CitedKey[]): CitedKey[] {
  let behind = start;
  const prose = keys.findIndex((key) => {
    const gap = text.slice(behind, key.start);
    const first = behind === start;
    behind = key.end;
    return /\s/.test(key.key) || (!first && !gap.includes(','));
  });
  return prose < 0 ? [...keys] : keys.slice(0, prose);
}
