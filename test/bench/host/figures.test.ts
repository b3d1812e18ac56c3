import * as vscode from 'vscode';
import { CitationCompletionProvider } from '../../../src/providers/citationCompletion';
import { CompletionSession } from '../../../src/providers/completionSession';
import { CatalogStore } from '../../../src/workspace/catalogStore';
import { openDocument } from '../../host/support';
import { median, p95, type BenchRow } from '../rows';

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

/** Figures that only an extension host gives. Nothing is asserted; the rows go beside the opened folder. */
suite('Figures', () => {
  const rows: BenchRow[] = [];

  suiteTeardown(async () => {
    const file = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, '..', 'bench.json');
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(JSON.stringify(rows)));
  });

  test('activation', async () => {
    const extension = vscode.extensions.getExtension('shelfmark.shelfmark')!;
    const start = performance.now();
    await extension.activate();
    rows.push({
      name: 'Loading the code and activate()',
      value: performance.now() - start,
      unit: 'ms',
      target: 15,
    });
  });

  test('completion', async () => {
    const { extensionUri } = vscode.extensions.getExtension('shelfmark.shelfmark')!;
    const session = new CompletionSession();
    const provider = new CitationCompletionProvider(
      new CatalogStore(vscode.Uri.joinPath(extensionUri, 'data')),
      session,
    );
    const source = new vscode.CancellationTokenSource();
    const inProvider: number[] = [];
    const roundTrip: number[] = [];
    const empty: number[] = [];
    let first = NaN;
    for (const query of TYPED.flatMap((text) => [...text].map((_, index) => text.slice(0, index + 1)))) {
      const { document, position } = await openDocument(
        `${'Prose. '.repeat(2000)}\n\\cite{${query}|}`,
        'paper.tex',
      );
      const start = performance.now();
      await provider.provideCompletionItems(document, position, source.token);
      const took = performance.now() - start;
      if (Number.isNaN(first)) first = took;
      else inProvider.push(took);
      roundTrip.push(await timed('vscode.executeCompletionItemProvider', document.uri, position));
      empty.push(
        await timed('vscode.executeCompletionItemProvider', document.uri, new vscode.Position(0, 3)),
      );
    }
    session.dispose();
    rows.push(
      { name: 'First completion, catalog and search loaded', value: first, unit: 'ms' },
      { name: 'Completion in the provider, median', value: median(inProvider), unit: 'ms', target: 10 },
      { name: 'Completion in the provider, 95th percentile', value: p95(inProvider), unit: 'ms', target: 10 },
      {
        name: 'Completion round trip, median',
        value: median(roundTrip),
        unit: 'ms',
        target: 25,
        alternative: { name: 'outside a citation', value: median(empty) },
      },
    );
  });
});

async function timed(command: string, ...args: unknown[]): Promise<number> {
  const start = performance.now();
  await vscode.commands.executeCommand(command, ...args);
  return performance.now() - start;
}
