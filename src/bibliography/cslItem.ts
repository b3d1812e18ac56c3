import type { CslDate, PersonName } from '../catalog/paper';
import { identifiersOf } from './identity';
import { fromLatex } from './latexText';
import { parseNames } from './names';
import type { BibEntry } from './scan';

/** A CSL-JSON item, as citation processors take it (citation-style-language/schema, `csl-data.json`). */
export interface CslItem {
  readonly id: string;
  readonly type: string;
  readonly title?: string;
  readonly author?: readonly PersonName[];
  readonly editor?: readonly PersonName[];
  readonly issued?: CslDate;
  readonly [variable: string]: unknown;
}

/** BibTeX' and biblatex' entry types, as CSL knows them; what is not listed is a document. */
const TYPES: Readonly<Record<string, string>> = {
  article: 'article-journal',
  inproceedings: 'paper-conference',
  conference: 'paper-conference',
  proceedings: 'book',
  book: 'book',
  inbook: 'chapter',
  incollection: 'chapter',
  collection: 'book',
  phdthesis: 'thesis',
  mastersthesis: 'thesis',
  thesis: 'thesis',
  techreport: 'report',
  report: 'report',
  manual: 'report',
  online: 'webpage',
  electronic: 'webpage',
  www: 'webpage',
  patent: 'patent',
  software: 'software',
  dataset: 'dataset',
  unpublished: 'manuscript',
};

/** CSL variables that are a single field's text, with the fields that may hold it. */
const TEXTS: readonly (readonly [variable: string, ...fields: string[]])[] = [
  ['title', 'title'],
  ['container-title', 'journaltitle', 'journal', 'booktitle', 'maintitle'],
  ['collection-title', 'series'],
  ['publisher', 'publisher', 'school', 'institution', 'organization', 'howpublished'],
  ['publisher-place', 'location', 'address'],
  ['volume', 'volume'],
  ['edition', 'edition'],
  ['ISBN', 'isbn'],
  ['ISSN', 'issn'],
  ['note', 'note'],
];

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The entry as a CSL item. What it does not say is left out; TeX is resolved. */
export function cslItemOf(entry: BibEntry): CslItem {
  const read = (name: string): string | undefined => {
    const value = entry.field(name);
    const text = value === undefined ? '' : fromLatex(value).replace(/\s+/g, ' ').trim();
    return text === '' ? undefined : text;
  };
  const { doi, arxiv } = identifiersOf(entry);
  const item: Record<string, unknown> = { id: entry.key, type: typeOf(entry, arxiv) };
  for (const [variable, ...fields] of TEXTS) {
    const value = fields.map(read).find((text) => text !== undefined);
    if (value !== undefined) item[variable] = value;
  }
  for (const role of ['author', 'editor']) {
    const names = parseNames(entry.field(role) ?? '');
    if (names.length > 0) item[role] = names;
  }
  const issued = dateOf(read('date') ?? read('year'), read('month'));
  if (issued) item['issued'] = issued;
  const pages = read('pages')?.replace(/\s*[-–—]+\s*/g, '-');
  if (pages) item['page'] = pages;
  const issue = read('number') ?? read('issue');
  if (issue) item['issue'] = issue;
  if (doi) item['DOI'] = doi;
  if (arxiv && item['container-title'] === undefined) {
    item['number'] = `arXiv:${arxiv}`;
    item['publisher'] = 'arXiv';
  }
  const url =
    entry.field('url')?.replace(/\\([%#_&~])/g, '$1') ?? (arxiv && `https://arxiv.org/abs/${arxiv}`);
  if (url) item['URL'] = url;
  return item as CslItem;
}

function typeOf(entry: BibEntry, arxiv: string | undefined): string {
  const { type } = entry;
  if (arxiv && (type === 'misc' || type === 'online' || type === 'unpublished')) return 'article';
  if (type === 'article' && arxiv && /arxiv|corr/i.test(entry.field('journal') ?? '')) return 'article';
  return TYPES[type] ?? 'document';
}

/** A year, a year and a month's name or number, or an ISO date, of which the beginning of a range counts. */
function dateOf(date: string | undefined, month: string | undefined): CslDate | undefined {
  const [, year, monthInDate, day] = /^(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(date ?? '') ?? [];
  if (year === undefined) return undefined;
  const named = MONTHS.indexOf((month ?? '').slice(0, 3).toLowerCase()) + 1;
  const number = Number(monthInDate ?? (named || month));
  const parts = [Number(year)];
  if (number >= 1 && number <= 12) parts.push(number);
  if (parts.length === 2 && day !== undefined) parts.push(Number(day));
  return { 'date-parts': [parts] };
}
