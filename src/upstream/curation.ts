import type { CslDate, Paper } from '../catalog/paper';
import { splitName } from './names';

/** A catalog item as it can be corrected by hand: names as printed, dates as `YYYY[-MM[-DD]]`, no key yet. */
export type Draft = Omit<Paper, 'id' | 'author' | 'issued'> & {
  readonly author?: readonly string[];
  readonly issued?: string;
};

/** A correction made by hand, or a remark on why the record is as it is. */
export interface Curation {
  /** The work: its arXiv id, else its address in the source list. */
  readonly paper: string;
  /** The field of the catalog item, such as `title` or `custom.code`. */
  readonly field: string;
  /** What the source has; of a list (`author`, `custom.aliases`) one element or the whole. */
  readonly from?: CurationValue;
  /** What the catalog has instead. */
  readonly to?: CurationValue;
  readonly reason: string;
}

export type CurationValue = string | readonly string[];

const LISTS = ['author', 'custom.aliases'];

/**
 * Applies one record: `from` and `to` replace, `to` alone sets (or adds to a list), `from` alone removes, neither is
 * a remark. Applying a record again changes nothing.
 *
 * Returns the corrected draft, or a problem when the field holds neither `from` nor `to`: then the source has
 * changed, and somebody must look whether the correction still holds.
 */
export function applyCuration(draft: Draft, record: Curation): Draft | { readonly problem: string } {
  const { field, from, to } = record;
  if (from === undefined && to === undefined) return draft;
  const value = read(draft, field);
  const next = LISTS.includes(field)
    ? correctList((value ?? []) as readonly string[], from, to)
    : correctValue(value, from, to);
  if (next === 'stale') {
    return {
      problem: `${record.paper}: ${field} is ${JSON.stringify(value)}, which the curation does not know`,
    };
  }
  return write(draft, field, Array.isArray(next) && next.length === 0 ? undefined : next);
}

function correctValue(value: unknown, from?: CurationValue, to?: CurationValue): unknown {
  const known = value === undefined || from === undefined || same(value, from) || same(value, to);
  return known ? to : 'stale';
}

function correctList(
  list: readonly string[],
  from?: CurationValue,
  to?: CurationValue,
): readonly string[] | 'stale' {
  if (typeof from === 'object' || typeof to === 'object') {
    return same(list, from) || same(list, to) ? (to as readonly string[]) : 'stale';
  }
  if (from === undefined) return to === undefined || list.includes(to) ? list : [...list, to];
  if (to === undefined) return list.filter((element) => element !== from);
  if (list.includes(to) && !list.includes(from)) return list;
  return list.includes(from) ? list.map((element) => (element === from ? to : element)) : 'stale';
}

/** The item of a draft, still without its key. */
export function itemOf({ author, issued, custom, type, title, ...rest }: Draft): Omit<Paper, 'id'> {
  return {
    type,
    title,
    ...(author && { author: author.map(splitName) }),
    ...(issued !== undefined && { issued: cslDate(issued) }),
    ...rest,
    custom,
  };
}

function cslDate(text: string): CslDate {
  return { 'date-parts': [text.split('-').map(Number)] };
}

/** Value at a path of one or two steps (`title`, `custom.code`). */
export function read(record: object, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], record);
}

function write(draft: Draft, path: string, value: unknown): Draft {
  const set = (record: object, key: string): object => {
    const changed: Record<string, unknown> = { ...record, [key]: value };
    if (value === undefined) delete changed[key];
    return changed;
  };
  const [head = '', inner] = path.split('.');
  if (inner === undefined) return set(draft, head) as Draft;
  return { ...draft, custom: set(draft.custom, inner) } as Draft;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
