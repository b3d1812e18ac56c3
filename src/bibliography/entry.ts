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
  /** What `identity` has read off the fields; stays with the entry where a later scan finds it unchanged. */
  notes?: EntryNotes | undefined;
}

/** What tells which work an entry is. Holds no part of the text that the entry was read from. */
export interface EntryNotes {
  readonly doi: string | undefined;
  readonly arxiv: string | undefined;
  /** Further keys that the entry answers to. */
  readonly furtherKeys: readonly string[];
}

/** So many are asked one by one. */
const FEW_ENTRIES = 100;

/** What all entries of a file have in common. */
export class EntrySource {
  private resolved: ReadonlyMap<string, string> | undefined;
  /** Of each rare field: how often it was asked for, then whether it is anywhere. */
  private readonly rare = new Map<string, number | boolean>();
  private lastRead: { readonly entry: BibEntry; readonly values: FieldValues } | undefined;

  /** @param macros Reads the `@string` macros of the text; called when the first value is asked for. */
  constructor(
    readonly text: string,
    private readonly readMacros: () => ReadonlyMap<string, string>,
  ) {}

  macros(): ReadonlyMap<string, string> {
    return (this.resolved ??= this.readMacros());
  }

  /**
   * Whether an entry can have a field of the name: spares thousands of looks for what hardly anybody writes. To know
   * it, the whole text is searched; that pays only where many entries are asked.
   */
  mayHave(rareField: string): boolean {
    const known = this.rare.get(rareField) ?? 0;
    if (typeof known === 'boolean') return known;
    const asked = known + 1;
    const has = asked < FEW_ENTRIES || new RegExp(`\\b${rareField}\\s*=`, 'i').test(this.text);
    this.rare.set(rareField, asked < FEW_ENTRIES ? asked : has);
    return has;
  }

  /** The fields of an entry by name; those of the entry read last are kept. */
  valuesOf(entry: BibEntry): FieldValues {
    if (this.lastRead?.entry === entry) return this.lastRead.values;
    const values: FieldValues = new Map();
    for (const span of entry.fields()) if (!values.has(span.name)) values.set(span.name, span);
    this.lastRead = { entry, values };
    return values;
  }
}

/** By name: where the value stands, until it is asked for. */
type FieldValues = Map<string, string | BibField>;

/** Where an entry stands. */
export interface EntryPlace {
  readonly type: string;
  readonly start: number;
  readonly bodyStart: number;
  readonly end: number;
  readonly closed: boolean;
}

/** The entry at the place. */
export function readEntry(source: EntrySource, place: EntryPlace): BibEntry {
  const { text } = source;
  const { bodyStart, end, closed } = place;
  const limit = Math.max(bodyStart, closed ? end - 1 : end);
  let from = bodyStart;
  while (from < limit && isBlank(text.charCodeAt(from))) from++;
  let to = from;
  while (to < limit && !endsKey(text.charCodeAt(to))) to++;
  let after = to;
  while (after < limit && isBlank(text.charCodeAt(after))) after++;
  // `@misc{title = {...}}`: the key was forgotten, this is a field already.
  if (after < limit && text.charCodeAt(after) === EQUALS) to = from;
  return new ScannedEntry(source, place, from, to);
}

/** The entry as it stands `by` further on (or back) in the text of `source`, where it reads the same. */
export function movedEntry(source: EntrySource, entry: BibEntry, by: number): BibEntry {
  const { type, start, end, closed, keyStart, keyEnd } = entry;
  const place = { type, start: start + by, bodyStart: keyStart + by, end: end + by, closed };
  const moved = new ScannedEntry(source, place, keyStart + by, keyEnd + by);
  moved.notes = entry.notes;
  return moved;
}

/** Asked for of every entry, written in few files. */
const RARE_FIELDS = new Set(['ids', 'crossref', 'xdata', 'arxivid', 'arxiv', 'ee', 'link']);

class ScannedEntry implements BibEntry {
  readonly type: string;
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly closed: boolean;
  notes: EntryNotes | undefined = undefined;

  constructor(
    private readonly source: EntrySource,
    { type, start, end, closed }: EntryPlace,
    readonly keyStart: number,
    readonly keyEnd: number,
  ) {
    this.type = type;
    this.start = start;
    this.end = end;
    this.closed = closed;
    this.key = source.text.slice(keyStart, keyEnd);
  }

  field(name: string): string | undefined {
    const wanted = name.toLowerCase();
    if (RARE_FIELDS.has(wanted) && !this.source.mayHave(wanted)) return undefined;
    const values = this.source.valuesOf(this);
    const value = values.get(wanted);
    if (value === undefined || typeof value === 'string') return value;
    const resolved = resolveValue(this.source.text, value, () => this.source.macros());
    values.set(wanted, resolved);
    return resolved;
  }

  fields(): BibField[] {
    return readFields(this.source.text, this.keyEnd, this.closed ? this.end - 1 : this.end);
  }
}

const COMMA = 44;
const EQUALS = 61;
const BRACE_CLOSE = 125;

function endsKey(code: number): boolean {
  return isBlank(code) || code === COMMA || code === BRACE_CLOSE || code === EQUALS;
}
