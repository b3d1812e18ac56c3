import { yearOf, type Paper } from '../catalog/paper';
import type { Dialect } from '../util/dialect';
import { formatAuthors } from './authors';
import { curlyQuotes, toLatex } from './latexText';
import { protectCapitals } from './titleCase';

/** What an entry says, where that can be chosen. */
export interface EntryContent {
  /** Which fields are written of those that the paper has a value for. */
  readonly fields?: EntryFieldChoice | undefined;
  /** `short` writes the venue's short name (`NeurIPS`) for proceedings and journals that have one; full by default. */
  readonly venue?: 'full' | 'short' | undefined;
}

/** All are written by default, the address as `auto` has it. */
export interface EntryFieldChoice {
  /** `auto` writes the address where it says more than the identifiers that are written. */
  readonly url?: 'auto' | 'always' | 'never' | undefined;
  /** arXiv's id and class. */
  readonly eprint?: boolean | undefined;
  readonly doi?: boolean | undefined;
  /** The month, and in biblatex with it the day. */
  readonly month?: boolean | undefined;
}

/** Field name and value; `bare` values (months) stand without delimiters. */
export interface Field {
  readonly name: string;
  readonly value: string;
  readonly bare?: boolean;
}

export type EntryType = 'inproceedings' | 'article' | 'misc' | 'online';

/** The type of the paper's entry and its fields in their order. */
export function entryOf(
  paper: Paper,
  dialect: Dialect,
  { fields: choice = {}, venue }: EntryContent,
): { readonly type: EntryType; readonly fields: readonly Field[] } {
  const biblatex = dialect === 'biblatex';
  const escape = (text: string) => toLatex(text, { unicode: biblatex });
  const names = paper.custom.shortName === undefined ? [] : [paper.custom.shortName];
  const published = publishedAs(paper);
  const doi = choice.doi === false ? undefined : paper.DOI;
  const eprint = choice.eprint === false ? [] : eprintFields(paper, biblatex);
  const written = { doi: doi !== undefined, eprint: eprint.length > 0 };
  const url = addressOf(paper, choice.url ?? 'auto', {
    published: published !== undefined,
    biblatex,
    written,
  });
  // biblatex asks for one of these in `@online`.
  const online = biblatex && (doi !== undefined || eprint.length > 0 || url !== undefined);
  const type = published ?? (online ? 'online' : 'misc');
  const container =
    (published && venue === 'short' ? paper.custom.venue : undefined) ?? paper['container-title'];
  const fields: (Field | undefined)[] = [
    field('author', paper.author?.length ? formatAuthors(paper.author, { unicode: biblatex }) : undefined),
    // Without it BibTeX' styles have nothing to sort by, nor author-year styles to print; biblatex takes the title.
    field('key', !biblatex && !paper.author?.length ? `{${escape(shortTitle(paper))}}` : undefined),
    field('title', protectCapitals(curlyQuotes(paper.title), { names, escape })),
    field(containerField(type, biblatex), container && escape(container)),
    field('series', published && paper['collection-title'] && escape(paper['collection-title'])),
    field('volume', published && paper.volume && escape(paper.volume)),
    // The standard styles refuse volume and number of proceedings together.
    field('number', type === 'article' ? paper.issue && escape(paper.issue) : undefined),
    field('pages', published && paper.page?.replace(/\s*[-–—]+\s*/g, '--')),
    ...dateFields(paper, { biblatex, yearOnly: choice.month === false }),
    field('doi', doi && verbatim(doi)),
    ...eprint,
    field('url', url && verbatim(url)),
  ];
  return { type, fields: fields.filter((entry) => entry !== undefined) };
}

/** The type of a publication whose record has all that the type asks for. */
function publishedAs(paper: Paper): 'inproceedings' | 'article' | undefined {
  const complete = paper.author?.length && paper['container-title'] && yearOf(paper) !== undefined;
  if (!complete) return undefined;
  if (paper.type === 'paper-conference') return 'inproceedings';
  return paper.type === 'article-journal' ? 'article' : undefined;
}

function containerField(type: EntryType, biblatex: boolean): string {
  if (type === 'inproceedings') return 'booktitle';
  if (type === 'article') return biblatex ? 'journaltitle' : 'journal';
  return type === 'online' ? 'organization' : 'howpublished';
}

function field(name: string, value: string | undefined, bare = false): Field | undefined {
  return value === undefined || value === '' ? undefined : { name, value, bare };
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function dateFields(
  paper: Paper,
  { biblatex, yearOnly }: { readonly biblatex: boolean; readonly yearOnly: boolean },
): (Field | undefined)[] {
  const [year, ...rest] = paper.issued?.['date-parts'][0] ?? [];
  const [month, day] = yearOnly ? [] : rest;
  if (year === undefined) return [];
  if (!biblatex) {
    return [field('year', String(year)), field('month', month === undefined ? '' : MONTHS[month - 1], true)];
  }
  const parts = [month, day].filter((part) => part !== undefined);
  return [field('date', [year, ...parts.map((part) => String(part).padStart(2, '0'))].join('-'))];
}

function eprintFields({ custom }: Paper, biblatex: boolean): (Field | undefined)[] {
  if (custom.arxiv === undefined) return [];
  return biblatex
    ? [field('eprint', custom.arxiv), field('eprinttype', 'arxiv'), field('eprintclass', custom.primaryClass)]
    : [
        field('eprint', custom.arxiv),
        field('archivePrefix', 'arXiv'),
        field('primaryClass', custom.primaryClass),
      ];
}

/**
 * The address; `auto` gives it where it says more than the identifiers do. biblatex links DOI and eprint itself. Most
 * BibTeX styles do not know `eprint`, so that a preprint's address is what tells where it is; a publication's DOI
 * leads to it, and its preprint is no place to send readers to.
 */
function addressOf(
  paper: Paper,
  choice: 'auto' | 'always' | 'never',
  given: {
    readonly published: boolean;
    readonly biblatex: boolean;
    readonly written: { readonly doi: boolean; readonly eprint: boolean };
  },
): string | undefined {
  const onArxiv = /^https?:\/\/(?:www\.)?arxiv\.org\//i;
  const preprint = paper.custom.arxiv && `https://arxiv.org/abs/${paper.custom.arxiv}`;
  const resolver = paper.DOI && `https://doi.org/${paper.DOI}`;
  if (choice === 'never') return undefined;
  if (choice === 'always') {
    return paper.URL ?? (given.published ? (resolver ?? preprint) : (preprint ?? resolver));
  }
  const url = paper.URL ?? preprint;
  if (url === undefined || given.written.doi) return undefined;
  const repeats = given.published || (given.biblatex && given.written.eprint);
  return preprint !== undefined && onArxiv.test(url) && repeats ? undefined : url;
}

/** Read character by character (`\url`, biber's verbatim fields), so only what would end the value is encoded. */
function verbatim(text: string): string {
  return text.trim().replace(/[{}"\\\s]/g, encodeURIComponent);
}

function shortTitle(paper: Paper): string {
  return paper.custom.shortName ?? paper.title.split(/:\s/)[0] ?? paper.title;
}
