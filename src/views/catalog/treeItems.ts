import * as vscode from 'vscode';
import type { Category } from '../../catalog/catalog';
import {
  authorsShort,
  displayName,
  isPublished,
  pdfUrl,
  titleBeyondName,
  venueAndYear,
  yearOf,
  type Paper,
} from '../../catalog/paper';

/** Row above what came since the last look. */
export function newsItem(count: number): vscode.TreeItem {
  const item = new vscode.TreeItem('New', vscode.TreeItemCollapsibleState.Expanded);
  item.id = 'news';
  item.description = String(count);
  item.iconPath = new vscode.ThemeIcon('sparkle');
  item.tooltip = 'Papers that came from the source list since you last looked';
  item.contextValue = 'news';
  item.accessibilityInformation = { label: `New, ${count} ${count === 1 ? 'paper' : 'papers'}` };
  return item;
}

/** Row of a category: label and how many papers are beneath, of how many while a filter hides some. */
export function categoryItem(
  category: Category,
  count: { readonly shown: number; readonly all: number; readonly filtered: boolean },
  isFollowed = false,
): vscode.TreeItem {
  const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(category.label, count.filtered ? Expanded : Collapsed);
  // VS Code remembers what is expanded by id: a filtered tree opens up without disturbing that of the whole one.
  item.id = `${count.filtered ? 'filtered' : 'category'}:${category.id}`;
  item.description = count.filtered ? `${count.shown} of ${count.all}` : String(count.all);
  item.tooltip = category.description;
  item.contextValue = isFollowed ? 'category followed' : 'category';
  const papers = count.all === 1 ? 'paper' : 'papers';
  item.accessibilityInformation = {
    label: count.filtered
      ? `${category.label}, ${count.shown} of ${count.all} ${papers} shown`
      : `${category.label}, ${count.all} ${papers}`,
  };
  return item;
}

/**
 * Row of a paper: the name it is known by, then venue and year, then the title where the name does not say it. The
 * title comes last because a side bar of usual width cuts off what does.
 *
 * @param under Tells apart the rows of a paper that is shown in several places.
 */
export function paperItem(paper: Paper, under: string): vscode.TreeItem {
  const item = new vscode.TreeItem(displayName(paper));
  item.id = `paper:${under}:${paper.id}`;
  item.description = [venueAndYear(paper), titleBeyondName(paper)].filter(Boolean).join(' · ');
  item.iconPath = iconOf(paper);
  item.contextValue = contextOf(paper);
  item.command = { command: 'shelfmark.showPaper', title: 'Show Paper Details', arguments: [paper.id] };
  item.accessibilityInformation = { label: spoken(paper) };
  return item;
}

/** Shape tells published (book) from preprint (page), and with code from without; web pages are a globe. */
function iconOf(paper: Paper): vscode.ThemeIcon {
  const code = paper.custom.code !== undefined;
  if (isPublished(paper)) return new vscode.ThemeIcon(code ? 'repo' : 'book');
  if (paper.type !== 'article') return new vscode.ThemeIcon('globe');
  return new vscode.ThemeIcon(code ? 'file-code' : 'file');
}

/** Which actions apply, as words for the `when` clauses of the manifest. */
function contextOf(paper: Paper): string {
  return [
    'paper',
    ...(pdfUrl(paper) ? ['pdf'] : []),
    ...(paper.custom.code ? ['code'] : []),
    ...(paper.custom.website ? ['website'] : []),
  ].join(' ');
}

function spoken(paper: Paper): string {
  const status = isPublished(paper)
    ? `published at ${venueAndYear(paper)}`
    : paper.type === 'article'
      ? 'preprint'
      : 'web page';
  return [
    paper.custom.shortName,
    paper.title,
    authorsShort(paper) ?? 'authors unknown',
    status,
    isPublished(paper) ? undefined : yearOf(paper),
    paper.custom.code ? 'with code' : 'without code',
  ]
    .filter(Boolean)
    .join(', ');
}
