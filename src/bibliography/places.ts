import { foldKey } from './identity';
import type { BibEntry, BibFile } from './scan';

/** Text to put in at an offset; nothing is taken away. */
export interface TextInsertion {
  /** UTF-16 offset into the text the plan was made for. */
  readonly offset: number;
  readonly text: string;
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
  { eol, finalNewline }: { readonly eol: string; readonly finalNewline: boolean },
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
  eol: string,
): TextInsertion[] | undefined {
  const there = file.entries;
  if (!isInOrder(there)) return undefined;
  const gaps = new Map<number, NewEntry[]>();
  for (const entry of [...entries].sort((a, b) => compareKeys(a.key, b.key))) {
    const found = there.findIndex(({ key }) => compareKeys(key, entry.key) > 0);
    const gap = found < 0 ? there.length : found;
    gaps.set(gap, [...(gaps.get(gap) ?? []), entry]);
  }
  return [...gaps].map(([gap, fresh]) => {
    const before = there[gap - 1];
    const all = fresh.map((entry) => entry.text).join(eol + eol);
    // Behind an entry that is not closed the new one would be part of it.
    if (gap === there.length || (before && !before.closed)) {
      return appended(text, file, fresh, { eol, finalNewline: /(?:^|[\n\r])\s*$/.test(text) });
    }
    if (before) return { offset: endOfLine(text, before.end), text: eol + eol + all };
    return { offset: withComments(text, there[0]!.start), text: all + eol + eol };
  });
}

function isInOrder(entries: readonly BibEntry[]): boolean {
  if (entries.length < 2) return false;
  let ascending = 0;
  for (let at = 1; at < entries.length; at++) {
    if (compareKeys(entries[at - 1]!.key, entries[at]!.key) <= 0) ascending++;
  }
  return ascending >= (entries.length - 1) * KEPT_IN_ORDER;
}

function compareKeys(a: string, b: string): number {
  const [one, other] = [foldKey(a), foldKey(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Behind what stands after the entry on its last line, if that is nothing or a comment. */
function endOfLine(text: string, offset: number): number {
  const rest = /^[ \t,]*(?:%[^\n\r]*)?(?=[\n\r]|$)/.exec(text.slice(offset, offset + 2000))?.[0];
  return offset + (rest?.length ?? 0);
}

/** The start of the comment lines directly above the entry that starts at `offset`. */
function withComments(text: string, offset: number): number {
  let start = offset;
  for (;;) {
    const above = /(?:^|[\n\r])([ \t]*%[^\n\r]*(?:\r\n|\n|\r))$/.exec(
      text.slice(Math.max(0, start - 2000), start),
    );
    if (!above) return start;
    start -= above[1]!.length;
  }
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
