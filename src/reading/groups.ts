import type { Catalog, Category } from '../catalog/catalog';
import type { ReadingItems } from './listEdits';
import { paperOfItem, type ReadingChange, type ReadingItem } from './readingItem';

/** What the list is shown by. */
export type Grouping = 'state' | 'tag' | 'category' | 'none';

/** Items that are shown together, in the order of the list. An item may be in several groups. */
export interface ReadingGroup {
  /** Unique among the groups of a grouping. */
  readonly id: string;
  readonly label: string;
  /** What the label is part of: the category above. */
  readonly within?: string;
  readonly items: ReadingItems;
}

/** Id of the group of what has no tag; no tag can begin so. */
const UNTAGGED = '#';
/** Id of the group of what the catalog does not know. */
const UNKNOWN = '';

/**
 * The groups in their order: to read before read, tags by name, categories as in the catalog; what belongs to none of
 * them last. Both states are there while there are items at all, the other groups only when they have some.
 */
export function groupItems(items: ReadingItems, grouping: Grouping, catalog: Catalog): ReadingGroup[] {
  if (items.length === 0) return [];
  switch (grouping) {
    case 'none':
      return [{ id: 'all', label: 'All', items }];
    case 'state':
      return [
        { id: 'unread', label: 'To Read', items: items.filter(({ state }) => state === 'unread') },
        { id: 'read', label: 'Read', items: items.filter(({ state }) => state === 'read') },
      ];
    case 'tag':
      return byTag(items);
    case 'category':
      return byCategory(items, catalog);
  }
}

function byTag(items: ReadingItems): ReadingGroup[] {
  const groups = new Map<string, { label: string; items: ReadingItem[] }>();
  for (const item of items) {
    for (const tag of item.tags) {
      const group = groups.get(tag.toLowerCase());
      if (group) group.items.push(item);
      else groups.set(tag.toLowerCase(), { label: tag, items: [item] });
    }
  }
  const untagged = items.filter(({ tags }) => tags.length === 0);
  return [
    ...[...groups]
      .map(([id, group]) => ({ id, ...group }))
      .sort((a, b) => a.label.localeCompare(b.label, 'en', { sensitivity: 'base' })),
    ...(untagged.length > 0 ? [{ id: UNTAGGED, label: 'Untagged', items: untagged }] : []),
  ];
}

function byCategory(items: ReadingItems, catalog: Catalog): ReadingGroup[] {
  const groups = new Map<string, ReadingItem[]>();
  for (const item of items) {
    const ids = paperOfItem(catalog, item)?.custom.categories ?? [];
    for (const id of ids.length > 0 ? ids : [UNKNOWN]) {
      const group = groups.get(id);
      if (group) group.push(item);
      else groups.set(id, [item]);
    }
  }
  const found: ReadingGroup[] = [];
  const walk = (categories: readonly Category[], within: string | undefined): void => {
    for (const { id, label, children } of categories) {
      const inside = groups.get(id);
      if (inside) found.push({ id, label, ...(within === undefined ? {} : { within }), items: inside });
      walk(children, label);
    }
  };
  walk(catalog.categories, undefined);
  const unknown = groups.get(UNKNOWN);
  return unknown ? [...found, { id: UNKNOWN, label: 'Not in the Catalog', items: unknown }] : found;
}

/**
 * What it means for an item to be moved from one group to another: the state or that one tag changes. Categories are
 * the catalog's and stay.
 *
 * @param from Undefined for an item that comes from elsewhere.
 */
export function changeBetween(
  grouping: Grouping,
  from: string | undefined,
  to: ReadingGroup,
  tags: readonly string[],
): ReadingChange {
  if (from === to.id) return {};
  switch (grouping) {
    case 'state':
      return { state: to.id === 'read' ? 'read' : 'unread' };
    case 'tag':
      return {
        tags: [
          ...tags.filter((tag) => tag.toLowerCase() !== from),
          ...(to.id === UNTAGGED ? [] : [to.label]),
        ],
      };
    case 'category':
    case 'none':
      return {};
  }
}
