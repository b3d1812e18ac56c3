import { normalizeArxivId } from '../../catalog/identifiers';
import type { PersonName } from '../../catalog/paper';
import { formatAuthors } from '../authors';
import {
  isList,
  isMapping,
  listOf,
  mappingOf,
  textOf,
  type Data,
  type DataMapping,
  type ItemReading,
} from './dataEntry';
import { plainToTex } from './markup';

/** CSL's types (CSL 1.0.2, appendix III) in BibTeX's and biblatex' words; what is not listed is `misc`. */
const TYPES: Readonly<Record<string, string>> = {
  'article-journal': 'article',
  'article-magazine': 'article',
  'article-newspaper': 'article',
  review: 'article',
  'review-book': 'article',
  'paper-conference': 'inproceedings',
  book: 'book',
  classic: 'book',
  chapter: 'incollection',
  entry: 'incollection',
  'entry-dictionary': 'incollection',
  'entry-encyclopedia': 'incollection',
  thesis: 'phdthesis',
  report: 'techreport',
  standard: 'techreport',
  webpage: 'online',
  post: 'online',
  'post-weblog': 'online',
  dataset: 'dataset',
  software: 'software',
  patent: 'patent',
  manuscript: 'unpublished',
};

/** What holds the container's title, and the publisher's name, in entries of a type. */
const CONTAINERS: Readonly<Record<string, string>> = {
  article: 'journal',
  inproceedings: 'booktitle',
  incollection: 'booktitle',
};
const PUBLISHERS: Readonly<Record<string, string>> = { phdthesis: 'school', techreport: 'institution' };

/** Fields that are one variable's text. */
const TEXTS: Readonly<Record<string, string>> = {
  title: 'title',
  shorttitle: 'title-short',
  series: 'collection-title',
  address: 'publisher-place',
  volume: 'volume',
  edition: 'edition',
  chapter: 'chapter-number',
  note: 'note',
  abstract: 'abstract',
  keywords: 'keyword',
  language: 'language',
};
const VERBATIM: Readonly<Record<string, string>> = { doi: 'DOI', isbn: 'ISBN', issn: 'ISSN' };

export const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * How CSL items (citation-style-language/schema, `csl-data.json`) are told in BibTeX's words.
 *
 * @param toTex How the texts of the format are written as TeX.
 */
export function cslReading(toTex: (text: string) => string): ItemReading {
  return { typeOf: typeOfItem, fieldOf: (item, name) => fieldOfItem(item, name, toTex) };
}

function typeOfItem(item: DataMapping): string {
  const type = textOf(item['type']) ?? '';
  return Object.hasOwn(TYPES, type) ? TYPES[type]! : 'misc';
}

function fieldOfItem(item: DataMapping, name: string, toTex: (text: string) => string): string | undefined {
  const tex = (variable: string): string | undefined => {
    const text = textOf(item[variable]);
    return text === undefined ? undefined : toTex(text);
  };
  if (Object.hasOwn(TEXTS, name)) return tex(TEXTS[name]!);
  if (Object.hasOwn(VERBATIM, name)) return textOf(item[VERBATIM[name]!]);
  switch (name) {
    case 'author':
    case 'editor':
      return namesToTex(listOf(item[name]).flatMap((person) => nameOf(person) ?? []));
    case 'year':
      return dateOf(item['issued'])[0];
    case 'month':
      return monthName(dateOf(item['issued'])[1]);
    case 'pages':
      return pagesToTex(textOf(item['page']));
    case 'number': {
      const number = textOf(item['number']);
      return tex('issue') ?? (number !== undefined && normalizeArxivId(number) ? undefined : tex('number'));
    }
    case 'url':
      return verbatimUrl(textOf(item['URL']));
    case 'eprint':
      return arxivOfItem(item);
    case 'archiveprefix':
      return arxivOfItem(item) && 'arXiv';
  }
  const type = typeOfItem(item);
  if (name === (CONTAINERS[type] ?? 'howpublished')) return tex('container-title');
  return name === (PUBLISHERS[type] ?? 'publisher') ? tex('publisher') : undefined;
}

/** The arXiv id that the item names as its number, in its archive, by DOI or address. */
function arxivOfItem(item: DataMapping): string | undefined {
  for (const variable of ['number', 'archive_location', 'archive-location', 'DOI', 'URL']) {
    const text = textOf(item[variable]);
    const named = variable === 'DOI' || variable === 'URL' || /arxiv/i.test(text ?? '');
    const archived = /arxiv/i.test(textOf(item['archive']) ?? textOf(item['publisher']) ?? '');
    const id = text !== undefined && (named || archived) ? normalizeArxivId(text) : undefined;
    if (id) return id;
  }
  return undefined;
}

/** A list of names as BibTeX writes it; undefined for none. */
export function namesToTex(names: readonly PersonName[]): string | undefined {
  return names.length === 0 ? undefined : formatAuthors(names, { unicode: true });
}

const NAME_PARTS = [
  'family',
  'given',
  'non-dropping-particle',
  'dropping-particle',
  'suffix',
  'literal',
] as const;

/** A name in parts, or a text for it, which stands as it is. */
function nameOf(data: Data): PersonName | undefined {
  const literal = textOf(data);
  if (literal !== undefined) return { literal };
  const name: Partial<Record<(typeof NAME_PARTS)[number], string>> = {};
  for (const part of NAME_PARTS) {
    const text = textOf(mappingOf(data)[part]);
    if (text !== undefined) name[part] = text;
  }
  return Object.keys(name).length > 0 ? name : undefined;
}

/**
 * Year, month and day as far as they are given: `date-parts`, a `raw` or `literal` date, an EDTF text, or pandoc's
 * mappings of `year`, `month` and `day`; of a range, the beginning.
 */
function dateOf(date: Data): readonly (string | undefined)[] {
  const first = isList(date) ? date[0] : date;
  if (!isMapping(first)) return partsOfDate(textOf(first));
  const parts = listOf(listOf(first['date-parts'])[0]).map(textOf);
  if (parts[0] !== undefined) return parts;
  const text = textOf(first['raw']) ?? textOf(first['literal']);
  return text === undefined
    ? [textOf(first['year']), textOf(first['month']), textOf(first['day'])]
    : partsOfDate(text);
}

/** The parts of an ISO date; of another text, its year. */
export function partsOfDate(text: string | undefined): readonly (string | undefined)[] {
  const iso = /^(-?\d{4})(?:-(\d\d?))?(?:-(\d\d?))?(?![\d-])/.exec(text ?? '');
  return iso ? iso.slice(1) : [/(?<!\d)\d{4}(?!\d)/.exec(text ?? '')?.[0]];
}

export function monthName(month: string | undefined): string | undefined {
  return MONTHS[Number(month) - 1];
}

export function pagesToTex(pages: string | undefined): string | undefined {
  return pages === undefined ? undefined : plainToTex(pages).replace(/\s*-+\s*/g, '--');
}

/** As addresses stand in .bib files: character by character, but for what would end the value. */
export function verbatimUrl(url: string | undefined): string | undefined {
  return url?.replace(/[{}"\\\s]/g, encodeURIComponent);
}
