import { displayName, isPublished, yearOf, type Paper } from './paper';

/** Orders in which lists of papers are shown. */
export type SortOrder = 'newest' | 'title' | 'venue';

/** Compares two papers for the order; equal rank is broken by name, so that every order is total and stable. */
export function comparePapers(order: SortOrder): (a: Paper, b: Paper) => number {
  const byName = (a: Paper, b: Paper): number =>
    displayName(a).localeCompare(displayName(b), 'en', { sensitivity: 'base' }) || (a.id < b.id ? -1 : 1);
  switch (order) {
    case 'newest':
      return (a, b) => compareText(dateOf(b), dateOf(a)) || byName(a, b);
    case 'title':
      return byName;
    case 'venue':
      return (a, b) =>
        // Preprints and web pages have no venue and come last.
        Number(!isPublished(a)) - Number(!isPublished(b)) ||
        compareText(a.custom.venue ?? '', b.custom.venue ?? '') ||
        (yearOf(b) ?? 0) - (yearOf(a) ?? 0) ||
        byName(a, b);
  }
}

/** `YYYY-MM` of the first posting, else of publication; empty where unknown, which sorts as oldest. */
export function dateOf(paper: Paper): string {
  if (paper.custom.posted) return paper.custom.posted;
  const [year, month] = paper.issued?.['date-parts'][0] ?? [];
  return year === undefined ? '' : `${year}-${String(month ?? 0).padStart(2, '0')}`;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What a list is narrowed to; all parts must hold. */
export interface PaperFilter {
  /** A search query; empty for all. */
  readonly text: string;
  /** Any of these years; empty for all. */
  readonly years: readonly number[];
  readonly hasCode: boolean;
  readonly published: boolean;
  /** What the text stands for, in words, where it was not typed. */
  readonly label?: string;
}

export const NO_FILTER: PaperFilter = { text: '', years: [], hasCode: false, published: false };

export function isFiltering(filter: PaperFilter): boolean {
  return filter.text.trim() !== '' || filter.years.length > 0 || filter.hasCode || filter.published;
}

/** Whether the paper passes every part but the text, which is the search's to judge. */
export function passes(paper: Paper, filter: PaperFilter): boolean {
  const year = yearOf(paper);
  return (
    (filter.years.length === 0 || (year !== undefined && filter.years.includes(year))) &&
    (!filter.hasCode || paper.custom.code !== undefined) &&
    (!filter.published || isPublished(paper))
  );
}

/** The filter in words: `"grpo", 2025 or 2026, has code`. */
export function describeFilter(filter: PaperFilter): string {
  const text = filter.text.trim();
  return [
    ...(text ? [filter.label ?? `"${text}"`] : []),
    ...(filter.years.length > 0 ? [filter.years.join(' or ')] : []),
    ...(filter.hasCode ? ['has code'] : []),
    ...(filter.published ? ['published'] : []),
  ].join(', ');
}
