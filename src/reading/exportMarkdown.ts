import type { Catalog } from '../catalog/catalog';
import { authorsShort, paperUrl, venueAndYear } from '../catalog/paper';
import { markdownUrl } from '../util/text';
import type { ReadingItems } from './listEdits';
import { plainMarkdown } from './markdownText';
import { paperOfItem, type ReadingItem } from './readingItem';

/** Between the parts of an item's line. */
export const SEPARATOR = ' · ';
export const STAR = '★';
export const TAGS = 'tags: ';
export const ADDED = 'added ';

/**
 * The list as Markdown: a heading for each state, and for each item a task with star, title, link, authors, venue,
 * identifiers, tags, the day it was added and its key, with the note beneath it. Made to be read and edited, and to be
 * read back by `importMarkdown`, which needs no more than the text.
 */
export function exportMarkdown(items: ReadingItems, catalog: Catalog): string {
  const part = (title: string, state: ReadingItem['state']): string[] => {
    const inside = items.filter((item) => item.state === state);
    if (inside.length === 0) return [];
    const lines = inside.flatMap((item) => [lineOf(item, catalog), ...noteOf(item)]);
    // A note brings the blank line behind it along.
    return [`## ${title}`, '', ...lines, ...(inside.at(-1)!.note === '' ? [''] : [])];
  };
  const lines = ['# Reading list', '', ...part('To read', 'unread'), ...part('Read', 'read')];
  return lines.join('\n');
}

function lineOf(item: ReadingItem, catalog: Catalog): string {
  const paper = paperOfItem(catalog, item);
  const arxiv = item.arxiv && `https://arxiv.org/abs/${item.arxiv}`;
  const doi = item.doi && doiUrl(item.doi);
  const url = (paper && paperUrl(paper)) ?? arxiv ?? doi;
  const title = plainMarkdown(paper?.title ?? item.title);
  const parts = [
    url ? `[${title}](${markdownUrl(url)})` : `**${title}**`,
    paper && plainMarkdown(authorsShort(paper) ?? ''),
    paper && plainMarkdown(venueAndYear(paper)),
    arxiv && arxiv !== url ? `[arXiv](${arxiv})` : '',
    doi && doi !== url ? `[DOI](${doi})` : '',
    item.tags.length > 0 ? `${TAGS}${item.tags.map((tag) => `\`${tag}\``).join(', ')}` : '',
    `${ADDED}${item.added}`,
    `\`${item.key}\``,
  ];
  const box = item.state === 'read' ? '[x]' : '[ ]';
  return `- ${box} ${item.starred ? `${STAR} ` : ''}${parts.filter(Boolean).join(SEPARATOR)}`;
}

/** The DOI's address; percent signs of its own are encoded, so that decoding gives it back. */
function doiUrl(doi: string): string {
  return `https://doi.org/${markdownUrl(doi.replace(/%/g, '%25'))}`;
}

/** The note as part of the list item (CommonMark 5.2), between two blank lines. */
function noteOf({ note }: ReadingItem): string[] {
  if (note === '') return [];
  return ['', ...note.split('\n').map((line) => (line === '' ? '' : `  ${line}`)), ''];
}
