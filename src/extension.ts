import * as vscode from 'vscode';
import { registerCardCommands } from './commands/cardCommands';
import { registerCheckBibliography } from './commands/checkBibliography';
import { registerNewPapers } from './commands/newPapers';
import { registerPaperCommands } from './commands/paperCommands';
import { registerReadingList } from './commands/readingList';
import { registerReferenceList } from './commands/referenceList';
import { registerChecks } from './providers/checks/checks';
import { registerCompletion } from './providers/completion/completion';
import { registerReadingAids } from './providers/reading/readingAids';
import { createDownloader } from './upstream/download';
import { CatalogView } from './views/catalog/catalogView';
import { DifferencesView } from './views/differences/differencesView';
import { registerResearchMap } from './views/map/mapView';
import { PaperView } from './views/paper/paperView';
import { ReadingView } from './views/reading/readingView';
import { Abstracts } from './workspace/abstracts';
import { BibliographyChecker } from './workspace/bibliographyChecker';
import { BibliographyCreator } from './workspace/bibliographyCreator';
import { BibliographyFiles } from './workspace/bibliographyFiles';
import { BibliographyLocator } from './workspace/bibliographyLocator';
import { CatalogStore } from './workspace/catalogStore';
import { CitationResolver } from './workspace/citationResolver';
import { CitationWriter } from './workspace/citationWriter';
import { CitingDocuments } from './workspace/citingDocuments';
import { Corrections } from './workspace/corrections';
import { watchKeyStyle } from './workspace/keyStyleCheck';
import { AutomaticCheck } from './workspace/newPapers/automaticCheck';
import { ListCheck } from './workspace/newPapers/checkList';
import { NewPapers } from './workspace/newPapers/newPapers';
import { NoteFiles } from './workspace/readingList/noteFiles';
import { ReadingList } from './workspace/readingList/readingList';
import { UserStorage } from './workspace/readingList/userStorage';
import { WorkspaceStorage } from './workspace/readingList/workspaceStorage';
import { RecentKeys } from './workspace/recentKeys';
import { ReferenceStyles } from './workspace/referenceStyles';
import { UndoFollower } from './workspace/undoFollower';
import { WritingEditor } from './workspace/writingEditor';

/** Builds the parts and wires them to VS Code; the same on desktop, remote and web. */
export function activate(context: vscode.ExtensionContext): void {
  const { extensionUri } = context;
  const data = vscode.Uri.joinPath(extensionUri, 'data');
  const download = createDownloader((...request) => fetch(...request));
  const news = new NewPapers(context.globalStorageUri, context.globalState);
  const store = new CatalogStore(data, news);
  const corrections = new Corrections(data);
  const recent = new RecentKeys(context.workspaceState);
  const undo = new UndoFollower();
  const documents = new CitingDocuments();
  const locator = new BibliographyLocator(documents);
  const files = new BibliographyFiles();
  const resolver = new CitationResolver(documents, locator, files);
  const checker = new BibliographyChecker(store, resolver);
  const writer = new CitationWriter(locator, files, new BibliographyCreator(), undo, recent);
  const writing = new WritingEditor();
  const styles = new ReferenceStyles(vscode.Uri.joinPath(extensionUri, 'dist/styles'));
  const catalogView = new CatalogView(store, news, context.workspaceState);
  const reading = new ReadingList(store, {
    user: new UserStorage(context.globalState),
    workspace: new WorkspaceStorage(),
  });
  const readingView = new ReadingView(store, reading, context.workspaceState);
  const abstracts = new Abstracts(vscode.Uri.joinPath(context.globalStorageUri, 'abstracts'), download);
  const page = new PaperView(extensionUri, {
    store,
    corrections,
    resolver,
    styles,
    catalogView,
    reading,
    abstracts,
  });

  const check = new ListCheck(store, news, corrections, download);
  const differences = new DifferencesView(news);

  context.subscriptions.push(
    news,
    store,
    differences,
    new AutomaticCheck(check, context.globalState),
    undo,
    documents,
    locator,
    files,
    writing,
    catalogView,
    reading,
    readingView,
    new NoteFiles(reading),
    page,
    watchKeyStyle(),
    registerPaperCommands(store, writer, writing, resolver, catalogView, page, styles),
    registerResearchMap(extensionUri, store, catalogView),
    registerReadingList(store, resolver, reading, readingView),
    registerNewPapers(news, check, catalogView, differences),
    registerReferenceList(store, resolver, styles),
    registerCardCommands(store, writer),
    registerReadingAids(store, resolver),
    registerChecks(store, resolver, checker),
    registerCheckBibliography(resolver, checker),
    registerCompletion(store, resolver, writer, recent),
  );
}
