import * as vscode from 'vscode';
import type { Grouping } from '../../reading/groups';
import type { ReadingItem } from '../../reading/readingItem';
import { escapeMarkdown, shorten, withoutIcons } from '../../util/text';
import { paperCard } from '../../workspace/paperCard';
import { paperItem } from '../catalog/treeItems';
import type { GroupNode, ItemNode } from './readingNode';

const STAR = '★';
const NOTE = '✎';
const READ = '✓ read';
/** As much of a note as a tooltip takes. */
const NOTE_SHOWN = 400;

export function groupItem({ group }: GroupNode): vscode.TreeItem {
  const item = new vscode.TreeItem(group.label, vscode.TreeItemCollapsibleState.Expanded);
  item.id = `reading-group:${group.id}`;
  const count = group.items.length;
  item.description = [String(count), group.within].filter(Boolean).join(' · ');
  item.contextValue = 'group';
  item.accessibilityInformation = { label: `${group.label}, ${count} ${count === 1 ? 'paper' : 'papers'}` };
  return item;
}

/** Row of an item: as in the catalog, with what its reader says of it in front of venue and title. */
export function itemRow(node: ItemNode, grouping: Grouping): vscode.TreeItem {
  const { item, group } = node;
  const under = `reading:${group.id}`;
  const row = node.kind === 'paper' ? paperItem(node.paper, under) : unknownItem(item);
  row.id = `${under}:${item.key}`;
  const marks = [
    item.starred ? STAR : '',
    item.note === '' ? '' : NOTE,
    item.state === 'read' && grouping !== 'state' ? READ : '',
    ...item.tags.map((tag) => `#${tag}`),
  ];
  row.description = [marks.filter(Boolean).join(' '), String(row.description ?? '')]
    .filter(Boolean)
    .join(' · ');
  row.contextValue = [
    row.contextValue,
    'listed',
    item.starred ? 'starred' : 'unstarred',
    item.state,
    ...(item.note === '' ? [] : ['note']),
  ].join(' ');
  row.accessibilityInformation = {
    label: [row.accessibilityInformation?.label ?? item.title, ...spoken(item)].join(', '),
  };
  return row;
}

/** What is told of the item when the mouse rests on it: the card of its paper, tags and the beginning of the note. */
export function itemTooltip(node: ItemNode): vscode.MarkdownString {
  const { item } = node;
  const card = node.kind === 'paper' ? paperCard(node.paper) : new vscode.MarkdownString('', true);
  if (node.kind === 'unknown') {
    card.appendMarkdown(`**${escapeMarkdown(item.title)}**\n\n`);
    card.appendMarkdown(`$(question) The catalog has no paper ${escapeMarkdown(item.key)}\n\n`);
  }
  if (item.tags.length > 0) card.appendMarkdown(`$(tag) ${item.tags.map(escapeMarkdown).join(' · ')}\n\n`);
  // As plain text: a shared list may hold notes of others, whose pictures would be fetched.
  if (item.note !== '') {
    card.appendMarkdown(`$(note) ${escapeMarkdown(shorten(item.note.trim(), NOTE_SHOWN))}\n\n`);
  }
  return card;
}

function unknownItem(item: ReadingItem): vscode.TreeItem {
  const row = new vscode.TreeItem(withoutIcons(item.title));
  row.description = 'not in the catalog';
  row.iconPath = new vscode.ThemeIcon('question');
  row.contextValue = 'unknown';
  row.accessibilityInformation = { label: `${item.title}, not in the catalog` };
  return row;
}

function spoken(item: ReadingItem): string[] {
  return [
    item.state === 'read' ? 'read' : 'to read',
    ...(item.starred ? ['starred'] : []),
    ...(item.note === '' ? [] : ['with a note']),
    ...(item.tags.length > 0 ? [`tagged ${item.tags.join(', ')}`] : []),
  ];
}
