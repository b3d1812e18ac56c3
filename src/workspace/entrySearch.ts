import type { BibEntry } from '../bibliography/scan';
import { searchableEntry } from '../bibliography/searchableEntry';
import { createTextSearch, patchTextSearch, type TextSearch } from '../search/textSearch';

/** The search over a bibliography's entries, and over what it was made. */
export interface EntrySearch {
  readonly search: TextSearch;
  readonly text: string;
  readonly entries: readonly BibEntry[];
  /** The search over all entries of an earlier text from which this one was patched together. */
  readonly base?: { readonly search: EntrySearch; readonly before: number; readonly after: number };
}

/** With more entries than this between what is unchanged, a new search is made instead of patching. */
const MOST_PATCHED = 300;

export function createEntrySearch(text: string, entries: readonly BibEntry[]): EntrySearch {
  const search = createTextSearch(entries.length, (item) => searchableEntry(text, entries[item]!));
  return { search, text, entries };
}

/** The search after an edit, made anew only for the entries that are others than before; undefined where too many are. */
export function patchEntrySearch(
  earlier: EntrySearch,
  text: string,
  entries: readonly BibEntry[],
): EntrySearch | undefined {
  const base = earlier.base?.search ?? earlier;
  const most = Math.min(base.entries.length, entries.length);
  const same = (old: number, now: number): boolean => {
    const [a, b] = [base.entries[old]!, entries[now]!];
    const length = a.end - a.start;
    return (
      length === b.end - b.start &&
      a.key === b.key &&
      base.text.slice(a.start, a.end) === text.slice(b.start, b.end)
    );
  };
  let before = 0;
  while (before < most && same(before, before)) before++;
  let after = 0;
  while (after < most - before && same(base.entries.length - 1 - after, entries.length - 1 - after)) after++;
  if (Math.max(base.entries.length, entries.length) - before - after > MOST_PATCHED) return undefined;
  const search = patchTextSearch(
    { search: base.search, count: base.entries.length },
    { before, after, count: entries.length },
    (item) => searchableEntry(text, entries[item]!),
  );
  return { search, text, entries, base: { search: base, before, after } };
}
