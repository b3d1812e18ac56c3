import * as vscode from 'vscode';
import type { CatalogStore } from '../../workspace/catalogStore';
import type { CitationResolver } from '../../workspace/citationResolver';
import type { CitationWriter } from '../../workspace/citationWriter';
import { isCiting } from '../../workspace/citingDocuments';
import type { RecentKeys } from '../../workspace/recentKeys';
import { registerAcceptCitation } from './acceptCitation';
import { BibliographyCompletionProvider } from './bibliographyCompletion';
import { CitationCompletionProvider } from './citationCompletion';
import { CompletionSession } from './completionSession';
import { REMEMBER_KEY } from './entryItems';
import { OwnEntries } from './ownEntries';

/** After a document came to the front, so long is left to the editor to show it. */
const SHOWN_MS = 50;

/** Registers completion in documents that cite and in bibliographies. */
export function registerCompletion(
  store: CatalogStore,
  resolver: CitationResolver,
  writer: CitationWriter,
  recent: RecentKeys,
): vscode.Disposable {
  const session = new CompletionSession();
  const own = new OwnEntries(resolver, recent);
  return vscode.Disposable.from(
    session,
    registerAcceptCitation(store, writer, session),
    vscode.commands.registerCommand(REMEMBER_KEY, (key: string) => {
      session.end();
      recent.remember([key]);
    }),
    new CitationCompletionProvider(store, session, own).register(),
    new BibliographyCompletionProvider(store, session).register(),
    preparation(store, own),
  );
}

/**
 * Reads what the first completion needs once a document that draws on a bibliography is shown: somebody who opens
 * a paper is about to write.
 */
function preparation(store: CatalogStore, own: OwnEntries): vscode.Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const prepare = (editor: vscode.TextEditor | undefined): void => {
    clearTimeout(timer);
    if (!editor || !isCiting(editor.document)) return;
    timer = setTimeout(() => {
      // What cannot be read now is told when it is asked for.
      void own.prepare(editor.document).then(
        // Whatever is looked for first makes the index.
        async (found) => (found ? (await store.load()).search.search('index', 1) : undefined),
        () => undefined,
      );
    }, SHOWN_MS);
  };
  prepare(vscode.window.activeTextEditor);
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(prepare),
    new vscode.Disposable(() => clearTimeout(timer)),
  );
}
