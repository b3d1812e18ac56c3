import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { accept, labelOf, shelfmarkItems } from './accepting';
import { completions, extension, TestFolder, until } from './support';

/** Accepts GDPO in the document `path` of a folder with the files; gives the folder and the document's text. */
async function citeGdpo(
  files: Readonly<Record<string, string>>,
  path: string,
  marked: string,
): Promise<{ folder: TestFolder; text: string }> {
  const folder = await TestFolder.create(files);
  const file = await folder.open(path, marked);
  await accept(file, 'GDPO');
  return { folder, text: file.document.getText() };
}

suite('Which bibliography gets the entry', () => {
  suiteSetup(extension);

  test('the first that the document names, over several lines', async () => {
    const { folder } = await citeGdpo(
      { 'a.bib': '', 'b.bib': '', 'references.bib': '' },
      'paper.tex',
      '\\cite{gdpo|}\n\\bibliography{%\n  b,\n  a}\n',
    );
    assert.match(await folder.read('b.bib'), /liu2026gdpo/);
    assert.equal((await folder.read('a.bib')) + (await folder.read('references.bib')), '');
  });

  test('\\addbibresource with options, in biblatex form', async () => {
    const { folder } = await citeGdpo(
      { 'refs/x.bib': '' },
      'paper.tex',
      '\\usepackage{biblatex}\n\\addbibresource[location=local]{refs/x.bib}\n\\autocite{gdpo|}\n',
    );
    assert.match(await folder.read('refs/x.bib'), /eprinttype\s*= \{arxiv\}/i);
  });

  test('what the root file names, seen from the root file, also while it is not saved', async () => {
    const folder = await TestFolder.create({ 'main.tex': '', 'lib/all.bib': '' });
    const root = await folder.open('main.tex', '|');
    await root.editor.edit((edit) => edit.insert(root.position, '\\bibliography{lib/all}'));
    const file = await folder.open('chapters/one.tex', '% !TEX root = ../main.tex\n\\cite{gdpo|}');
    await accept(file, 'GDPO');
    assert.match(await folder.read('lib/all.bib'), /liu2026gdpo/);
  });

  test('references.bib beside a document that names none', async () => {
    const { folder } = await citeGdpo(
      { 'references.bib': '', 'other.bib': '' },
      'paper.tex',
      '\\cite{gdpo|}',
    );
    assert.match(await folder.read('references.bib'), /liu2026gdpo/);
  });

  test('the setting, before the usual names', async () => {
    const settings = vscode.workspace.getConfiguration('shelfmark');
    const folder = await TestFolder.create({ 'references.bib': '', 'mine.bib': '' });
    const path = vscode.workspace.asRelativePath(folder.file('mine.bib'), false);
    await settings.update('bibliography.file', path, vscode.ConfigurationTarget.Workspace);
    try {
      await accept(await folder.open('paper.tex', '\\cite{gdpo|}'), 'GDPO');
      assert.match(await folder.read('mine.bib'), /liu2026gdpo/);
      assert.equal(await folder.read('references.bib'), '');
    } finally {
      await settings.update('bibliography.file', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  test('never a file that is no .bib, whatever the document says', async () => {
    const { folder, text } = await citeGdpo(
      { 'settings.conf': 'keep', 'references.bib': '' },
      'paper.tex',
      '\\addbibresource{settings.conf}\n\\cite{gdpo|}',
    );
    assert.match(text, /\\cite\{liu2026gdpo\}/);
    assert.equal(await folder.read('settings.conf'), 'keep');
    assert.equal(await folder.read('references.bib'), '');
  });

  test('a missing root file adds nothing anywhere, and the key is there', async () => {
    const { folder, text } = await citeGdpo(
      { 'references.bib': '' },
      'paper.tex',
      '% !TEX root = nowhere.tex\n\\cite{gdpo|}',
    );
    assert.match(text, /\\cite\{liu2026gdpo\}/);
    assert.equal(await folder.read('references.bib'), '');
  });
});

suite('What happens to the bibliography', () => {
  suiteSetup(extension);

  test('a paper that is there by arXiv id is cited under its key there, and nothing is added', async () => {
    const bib =
      '@article{mykey,\n  title = {Whatever},\n  journal = {arXiv preprint arXiv:2601.05242v2}\n}\n';
    const { folder, text } = await citeGdpo({ 'references.bib': bib }, 'paper.tex', '\\cite{gdpo|}');
    assert.equal(text, '\\cite{mykey}');
    assert.equal(await folder.read('references.bib'), bib);
  });

  test('a key taken by another paper is not given twice', async () => {
    const bib = '@misc{liu2026gdpo,\n  title = {Another work},\n  eprint = {2001.00001},\n}\n';
    const { folder, text } = await citeGdpo({ 'references.bib': bib }, 'paper.tex', '\\cite{gdpo|}');
    assert.equal(text, '\\cite{liu2026gdpoa}');
    assert.ok((await folder.read('references.bib')).startsWith(bib));
  });

  test('nor a key that another bibliography of the document holds', async () => {
    const { folder, text } = await citeGdpo(
      { 'a.bib': '', 'b.bib': '@misc{liu2026gdpo, title = {Another work}}\n' },
      'paper.tex',
      '\\cite{gdpo|}\n\\bibliography{a,b}\n',
    );
    assert.match(text, /\\cite\{liu2026gdpoa\}/);
    assert.match(await folder.read('a.bib'), /@inproceedings\{liu2026gdpoa,/);
  });

  test("indentation and line ends are the file's own, and what stood there stays", async () => {
    const bib = '@misc{a,\r\n\ttitle = {A}\r\n}\r\n\r\n% last words, without line end';
    const { folder } = await citeGdpo({ 'references.bib': bib }, 'paper.tex', '\\cite{gdpo|}');
    const after = await folder.read('references.bib');
    assert.ok(after.startsWith(bib));
    assert.match(after, /\r\n\ttitle\s*= \{/);
    assert.doesNotMatch(after, /[^\r]\n/);
  });

  test('unsaved edits are kept and stay unsaved', async () => {
    const folder = await TestFolder.create({ 'references.bib': '' });
    const bib = await folder.open('references.bib', '|');
    await bib.editor.edit((edit) => edit.insert(bib.position, '@misc{mine, title = {Mine}}\n'));
    await accept(await folder.open('paper.tex', '\\cite{gdpo|}'), 'GDPO');
    assert.match(bib.document.getText(), /^@misc\{mine, title = \{Mine\}\}\n\n@inproceedings\{liu2026gdpo/);
    assert.equal(bib.document.isDirty, true);
    assert.equal(await folder.read('references.bib'), '');
  });

  test('a broken entry costs nothing: the rest stays and the new entry is read', async () => {
    const bib = '@article{broken,\n  title = {never closed,\n\n@misc{fine, title = {Fine}}\n';
    const { folder } = await citeGdpo({ 'references.bib': bib }, 'paper.tex', '\\cite{gdpo|}');
    const after = await folder.read('references.bib');
    assert.ok(after.startsWith(bib));
    assert.match(after, /\n@inproceedings\{liu2026gdpo/);
  });

  test('a binary file is left alone, and the key is there', async () => {
    const bib = '\u0000\u0001\u0002'.repeat(200);
    const { folder, text } = await citeGdpo({ 'references.bib': bib }, 'paper.tex', '\\cite{gdpo|}');
    assert.equal(text, '\\cite{liu2026gdpo}');
    assert.equal(await folder.read('references.bib'), bib);
  });

  test('a file that disappears before accepting does no harm', async () => {
    const folder = await TestFolder.create({ 'references.bib': '' });
    const file = await folder.open('paper.tex', '\\cite{gdpo|}');
    const { items } = await completions(file.document, file.position);
    const item = shelfmarkItems(items).find((candidate) => labelOf(candidate) === 'GDPO')!;
    await vscode.workspace.fs.delete(folder.file('references.bib'));
    await vscode.commands.executeCommand(item.command!.command, ...item.command!.arguments!);
    assert.equal(file.document.getText(), '\\cite{liu2026gdpo}');
    assert.equal(await folder.exists('references.bib'), false, 'nothing is created unasked');
  });

  test('a document that is closed by the time gets nothing, and neither does its bibliography', async () => {
    const folder = await TestFolder.create({ 'references.bib': '' });
    const file = await folder.open('paper.tex', '\\cite{gdpo|}');
    const { items } = await completions(file.document, file.position);
    const { command } = shelfmarkItems(items)[0]!;
    const given = { ...command!.arguments![0], document: folder.file('gone.tex').toString() };
    await vscode.commands.executeCommand(command!.command, given);
    assert.equal(file.document.getText(), '\\cite{gdpo}');
    assert.equal(await folder.read('references.bib'), '');
  });
});

suite('Entries in .bib files', () => {
  suiteSetup(extension);

  test('a name at the top level gives the whole entry in the style of the file', async () => {
    const folder = await TestFolder.create();
    const bib = '@misc{a,\n    title = "A",\n    year = 2020\n}\n\n';
    const file = await folder.open('references.bib', `${bib}gdpo|\n\n@misc{b,\n    title = "B"\n}\n`);
    await accept(file, 'GDPO');
    const text = file.document.getText();
    assert.ok(text.startsWith(bib) && text.endsWith('\n\n@misc{b,\n    title = "B"\n}\n'));
    assert.match(text, /\n@inproceedings\{liu2026gdpo,\n {4}author = "Liu, [^]*\n {4}year = "2026",/);
  });

  test('an @ before the name is not left behind', async () => {
    const file = await (await TestFolder.create()).open('references.bib', '@gdpo|\n');
    await accept(file, 'GDPO');
    assert.match(file.document.getText(), /^@inproceedings\{liu2026gdpo,/);
  });

  test('a paper that is there already adds nothing', async () => {
    const bib = '@misc{mine,\n  eprint = {2601.05242},\n  archivePrefix = {arXiv},\n}\n\n';
    const file = await (await TestFolder.create()).open('references.bib', `${bib}gdpo|`);
    await accept(file, 'GDPO');
    assert.equal(file.document.getText(), bib);
  });

  test('inside an entry nothing is offered', async () => {
    const file = await (await TestFolder.create()).open('references.bib', '@misc{a,\n  title = {gdpo|}\n}\n');
    const { items } = await completions(file.document, file.position);
    assert.deepEqual(shelfmarkItems(items), []);
  });

  test('in the order of its keys where that is wanted; one undo takes back citation and entries, on disk too', async () => {
    const settings = vscode.workspace.getConfiguration('shelfmark');
    await settings.update('bibliography.order', 'key', vscode.ConfigurationTarget.Workspace);
    try {
      const bib = '@misc{abel, title = {A}}\n\n@misc{milne, title = {M}}\n\n@misc{zorn, title = {Z}}\n';
      const folder = await TestFolder.create({ 'references.bib': bib });
      const file = await folder.open('paper.tex', 'As |.');
      await vscode.commands.executeCommand('shelfmark.insertCitation', [
        'xing2026caprl',
        'wu2025reinforcement',
      ]);
      const after = await folder.read('references.bib');
      assert.deepEqual(
        [...after.matchAll(/^@\w+\{([^,]+),/gm)].map((match) => match[1]),
        ['abel', 'milne', 'wu2025reinforcement', 'xing2026caprl', 'zorn'],
      );
      await vscode.commands.executeCommand('undo');
      await until('both are taken back', () => file.document.getText() === 'As .');
      await until('the disk follows', async () => (await folder.read('references.bib')) === bib);
    } finally {
      await settings.update('bibliography.order', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});
