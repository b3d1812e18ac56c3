import type { BibEntry } from './scan';

/** Fields by which an entry is looked for, the most telling first. */
const TELLING = [
  'author',
  'editor',
  'title',
  'shorttitle',
  'year',
  'date',
  'booktitle',
  'journal',
  'journaltitle',
];

/**
 * What an entry is found by: its key, then names, title, year and venue. Fields are read past the entry's own memory of
 * them, since this reads every entry of a file once.
 */
export function searchableEntry(text: string, entry: BibEntry): { name: string; rest: string } {
  const values = new Map<string, string>();
  const fields = entry.fields();
  for (const { name, valueStart, valueEnd } of fields) {
    if (TELLING.includes(name) && !values.has(name)) values.set(name, text.slice(valueStart, valueEnd));
  }
  const rest = TELLING.map((name) => (fields.length > 0 ? values.get(name) : entry.field(name)) ?? '');
  return { name: entry.key, rest: withoutMarkup(rest.join(' ')) };
}

/** Letters as they are read: `{\"o}` and `\'{e}` without accent, as a folded query has them. */
function withoutMarkup(value: string): string {
  return value.includes('\\')
    ? value
        .replace(/\\["'`^~=.uvHtcdbrk](?:\s*\{(\\?[a-zA-Z])\}|\s*(\\?[a-zA-Z]))/g, '$1$2')
        .replace(/\\(ss|ae|oe|aa|o|l|i|j)(?![a-zA-Z])\s*/gi, '$1')
        .replace(/\\((?:La|Bib)?TeX)\b/g, '$1')
        .replace(/\\[a-zA-Z]+\s*|[{}"\\$]/g, '')
    : value.replace(/[{}"]/g, '');
}
