import { yearOf, type Paper } from '../catalog/paper';
import type { Dialect } from '../util/dialect';
import { formatAuthors } from './authors';
import { curlyQuotes, toLatex } from './latexText';
import { protectCapitals } from './titleCase';

export type { Dialect } from '../util/dialect';

/** How an entry looks; what it says does not depend on it. */
export interface EntryStyle {
  readonly eol: string;
  /** What a field's line begins with. */
  readonly indent: string;
  /** Around values. */
  readonly delimiter: '{' | '"';
  /** Column, counted from the name's start, to which `=` is aligned; 0 for no alignment. */
  readonly align: number;
  /** Whether blanks stand around `=`. */
  readonly spaced: boolean;
  /** `lower` leaves the usual spelling of `archivePrefix` and `primaryClass`. */
  readonly fieldCase: 'lower' | 'upper' | 'capitalized';
  readonly typeCase: 'lower' | 'upper' | 'capitalized';
  /** Whether the last field has a comma too. */
  readonly trailingComma: boolean;
}

export interface EntryOptions extends Partial<EntryStyle> {
  readonly key: string;
  readonly dialect: Dialect;
}

export const DEFAULT_STYLE: EntryStyle = {
  eol: '\n',
  indent: '  ',
  delimiter: '{',
  align: 0,
  spaced: true,
  fieldCase: 'lower',
  typeCase: 'lower',
  trailingComma: true,
};

/** Field name and value; `bare` values (months) stand without delimiters. */
interface Field {
  readonly name: string;
  readonly value: string;
  readonly bare?: boolean;
}

/**
 * The paper's entry, from `@` to its closing brace, without a line end after it.
 *
 * Fields are those of BibTeX's standard styles ("BibTeXing", section 3.2) with arXiv's `eprint`, `archivePrefix` and
 * `primaryClass`, or those of biblatex (manual, section 2.2). Neither BibTeX nor biber has anything to warn of:
 * where a required field is unknown, a type that does not ask for it is taken.
 */
export function formatEntry(paper: Paper, options: EntryOptions): string {
  const style: EntryStyle = { ...DEFAULT_STYLE, ...options };
  const type = entryType(paper, options.dialect);
  const fields = entryFields(paper, type, options.dialect);
  const lines = fields.map((field) => `${style.indent}${formatField(field, style)}`);
  const body = lines.join(`,${style.eol}`) + (style.trailingComma ? ',' : '');
  return `@${caseOf(type, style.typeCase)}{${options.key},${style.eol}${body}${style.eol}}`;
}

type EntryType = 'inproceedings' | 'article' | 'misc' | 'online';

function entryType(paper: Paper, dialect: Dialect): EntryType {
  const complete = paper.author?.length && paper['container-title'] && yearOf(paper) !== undefined;
  if (complete && paper.type === 'paper-conference') return 'inproceedings';
  if (complete && paper.type === 'article-journal') return 'article';
  const readOnline = paper.URL !== undefined || paper.DOI !== undefined || paper.custom.arxiv !== undefined;
  return dialect === 'biblatex' && readOnline ? 'online' : 'misc';
}

function entryFields(paper: Paper, type: EntryType, dialect: Dialect): Field[] {
  const biblatex = dialect === 'biblatex';
  const escape = (text: string) => toLatex(text, { unicode: biblatex });
  const names = paper.custom.shortName === undefined ? [] : [paper.custom.shortName];
  const container = paper['container-title'] && escape(paper['container-title']);
  const containerName = type === 'inproceedings' ? 'booktitle' : biblatex ? 'journaltitle' : 'journal';
  const published = type === 'inproceedings' || type === 'article';
  const fields: (Field | undefined)[] = [
    field('author', paper.author?.length ? formatAuthors(paper.author, { unicode: biblatex }) : undefined),
    // Without it BibTeX' styles have nothing to sort by, nor author-year styles to print; biblatex takes the title.
    field('key', !biblatex && !paper.author?.length ? `{${escape(shortTitle(paper))}}` : undefined),
    field('title', protectCapitals(curlyQuotes(paper.title), { names, escape })),
    field(published ? containerName : type === 'online' ? 'organization' : 'howpublished', container),
    field('series', published ? paper['collection-title'] && escape(paper['collection-title']) : undefined),
    field('volume', published ? paper.volume && escape(paper.volume) : undefined),
    // The standard styles refuse volume and number of proceedings together.
    field('number', type === 'article' ? paper.issue && escape(paper.issue) : undefined),
    field('pages', published ? paper.page?.replace(/\s*[-–—]+\s*/g, '--') : undefined),
    ...dateFields(paper, biblatex),
    field('doi', paper.DOI && verbatim(paper.DOI)),
    ...eprintFields(paper, biblatex),
    field('url', addressOf(paper, published, biblatex)),
  ];
  return fields.filter((entry) => entry !== undefined);
}

function field(name: string, value: string | undefined, bare = false): Field | undefined {
  return value === undefined || value === '' ? undefined : { name, value, bare };
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function dateFields(paper: Paper, biblatex: boolean): (Field | undefined)[] {
  const [year, month, day] = paper.issued?.['date-parts'][0] ?? [];
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
 * The address where it says more than the identifiers do. biblatex links DOI and eprint itself. Most BibTeX styles
 * do not know `eprint`, so that a preprint's address is what tells where it is; a publication's DOI leads to it,
 * and its preprint is no place to send readers to.
 */
function addressOf(paper: Paper, published: boolean, biblatex: boolean): string | undefined {
  const onArxiv = /^https?:\/\/(?:www\.)?arxiv\.org\//i;
  const preprint = paper.custom.arxiv && `https://arxiv.org/abs/${paper.custom.arxiv}`;
  const url = paper.URL ?? preprint;
  if (url === undefined || paper.DOI !== undefined) return undefined;
  if (preprint !== undefined && onArxiv.test(url) && (published || biblatex)) return undefined;
  return verbatim(url);
}

/** Read character by character (`\url`, biber's verbatim fields), so only what would end the value is encoded. */
function verbatim(text: string): string {
  return text.trim().replace(/[{}"\\\s]/g, encodeURIComponent);
}

function shortTitle(paper: Paper): string {
  return paper.custom.shortName ?? paper.title.split(/:\s/)[0] ?? paper.title;
}

function formatField({ name, value, bare }: Field, style: EntryStyle): string {
  const [open, close] = bare ? ['', ''] : style.delimiter === '"' ? ['"', '"'] : ['{', '}'];
  const equals = style.spaced ? ' = ' : '=';
  return `${caseOf(name, style.fieldCase).padEnd(style.align - (style.spaced ? 1 : 0))}${equals}${open}${value}${close}`;
}

function caseOf(name: string, wanted: EntryStyle['fieldCase']): string {
  if (wanted === 'upper') return name.toUpperCase();
  if (wanted === 'lower') return name;
  return name === 'inproceedings' ? 'InProceedings' : name.charAt(0).toUpperCase() + name.slice(1);
}
