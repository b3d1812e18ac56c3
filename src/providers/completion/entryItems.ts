import * as vscode from 'vscode';
import { joinKeys, type CitationContext } from '../../citation/citationContext';
import { fromLatex } from '../../bibliography/latexText';
import { parseNames } from '../../bibliography/names';
import type { BibEntry } from '../../bibliography/scan';
import { familyName } from '../../catalog/paper';
import type { Bibliography } from '../../workspace/bibliographyFiles';
import { entryCard } from '../../workspace/entryCard';
import { baseName } from '../../workspace/texts';
import { shorten } from '../../util/text';
import type { OwnEntry } from './ownEntries';

/** Internal command behind an item: remembers the key as one that was cited lately. */
export const REMEMBER_KEY = 'shelfmark.rememberKey';

const LABEL_LENGTH = 40;
const KEY_AND_TITLE_LENGTH = 52;

/** The item for an entry that the document's bibliography holds: its key goes in, and nothing else changes. */
export function entryItem(
  { entry, bibliography }: OwnEntry,
  rank: number,
  document: vscode.TextDocument,
  context: CitationContext,
): vscode.CompletionItem {
  const { query, replaceStart, replaceEnd } = context;
  const item = new EntryItem(entry, bibliography);
  item.range = new vscode.Range(document.positionAt(replaceStart), document.positionAt(replaceEnd));
  item.filterText = query;
  item.sortText = String(rank).padStart(4, '0');
  item.insertText = joinKeys(document.getText(), context, [entry.key]);
  item.command = { command: REMEMBER_KEY, title: 'Cite', arguments: [entry.key] };
  return item;
}

class EntryItem extends vscode.CompletionItem {
  constructor(
    readonly entry: BibEntry,
    readonly bibliography: Bibliography,
  ) {
    const key = shorten(entry.key, LABEL_LENGTH);
    const title = fromLatex(entry.field('title') ?? '')
      .replace(/\s+/g, ' ')
      .trim();
    super(
      {
        label: key,
        detail: title === '' ? '' : `  ${shorten(title, Math.max(12, KEY_AND_TITLE_LENGTH - key.length))}`,
        description: whoAndWhen(entry),
      },
      vscode.CompletionItemKind.Reference,
    );
    this.detail = `In ${baseName(bibliography.uri)}`;
  }
}

/** `Knuth 1984`, `Liu et al. 2026`. */
function whoAndWhen(entry: BibEntry): string {
  const value = entry.field('author') ?? entry.field('editor') ?? '';
  const [first, second] = parseNames(value);
  const year = /\d{4}/.exec(entry.field('date') ?? entry.field('year') ?? '')?.[0];
  const who = first && shorten(familyName(first), 24) + (second || /\bothers\b/.test(value) ? ' et al.' : '');
  return [who, year].filter(Boolean).join(' ');
}

/** Fills in what is shown beside the list. */
export function resolveEntryItem(item: vscode.CompletionItem): void {
  if (!(item instanceof EntryItem)) return;
  const { entry, bibliography } = item;
  const card = entryCard(entry);
  card.appendCodeblock(shorten(bibliography.text.slice(entry.start, entry.end), 4000), 'bibtex');
  item.documentation = card;
}
