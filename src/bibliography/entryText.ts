import type { Paper } from '../catalog/paper';
import type { Dialect } from '../util/dialect';
import { entryOf, type EntryContent, type Field } from './entryFields';

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

export interface EntryOptions extends Partial<EntryStyle>, EntryContent {
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

/**
 * The paper's entry, from `@` to its closing brace, without a line end after it.
 *
 * Fields are those of BibTeX's standard styles ("BibTeXing", section 3.2) with arXiv's `eprint`, `archivePrefix` and
 * `primaryClass`, or those of biblatex (manual, section 2.2). Neither BibTeX nor biber has anything to warn of:
 * where a required field is unknown, a type that does not ask for it is taken. Only a date that nobody knows they may
 * miss: author-year styles and biber's validation ask for one in every type.
 */
export function formatEntry(paper: Paper, options: EntryOptions): string {
  const style: EntryStyle = { ...DEFAULT_STYLE, ...options };
  const { type, fields } = entryOf(paper, options.dialect, options);
  const lines = fields.map((field) => `${style.indent}${formatField(field, style)}`);
  const body = lines.join(`,${style.eol}`) + (style.trailingComma ? ',' : '');
  return `@${caseOf(type, style.typeCase)}{${options.key},${style.eol}${body}${style.eol}}`;
}

/** The field as it stands on its line, without indentation and comma. */
export function formatField({ name, value, bare }: Field, style: EntryStyle): string {
  const [open, close] = bare ? ['', ''] : style.delimiter === '"' ? ['"', '"'] : ['{', '}'];
  const equals = style.spaced ? ' = ' : '=';
  return `${caseOf(name, style.fieldCase).padEnd(style.align - (style.spaced ? 1 : 0))}${equals}${open}${value}${close}`;
}

/** The name in the case that the style has; "lower" leaves it as it is usually spelt. */
export function caseOf(name: string, wanted: EntryStyle['fieldCase']): string {
  if (wanted === 'upper') return name.toUpperCase();
  if (wanted === 'lower') return name;
  return name === 'inproceedings' ? 'InProceedings' : name.charAt(0).toUpperCase() + name.slice(1);
}
