import assert from 'node:assert/strict';
import { openWorkbench } from './support/environment';

suite('The workbench', () => {
  test('shows the Shelfmark side bar', async () => {
    const workbench = await openWorkbench({ 'note.md': '' });
    await workbench.openContainer('Shelfmark');
    await workbench.screenshot('side-bar');
  });

  test('a text that is typed and saved is in the file', async () => {
    const workbench = await openWorkbench({ 'paper.tex': 'First line.\nSecond, third.\n', 'other.md': '' });
    await workbench.openFile('paper.tex');
    await workbench.placeCursorAfter('paper.tex', 'Second,');
    await workbench.type(' between');
    await workbench.untilEditorShows('paper.tex', 'between');
    assert.match(await workbench.editorText('paper.tex'), /^First line\.\nSecond, between third\./);
    await workbench.tab('paper.tex').and(workbench.page.locator('.dirty')).waitFor();
    await workbench.save();
    await workbench.untilFile('paper.tex', (text) => text === 'First line.\nSecond, between third.\n');
  });

  test('the installed extension answers to its commands', async () => {
    const workbench = await openWorkbench({ 'note.md': '' });
    await workbench.page.keyboard.press('F1');
    await workbench.quickInput().fill('>Shelfmark: Search Papers');
    await workbench.quickRow('Shelfmark: Search Papers').first().waitFor();
  });
});
