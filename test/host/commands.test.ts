import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { untilText } from './accepting';
import { extension, openDocument, TestFolder } from './support';

const insert = (...keys: string[]): Thenable<unknown> =>
  vscode.commands.executeCommand('shelfmark.insertCitation', keys);

suite('Insert Citation', () => {
  suiteSetup(extension);

  for (const [what, name, before, after] of [
    ['writes the command in running text', 'paper.tex', 'As shown|.', 'As shown\\cite{liu2026gdpo}.'],
    ['fills an empty citation', 'paper.tex', '\\citep{|}', '\\citep{liu2026gdpo}'],
    ['appends inside a citation', 'paper.tex', '\\cite{a, b|, c}', '\\cite{a, b, liu2026gdpo, c}'],
    ['appends right behind a citation', 'paper.tex', '\\cite{a}|', '\\cite{a,liu2026gdpo}'],
    ['brackets the key in Markdown', 'note.md', 'As shown |.', 'As shown [@liu2026gdpo].'],
    ['appends inside brackets', 'note.md', '[@a|]', '[@a; @liu2026gdpo]'],
  ] as const) {
    test(what, async () => {
      const folder = await TestFolder.create({ 'references.bib': '' });
      const file = await folder.open(name, before);
      await insert('liu2026gdpo');
      assert.equal(file.document.getText(), after);
      assert.match(await folder.read('references.bib'), /liu2026gdpo/);
    });
  }

  test('several papers make one citation and come with one edit', async () => {
    const folder = await TestFolder.create({ 'references.bib': '' });
    const file = await folder.open('paper.tex', 'Text |.');
    await insert('liu2026gdpo', 'wu2025reinforcement');
    assert.equal(file.document.getText(), 'Text \\cite{liu2026gdpo,wu2025reinforcement}.');
    assert.equal((await folder.read('references.bib')).match(/^@/gm)?.length, 2);
    await vscode.commands.executeCommand('undo');
    await untilText(file.document, 'Text .');
  });

  test('the same paper again changes nothing', async () => {
    const folder = await TestFolder.create({ 'references.bib': '' });
    const file = await folder.open('paper.tex', '\\cite{|}');
    await insert('liu2026gdpo');
    const bib = await folder.read('references.bib');
    await insert('liu2026gdpo');
    assert.equal(file.document.getText(), '\\cite{liu2026gdpo}');
    assert.equal(await folder.read('references.bib'), bib);
  });

  test('the cursor goes behind the citation, so that writing goes on', async () => {
    const folder = await TestFolder.create({ 'references.bib': '' });
    const { editor } = await folder.open('paper.tex', 'Line\nText |.');
    await insert('liu2026gdpo');
    assert.deepEqual([editor.selection.active.line, editor.selection.active.character], [1, 23]);
  });

  test('the command is the one that is set', async () => {
    const settings = vscode.workspace.getConfiguration('shelfmark');
    await settings.update('citation.latexCommand', '\\autocite', vscode.ConfigurationTarget.Workspace);
    try {
      const folder = await TestFolder.create({ 'references.bib': '' });
      const file = await folder.open('paper.tex', 'Text |');
      await insert('liu2026gdpo');
      assert.equal(file.document.getText(), 'Text \\autocite{liu2026gdpo}');
    } finally {
      await settings.update('citation.latexCommand', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  test('in a .bib file it adds the entry', async () => {
    const file = await (await TestFolder.create()).open('references.bib', '@misc{a, title = {A}}\n|');
    await insert('liu2026gdpo');
    assert.match(file.document.getText(), /^@misc\{a, title = \{A\}\}\n\n@inproceedings\{liu2026gdpo/);
  });

  test('in a comment nothing is inserted', async () => {
    const folder = await TestFolder.create({ 'references.bib': '' });
    const file = await folder.open('paper.tex', '% note |');
    // The message waits for the user; the command does not.
    void insert('liu2026gdpo');
    await vscode.commands.executeCommand('notifications.clearAll');
    assert.equal(file.document.getText(), '% note ');
    assert.equal(await folder.read('references.bib'), '');
  });

  test('an unsaved document draws on the workspace and asks nobody', async () => {
    const { document } = await openDocument('As |', 'markdown');
    await insert('liu2026gdpo');
    assert.equal(document.getText(), 'As [Liu et al., 2026](https://arxiv.org/abs/2601.05242)');
  });
});

suite('Copying', () => {
  suiteSetup(extension);

  test('BibTeX of several papers', async () => {
    await vscode.commands.executeCommand('shelfmark.copyBibtex', ['liu2026gdpo', 'wu2025reinforcement']);
    const text = await vscode.env.clipboard.readText();
    assert.match(text, /^@inproceedings\{liu2026gdpo,[^]*\}\n\n@misc\{wu2025reinforcement,[^]*\}\n$/);
  });

  test('citation keys, ready for \\cite', async () => {
    await vscode.commands.executeCommand('shelfmark.copyKey', ['liu2026gdpo', 'wu2025reinforcement']);
    assert.equal(await vscode.env.clipboard.readText(), 'liu2026gdpo,wu2025reinforcement');
  });

  test('BibTeX of the paper that is cited at the cursor, without asking', async () => {
    await openDocument('\\cite{wu2025reinforcement, liu2026|gdpo}', 'paper.tex');
    await vscode.commands.executeCommand('shelfmark.copyBibtex');
    assert.match(await vscode.env.clipboard.readText(), /^@inproceedings\{liu2026gdpo,/);
  });

  test('the formatted reference, in APA style', async () => {
    await vscode.commands.executeCommand('shelfmark.copyReference', 'liu2026gdpo');
    assert.match(await vscode.env.clipboard.readText(), /^Liu, S\.-Y\., Dong, X\.,.*\(2026\)\. GDPO: /);
  });
});
