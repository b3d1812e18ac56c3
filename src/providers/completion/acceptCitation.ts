import * as vscode from 'vscode';
import { citationContextAt, joinKeys, type CitationContext } from '../../citation/citationContext';
import type { CatalogStore } from '../../workspace/catalogStore';
import type { CitationWriter, Cited } from '../../workspace/citationWriter';
import { openDocument } from '../../workspace/texts';
import type { CompletionSession } from './completionSession';
import type { AcceptArguments } from './paperItems';

/** Internal command behind a completion item; not offered to users. */
export const ACCEPT_CITATION = 'shelfmark.acceptCitation';

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
      const edits = typedRanges(current, given).map(({ range, context }) =>
        editAt(current, range, context, cited),
      );
      if (edits.length > 0 || isDone(current, given, cited)) return edits;
      return undefined;
    });
  });
}

interface TypedRange {
  readonly range: vscode.Range;
  readonly context: CitationContext;
}

/** Where the typed text stands as a query: at its place, and at every further cursor that typed the same. */
function typedRanges(
  document: vscode.TextDocument,
  { line, character, typed }: AcceptArguments,
): readonly TypedRange[] {
  const text = document.getText();
  const start = document.offsetAt(new vscode.Position(line, character));
  const editor = vscode.window.activeTextEditor;
  const cursors =
    editor?.document === document ? editor.selections.map(({ active }) => document.offsetAt(active)) : [];
  return [...new Set([start + typed.length, ...cursors])].flatMap((end) => {
    const context = citationContextAt(text, end, document.languageId);
    if (context?.query !== typed) return [];
    return [
      { range: new vscode.Range(document.positionAt(end - typed.length), document.positionAt(end)), context },
    ];
  });
}

/** Whether the citation stands there already: accepting twice in a hurry is one citation. */
function isDone(document: vscode.TextDocument, { line, character }: AcceptArguments, cited: Cited): boolean {
  const written = cited.form === 'key' ? cited.keys.join(',') : cited.text;
  return document.lineAt(line).text.startsWith(written, character);
}

function editAt(
  document: vscode.TextDocument,
  typed: vscode.Range,
  context: CitationContext,
  cited: Cited,
): vscode.TextEdit {
  if (cited.form === 'key') {
    return vscode.TextEdit.replace(typed, joinKeys(document.getText(), context, cited.keys));
  }
  return vscode.TextEdit.replace(linkRange(document, typed, context), cited.text);
}

/** The link takes the place of the whole citation when nothing else stands in it, else of the key and its `@`. */
function linkRange(
  document: vscode.TextDocument,
  typed: vscode.Range,
  context: CitationContext,
): vscode.Range {
  if (context.keys.length === 0) {
    return new vscode.Range(document.positionAt(context.start), document.positionAt(context.end));
  }
  return typed.with(document.positionAt(document.offsetAt(typed.start) - 1));
}
