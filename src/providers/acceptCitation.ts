import * as vscode from 'vscode';
import { citationContextAt, type CitationContext } from '../citation/citationContext';
import { joinKeys } from '../citation/joinKeys';
import type { CatalogStore } from '../workspace/catalogStore';
import type { CitationWriter, Cited } from '../workspace/citationWriter';
import { openDocument } from '../workspace/texts';
import type { CompletionSession } from './completionSession';

/** Internal command behind a completion item; not offered to users. */
export const ACCEPT_CITATION = 'shelfmark.acceptCitation';

/** What the command needs to find the typed text again; plain data, as it crosses to the window and back. */
export interface AcceptArguments {
  readonly document: string;
  readonly line: number;
  readonly character: number;
  /** What stands there, from the place on: the item put the typed text back unchanged. */
  readonly typed: string;
  readonly paper: string;
}

/**
 * Turns the typed text into a citation. The item itself inserts nothing new, so that key and entry come with one
 * edit over both files and go with one undo.
 */
export function registerAcceptCitation(
  store: CatalogStore,
  writer: CitationWriter,
  session: CompletionSession,
): vscode.Disposable {
  return vscode.commands.registerCommand(ACCEPT_CITATION, async (given: AcceptArguments): Promise<void> => {
    session.end();
    const document = openDocument(vscode.Uri.parse(given.document));
    const paper = (await store.load()).catalog.byId(given.paper);
    if (!document || !paper) return;
    await writer.cite(document, [paper], (current, cited) => {
      const edits = typedRanges(current, given).map((range) => editAt(current, range, cited));
      return edits.length > 0 ? edits : undefined;
    });
  });
}

/** Where the typed text stands: at its place, and at every further cursor that typed the same. */
function typedRanges(
  document: vscode.TextDocument,
  { line, character, typed }: AcceptArguments,
): vscode.Range[] {
  const start = document.validatePosition(new vscode.Position(line, character));
  const ends = [document.positionAt(document.offsetAt(start) + typed.length)];
  const editor = vscode.window.activeTextEditor;
  if (editor?.document === document) ends.push(...editor.selections.map((selection) => selection.active));
  const ranges = ends.map((end) => {
    const offset = document.offsetAt(end);
    return new vscode.Range(document.positionAt(Math.max(0, offset - typed.length)), end);
  });
  const distinct = new Map(ranges.map((range) => [document.offsetAt(range.start), range]));
  return [...distinct.values()].filter((range) => document.getText(range) === typed);
}

function editAt(document: vscode.TextDocument, typed: vscode.Range, cited: Cited): vscode.TextEdit {
  const text = document.getText();
  const context = citationContextAt(text, document.offsetAt(typed.end), document.languageId);
  if (cited.form === 'key') return vscode.TextEdit.replace(typed, joinKeys(text, context, cited.keys));
  return vscode.TextEdit.replace(linkRange(document, typed, context), cited.text);
}

/** The link takes the place of the whole citation when nothing else stands in it, else of the key and its `@`. */
function linkRange(
  document: vscode.TextDocument,
  typed: vscode.Range,
  context: CitationContext | undefined,
): vscode.Range {
  if (!context) return typed;
  if (context.keys.length === 0) {
    return new vscode.Range(document.positionAt(context.start), document.positionAt(context.end));
  }
  return typed.with(document.positionAt(document.offsetAt(typed.start) - 1));
}
