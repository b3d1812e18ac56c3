import { WorkIndex, type ReadingItems } from './listEdits';
import { cleanTags, type ReadingItem } from './readingItem';

/** What stands between two notes on one work that were both kept. */
const BETWEEN_NOTES = '\n\n---\n\n';

/**
 * The list with what another has: works that are new at its end, in their order; of works that both have, star and
 * state as the item says that was changed last, all tags, and both notes where they differ. Merging the same once more
 * changes nothing, and gives the same list.
 */
export function mergeLists(items: ReadingItems, incoming: ReadingItems): ReadingItems {
  const index = new WorkIndex(items);
  const result = [...items];
  for (const item of incoming) {
    const place = index.find(item);
    const known = place === undefined ? undefined : result[place];
    if (place === undefined || known === undefined) {
      index.add(item, result.length);
      result.push(item);
      continue;
    }
    const merged = mergeItems(known, item);
    result[place] = merged;
    index.add(merged, place);
  }
  const isSame = result.length === items.length && result.every((item, at) => item === items[at]);
  return isSame ? items : result;
}

function mergeItems(known: ReadingItem, item: ReadingItem): ReadingItem {
  const { starred, state } = item.changed > known.changed ? item : known;
  const tags = cleanTags([...known.tags, ...item.tags]);
  const note = mergeNotes(known.note, item.note);
  const added = known.added < item.added ? known.added : item.added;
  const isSame =
    starred === known.starred &&
    state === known.state &&
    tags.length === known.tags.length &&
    note === known.note &&
    added === known.added &&
    (known.arxiv ?? item.arxiv) === known.arxiv &&
    (known.doi ?? item.doi) === known.doi;
  if (isSame) return known;
  // Identifiers that only one of them has are kept: they are what the work is found by.
  const changed = Math.max(known.changed, item.changed);
  return { ...item, ...known, starred, state, tags, note, added, changed };
}

function mergeNotes(known: string, incoming: string): string {
  if (incoming === '') return known;
  if (known === '' || holds(incoming, known)) return incoming;
  return holds(known, incoming) ? known : known.trimEnd() + BETWEEN_NOTES + incoming;
}

/** Whether all of the note stands in the other one, as whole lines. */
function holds(note: string, part: string): boolean {
  return `\n${note.trimEnd()}\n`.includes(`\n${part.trimEnd()}\n`);
}
