import type { BibEntry } from './scan';

/** Entries name others that name others; biber gives up at loops, and nobody goes deeper. */
const DEEPEST = 8;

/** Fields that are an entry's own and not passed on (biblatex manual, appendix B; section 3.13.6 for `xdata`). */
const NOT_PASSED_ON = new Set([
  'ids',
  'crossref',
  'xref',
  'entryset',
  'execute',
  'label',
  'options',
  'presort',
  'related',
  'shorthand',
  'sortkey',
  'xdata',
]);

/** What a part calls what its parent calls otherwise (biblatex manual, appendix B). */
const CALLED_OTHERWISE: Readonly<Record<string, readonly string[]>> = {
  booktitle: ['booktitle', 'title'],
  booksubtitle: ['booksubtitle', 'subtitle'],
  maintitle: ['maintitle'],
};

/**
 * The value of a field, from the entry or from those that it builds on: `xdata` first, which has the fields under
 * their own names, then `crossref`, whose title is the part's book title. An entry that has an own title does not
 * take its parent's.
 *
 * @param entryOf Finds an entry of the bibliography by key.
 */
export function resolveField(
  entry: BibEntry,
  name: string,
  entryOf: (key: string) => BibEntry | undefined,
  depth = 0,
): string | undefined {
  const own = entry.field(name);
  const wanted = name.toLowerCase();
  if (own !== undefined || depth >= DEEPEST || NOT_PASSED_ON.has(wanted)) return own;
  for (const key of keysIn(entry.field('xdata'))) {
    const found = entryOf(key);
    const value = found && found !== entry ? resolveField(found, wanted, entryOf, depth + 1) : undefined;
    if (value !== undefined) return value;
  }
  const parent = keysIn(entry.field('crossref'))
    .map(entryOf)
    .find((found) => found !== undefined);
  if (!parent || parent === entry || wanted === 'title' || wanted === 'subtitle') return undefined;
  const called = CALLED_OTHERWISE[wanted] ?? [wanted];
  const direct = called.map((field) => parent.field(field)).find((value) => value !== undefined);
  return direct ?? resolveField(parent, wanted, entryOf, depth + 1);
}

/** The entry with what it takes from others. */
export function withInherited(entry: BibEntry, entryOf: (key: string) => BibEntry | undefined): BibEntry {
  if (entry.field('crossref') === undefined && entry.field('xdata') === undefined) return entry;
  const { type, key, start, end, keyStart, keyEnd, closed } = entry;
  return {
    ...{ type, key, start, end, keyStart, keyEnd, closed },
    field: (name) => resolveField(entry, name, entryOf),
    fields: () => entry.fields(),
  };
}

function keysIn(value: string | undefined): string[] {
  return (value ?? '')
    .split(',')
    .map((key) => key.trim())
    .filter((key) => key !== '');
}
