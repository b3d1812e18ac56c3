import type { BibEntry } from './scan';

/** Finds an entry of the bibliography by a key. */
export type EntryOf = (key: string) => BibEntry | undefined;

/** So many entries are looked at for one field: an entry has one parent, and a handful that it takes data from. */
const MOST_LOOKED_AT = 100;

/** Fields that are an entry's own (biblatex manual, appendix B: what is never inherited). */
const NOT_PASSED_ON = new Set([
  'ids',
  'crossref',
  'xref',
  'entryset',
  'entrysubtype',
  'execute',
  'label',
  'options',
  'presort',
  'related',
  'relatedoptions',
  'relatedstring',
  'relatedtype',
  'shorthand',
  'shorthandintro',
  'sortkey',
  'xdata',
]);

/** What names a whole; a part has its own, and calls its whole's otherwise. */
const NAMES_OF_A_WHOLE = new Set([
  'title',
  'subtitle',
  'titleaddon',
  'shorttitle',
  'sorttitle',
  'indextitle',
  'indexsorttitle',
]);

const PARTS_OF_BOOKS = new Set([
  'inbook',
  'bookinbook',
  'suppbook',
  'incollection',
  'suppcollection',
  'inreference',
  'inproceedings',
  'conference',
]);
const PARTS_OF_PERIODICALS = new Set(['article', 'suppperiodical']);
const MULTI_VOLUME = new Set(['mvbook', 'mvcollection', 'mvproceedings', 'mvreference']);

type Names = ReadonlyMap<string, readonly string[]>;

/** What a part calls what its whole calls otherwise; the first that the whole has counts. */
const IN_A_BOOK: Names = new Map([
  ['booktitle', ['booktitle', 'title']],
  ['booksubtitle', ['booksubtitle', 'subtitle']],
  ['booktitleaddon', ['booktitleaddon', 'titleaddon']],
]);
const IN_A_PERIODICAL: Names = new Map([
  ['journaltitle', ['journaltitle', 'journal', 'title']],
  ['journal', ['journal', 'journaltitle', 'title']],
  ['journalsubtitle', ['journalsubtitle', 'subtitle']],
]);
const IN_A_WORK_OF_VOLUMES: Names = new Map([
  ['maintitle', ['maintitle', 'title']],
  ['mainsubtitle', ['mainsubtitle', 'subtitle']],
  ['maintitleaddon', ['maintitleaddon', 'titleaddon']],
]);

/**
 * The value of a field: the entry's own; else that of the entries which it names in `xdata`, under the same name
 * (biblatex manual, section 3.13.6); else that of its `crossref` parent, where a part calls its whole's title
 * `booktitle`, `journaltitle` or `maintitle` (section 2.4.1 and appendix B). BibTeX passes on every field under its
 * own name; so is done where appendix B has no rule for the two types, and for `@inbook`, whose title is in BibTeX
 * the book's. Entries that name each other end the search.
 */
export function resolveField(entry: BibEntry, name: string, entryOf: EntryOf): string | undefined {
  return search(entry, name.toLowerCase(), entryOf, new Set());
}

/** The entry with what it takes from others. */
export function withInherited(entry: BibEntry, entryOf: EntryOf): BibEntry {
  if (entry.field('crossref') === undefined && entry.field('xdata') === undefined) return entry;
  const { type, key, start, end, keyStart, keyEnd, closed } = entry;
  return {
    ...{ type, key, start, end, keyStart, keyEnd, closed },
    field: (name) => resolveField(entry, name, entryOf),
    fields: () => entry.fields(),
  };
}

/** @param seen What was asked for already, each as the start of the entry and the field. */
function search(entry: BibEntry, wanted: string, entryOf: EntryOf, seen: Set<string>): string | undefined {
  const asked = `${entry.start} ${entry.key} ${wanted}`;
  if (seen.has(asked) || seen.size >= MOST_LOOKED_AT) return undefined;
  seen.add(asked);
  const own = entry.field(wanted);
  if (own !== undefined || NOT_PASSED_ON.has(wanted)) return own;
  for (const data of named(entry.field('xdata'), entryOf)) {
    const value = search(data, wanted, entryOf, seen);
    if (value !== undefined) return value;
  }
  for (const parent of named(entry.field('crossref'), entryOf)) {
    for (const called of namesInParent(entry.type, parent.type, wanted)) {
      const value = search(parent, called, entryOf, seen);
      if (value !== undefined) return value;
    }
  }
  return undefined;
}

/** Under which names a parent may have what its child wants. */
function namesInParent(child: string, parent: string, wanted: string): readonly string[] {
  const names = partNames(child, parent);
  if (!names || !NAMES_OF_A_WHOLE.has(wanted)) return names?.get(wanted) ?? [wanted];
  return wanted === 'title' && child === 'inbook' && parent === 'book' ? [wanted] : [];
}

/** What a child calls otherwise if it is a part of its parent. */
function partNames(child: string, parent: string): Names | undefined {
  if (MULTI_VOLUME.has(parent)) return IN_A_WORK_OF_VOLUMES;
  if (PARTS_OF_BOOKS.has(child)) return IN_A_BOOK;
  return parent === 'periodical' && PARTS_OF_PERIODICALS.has(child) ? IN_A_PERIODICAL : undefined;
}

/** The entries that a field names. */
function named(value: string | undefined, entryOf: EntryOf): BibEntry[] {
  return (value?.split(',') ?? []).flatMap((key) => {
    const name = key.trim();
    return (name === '' ? undefined : entryOf(name)) ?? [];
  });
}
