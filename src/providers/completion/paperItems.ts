import * as vscode from 'vscode';
import type { CitationContext } from '../../citation/citationContext';
import { authorsShort, displayName, titleBeyondName, venueAndYear, type Paper } from '../../catalog/paper';
import { paperCard } from '../../workspace/paperCard';
import { shorten } from '../../util/text';

const LABEL_LENGTH = 60;
/** What name and title may take of a list of usual width, so that the venue beside them is not cut off. */
const NAME_AND_TITLE_LENGTH = 32;
/** Less of a title says nothing. */
const SHORTEST_TITLE = 10;

/** What the command behind an item needs to find the typed text again; plain data, as it crosses to the window. */
export interface AcceptArguments {
  /** URI of the document. */
  readonly document: string;
  readonly line: number;
  readonly character: number;
  /** What stands there, from the place on: the item put the typed text back unchanged. */
  readonly typed: string;
  /** Citation key of the paper. */
  readonly paper: string;
}

/**
 * The item for a paper found for the query at a place.
 *
 * @param command Does the work once the item is accepted, with {@link AcceptArguments}: an item by itself can change
 *   only its own document, and an undo would take the two apart.
 * @param key Under which it will be cited.
 */
export function paperItem(
  paper: Paper,
  rank: number,
  document: vscode.TextDocument,
  { query, replaceStart, replaceEnd }: CitationContext,
  command: string,
  key = paper.id,
): vscode.CompletionItem {
  const start = document.positionAt(replaceStart);
  const item = new PaperItem(
    paper,
    key,
    rank,
    query,
    new vscode.Range(start, document.positionAt(replaceEnd)),
  );
  const given: AcceptArguments = {
    document: document.uri.toString(),
    line: start.line,
    character: start.character,
    typed: query,
    paper: paper.id,
  };
  item.insertText = query;
  item.command = { command, title: 'Cite', arguments: [given] };
  return item;
}

/** An item that stands for a paper, so that the expensive part can be made when it is looked at. */
class PaperItem extends vscode.CompletionItem {
  constructor(
    readonly paper: Paper,
    key: string,
    rank: number,
    query: string,
    range: vscode.Range,
  ) {
    super(
      {
        label: shorten(displayName(paper), LABEL_LENGTH),
        detail: beginningOfTitle(paper),
        description: venueAndYear(paper),
      },
      vscode.CompletionItemKind.Reference,
    );
    this.range = range;
    // VS Code matches 128 characters of one string; our search has matched already and has its own order.
    this.filterText = query;
    this.sortText = String(rank).padStart(4, '0');
    this.detail = [authorsShort(paper), key].filter(Boolean).join(' · ');
  }
}

/** The title as far as there is place for it behind the short name. */
function beginningOfTitle(paper: Paper): string {
  const place = NAME_AND_TITLE_LENGTH - displayName(paper).length;
  const title = titleBeyondName(paper);
  return title === '' || place < SHORTEST_TITLE ? '' : `  ${shorten(title, place)}`;
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
export function noMatchItem(
  document: vscode.TextDocument,
  { query, replaceStart, replaceEnd }: CitationContext,
): vscode.CompletionItem {
  const item = new vscode.CompletionItem('No paper matches', vscode.CompletionItemKind.Text);
  item.range = new vscode.Range(document.positionAt(replaceStart), document.positionAt(replaceEnd));
  item.filterText = query;
  item.insertText = query + document.getText(item.range).slice(query.length);
  item.sortText = '~';
  return item;
}
