import * as vscode from 'vscode';
import { escapeMarkdown, markdownUrl } from '../util/text';
import { fullName, isPublished, paperUrl, pdfUrl, yearOf, type Paper } from '../catalog/paper';

/** More authors than this are counted, not listed: the card is to be read at a glance. */
const AUTHORS_SHOWN = 8;

/** What a reader wants to know of a paper, as a card for tooltips and completion details. All text is escaped. */
export function paperCard(paper: Paper): vscode.MarkdownString {
  const card = new vscode.MarkdownString('', true);
  card.supportHtml = false;
  const title =
    paper.custom.shortName && !paper.title.includes(paper.custom.shortName) ? paper.custom.shortName : '';
  card.appendMarkdown(`**${escapeMarkdown(title ? `${title}: ${paper.title}` : paper.title)}**\n\n`);
  card.appendMarkdown(`${escapeMarkdown(authors(paper))}\n\n`);
  card.appendMarkdown(`${venueIcon(paper)} ${escapeMarkdown(venue(paper))}\n\n`);
  if (paper.custom.note) card.appendMarkdown(`$(warning) ${escapeMarkdown(paper.custom.note)}\n\n`);
  const shown = links(paper);
  if (shown.length > 0) card.appendMarkdown(`${shown.join(' · ')}\n\n`);
  return card;
}

/** Full names of the first authors; says so where nobody could show who they are. */
export function authors(paper: Paper): string {
  const names = (paper.author ?? []).map(fullName);
  if (names.length === 0) return 'Authors unknown';
  const more = names.length - AUTHORS_SHOWN;
  return more > 0 ? `${names.slice(0, AUTHORS_SHOWN).join(', ')} and ${more} more` : names.join(', ');
}

function venue(paper: Paper): string {
  const where = paper['container-title'] ?? (paper.custom.arxiv ? `arXiv:${paper.custom.arxiv}` : undefined);
  const when = yearOf(paper);
  const status = isPublished(paper) ? '' : paper.custom.arxiv ? ' (preprint)' : '';
  return [where, when].filter(Boolean).join(', ') + status;
}

function venueIcon(paper: Paper): string {
  if (isPublished(paper)) return '$(book)';
  return paper.type === 'article' ? '$(file)' : '$(globe)';
}

function links(paper: Paper): string[] {
  const found: readonly (readonly [string, string | undefined])[] = [
    ['Paper', paperUrl(paper)],
    ['PDF', pdfUrl(paper)],
    ['Code', paper.custom.code],
    ['Website', paper.custom.website],
  ];
  return found.flatMap(([label, url]) => (url ? [`[${label}](${markdownUrl(url)})`] : []));
}
