import * as vscode from 'vscode';
import { activate } from '../../../src/extension';
import { CitationCompletionProvider } from '../../../src/providers/completion/citationCompletion';
import { CompletionSession } from '../../../src/providers/completion/completionSession';
import { OwnEntries } from '../../../src/providers/completion/ownEntries';
import { BibliographyFiles } from '../../../src/workspace/bibliographyFiles';
import { BibliographyLocator } from '../../../src/workspace/bibliographyLocator';
import { CitationResolver } from '../../../src/workspace/citationResolver';
import { CitingDocuments } from '../../../src/workspace/citingDocuments';
import { RecentKeys } from '../../../src/workspace/recentKeys';
import { CatalogStore } from '../../../src/workspace/catalogStore';
import { openDocument } from '../../host/support';
import { quantile } from '../rows';
import { heapInUse } from './heap';
import { report } from './rowsFile';

/** Queries as they come key by key: names, title words, authors, a typo, several words. */
const TYPED = [
  'gdpo',
  'pixel reasoner',
  'flow-grpo',
  'video reasoning',
  'shih-yang liu',
  'visionreasner',
  'wu2025r',
];

/** Megabytes in use before the extension was activated. */
export let heapAtStart = NaN;

/** Figures that only an extension host gives. Nothing is asserted; the rows go beside the opened folder. */
suite('Figures', () => {
  test('activation', async () => {
    heapAtStart = await heapInUse();
    // Nothing has activated the extension yet, so that its code can be activated here and timed alone.
    const { extensionUri } = vscode.extensions.getExtension('shelfmark.shelfmark')!;
    const subscriptions: vscode.Disposable[] = [];
    const context = {
      extensionUri,
      subscriptions,
      workspaceState: new NoState(),
      globalState: Object.assign(new NoState(), { setKeysForSync: () => {} }),
      globalStorageUri: vscode.Uri.joinPath(extensionUri, '.vscode-test/no-storage'),
    } as unknown as vscode.ExtensionContext;
    const start = performance.now();
    activate(context);
    await report({ name: 'activate()', value: performance.now() - start, unit: 'ms', target: 15 });
    vscode.Disposable.from(...subscriptions).dispose();
  });

  test('completion', async function () {
    this.timeout(120_000);
    const { extensionUri } = vscode.extensions.getExtension('shelfmark.shelfmark')!;
    const session = new CompletionSession();
    const documents = new CitingDocuments();
    const files = new BibliographyFiles();
    const recent = new RecentKeys(new NoState());
    const provider = new CitationCompletionProvider(
      new CatalogStore(vscode.Uri.joinPath(extensionUri, 'data')),
      session,
      new OwnEntries(new CitationResolver(documents, new BibliographyLocator(documents), files), recent),
    );
    const source = new vscode.CancellationTokenSource();
    const inProvider: number[] = [];
    const roundTrip: number[] = [];
    const empty: number[] = [];
    let first = NaN;
    const { document, editor } = await openDocument(`${'Prose. '.repeat(2000)}\n\\cite{}`, 'paper.tex');
    const start = new vscode.Position(1, 6);
    for (const query of TYPED.flatMap((text) => [...text].map((_, index) => text.slice(0, index + 1)))) {
      const end = document.lineAt(1).range.end.translate(0, -1);
      await editor.edit((edit) => edit.replace(new vscode.Range(start, end), query));
      const position = start.translate(0, query.length);
      const before = performance.now();
      await provider.provideCompletionItems(document, position, source.token);
      const took = performance.now() - before;
      if (Number.isNaN(first)) first = took;
      else inProvider.push(took);
      roundTrip.push(await timed('vscode.executeCompletionItemProvider', document.uri, position));
      empty.push(
        await timed('vscode.executeCompletionItemProvider', document.uri, new vscode.Position(0, 3)),
      );
    }
    vscode.Disposable.from(session, documents, files).dispose();
    await report(
      { name: 'First completion, catalog and search loaded', value: first, unit: 'ms' },
      {
        name: 'Completion in the provider, median',
        value: quantile(inProvider, 0.5),
        unit: 'ms',
        target: 10,
      },
      {
        name: 'Completion in the provider, 95th percentile',
        value: quantile(inProvider, 0.95),
        unit: 'ms',
        target: 10,
      },
      {
        name: 'Completion round trip, median',
        value: quantile(roundTrip, 0.5),
        unit: 'ms',
        target: 25,
        alternative: { name: 'outside a citation', value: quantile(empty, 0.5) },
      },
    );
  });
});

/** Remembers nothing, so that every run is the first. */
class NoState implements vscode.Memento {
  keys = (): readonly string[] => [];
  get = <T>(_: string, otherwise?: T): T | undefined => otherwise;
  update = (): Thenable<void> => Promise.resolve();
}

async function timed(command: string, ...args: unknown[]): Promise<number> {
  const start = performance.now();
  await vscode.commands.executeCommand(command, ...args);
  return performance.now() - start;
}
