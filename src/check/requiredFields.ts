import type { Dialect } from '../util/dialect';

/** Fields that a type of entry has to have; where several are named, one of them. */
type Required = readonly (readonly string[])[];

const list = (fields: string): Required => fields.split(' ').map((field) => field.split('|'));

/** "BibTeXing" (Patashnik), section 3.1. */
const BIBTEX: Readonly<Record<string, Required>> = {
  article: list('author|key title journal year'),
  book: list('author|editor|key title publisher year'),
  booklet: list('title'),
  conference: list('author|key title booktitle year'),
  inbook: list('author|editor|key title chapter|pages publisher year'),
  incollection: list('author|key title booktitle publisher year'),
  inproceedings: list('author|key title booktitle year'),
  manual: list('title'),
  mastersthesis: list('author title school year'),
  phdthesis: list('author title school year'),
  proceedings: list('title year'),
  techreport: list('author title institution year'),
  unpublished: list('author title note'),
};

/** biblatex manual, section 2.1.1; older names of fields and types (sections 2.1.2, 2.2.5) count too. */
const BIBLATEX: Readonly<Record<string, Required>> = {
  article: list('author title journaltitle|journal year|date'),
  book: list('author|editor title year|date'),
  collection: list('editor title year|date'),
  conference: list('author title booktitle year|date'),
  dataset: list('author|editor title year|date'),
  inbook: list('author title booktitle year|date'),
  incollection: list('author title booktitle year|date'),
  inproceedings: list('author title booktitle year|date'),
  mastersthesis: list('author title institution|school year|date'),
  phdthesis: list('author title institution|school year|date'),
  patent: list('author title number year|date'),
  proceedings: list('title year|date'),
  report: list('author title type institution year|date'),
  techreport: list('author title institution year|date'),
  thesis: list('author title type institution|school year|date'),
};

/**
 * The first required field that the entry lacks; undefined where it has all, where its type asks for none, and where
 * it builds on another entry.
 */
export function lackingField(
  type: string,
  dialect: Dialect,
  has: (field: string) => boolean,
): string | undefined {
  const required = (dialect === 'biblatex' ? BIBLATEX : BIBTEX)[type];
  if (!required || has('crossref') || has('xdata')) return undefined;
  const present = (field: string): boolean =>
    has(field) || (field === 'journal' && has('journaltitle')) || (field === 'year' && has('date'));
  return required.find((choice) => !choice.some(present))?.[0];
}
