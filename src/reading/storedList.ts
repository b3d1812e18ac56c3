import { normalizeArxivId, normalizeDoi } from '../catalog/identifiers';
import type { ReadingItems } from './listEdits';
import { cleanNote, cleanTags, foldBlanks, isKey, type ReadingItem } from './readingItem';

/** Of the format; a reader of a version writes no later one. */
const VERSION = 1;

/** The list as JSON data, as it is kept: what an item does not say is left out, so that it stays small. */
export interface StoredList {
  readonly version: number;
  readonly papers: readonly StoredItem[];
}

interface StoredItem {
  readonly key: string;
  readonly title: string;
  readonly arxiv?: string;
  readonly doi?: string;
  readonly starred?: true;
  readonly read?: true;
  readonly tags?: readonly string[];
  readonly note?: string;
  readonly added: string;
  /** ISO 8601, UTC. */
  readonly changed: string;
}

/** Why data is no reading list: made by a later version of it, or not one at all, with what is wrong in words. */
export type UnreadableList =
  { readonly problem: 'newer' } | { readonly problem: 'broken'; readonly reason: string };

export function storedList(items: ReadingItems): StoredList {
  return {
    version: VERSION,
    papers: items.map(({ starred, state, tags, note, changed, added, ...work }) => ({
      ...work,
      ...(starred ? { starred } : {}),
      ...(state === 'read' ? { read: true as const } : {}),
      ...(tags.length > 0 ? { tags } : {}),
      ...(note === '' ? {} : { note }),
      added,
      changed: new Date(changed).toISOString(),
    })),
  };
}

/**
 * The items of a stored list. All or nothing: of a list that was read in part, the rest would be lost with the next
 * change. Undefined data is an empty list.
 */
export function readStoredList(data: unknown): ReadingItems | UnreadableList {
  if (data === undefined) return [];
  if (!isObject(data)) return broken('it is no JSON object');
  const { version, papers } = data;
  if (typeof version !== 'number') return broken('it has no "version"');
  if (version > VERSION) return { problem: 'newer' };
  if (!Array.isArray(papers)) return broken('it has no list "papers"');
  const items: ReadingItem[] = [];
  const keys = new Set<string>();
  for (const [index, paper] of papers.entries()) {
    const item = readItem(paper);
    if (typeof item === 'string') return broken(`paper ${index + 1} ${item}`);
    if (keys.has(item.key)) return broken(`${item.key} stands twice`);
    keys.add(item.key);
    items.push(item);
  }
  return items;
}

/** The item, or what is wrong with it. */
function readItem(data: unknown): ReadingItem | string {
  if (!isObject(data)) return 'is no JSON object';
  const { key, title, arxiv, doi, starred, read, tags, note, added, changed, ...others } = data;
  const unknown = Object.keys(others)[0];
  if (unknown !== undefined) return `has the unknown property ${JSON.stringify(unknown.slice(0, 40))}`;
  if (typeof key !== 'string' || !isKey(key)) return 'has no valid "key"';
  const wrong = (name: string): string => `(${key}) has no valid "${name}"`;
  if (title !== undefined && typeof title !== 'string') return wrong('title');
  const arxivId = typeof arxiv === 'string' ? normalizeArxivId(arxiv) : undefined;
  if (arxiv !== undefined && arxivId === undefined) return wrong('arxiv');
  const bareDoi = typeof doi === 'string' ? normalizeDoi(doi) : undefined;
  if (doi !== undefined && bareDoi === undefined) return wrong('doi');
  if (starred !== undefined && typeof starred !== 'boolean') return wrong('starred');
  if (read !== undefined && typeof read !== 'boolean') return wrong('read');
  if (tags !== undefined && !isTexts(tags)) return wrong('tags');
  if (note !== undefined && typeof note !== 'string') return wrong('note');
  if (typeof added !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(added)) return wrong('added');
  const time = typeof changed === 'string' ? Date.parse(changed) : NaN;
  if (Number.isNaN(time)) return wrong('changed');
  return {
    key,
    title: foldBlanks(title ?? '') || key,
    ...(arxivId === undefined ? {} : { arxiv: arxivId }),
    ...(bareDoi === undefined ? {} : { doi: bareDoi }),
    starred: starred === true,
    state: read === true ? 'read' : 'unread',
    tags: cleanTags(tags ?? []),
    note: cleanNote(note ?? ''),
    added,
    changed: time,
  };
}

function broken(reason: string): UnreadableList {
  return { problem: 'broken', reason };
}

function isObject(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

function isTexts(data: unknown): data is string[] {
  return Array.isArray(data) && data.every((item) => typeof item === 'string');
}
