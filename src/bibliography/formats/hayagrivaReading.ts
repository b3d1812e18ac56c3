import { normalizeArxivId } from '../../catalog/identifiers';
import type { PersonName } from '../../catalog/paper';
import { monthName, namesToTex, pagesToTex, partsOfDate, verbatimUrl } from './cslReading';
import {
  isMapping,
  listOf,
  mappingOf,
  textOf,
  type Data,
  type DataMapping,
  type ItemReading,
} from './dataEntry';
import { formattableToTex } from './markup';

/** Hayagriva's entry types ("Entry Type") in BibTeX's and biblatex' words; what is not listed is `misc`. */
const TYPES: Readonly<Record<string, string>> = {
  article: 'article',
  chapter: 'incollection',
  entry: 'incollection',
  anthos: 'incollection',
  report: 'techreport',
  thesis: 'phdthesis',
  web: 'online',
  patent: 'patent',
  manuscript: 'unpublished',
  periodical: 'periodical',
  proceedings: 'proceedings',
  book: 'book',
  reference: 'book',
  anthology: 'collection',
  repository: 'software',
};

/** What an article is by what it appeared in. */
const ARTICLES: Readonly<Record<string, string>> = {
  proceedings: 'inproceedings',
  conference: 'inproceedings',
  anthology: 'incollection',
  book: 'incollection',
  blog: 'online',
  web: 'online',
  repository: 'misc',
};

/** What the container's title is called in entries of a type. */
const CONTAINERS: Readonly<Record<string, string>> = {
  article: 'journal',
  inproceedings: 'booktitle',
  incollection: 'booktitle',
};

/** Fields that are one formattable string, of the entry or else of what it appeared in. */
const TEXTS: Readonly<Record<string, string>> = {
  publisher: 'publisher',
  organization: 'organization',
  address: 'location',
  volume: 'volume',
  number: 'issue',
  edition: 'edition',
};
/** Fields that are the entry's own text. */
const OWN_TEXTS: Readonly<Record<string, string>> = {
  note: 'note',
  abstract: 'abstract',
  language: 'language',
};

/** How hayagriva's entries (hayagriva, "The Hayagriva YAML File Format") are told in BibTeX's words. */
export const HAYAGRIVA_READING: ItemReading = { typeOf, fieldOf };

function typeOf(entry: DataMapping): string {
  const type = textOf(entry['type'])?.toLowerCase() ?? '';
  if (type !== 'article') return Object.hasOwn(TYPES, type) ? TYPES[type]! : 'misc';
  const parent = parentOf(entry);
  if (!parent) return 'misc';
  const appearedIn = textOf(parent['type'])?.toLowerCase() ?? 'periodical';
  return Object.hasOwn(ARTICLES, appearedIn) ? ARTICLES[appearedIn]! : 'article';
}

function fieldOf(entry: DataMapping, name: string): string | undefined {
  const parent = parentOf(entry) ?? {};
  if (Object.hasOwn(TEXTS, name)) {
    const field = TEXTS[name]!;
    return tex(valueOf(entry[field]) ?? valueOf(parent[field]));
  }
  if (Object.hasOwn(OWN_TEXTS, name)) return tex(valueOf(entry[OWN_TEXTS[name]!]));
  switch (name) {
    case 'title':
      return tex(valueOf(entry['title']));
    case 'shorttitle':
      return tex(valueOf(mappingOf(entry['title'])['short']));
    case 'author':
      return namesToTex(personsIn(entry['author']));
    case 'editor':
      return namesToTex(personsIn(entry['editor'] ?? parent['editor']));
    case 'year':
      return dateOf(entry, parent)[0];
    case 'month':
      return monthName(dateOf(entry, parent)[1]);
    case 'pages':
      return pagesToTex(textOf(entry['page-range']));
    case 'doi':
      return serialNumber(entry, 'doi');
    case 'isbn':
    case 'issn':
      return serialNumber(entry, name) ?? serialNumber(parent, name);
    case 'url':
      return verbatimUrl(valueOf(entry['url']));
    case 'eprint':
      return arxivOf(entry, parent);
    case 'archiveprefix':
      return arxivOf(entry, parent) && 'arXiv';
  }
  return name === (CONTAINERS[typeOf(entry)] ?? 'howpublished') ? tex(valueOf(parent['title'])) : undefined;
}

/** The first of the things that the entry appeared in. */
function parentOf(entry: DataMapping): DataMapping | undefined {
  return listOf(entry['parent']).find(isMapping);
}

/** A text, or the text of a value that says more (`value`; a publisher's `name`). */
function valueOf(data: Data): string | undefined {
  return textOf(data) ?? textOf(mappingOf(data)['value']) ?? textOf(mappingOf(data)['name']);
}

function tex(text: string | undefined): string | undefined {
  return text === undefined ? undefined : formattableToTex(text);
}

function dateOf(entry: DataMapping, parent: DataMapping): readonly (string | undefined)[] {
  return partsOfDate(valueOf(entry['date']) ?? valueOf(parent['date']));
}

/** Serial numbers have names; before they had, some had fields of their own. */
function serialNumber(entry: DataMapping, kind: string): string | undefined {
  return textOf(mappingOf(entry['serial-number'])[kind]) ?? textOf(entry[kind]);
}

function arxivOf(entry: DataMapping, parent: DataMapping): string | undefined {
  const named = normalizeArxivId(serialNumber(entry, 'arxiv') ?? '');
  if (named) return named;
  const serial = textOf(entry['serial-number']) ?? serialNumber(entry, 'serial') ?? '';
  const place = `${serial} ${valueOf(parent['title']) ?? ''} ${valueOf(entry['publisher']) ?? ''}`;
  return (
    (/arxiv/i.test(place) ? normalizeArxivId(serial) : undefined) ??
    normalizeArxivId(serialNumber(entry, 'doi') ?? '') ??
    normalizeArxivId(valueOf(entry['url']) ?? '')
  );
}

function personsIn(data: Data): PersonName[] {
  return listOf(data).flatMap((person) => personOf(person) ?? []);
}

/** `prefix Family, Given, Suffix`, or a mapping of the parts ("Person"). */
function personOf(data: Data): PersonName | undefined {
  const text = textOf(data);
  if (text === undefined) {
    const parts = mappingOf(data);
    const [family, given] = [textOf(parts['name']), textOf(parts['given-name'])];
    if (family === undefined) return undefined;
    return nameIn(family, given, textOf(parts['suffix']), textOf(parts['prefix']));
  }
  const [last = '', given, suffix] = text.split(',').map((part) => part.trim());
  if (last === '') return given ? { literal: given } : undefined;
  if (!given) return { literal: last };
  const particle = /^(?:\p{Ll}\S*\s+)+(?=\S)/u.exec(last)?.[0].trim();
  return nameIn(particle ? last.slice(particle.length).trim() : last, given, suffix, particle);
}

function nameIn(family: string, given?: string, suffix?: string, particle?: string): PersonName {
  if (!given && !particle && !suffix) return { literal: family };
  return {
    family,
    ...(given ? { given } : {}),
    ...(suffix ? { suffix } : {}),
    ...(particle ? { 'non-dropping-particle': particle } : {}),
  };
}
