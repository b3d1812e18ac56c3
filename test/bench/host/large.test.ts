import * as vscode from 'vscode';
import { TestFolder } from '../../host/support';
import { quantile } from '../rows';
import { managedBibliography } from '../managedBibliography';
import { heapAtStart } from './figures.test';
import { heapInUse } from './heap';
import { report } from './rowsFile';

const ENTRIES = 10_000;
const DOCUMENTS = 1000;
const PAPER =
  '\\documentclass{article}\n\\begin{document}\nText \\cite{}\n\\bibliography{large}\n\\end{document}\n';
/** Words of entries of the bibliography, of the catalog, of both and of none, as they are typed. */
const TYPED = ['sato 2001', 'neural networks', 'gdpo', 'kr', 'ruiz sparse', 'zzz'];

/** What is asked of large workspaces. Nothing is asserted. */
suite('Figures of large bibliographies', () => {
  test('completion with 10,000 entries', async function () {
    this.timeout(180_000);
    const folder = await TestFolder.create({
      'large.bib': managedBibliography(ENTRIES),
      'paper.tex': PAPER,
    });
    const opening = performance.now();
    const document = await vscode.workspace.openTextDocument(folder.file('paper.tex'));
    const editor = await vscode.window.showTextDocument(document);
    const opened = performance.now();
    const start = new vscode.Position(2, 11);
    const offered = async (position: vscode.Position): Promise<readonly vscode.CompletionItem[]> =>
      (
        await vscode.commands.executeCommand<vscode.CompletionList>(
          'vscode.executeCompletionItemProvider',
          document.uri,
          position,
        )
      ).items;
    await offered(start);
    const first = performance.now() - opened;

    await editor.edit((edit) => edit.insert(start, 'sato'));
    await offered(start.translate(0, 4));
    const heap = (await heapInUse()) - heapAtStart;

    const roundTrip: number[] = [];
    const empty: number[] = [];
    for (const query of TYPED.flatMap((text) => [...text].map((_, at) => text.slice(0, at + 1)))) {
      const end = document.lineAt(2).range.end.translate(0, -1);
      await editor.edit((edit) => edit.replace(new vscode.Range(start, end), query));
      roundTrip.push(await timed(() => offered(start.translate(0, query.length))));
      empty.push(await timed(() => offered(new vscode.Position(2, 3))));
    }

    const line = document.lineAt(2).range.end.translate(0, -1);
    await editor.edit((edit) => edit.replace(new vscode.Range(start, line), 'freshly'));
    const bib = await vscode.workspace.openTextDocument(folder.file('large.bib'));
    const after = start.translate(0, 'freshly'.length);
    const isOffered = async (): Promise<boolean> =>
      (await offered(after)).some(({ insertText }) => String(insertText).startsWith('freshly'));
    const untilOffered: number[] = [];
    for (const saved of [false, false, false, true, true]) {
      const edit = new vscode.WorkspaceEdit();
      edit.insert(
        bib.uri,
        bib.positionAt(bib.getText().length),
        `@misc{freshly${untilOffered.length}, title = {F}}\n`,
      );
      await vscode.workspace.applyEdit(edit);
      if (saved) await bib.save();
      untilOffered.push(await timed(async () => void (await isOffered())));
      if (!(await isOffered())) throw new Error('The new entry was not offered at once.');
    }
    const beside = (share: number) => ({
      alternative: { name: 'outside a citation', value: quantile(empty, share) },
    });
    await report(
      { name: '10,000 entries: opening the document', value: opened - opening, unit: 'ms' },
      { name: '10,000 entries: first completion beyond it', value: first, unit: 'ms', target: 150 },
      {
        name: '10,000 entries: round trip, median',
        value: quantile(roundTrip, 0.5),
        unit: 'ms',
        ...beside(0.5),
      },
      {
        name: '10,000 entries: round trip, 95th percentile',
        value: quantile(roundTrip, 0.95),
        unit: 'ms',
        target: 25,
        ...beside(0.95),
      },
      {
        name: '10,000 entries: new entry offered, worst',
        value: Math.max(...untilOffered),
        unit: 'ms',
        target: 50,
      },
      { name: '10,000 entries: heap above an empty host', value: heap, unit: 'MB', target: 15 },
    );
  });

  test('checking 1,000 documents', async function () {
    this.timeout(180_000);
    const part = (index: number): string =>
      `\\section{Part ${index}}\n${`Words that say something. `.repeat(60)}\nSee \\cite{okafor1990x0,missing${index}} and \\citep[p.~2]{tanaka1991x1}.\n`;
    const names = Array.from({ length: DOCUMENTS }, (_, index) => `part${index}`);
    const main = `\\documentclass{article}\n${names.map((name) => `\\input{${name}}`).join('\n')}\n\\bibliography{refs}\n`;
    await TestFolder.create({
      'refs.bib': managedBibliography(500),
      'main.tex': main,
      ...Object.fromEntries(names.map((name, index) => [`${name}.tex`, part(index)])),
    });
    let longest = 0;
    let last = performance.now();
    const pulse = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 1);
    const took = await timed(() => vscode.commands.executeCommand('shelfmark.checkBibliography'));
    clearInterval(pulse);
    await report(
      { name: 'Check Bibliography, 1,000 documents', value: took, unit: 'ms', target: 3000 },
      { name: 'Check Bibliography, longest pause of the host', value: longest, unit: 'ms', target: 100 },
    );
  });
});

async function timed(work: () => PromiseLike<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
