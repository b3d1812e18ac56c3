import { EntrySource, movedEntry, readEntry, type BibEntry } from './entry';
import { isBlank, readFields, resolveValue } from './fields';
import { detached } from '../util/detached';

export type { BibEntry } from './entry';

/** `@string`, `@preamble` or `@comment`: part of the file, but no entry. */
export interface BibBlock {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly closed: boolean;
}

/** Everything in a .bib file that begins with `@`, in the order of the file. */
export interface BibFile {
  readonly entries: readonly BibEntry[];
  readonly blocks: readonly BibBlock[];
  /** Of a file that was scanned again: how many entries at its beginning and end are the same as before. */
  readonly unchanged?: { readonly before: number; readonly after: number } | undefined;
}

/**
 * The entries of a .bib file, in its order.
 *
 * Tolerant entry by entry: one that lacks its closing delimiter ends where the next entry begins at the start of a
 * line, and costs itself only. Never throws, whatever the text.
 */
export function scanBibliography(text: string): BibEntry[] {
  return [...scanFile(text).entries];
}

/**
 * Scans a .bib file: entries, and the blocks that are none.
 *
 * Follows what BibTeX (bibtex.web, "Reading the database file") and biber accept: `{}` or `()` as delimiters,
 * braces balanced inside values, any text between entries. Where the two differ it follows biber: a line after `%`
 * between entries is a comment, and so is what stands in the braces of `@comment`.
 */
export function scanFile(text: string): BibFile {
  return scanParts(text, [], 0, () => undefined);
}

/**
 * The same for a text that an edit has changed: reads what the edit touched, and takes the entries before and behind
 * it from the scan of the text as it was.
 */
export function rescanFile(earlier: BibFile, oldText: string, text: string): BibFile {
  const old = partsOf(earlier);
  // What follows an unclosed comment was decided by the whole rest of the text.
  if (old.some(({ type, closed }) => type === 'comment' && !closed)) return scanFile(text);
  const prefix = commonPrefix(oldText, text);
  const suffix = commonSuffix(oldText, text, Math.min(oldText.length, text.length) - prefix);
  const by = text.length - oldText.length;

  let kept = 0;
  while (kept < old.length && old[kept]!.end <= prefix) kept++;
  // Where an unclosed entry ends was decided by what follows it.
  while (kept > 0 && !old[kept - 1]!.closed) kept--;
  let behind = kept;
  let rest: readonly Part[] = [];
  const file = scanParts(text, old.slice(0, kept), kept === 0 ? 0 : old[kept - 1]!.end, (start) => {
    if (start < text.length - suffix) return undefined;
    while (behind < old.length && old[behind]!.start + by < start) behind++;
    if (old[behind]?.start !== start - by) return undefined;
    rest = old.slice(behind);
    return { parts: rest, by };
  });
  // With other macros the same fields may have other values.
  if (macroText(oldText, earlier) !== macroText(text, file)) {
    for (const entry of file.entries) entry.notes = undefined;
  }
  const before = old.slice(0, kept).filter(isEntry).length;
  return { ...file, unchanged: { before, after: rest.filter(isEntry).length } };
}

/** All definitions of macros. */
function macroText(text: string, { blocks }: BibFile): string {
  const definitions = blocks.filter(({ type }) => type === 'string');
  return definitions.map(({ start, end }) => text.slice(start, end)).join('\n');
}

/** Parts that are known, and by how much they have moved. */
interface Known {
  readonly parts: readonly Part[];
  readonly by: number;
}

type Part = BibEntry | BibBlock;

function isEntry(part: Part): part is BibEntry {
  return 'key' in part;
}

function partsOf({ entries, blocks }: BibFile): Part[] {
  if (blocks.length === 0) return [...entries];
  return [...entries, ...blocks].sort((a, b) => a.start - b.start);
}

/**
 * Scans from an offset on, behind the parts that are known.
 *
 * @param knownFrom The rest, where it is known from the part on that begins at an offset.
 */
function scanParts(
  text: string,
  known: readonly Part[],
  from: number,
  knownFrom: (start: number) => Known | undefined,
): BibFile {
  const entries: BibEntry[] = [];
  const blocks: BibBlock[] = [];
  const source = new EntrySource(text, () => readMacros(text, blocks));
  const types = new Map<string, string>();
  const take = (parts: readonly Part[], by: number): void => {
    for (const part of parts) {
      if (isEntry(part)) entries.push(movedEntry(source, part, by));
      else blocks.push(by === 0 ? part : { ...part, start: part.start + by, end: part.end + by });
    }
  };
  take(known, 0);

  let unmatchedComments = 0;
  let inLineComment = false;
  let next = from;
  for (;;) {
    const at = text.indexOf('@', next);
    if (at === -1) return { entries, blocks };
    inLineComment = endsInLineComment(text, next, at, inLineComment);
    next = at + 1;
    const head = inLineComment ? undefined : readHead(text, at, types);
    if (!head) continue;
    const rest = unmatchedComments < MOST_UNMATCHED ? knownFrom(at) : undefined;
    if (rest) {
      take(rest.parts, rest.by);
      return { entries, blocks };
    }
    const { type, bodyStart } = head;
    if (type === 'comment') {
      const end = unmatchedComments < MOST_UNMATCHED ? matchBalanced(text, bodyStart) : -1;
      if (end === -1) unmatchedComments++;
      next = end === -1 ? bodyStart : end;
      blocks.push({ type, start: at, end: next, closed: end !== -1 });
    } else {
      const body = matchBody(text, bodyStart);
      next = body.next;
      const place = { type, start: at, bodyStart, end: body.end, closed: body.closed };
      if (type === 'string' || type === 'preamble') {
        blocks.push({ type, start: at, end: body.end, closed: body.closed });
      } else entries.push(readEntry(source, place));
    }
  }
}

/** Looking for the end of an unclosed comment reads the whole rest: so many times, and no further. */
const MOST_UNMATCHED = 8;

const STRIDE = 4096;

/** How many characters two texts have in common at their beginning. */
function commonPrefix(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let same = 0;
  // Slices are compared by the engine, many characters at a time.
  while (same + STRIDE <= most && a.slice(same, same + STRIDE) === b.slice(same, same + STRIDE))
    same += STRIDE;
  while (same < most && a.charCodeAt(same) === b.charCodeAt(same)) same++;
  return same;
}

/** How many they have in common at their end, `most` at most. */
function commonSuffix(a: string, b: string, most: number): number {
  const end = (text: string, from: number, to: number): string =>
    text.slice(text.length - to, text.length - from);
  let same = 0;
  while (same + STRIDE <= most && end(a, same, same + STRIDE) === end(b, same, same + STRIDE)) same += STRIDE;
  while (same < most && a.charCodeAt(a.length - 1 - same) === b.charCodeAt(b.length - 1 - same)) same++;
  return same;
}

/** Whether the text is not one, as far as its beginning and a search for NUL tell: nobody should write to it. */
export function looksBinary(text: string): boolean {
  if (text.includes('\0')) return true;
  const sample = text.slice(0, 4096);
  const odd = sample.match(/[\x01-\x08\x0e-\x1f\ufffd]/g)?.length ?? 0;
  return odd * 10 > sample.length;
}

const LF = 10;
const CR = 13;
const QUOTE = 34;
const PERCENT = 37;
const PAREN_OPEN = 40;
const PAREN_CLOSE = 41;
const AT = 64;
const BRACE_OPEN = 123;
const BRACE_CLOSE = 125;

const HEAD = /@[ \t]*([a-z][\w-]*)\s*[{(]/iy;
/** What tells the next entry from a value in which a line happens to begin with `@`. */
const NEXT_HEAD =
  /@[ \t]*(?:(?:string|preamble|comment)\s*[{(]|[a-z][\w-]*\s*[{(][ \t]*(?:[^\s{}(),"=]+[ \t]*)?(?:[,}\n\r]|$))/iy;

/** @param types The types found so far, each once. */
function readHead(
  text: string,
  at: number,
  types: Map<string, string>,
): { type: string; bodyStart: number } | undefined {
  HEAD.lastIndex = at;
  const match = HEAD.exec(text);
  if (match?.[1] === undefined) return undefined;
  let type = types.get(match[1]);
  if (type === undefined) {
    // Entries outlive the text that they were found in, and must not keep it.
    type = detached(match[1].toLowerCase());
    types.set(match[1], type);
  }
  return { type, bodyStart: at + match[0].length };
}

/** Whether a `%` has made a comment of the line that reaches to `to`; `before` says so for the one at `from`. */
function endsInLineComment(text: string, from: number, to: number, before: boolean): boolean {
  let inside = before;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code === LF || code === CR) inside = false;
    else if (code === PERCENT) inside = true;
  }
  return inside;
}

/** Offset after the brace (or parenthesis) that closes the one before `from`; -1 where none does. */
function matchBalanced(text: string, from: number): number {
  const close = text.charCodeAt(from - 1) === PAREN_OPEN ? PAREN_CLOSE : BRACE_CLOSE;
  let depth = 0;
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === close && depth === 0) return i + 1;
    if (code === BRACE_OPEN) depth++;
    else if (code === BRACE_CLOSE) depth--;
  }
  return -1;
}

/** Where the body that begins at `from` ends: at its closing delimiter, or before the next entry. */
function matchBody(text: string, from: number): { end: number; next: number; closed: boolean } {
  const parens = text.charCodeAt(from - 1) === PAREN_OPEN;
  let depth = 0;
  let quoted = false;
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === BRACE_OPEN) {
      depth++;
    } else if (code === BRACE_CLOSE) {
      if (depth > 0) depth--;
      else if (!parens) return { end: i + 1, next: i + 1, closed: true };
    } else if (parens && depth === 0) {
      if (code === QUOTE) quoted = !quoted;
      else if (code === PAREN_CLOSE && !quoted) return { end: i + 1, next: i + 1, closed: true };
    }
    if (code === LF || code === CR) {
      let line = i + 1;
      // Indented, only between fields: inside a value it is more likely text.
      if (depth === 0) while (text.charCodeAt(line) === 32 || text.charCodeAt(line) === 9) line++;
      if (text.charCodeAt(line) !== AT) continue;
      NEXT_HEAD.lastIndex = line;
      if (NEXT_HEAD.test(text)) return { end: trimmedEnd(text, from, line), next: line, closed: false };
    }
  }
  return { end: trimmedEnd(text, from, text.length), next: text.length, closed: false };
}

function trimmedEnd(text: string, from: number, to: number): number {
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
  return to;
}

function readMacros(text: string, blocks: readonly BibBlock[]): ReadonlyMap<string, string> {
  const macros = new Map<string, string>();
  for (const block of blocks) {
    if (block.type !== 'string') continue;
    const from = text.slice(block.start, block.end).search(/[{(]/) + block.start + 1;
    for (const field of readFields(text, from, block.closed ? block.end - 1 : block.end)) {
      const value = resolveValue(text, field, () => macros);
      macros.set(field.name, value);
    }
  }
  return macros;
}
