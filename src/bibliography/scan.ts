import { isBlank, readFields, resolveValue, type BibField } from './fields';

/**
 * One entry of a .bib file. Positions are UTF-16 offsets into the scanned text, ends exclusive.
 */
export interface BibEntry {
  /** Lower-case, without `@`. */
  readonly type: string;
  /** As written; empty where the entry has none yet. */
  readonly key: string;
  /** From `@` to the end of the closing delimiter, or of the last visible character where that is missing. */
  readonly start: number;
  readonly end: number;
  readonly keyStart: number;
  readonly keyEnd: number;
  /** Whether the closing delimiter is there. */
  readonly closed: boolean;
  /**
   * Value of the field, undefined where the entry has none. Without its delimiters, `#` and macros resolved, TeX
   * left as written. The name is taken without regard to case; of two fields of one name the first counts, as in
   * BibTeX. Read on demand, and kept for the entry that was read last: thousands of entries read once leave nothing
   * behind.
   */
  field(name: string): string | undefined;
  /** Where the fields stand, in their order. Read from the text at every call. */
  fields(): BibField[];
}

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
  const entries: BibEntry[] = [];
  const blocks: BibBlock[] = [];
  let macros: ReadonlyMap<string, string> | undefined;
  const macrosOf = () => (macros ??= readMacros(text, blocks));
  const lastRead: LastRead = {};
  let unmatchedComments = 0;
  let inLineComment = false;

  let next = 0;
  for (;;) {
    const at = text.indexOf('@', next);
    if (at === -1) return { entries, blocks };
    inLineComment = endsInLineComment(text, next, at, inLineComment);
    next = at + 1;
    const head = inLineComment ? undefined : readHead(text, at);
    if (head) {
      const { type, bodyStart } = head;
      if (type === 'comment') {
        // Looking for the end of an unclosed comment reads the whole rest: a few times at most.
        const end = unmatchedComments < 8 ? matchBalanced(text, bodyStart) : -1;
        if (end === -1) unmatchedComments++;
        next = end === -1 ? bodyStart : end;
        blocks.push({ type, start: at, end: next, closed: end !== -1 });
      } else {
        const body = matchBody(text, bodyStart);
        next = body.next;
        if (type === 'string' || type === 'preamble') {
          blocks.push({ type, start: at, end: body.end, closed: body.closed });
        } else {
          entries.push(
            new ScannedEntry(text, type, at, bodyStart, body.end, body.closed, macrosOf, lastRead),
          );
        }
      }
    }
  }
}

/** Whether the text is not one, as far as its beginning and a search for NUL tell: nobody should write to it. */
export function looksBinary(text: string): boolean {
  if (text.includes('\0')) return true;
  const sample = text.slice(0, 4096);
  const odd = sample.match(/[\x01-\x08\x0e-\x1f\ufffd]/g)?.length ?? 0;
  return odd * 10 > sample.length;
}

/** What is known of one entry's fields; shared by all entries of a file. */
interface LastRead {
  entry?: BibEntry;
  /** By name: where the value stands, until it is asked for. */
  values?: Map<string, string | BibField>;
}

class ScannedEntry implements BibEntry {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;

  constructor(
    private readonly text: string,
    readonly type: string,
    readonly start: number,
    bodyStart: number,
    readonly end: number,
    readonly closed: boolean,
    private readonly macros: () => ReadonlyMap<string, string>,
    private readonly lastRead: LastRead,
  ) {
    const limit = Math.max(bodyStart, closed ? end - 1 : end);
    let from = bodyStart;
    while (from < limit && isBlank(text.charCodeAt(from))) from++;
    let to = from;
    while (to < limit && !endsKey(text.charCodeAt(to))) to++;
    let after = to;
    while (after < limit && isBlank(text.charCodeAt(after))) after++;
    // `@misc{title = {...}}`: the key was forgotten, this is a field already.
    if (after < limit && text.charCodeAt(after) === EQUALS) to = from;
    this.keyStart = from;
    this.keyEnd = to;
    this.key = text.slice(from, to);
  }

  field(name: string): string | undefined {
    const wanted = name.toLowerCase();
    const values = this.valuesRead();
    const value = values.get(wanted);
    if (value === undefined || typeof value === 'string') return value;
    const resolved = resolveValue(this.text, value, this.macros);
    values.set(wanted, resolved);
    return resolved;
  }

  private valuesRead(): Map<string, string | BibField> {
    const { lastRead } = this;
    if (lastRead.entry === this && lastRead.values) return lastRead.values;
    const values = new Map<string, string | BibField>();
    for (const span of this.fields()) if (!values.has(span.name)) values.set(span.name, span);
    lastRead.entry = this;
    lastRead.values = values;
    return values;
  }

  fields(): BibField[] {
    return readFields(this.text, this.keyEnd, this.closed ? this.end - 1 : this.end);
  }
}

const LF = 10;
const CR = 13;
const QUOTE = 34;
const PERCENT = 37;
const PAREN_OPEN = 40;
const PAREN_CLOSE = 41;
const COMMA = 44;
const EQUALS = 61;
const AT = 64;
const BRACE_OPEN = 123;
const BRACE_CLOSE = 125;

const HEAD = /@[ \t]*([a-z][\w-]*)\s*[{(]/iy;
/** What tells the next entry from a value in which a line happens to begin with `@`. */
const NEXT_HEAD =
  /@[ \t]*(?:(?:string|preamble|comment)\s*[{(]|[a-z][\w-]*\s*[{(][ \t]*(?:[^\s{}(),"=]+[ \t]*)?(?:[,}\n\r]|$))/iy;

function readHead(text: string, at: number): { type: string; bodyStart: number } | undefined {
  HEAD.lastIndex = at;
  const match = HEAD.exec(text);
  return match?.[1] === undefined
    ? undefined
    : { type: match[1].toLowerCase(), bodyStart: at + match[0].length };
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

function endsKey(code: number): boolean {
  return isBlank(code) || code === COMMA || code === BRACE_CLOSE || code === EQUALS;
}
