import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { cutCursor, extension, openDocument, TestFolder, until } from './support';

suite('Activation', () => {
  test('the extension under test is there and activates', async () => {
    const { isActive, packageJSON } = await extension();
    assert.equal(isActive, true);
    assert.equal(packageJSON.name, 'shelfmark');
  });

  test('the files that people write in have their languages', async () => {
    const folder = await TestFolder.create();
    for (const [name, language] of [
      ['paper.tex', 'latex'],
      ['references.bib', 'bibtex'],
      ['note.md', 'markdown'],
    ] as const) {
      const { document } = await folder.open(name, '');
      assert.equal(document.languageId, language);
    }
  });
});

suite('Support for tests', () => {
  test('a marker places the cursor and is not in the text', async () => {
    const { document, editor, position } = await openDocument('\\cite{|}', 'paper.tex');
    assert.equal(document.getText(), '\\cite{}');
    assert.deepEqual([position.line, position.character], [0, 6]);
    assert.ok(editor.selection.active.isEqual(position));
    assert.throws(() => cutCursor('a|b|c'), /More than one/);
  });

  test('an edit is seen by waiting for it, and the file on disk is left alone until it is saved', async () => {
    const folder = await TestFolder.create();
    const { document, editor, position } = await folder.open('note.md', 'a|');
    const seen = until('the text is there', () => document.getText() === 'ab');
    await editor.edit((edit) => edit.insert(position, 'b'));
    await seen;
    assert.equal(await folder.read('note.md'), 'a');
    assert.equal(await document.save(), true);
    assert.equal(await folder.read('note.md'), 'ab');
    assert.equal(await folder.exists('other.md'), false);
  });

  test('nothing of the tests before is open or dirty', () => {
    assert.deepEqual(
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label)),
      [],
    );
    assert.deepEqual(
      vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty).map(({ uri }) => uri.path),
      [],
    );
  });
});
