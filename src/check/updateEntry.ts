import { entryOf, type EntryContent, type Field } from '../bibliography/entryFields';
import { caseOf, formatField, type EntryStyle } from '../bibliography/entryText';
import type { BibField } from '../bibliography/fields';
import type { BibEntry } from '../bibliography/scan';
import { detectStyle } from '../bibliography/style';
import { isPublished, type Paper } from '../catalog/paper';
import type { Dialect } from '../util/dialect';

/** Replaces the text between two offsets. */
export interface TextReplacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Fields that say where the preprint is, which is not where the publication is. */
const PREPRINT_FIELDS = [
  'journal',
  'journaltitle',
  'howpublished',
  'publisher',
  'organization',
  'volume',
  'number',
];
const NAMES_ARXIV = /arxiv|\bcorr\b|\babs\/\d/i;
/** Fields of the publication; all others are the user's and stay. */
const PUBLICATION_FIELDS = [
  'booktitle',
  'journal',
  'journaltitle',
  'series',
  'volume',
  'number',
  'pages',
  'year',
  'month',
  'date',
  'doi',
];
const EPRINT_FIELDS = ['eprint', 'archiveprefix', 'primaryclass', 'eprinttype', 'eprintclass'];
const DATE_FIELDS = ['year', 'month', 'date'];

/**
 * The edits that make of a preprint's entry that of the publication: its type, where and when it was published. Key,
 * authors, title, eprint and every field of the user's own stay as they are written. Sorted, none touching another.
 * Undefined when the catalog knows of no publication.
 */
export function planUpdate(
  text: string,
  entry: BibEntry,
  paper: Paper,
  { dialect, ...content }: EntryContent & { readonly dialect: Dialect },
): readonly TextReplacement[] | undefined {
  if (!isPublished(paper) || !entry.closed) return undefined;
  const { type, fields: wanted } = entryOf(paper, dialect, content);
  if (type !== 'inproceedings' && type !== 'article') return undefined;
  const style = detectStyle(text, [entry]);
  const present = entry.fields();
  const publication = inTermsOf(present, wanted);
  const stale = present.filter(
    ({ name, valueStart, valueEnd }) =>
      (PREPRINT_FIELDS.includes(name) && NAMES_ARXIV.test(text.slice(valueStart, valueEnd))) ||
      // The month of the posting, beside the year of the publication, would be a date that never was.
      (name === 'month' && !publication.some((field) => field.name === name)),
  );
  const edits: TextReplacement[] = [];
  const written = /^@[ \t]*([^\s{(]+)/.exec(text.slice(entry.start, entry.end))?.[1] ?? '';
  if (written.toLowerCase() !== type) {
    const start = entry.start + text.slice(entry.start, entry.end).indexOf(written, 1);
    edits.push({ start, end: start + written.length, text: caseOf(type, style.typeCase) });
  }

  const missing: Field[] = [];
  for (const field of publication) {
    const there = present.find(({ name }) => name === field.name.toLowerCase());
    if (!there) missing.push(field);
    // The user's own word on where it was published stands; the date of the preprint does not.
    else if (DATE_FIELDS.includes(field.name) || stale.includes(there)) {
      edits.push({ start: there.valueStart, end: there.valueEnd, text: valueText(field, style) });
    }
  }
  const replaced = new Set(edits.map(({ start }) => start));
  const leftOver = stale.filter(({ valueStart }) => !replaced.has(valueStart));
  edits.push(...placeMissing(text, entry, present, leftOver, missing, style));
  return edits
    .sort((a, b) => a.start - b.start)
    .filter(({ start, end, text: now }) => text.slice(start, end) !== now);
}

/** The fields of the publication, its date told by the fields by which the entry tells it. */
function inTermsOf(present: readonly BibField[], wanted: readonly Field[]): Field[] {
  const has = (name: string): boolean => present.some((field) => field.name === name);
  // Where the id stood in the journal's place only, it would be lost with it.
  const kept = has('eprint') ? PUBLICATION_FIELDS : [...PUBLICATION_FIELDS, ...EPRINT_FIELDS];
  const fields = wanted.filter(({ name }) => kept.includes(name.toLowerCase()));
  const date = fields.find(({ name }) => name === 'date')?.value;
  if (date !== undefined && has('year') && !has('date')) {
    // biblatex takes year and month too; a month that was the preprint's must not stay beside the new year.
    const [year = '', month] = date.split('-');
    const rest = fields.filter(({ name }) => name !== 'date');
    const monthField =
      has('month') && month !== undefined
        ? [{ name: 'month', value: String(Number(month)), bare: true }]
        : [];
    return [...rest, { name: 'year', value: year }, ...monthField];
  }
  const year = fields.find(({ name }) => name === 'year')?.value;
  if (year !== undefined && has('date') && !has('year')) {
    return [
      ...fields.filter(({ name }) => name !== 'year' && name !== 'month'),
      { name: 'date', value: year },
    ];
  }
  return fields;
}

/** Puts what is missing in the place of what is out of date; the rest goes behind it, or to the end. */
function placeMissing(
  text: string,
  entry: BibEntry,
  present: readonly BibField[],
  leftOver: readonly BibField[],
  missing: readonly Field[],
  style: EntryStyle,
): TextReplacement[] {
  const [first, ...others] = leftOver;
  const lines = missing.map((field) => formatField(field, style));
  const oneLine = !/[\n\r]/.test(text.slice(entry.start, entry.end));
  const separator = oneLine ? ', ' : `,${style.eol}${style.indent}`;
  const removals = others.map((field) => removal(text, entry, field));
  if (lines.length === 0) return first ? [removal(text, entry, first), ...removals] : removals;
  if (first)
    return [{ start: first.nameStart, end: first.valueEnd, text: lines.join(separator) }, ...removals];
  const last = present.at(-1);
  const at = last?.valueEnd ?? entry.keyEnd;
  return [{ start: at, end: at, text: `${separator}${lines.join(separator)}` }, ...removals];
}

/** Takes the field out with its comma and, where it stands alone on its line, with the line. */
function removal(text: string, entry: BibEntry, { nameStart, valueEnd }: BibField): TextReplacement {
  const comma = /^\s*,/.exec(text.slice(valueEnd, entry.end))?.[0].length ?? 0;
  const end = valueEnd + comma;
  const line = /(?:\r\n|\n|\r)[ \t]*$/.exec(text.slice(entry.start, nameStart))?.[0];
  if (line !== undefined && comma > 0) return { start: nameStart - line.length, end, text: '' };
  // The last field without a comma: the one before it goes instead.
  const before = comma > 0 ? 0 : (/,\s*$/.exec(text.slice(entry.start, nameStart))?.[0].length ?? 0);
  return {
    start: nameStart - before,
    end: comma > 0 ? end + (/^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0) : end,
    text: '',
  };
}

function valueText({ value, bare }: Field, { delimiter }: EntryStyle): string {
  if (bare) return value;
  return delimiter === '"' ? `"${value}"` : `{${value}}`;
}
