import {
  cleanNote,
  cleanTags,
  isSameWork,
  newItem,
  type ReadingChange,
  type ReadingItem,
  type WorkIdentity,
} from './readingItem';

/** The reading list in the order of its reader, each work once. */
export type ReadingItems = readonly ReadingItem[];

export function findItem(items: ReadingItems, work: WorkIdentity): ReadingItem | undefined {
  return items.find((item) => isSameWork(item, work));
}

/** The places of works in a list, for looking up many. */
export class WorkIndex {
  private readonly byKey = new Map<string, number>();
  private readonly byArxiv = new Map<string, number>();
  private readonly byDoi = new Map<string, number>();

  constructor(works: Iterable<WorkIdentity>) {
    let place = 0;
    for (const work of works) this.add(work, place++);
  }

  /** The first place at which the work stands, in the sense of {@link isSameWork}. */
  find({ key, arxiv, doi }: WorkIdentity): number | undefined {
    const places = [
      this.byKey.get(key),
      arxiv === undefined ? undefined : this.byArxiv.get(arxiv),
      doi === undefined ? undefined : this.byDoi.get(doi),
    ].filter((place) => place !== undefined);
    return places.length > 0 ? Math.min(...places) : undefined;
  }

  add({ key, arxiv, doi }: WorkIdentity, place: number): void {
    if (!this.byKey.has(key)) this.byKey.set(key, place);
    if (arxiv !== undefined && !this.byArxiv.has(arxiv)) this.byArxiv.set(arxiv, place);
    if (doi !== undefined && !this.byDoi.has(doi)) this.byDoi.set(doi, place);
  }
}

/** The list with the works that it had not, at its end. The same list when there are none. */
export function addWorks(items: ReadingItems, works: readonly WorkIdentity[], now: Date): ReadingItems {
  const index = new WorkIndex(items);
  const added: ReadingItem[] = [];
  for (const work of works) {
    if (index.find(work) !== undefined) continue;
    index.add(work, items.length + added.length);
    added.push(newItem(work, now));
  }
  return added.length > 0 ? [...items, ...added] : items;
}

/** The list without the works. The same list when it has none of them. */
export function removeWorks(items: ReadingItems, works: readonly WorkIdentity[]): ReadingItems {
  const kept = items.filter((item) => !works.some((work) => isSameWork(item, work)));
  return kept.length === items.length ? items : kept;
}

/** The list with the work changed, and added where it was not there. The same list when nothing changes. */
export function changeWork(
  items: ReadingItems,
  work: WorkIdentity,
  change: ReadingChange,
  now: Date,
): ReadingItems {
  const listed = addWorks(items, [work], now);
  const result = listed.map((item) => (isSameWork(item, work) ? changed(item, change, now) : item));
  return result.every((item, index) => item === items[index]) ? items : result;
}

function changed(item: ReadingItem, change: ReadingChange, now: Date): ReadingItem {
  const { starred, state, tags, note } = change;
  const next: ReadingItem = {
    ...item,
    ...(starred === undefined ? {} : { starred }),
    ...(state === undefined ? {} : { state }),
    ...(tags === undefined ? {} : { tags: cleanTags(tags) }),
    ...(note === undefined ? {} : { note: cleanNote(note) }),
  };
  const isSame =
    next.starred === item.starred &&
    next.state === item.state &&
    next.note === item.note &&
    next.tags.length === item.tags.length &&
    next.tags.every((tag, index) => tag === item.tags[index]);
  return isSame ? item : { ...next, changed: now.getTime() };
}

/**
 * The list with the works moved, in the order they have in it, to stand before the item with the key; to the end where
 * that is undefined or not there.
 */
export function moveWorks(
  items: ReadingItems,
  works: readonly WorkIdentity[],
  before: string | undefined,
): ReadingItems {
  const isMoved = (item: ReadingItem): boolean => works.some((work) => isSameWork(item, work));
  const moved = items.filter(isMoved);
  const from = items.findIndex((item) => item.key === before);
  // Dropped on one of themselves, they go before the next that stays.
  const target = from < 0 ? undefined : items.slice(from).find((item) => !isMoved(item));
  const rest = items.filter((item) => !isMoved(item));
  const at = target === undefined ? rest.length : rest.indexOf(target);
  const result = [...rest.slice(0, at), ...moved, ...rest.slice(at)];
  return result.every((item, index) => item === items[index]) ? items : result;
}

/**
 * The list with the item one place up or down among those that are shown with it.
 *
 * @param shown Keys of the items of its group, in the order of the list.
 */
export function moveAmong(
  items: ReadingItems,
  shown: readonly string[],
  work: WorkIdentity,
  by: -1 | 1,
): ReadingItems {
  const at = shown.indexOf(work.key);
  const neighbour = shown[at + by];
  if (at < 0 || neighbour === undefined) return items;
  if (by < 0) return moveWorks(items, [work], neighbour);
  const following = items[items.findIndex(({ key }) => key === neighbour) + 1];
  return moveWorks(items, [work], following?.key);
}

/** All tags of the list, those on most works first. */
export function tagsOf(items: ReadingItems): string[] {
  const counts = new Map<string, { readonly tag: string; count: number }>();
  for (const tag of items.flatMap(({ tags }) => tags)) {
    const known = counts.get(tag.toLowerCase());
    if (known) known.count++;
    else counts.set(tag.toLowerCase(), { tag, count: 1 });
  }
  return [...counts.values()]
    .sort((a, b) => b.count - a.count || a.tag.localeCompare(b.tag, 'en'))
    .map(({ tag }) => tag);
}

/** The tags of a work with some taken away and some added. */
export function changedTags(
  tags: readonly string[],
  { add, remove }: { readonly add: readonly string[]; readonly remove: readonly string[] },
): string[] {
  const gone = new Set(remove.map((tag) => tag.toLowerCase()));
  return cleanTags([...tags.filter((tag) => !gone.has(tag.toLowerCase())), ...add]);
}
