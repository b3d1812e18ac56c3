import type { Catalog } from '../catalog/catalog';
import { normalizeArxivId, normalizeDoi } from '../catalog/identifiers';
import type { Paper } from '../catalog/paper';

/** What tells which work is meant: the citation key, and the identifiers by which it is found should that change. */
export interface WorkIdentity {
  readonly key: string;
  /** Blanks folded, never empty: what the work is called by where the catalog does not know it. */
  readonly title: string;
  /** As {@link normalizeArxivId} gives it. */
  readonly arxiv?: string;
  /** As {@link normalizeDoi} gives it. */
  readonly doi?: string;
}

export type ReadState = 'unread' | 'read';

/** A work of the reading list and what its reader says of it. Its place in the order is its place in the list. */
export interface ReadingItem extends WorkIdentity {
  readonly starred: boolean;
  readonly state: ReadState;
  /** As {@link cleanTags} gives them. */
  readonly tags: readonly string[];
  /** Markdown with LF as line ends; empty for none. */
  readonly note: string;
  /** Day on which it came into the list, `YYYY-MM-DD`. */
  readonly added: string;
  /** When it was last changed: milliseconds since 1970 UTC. */
  readonly changed: number;
}

/** What can be changed of an item; what is left out stays. */
export type ReadingChange = Partial<Pick<ReadingItem, 'starred' | 'state' | 'tags' | 'note'>>;

export const LONGEST_TAG = 50;
export const MOST_TAGS = 50;

/** Keys that are safe in a file name and a list; every key of the catalog is one. */
export function isKey(text: string): boolean {
  return /^[A-Za-z0-9][\w.+-]{0,99}$/.test(text);
}

/** Who the paper is. */
export function identityOf(paper: Paper): WorkIdentity {
  const arxiv = normalizeArxivId(paper.custom.arxiv ?? '');
  const doi = normalizeDoi(paper.DOI ?? '');
  return {
    key: paper.id,
    title: foldBlanks(paper.title) || paper.id,
    ...(arxiv ? { arxiv } : {}),
    ...(doi ? { doi } : {}),
  };
}

/** Whether both are one work: the same key, arXiv id or DOI. */
export function isSameWork(a: WorkIdentity, b: WorkIdentity): boolean {
  return (
    a.key === b.key ||
    (a.arxiv !== undefined && a.arxiv === b.arxiv) ||
    (a.doi !== undefined && a.doi === b.doi)
  );
}

/** The paper that the item is; undefined where the catalog does not know it (any more). */
export function paperOfItem(catalog: Catalog, item: WorkIdentity): Paper | undefined {
  const candidates = [
    catalog.byId(item.key),
    item.arxiv === undefined ? undefined : catalog.byArxiv(item.arxiv),
    item.doi === undefined ? undefined : catalog.byDoi(item.doi),
  ];
  return candidates.find((paper) => paper !== undefined && !contradicts(identityOf(paper), item));
}

/** A key alone may have come to another work; an identifier never does. */
function contradicts(a: WorkIdentity, b: WorkIdentity): boolean {
  if (a.arxiv !== undefined && b.arxiv !== undefined) return a.arxiv !== b.arxiv;
  return a.doi !== undefined && b.doi !== undefined && a.doi !== b.doi;
}

/** An item as it comes into the list. */
export function newItem(work: WorkIdentity, now: Date): ReadingItem {
  const { key, title, arxiv, doi } = work;
  return {
    key,
    title,
    ...(arxiv === undefined ? {} : { arxiv }),
    ...(doi === undefined ? {} : { doi }),
    starred: false,
    state: 'unread',
    tags: [],
    note: '',
    added: dayOf(now),
    changed: now.getTime(),
  };
}

/** The day in the reader's own time zone, `YYYY-MM-DD`. */
export function dayOf(date: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The tag as it is kept: blanks folded, without leading `#`, commas, backticks or control characters. */
export function cleanTag(text: string): string | undefined {
  const plain = foldBlanks(text.replace(/[\x00-\x1f\x7f-\x9f,`]/g, ' ')).replace(/^[#\s]+/, '');
  const short = [...plain].slice(0, LONGEST_TAG).join('').trim();
  return short === '' ? undefined : short;
}

/** The tags as they are kept, each once whatever its case, at most {@link MOST_TAGS}. */
export function cleanTags(tags: readonly string[]): string[] {
  const byFold = new Map<string, string>();
  for (const text of tags) {
    const tag = cleanTag(text);
    if (tag !== undefined && !byFold.has(tag.toLowerCase())) byFold.set(tag.toLowerCase(), tag);
  }
  return [...byFold.values()].slice(0, MOST_TAGS);
}

/** The note as it is kept: line ends are LF, and one of blanks only is none. */
export function cleanNote(text: string): string {
  const note = text.replace(/\r\n?/g, '\n');
  return note.trim() === '' ? '' : note;
}

export function foldBlanks(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
