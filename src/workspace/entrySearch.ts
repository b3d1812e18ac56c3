import type { BibEntry, BibFile } from '../bibliography/scan';
import { searchableEntry } from '../bibliography/searchableEntry';
import { createTextSearch, patchTextSearch, type TextSearch } from '../search/textSearch';

/** The search over a bibliography's entries. */
export interface EntrySearch {
  readonly search: TextSearch;
  /**
   * The search over all entries of an earlier scan from which this one was patched together, how many those were, and
   * how many of them at the beginning and the end are still the same.
   */
  readonly base: {
    readonly search: TextSearch;
    readonly count: number;
    readonly before: number;
    readonly after: number;
  };
}

/** With more entries than this between what is unchanged, a new search is made instead of patching. */
const MOST_PATCHED = 300;

export function createEntrySearch(text: string, entries: readonly BibEntry[]): EntrySearch {
  const search = createTextSearch(entries.length, (item) => searchableEntry(text, entries[item]!));
  return { search, base: { search, count: entries.length, before: entries.length, after: entries.length } };
}

/** The search after an edit, made anew only for the entries that are others than before; undefined where too many are. */
export function patchEntrySearch(
  { base }: EntrySearch,
  text: string,
  { entries, unchanged }: BibFile,
): EntrySearch | undefined {
  if (!unchanged) return undefined;
  const most = Math.min(base.count, entries.length);
  const before = Math.min(base.before, unchanged.before, most);
  const after = Math.min(base.after, unchanged.after, most - before);
  if (Math.max(base.count, entries.length) - before - after > MOST_PATCHED) return undefined;
  const search = patchTextSearch(base, { before, after, count: entries.length }, (item) =>
    searchableEntry(text, entries[item]!),
  );
  return { search, base: { ...base, before, after } };
}
