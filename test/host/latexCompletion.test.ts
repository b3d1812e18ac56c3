import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { accept, offered, shelfmarkItems } from './accepting';
import { completions, extension, openDocument, TestFolder } from './support';

const GDPO = 'GDPO';

suite('Completion in LaTeX', () => {
  suiteSetup(extension);

  for (const [what, text] of [
    ['a short name', '\\cite{gdpo|}'],
    ['part of a citation key', '\\cite{liu2026gd|}'],
    ['an author and a word', '\\parencite[see][12]{liu gdpo|}'],
    ['two words of the title', '\\cites{a}{decoupled normalization|}'],
    ['a typo', '\\textcite*{gdpoo|}'],
    ['a second key on another line', '\\cite{a,\n  gdpo|'],
  ] as const) {
    test(`finds the paper by ${what}`, async () => {
      const labels = await offered(await openDocument(text, 'paper.tex'));
      assert.ok(labels.slice(0, 3).includes(GDPO), labels.slice(0, 5).join(', '));
    });
  }

  for (const [where, text] of [
    ['a comment', '% \\cite{gdpo|}'],
    ['verbatim text', '\\begin{verbatim}\n\\cite{gdpo|}\n\\end{verbatim}'],
    ['a listing', '\\begin{lstlisting}\n\\cite{gdpo|}\n\\end{lstlisting}'],
    ['\\verb', '\\verb|'.slice(0, -1) + '+\\cite{gdpo|}+'],
    ['another command', '\\section{gdpo|}'],
  ] as const) {
    test(`stays away from ${where}`, async () => {
      assert.deepEqual(await offered(await openDocument(text, 'paper.tex')), []);
    });
  }

  test('answers with at most forty and asks to be asked again', async () => {
    const { document, position } = await openDocument('\\cite{|}', 'paper.tex');
    const list = await completions(document, position);
    assert.equal(shelfmarkItems(list.items).length, 40);
    assert.equal(list.isIncomplete, true);
  });

  test('keeps its own order and is matched by exactly what was typed', async () => {
    const { document, position } = await openDocument('\\cite{video r1|}', 'paper.tex');
    const items = shelfmarkItems((await completions(document, position)).items);
    assert.ok(items.length > 1);
    assert.deepEqual([...new Set(items.map(({ filterText }) => filterText))], ['video r1']);
    assert.equal(items[0]?.sortText, '0000');
  });

  test('says that nothing matches instead of falling silent, and accepting that changes nothing', async () => {
    const { document, position } = await openDocument('\\cite{xqzwvk|}', 'paper.tex');
    const [item, ...more] = shelfmarkItems((await completions(document, position)).items);
    assert.equal(more.length, 0);
    assert.equal(item?.insertText, 'xqzwvk');
  });

  test('does not offer a paper twice in one citation', async () => {
    const labels = await offered(await openDocument('\\cite{liu2026gdpo, gdpo|}', 'paper.tex'));
    assert.ok(!labels.includes(GDPO));
  });

  test('the details show authors, venue and the entry to be written', async () => {
    const { document, position } = await openDocument('\\cite{gdpo|}', 'paper.tex');
    const list = await completions(document, position, { resolve: 50 });
    const item = shelfmarkItems(list.items).find(
      ({ label }) => typeof label !== 'string' && label.label === GDPO,
    );
    const details = (item?.documentation as vscode.MarkdownString).value;
    assert.match(details, /Shih\\-Yang Liu/);
    assert.match(details, /International Conference on Machine Learning, 2026/);
    assert.match(details, /@inproceedings\{liu2026gdpo,/);
  });

  test('can be switched off', async () => {
    const settings = vscode.workspace.getConfiguration('shelfmark');
    await settings.update('completion.enabled', false, vscode.ConfigurationTarget.Workspace);
    try {
      assert.deepEqual(await offered(await openDocument('\\cite{gdpo|}', 'paper.tex')), []);
    } finally {
      await settings.update('completion.enabled', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  test('accepting puts the key in the document and the entry into the bibliography it names', async () => {
    const folder = await TestFolder.create({ 'lib/mine.bib': '' });
    const file = await folder.open('paper.tex', '\\cite{gdpo|}\n\\bibliography{lib/mine}\n');
    await accept(file, GDPO);
    assert.equal(file.document.getText(), '\\cite{liu2026gdpo}\n\\bibliography{lib/mine}\n');
    assert.match(await folder.read('lib/mine.bib'), /^@inproceedings\{liu2026gdpo,\n/);
    assert.equal(file.document.isDirty, true, 'the document is left for the user to save');
  });

  test('accepting in the middle of a word leaves nothing of it behind', async () => {
    const folder = await TestFolder.create({ 'references.bib': '' });
    const file = await folder.open('paper.tex', '\\cite{gd|po, other}');
    await accept(file, GDPO);
    assert.equal(file.document.getText(), '\\cite{liu2026gdpo, other}');
  });

  test('a finished key before the words stays, with a separator', async () => {
    const folder = await TestFolder.create({ 'references.bib': '' });
    const file = await folder.open('paper.tex', '\\cite{wu2025reinforcement gdpo|}');
    await accept(file, GDPO);
    assert.equal(file.document.getText(), '\\cite{wu2025reinforcement,liu2026gdpo}');
  });

  test('every cursor that typed the words gets the key', async () => {
    const folder = await TestFolder.create({ 'references.bib': '' });
    const file = await folder.open('paper.tex', '\\cite{gdpo|}\n\\cite{gdpo}\n');
    file.editor.selections = [0, 1].map((line) => new vscode.Selection(line, 10, line, 10));
    await accept(file, GDPO);
    assert.equal(file.document.getText(), '\\cite{liu2026gdpo}\n\\cite{liu2026gdpo}\n');
  });

  test('a fast double accept gives one entry', async () => {
    const folder = await TestFolder.create({ 'references.bib': '' });
    const file = await folder.open('paper.tex', '\\cite{gdpo|}');
    const { items } = await completions(file.document, file.position);
    const item = shelfmarkItems(items)[0]!;
    await Promise.all(
      [0, 1].map(() => vscode.commands.executeCommand(item.command!.command, ...item.command!.arguments!)),
    );
    assert.equal((await folder.read('references.bib')).match(/@inproceedings/g)?.length, 1);
    assert.equal(file.document.getText(), '\\cite{liu2026gdpo}');
  });

  test('one undo takes back key and entry, on disk too, and one redo brings both again', async () => {
    const folder = await TestFolder.create({ 'references.bib': '@misc{a,\n  title = {A},\n}\n' });
    const file = await folder.open('paper.tex', '\\cite{gdpo|}');
    await accept(file, GDPO);
    const bibliography = await vscode.workspace.openTextDocument(folder.file('references.bib'));
    assert.match(bibliography.getText(), /liu2026gdpo/);
    await saved(bibliography, () => vscode.commands.executeCommand('undo'));
    assert.equal(file.document.getText(), '\\cite{gdpo}');
    assert.equal(await folder.read('references.bib'), '@misc{a,\n  title = {A},\n}\n');
    await saved(bibliography, () => vscode.commands.executeCommand('redo'));
    assert.equal(file.document.getText(), '\\cite{liu2026gdpo}');
    assert.match(await folder.read('references.bib'), /liu2026gdpo/);
  });
});

/** Does something and waits until the document is saved after it. */
async function saved(document: vscode.TextDocument, act: () => Thenable<unknown>): Promise<void> {
  const event = new Promise<void>((resolve) => {
    const subscription = vscode.workspace.onDidSaveTextDocument((changed) => {
      if (changed !== document) return;
      subscription.dispose();
      resolve();
    });
  });
  await act();
  await event;
}
