import { foldKey } from './identity';
import type { BibFile } from './scan';

/** Text to put in at an offset; nothing is taken away. */
export interface TextInsertion {
  /** UTF-16 offset into the text the plan was made for. */
  readonly offset: number;
  readonly text: string;
}

/** The line ends of a file, and whether its last line has one. */
export interface FileEnd {
  readonly eol: string;
  readonly finalNewline: boolean;
}

/** An entry to be put in. */
export interface NewEntry {
  readonly key: string;
  readonly text: string;
}

/**
 * The entries at the end of the file, a blank line before each; before `@comment` blocks and editor settings that
 * stand last (JabRef and Emacs look for them there), and before a last entry that is not closed, which would swallow
 * them.
 */
export function appended(
  text: string,
  file: BibFile,
  entries: readonly NewEntry[],
  { eol, finalNewline }: FileEnd,
): TextInsertion {
  const offset = insertionOffset(text, file);
  const after = offset < text.length ? eol + eol : finalNewline ? eol : '';
  const all = entries.map((entry) => entry.text).join(eol + eol);
  return { offset, text: blankLineBefore(text, offset, eol) + all + after };
}

/** Of this share of neighbours the later has the greater key where somebody keeps the order. */
const KEPT_IN_ORDER = 0.9;

/**
 * Each entry behind the last one with a smaller key; undefined where the file's entries are not in the order of
 * their keys. A comment above an entry stays with that entry.
 */
export function insertionsInOrder(
  text: string,
  file: BibFile,
  entries: readonly NewEntry[],
  style: FileEnd,
): TextInsertion[] | undefined {
  const there = file.entries;
  const keys = there.map(({ key }) => foldKey(key));
  if (!isInOrder(keys)) return undefined;
  const gaps = new Map<number, NewEntry[]>();
  for (const { folded, entry } of sortedByKey(entries)) {
    const found = gapFor(keys, folded);
    // Behind an entry that is not closed the new one would be part of it.
    const gap = found > 0 && !there[found - 1]!.closed ? there.length : found;
    const fresh = gaps.get(gap);
    if (fresh) fresh.push(entry);
    else gaps.set(gap, [entry]);
  }
  const { eol } = style;
  const insertions = [...gaps].map(([gap, fresh]) => {
    if (gap === there.length) return appended(text, file, fresh, style);
    const all = fresh.map((entry) => entry.text).join(eol + eol);
    const before = there[gap - 1];
    if (before) return { offset: endOfLine(text, before.end), text: eol + eol + all };
    return { offset: withComments(text, there[0]!.start), text: all + eol + eol };
  });
  return insertions.sort((a, b) => a.offset - b.offset);
}

function sortedByKey(entries: readonly NewEntry[]): { folded: string; entry: NewEntry }[] {
  const folded = entries.map((entry) => ({ folded: foldKey(entry.key), entry }));
  return folded.sort((a, b) => (a.folded < b.folded ? -1 : a.folded > b.folded ? 1 : 0));
}

/** An entry without a key has no place in the order. */
function isInOrder(keys: readonly string[]): boolean {
  const named = keys.filter((key) => key !== '');
  if (named.length < 2) return false;
  let ascending = 0;
  for (let at = 1; at < named.length; at++) if (named[at - 1]! <= named[at]!) ascending++;
  return ascending >= (named.length - 1) * KEPT_IN_ORDER;
}

/**
 * Before which of the keys the key belongs: where the fewest stand on the wrong side of it, so that the few that are
 * out of order do not decide.
 */
function gapFor(keys: readonly string[], key: string): number {
  // As many as stand wrong, less those that would if it stood first.
  let wrong = 0;
  let fewest = 0;
  let gap = 0;
  for (const [at, there] of keys.entries()) {
    if (there === '') continue;
    wrong += there > key ? 1 : -1;
    if (wrong < fewest) {
      fewest = wrong;
      gap = at + 1;
    }
  }
  return gap;
}

const REST_OF_LINE = /[ \t,]*(?:%[^\n\r]*)?(?=[\n\r]|$)/y;

/** Behind what stands after the entry on its last line, if that is nothing or a comment. */
function endOfLine(text: string, offset: number): number {
  REST_OF_LINE.lastIndex = offset;
  return offset + (REST_OF_LINE.exec(text)?.[0].length ?? 0);
}

/** The start of the comment lines directly above the entry that starts at `offset`. */
function withComments(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && isLineEnd(text, start - 1)) {
    const above = text[start - 1] === '\n' && text[start - 2] === '\r' ? start - 2 : start - 1;
    let lineStart = above;
    while (lineStart > 0 && !isLineEnd(text, lineStart - 1)) lineStart--;
    if (!/^[ \t]*%/.test(text.slice(lineStart, above))) break;
    start = lineStart;
  }
  return start;
}

function isLineEnd(text: string, at: number): boolean {
  return text[at] === '\n' || text[at] === '\r';
}

const EDITOR_SETTINGS = /^(?:.*Local Variables:|[ \t]*%.*\bvim?:)/gm;

/** Where new entries go: the end, or before what has to stay last. */
function insertionOffset(text: string, { entries, blocks }: BibFile): number {
  const parts = [...entries, ...blocks].sort((a, b) => b.start - a.start);
  let offset = text.length;
  let lastKept = 0;
  for (const part of parts) {
    const staysLast = part.type === 'comment' || !part.closed;
    if (!staysLast) {
      lastKept = part.end;
      break;
    }
    offset = part.start;
  }
  EDITOR_SETTINGS.lastIndex = lastKept;
  const settings = EDITOR_SETTINGS.exec(text);
  return settings && settings.index >= lastKept ? Math.min(offset, settings.index) : offset;
}

/** The line ends that put an entry at the start of a line, with a blank one before it unless it is the first. */
function blankLineBefore(text: string, offset: number, eol: string): string {
  const before = text.slice(Math.max(0, offset - 1000), offset);
  const [blanks = ''] = /\s*$/.exec(before) ?? [];
  const atLineStart = offset === 0 || /[\n\r]$/.test(before) || (offset === 1 && before === '\ufeff');
  if (blanks.length === before.length && offset <= 1000) return atLineStart ? '' : eol;
  const lines = blanks.match(/\r\n|\n|\r/g)?.length ?? 0;
  return lines >= 2 ? (atLineStart ? '' : eol) : lines === 1 && atLineStart ? eol : eol + eol;
}
