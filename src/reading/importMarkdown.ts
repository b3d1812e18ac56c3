import { normalizeArxivId, normalizeDoi } from '../catalog/identifiers';
import { ADDED, SEPARATOR, STAR, TAGS } from './exportMarkdown';
import { fromPlainMarkdown } from './markdownText';
import { cleanNote, cleanTags, foldBlanks, isKey, type ReadingItem } from './readingItem';

/** What a Markdown text says of works, in its order. */
export interface MarkdownWorks {
  /** Items in the form of an exported list. */
  readonly items: readonly ReadingItem[];
  /** Works that the rest of the text names, each once. */
  readonly mentions: readonly WorkMention[];
}

/** A work as a text names it. */
export type WorkMention =
  | { readonly arxiv: string }
  | { readonly doi: string }
  | { readonly address: string }
  | { readonly possibleKey: string };

/** What an item's line begins with: box, star, title with link or without. */
const HEAD = new RegExp(
  String.raw`^[-*+] \[([ xX])\] (${STAR} )?(?:\[((?:\\.|[^\\\]])*)\]\(([^()\s]*)\)|\*\*((?:\\.|[^\\*])*)\*\*)`,
);

/**
 * The works of any Markdown text: of the list that `exportMarkdown` writes all that is told of them, else what has a link
 * or reference to arXiv, a DOI, any other address, or stands as `@key` or in backticks, which may be a citation key.
 * Never throws.
 *
 * @param now When items count as changed.
 */
export function importMarkdown(markdown: string, now: Date): MarkdownWorks {
  const lines = markdown.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  const items: ReadingItem[] = [];
  const mentions = new Map<string, WorkMention>();
  for (let at = 0; at < lines.length;) {
    const item = readItem(lines[at]!, now);
    if (!item) {
      for (const mention of mentionsIn(lines[at]!)) mentions.set(JSON.stringify(mention), mention);
      at++;
      continue;
    }
    const end = endOfNote(lines, at + 1);
    items.push({ ...item, note: noteIn(lines.slice(at + 1, end)) });
    at = end;
  }
  return { items, mentions: [...mentions.values()] };
}

function readItem(line: string, now: Date): ReadingItem | undefined {
  const head = HEAD.exec(line);
  if (!head) return undefined;
  const [all, box, star, linked, url = '', bold] = head;
  const parts = line.slice(all.length).trimEnd().split(SEPARATOR);
  const key = /^`([^`]+)`$/.exec(parts.at(-1)!)?.[1];
  const added = parts.at(-2)?.startsWith(ADDED) ? parts.at(-2)!.slice(ADDED.length) : '';
  if (key === undefined || !isKey(key) || !/^\d{4}-\d\d-\d\d$/.test(added)) return undefined;
  const told = parts.slice(0, -2).join(SEPARATOR);
  const tagsAt = told.indexOf(`${SEPARATOR}${TAGS}\``);
  const links = (tagsAt < 0 ? told : told.slice(0, tagsAt)).matchAll(/\]\(([^()\s]*)\)/g);
  const urls = [url, ...[...links].map(([, address]) => address!)].map(decoded);
  const arxiv = firstOf(urls, normalizeArxivId);
  const doi = firstOf(urls, normalizeDoi);
  const tags = tagsAt < 0 ? [] : [...told.slice(tagsAt).matchAll(/`([^`]*)`/g)];
  return {
    key,
    title: foldBlanks(fromPlainMarkdown(linked ?? bold ?? '')) || key,
    ...(arxiv === undefined ? {} : { arxiv }),
    ...(doi === undefined ? {} : { doi }),
    starred: star !== undefined,
    state: box === ' ' ? 'unread' : 'read',
    tags: cleanTags(tags.map(([, tag]) => tag!)),
    note: '',
    added,
    changed: now.getTime(),
  };
}

/** The first line that is not part of the item before: neither blank nor indented. */
function endOfNote(lines: readonly string[], start: number): number {
  let end = start;
  while (end < lines.length && /^(?:$| {2}|\t)/.test(lines[end]!)) end++;
  return end;
}

/** The lines without the blank one before them, the one behind, and the indentation that makes them part of the item. */
function noteIn(lines: readonly string[]): string {
  const from = lines[0] === '' ? 1 : 0;
  const to = lines.length > from && lines.at(-1) === '' ? lines.length - 1 : lines.length;
  return cleanNote(
    lines
      .slice(from, to)
      .map((line) => line.replace(/^(?: {2}|\t)/, ''))
      .join('\n'),
  );
}

const ADDRESS = /https?:\/\/[^\s<>"'`|\\[\]]{1,500}/gi;
const ARXIV = /\barxiv:\s?(\d{4}\.\d{4,5}(?!\d)|[a-z][a-z.-]{1,30}\/\d{7}(?!\d))/gi;
const DOI = /\bdoi:\s?(10\.\d{4,9}\/[^\s<>"'`|\\[\]]{1,500})/gi;
const KEY = /(?:^|[^\w@`])(?:@\{?|`@?)([A-Za-z][\w.+-]{2,60})/g;

function mentionsIn(line: string): WorkMention[] {
  const found: { readonly at: number; readonly mention: WorkMention }[] = [];
  for (const match of line.matchAll(ADDRESS)) {
    const address = withoutEnd(match[0]);
    found.push({ at: match.index, mention: identified(decoded(address)) ?? { address } });
  }
  for (const match of [...line.matchAll(ARXIV), ...line.matchAll(DOI)]) {
    const mention = identified(withoutEnd(match[1]!));
    if (mention) found.push({ at: match.index, mention });
  }
  for (const match of line.matchAll(KEY)) {
    found.push({ at: match.index, mention: { possibleKey: match[1]!.replace(/[.+-]+$/, '') } });
  }
  return found.sort((a, b) => a.at - b.at).map(({ mention }) => mention);
}

function identified(text: string): WorkMention | undefined {
  const arxiv = normalizeArxivId(text);
  if (arxiv !== undefined) return { arxiv };
  const doi = normalizeDoi(text);
  return doi === undefined ? undefined : { doi };
}

/** An address without what ends the sentence or the link around it; brackets within it stay. */
function withoutEnd(address: string): string {
  let end = address.length;
  for (; end > 0; end--) {
    const last = address[end - 1]!;
    if (/[.,;:!?*_}]/.test(last)) continue;
    if (last !== ')' || hasOpening(address.slice(0, end))) break;
  }
  return address.slice(0, end);
}

function hasOpening(address: string): boolean {
  return address.split('(').length >= address.split(')').length;
}

function decoded(address: string): string {
  return address.replace(/%([0-7][0-9A-Fa-f])/g, (_, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  );
}

function firstOf(texts: readonly string[], read: (text: string) => string | undefined): string | undefined {
  for (const text of texts) {
    const value = read(text);
    if (value !== undefined) return value;
  }
  return undefined;
}
