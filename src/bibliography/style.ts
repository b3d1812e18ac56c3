import { DEFAULT_STYLE, type Dialect, type EntryStyle } from './entryText';
import { scanBibliography, type BibEntry } from './scan';

/** How a .bib file is written, as far as a new entry should follow it. */
export interface BibStyle extends EntryStyle {
  /** Whether the file ends in a line end; true for an empty one. */
  readonly finalNewline: boolean;
}

/** Entries looked at: the last ones, which is where new ones go. */
const SAMPLE = 60;

/**
 * The style that most of the file's (last) entries follow, and the defaults where there is nothing to follow.
 *
 * `entries` spares a scan to those who have them.
 */
export function detectStyle(text: string, entries: readonly BibEntry[] = scanBibliography(text)): BibStyle {
  const sample = entries.slice(-SAMPLE).map((entry) => observe(text, entry));
  const fields = sample.flatMap((entry) => entry.fields);
  return {
    eol: detectEol(text),
    indent: majority(fields.map(({ indent }) => indent)) ?? DEFAULT_STYLE.indent,
    delimiter: majority(fields.map(({ delimiter }) => delimiter)) ?? DEFAULT_STYLE.delimiter,
    align: commonAlignment(sample),
    spaced: majority(fields.map(({ spaced }) => spaced)) ?? DEFAULT_STYLE.spaced,
    fieldCase: majority(fields.map(({ name }) => caseOf(name))) ?? DEFAULT_STYLE.fieldCase,
    typeCase: majority(sample.map(({ type }) => caseOf(type))) ?? DEFAULT_STYLE.typeCase,
    trailingComma: majority(sample.map(({ trailingComma }) => trailingComma)) ?? DEFAULT_STYLE.trailingComma,
    finalNewline: /(?:^|[\n\r])[ \t\ufeff]*$/.test(text),
  };
}

/**
 * The dialect that the file's entries are written in, undefined when they do not tell: `date`, `journaltitle`,
 * `eprinttype` or `@online` exist in biblatex only, `archivePrefix` is BibTeX's habit.
 */
export function findDialect(
  text: string,
  entries: readonly BibEntry[] = scanBibliography(text),
): Dialect | undefined {
  let biblatex = 0;
  let bibtex = 0;
  for (const entry of entries.slice(-SAMPLE)) {
    const names = new Set(entry.fields().map(({ name }) => name));
    const has = (...wanted: string[]) => wanted.some((name) => names.has(name));
    if (entry.type === 'online' || has('date', 'journaltitle', 'eprinttype', 'eprintclass', 'location'))
      biblatex++;
    else if (has('archiveprefix', 'primaryclass', 'journal', 'year', 'address')) bibtex++;
  }
  if (biblatex === bibtex) return undefined;
  return biblatex > bibtex ? 'biblatex' : 'bibtex';
}

interface ObservedField {
  readonly name: string;
  readonly indent: string | undefined;
  readonly delimiter: '{' | '"' | undefined;
  readonly spaced: boolean;
  /** From the name's start to `=`. */
  readonly equalsAt: number;
}

interface ObservedEntry {
  readonly type: string;
  readonly fields: readonly ObservedField[];
  readonly trailingComma: boolean | undefined;
}

function observe(text: string, entry: BibEntry): ObservedEntry {
  const fields = entry.fields();
  const end = fields.at(-1)?.valueEnd;
  const rest = end === undefined ? '' : text.slice(end, entry.end);
  let position = entry.start;
  return {
    type: /^@\s*([^\s{(]*)/.exec(text.slice(entry.start, entry.start + 64))?.[1] ?? '',
    fields: fields.map((field) => {
      const before =
        text
          .slice(position, field.nameStart)
          .split(/[\n\r]/)
          .at(-1) ?? '';
      position = field.valueEnd;
      const opening = text[field.valueStart];
      const between = text.slice(field.nameEnd, field.valueStart);
      return {
        name: text.slice(field.nameStart, field.nameEnd),
        indent: /^[ \t]*$/.test(before) ? before : undefined,
        delimiter: opening === '{' || opening === '"' ? opening : undefined,
        spaced: /\s$/.test(between),
        equalsAt: field.nameEnd - field.nameStart + between.indexOf('='),
      };
    }),
    trailingComma: entry.closed && end !== undefined ? /^\s*,/.test(rest) : undefined,
  };
}

/** The column at which most entries align `=`, but for a name that is too long; 0 where it stands behind each name. */
function commonAlignment(sample: readonly ObservedEntry[]): number {
  const columns = sample.map(({ fields }) => {
    const column = majority(fields.map(({ equalsAt }) => equalsAt)) ?? 0;
    const aligned = fields.filter(({ equalsAt }) => equalsAt === column);
    const lengths = new Set(aligned.map(({ name }) => name.length));
    return lengths.size > 1 && aligned.length >= fields.length * 0.75 ? column : 0;
  });
  return majority(columns) ?? DEFAULT_STYLE.align;
}

/** The line end that a text mostly has; a line feed where it has none. */
export function detectEol(text: string): string {
  const first = text.slice(0, 100_000);
  const crlf = first.match(/\r\n/g)?.length ?? 0;
  const lf = (first.match(/\n/g)?.length ?? 0) - crlf;
  return crlf > lf ? '\r\n' : '\n';
}

function caseOf(name: string): EntryStyle['fieldCase'] | undefined {
  if (name.length < 2) return undefined;
  if (name === name.toUpperCase()) return 'upper';
  return /^[A-Z]/.test(name) ? 'capitalized' : 'lower';
}

/** The value that occurs most; of two, the one that occurred first. */
function majority<T>(values: readonly (T | undefined)[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: T | undefined;
  for (const [value, count] of counts)
    if (best === undefined || count > (counts.get(best) ?? 0)) best = value;
  return best;
}
