import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension, openDocument, TestFolder } from './support';

/** Runs a command that shows a quick pick, takes the first row, and waits for the end. */
async function takeFirst(command: string, ...args: readonly unknown[]): Promise<void> {
  const done = vscode.commands.executeCommand(command, ...args);
  // Accepting does nothing until there is a row; each try is made once the one before was handled.
  let isDone = false;
  void done.then(() => (isDone = true));
  while (!isDone) await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  await done;
}

suite('Related papers', () => {
  suiteSetup(extension);

  test('the first one is cited where the cursor stands', async () => {
    const folder = await TestFolder.create({ 'references.bib': '' });
    const { document } = await folder.open('paper.tex', 'Flow matching|\n\\bibliography{references}\n');
    await takeFirst('shelfmark.findRelated', 'liu2025flowgrpo');
    assert.match(
      document.getText(),
      /^Flow matching\\cite\{(deng2026densegrpo|luo2026principled|he2026tempflowgrpo)\}/,
    );
  });

  test('what a document does not cite is found from all of its parts', async () => {
    const folder = await TestFolder.create({
      'main.tex': '\\documentclass{article}\\input{one}\\input{two}\\bibliography{references}',
      'two.tex': '\\cite{dpok}',
      'references.bib': '@misc{dpok, title = {DPOK}, eprint = {2305.16381}}\n',
    });
    const { document } = await folder.open('one.tex', '\\cite{black2024training} and|');
    await takeFirst('shelfmark.findUncited');
    const cited = /and\\cite\{(\w+)\}/.exec(document.getText())?.[1];
    assert.ok(cited, document.getText());
    assert.ok(!['black2024training', 'fan2023dpok', 'dpok'].includes(cited), cited);
  });

  test('a document that cites nothing of the catalog is left alone', async () => {
    const { document } = await openDocument('Nothing|', 'latex');
    await vscode.commands.executeCommand('shelfmark.findUncited');
    assert.equal(document.getText(), 'Nothing');
  });
});
