import * as vscode from 'vscode';
import { authorsShort, displayName, titleBeyondName, venueAndYear, type Paper } from '../catalog/paper';
import { paperCard } from '../workspace/paperCard';
import { shorten } from '../workspace/messages';

/** What fits beside the venue in a list of usual width. */
const LABEL_LENGTH = 60;

/** A completion item that stands for a paper, so that the expensive part can be made when it is looked at. */
export class PaperItem extends vscode.CompletionItem {
  constructor(
    readonly paper: Paper,
    rank: number,
    query: string,
    range: vscode.Range,
  ) {
    super(
      {
        label: shorten(displayName(paper), LABEL_LENGTH),
        detail: `  ${shorten(titleBeyondName(paper), LABEL_LENGTH)}`.trimEnd(),
        description: venueAndYear(paper),
      },
      vscode.CompletionItemKind.Reference,
    );
    this.range = range;
    // VS Code matches 128 characters of one string; our search has matched already and has its own order.
    this.filterText = query;
    this.sortText = String(rank).padStart(4, '0');
    this.detail = [authorsShort(paper), paper.id].filter(Boolean).join(' · ');
  }
}

/** Fills in what is shown beside the list: the card and what will be written. */
export function resolvePaperItem(
  item: vscode.CompletionItem,
  preview: (paper: Paper) => string | undefined,
): void {
  if (!(item instanceof PaperItem)) return;
  const card = paperCard(item.paper);
  const entry = preview(item.paper);
  if (entry) card.appendCodeblock(entry, 'bibtex');
  item.documentation = card;
}

/**
 * Stands in for an empty answer: that would close the list for good, also when the next letter or backspace makes
 * the query match again. Accepting it changes nothing.
 */
export function noMatchItem(query: string, range: vscode.Range): vscode.CompletionItem {
  const item = new vscode.CompletionItem('No paper matches', vscode.CompletionItemKind.Text);
  item.range = range;
  item.filterText = query;
  item.insertText = query;
  item.sortText = '~';
  return item;
}
