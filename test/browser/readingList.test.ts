import assert from 'node:assert/strict';
import { assertAccessible } from './support/accessibility';
import { openWorkbench } from './support/environment';

suite('The reading list', () => {
  test('a paper is starred and noted on its page, and stands in the view below the catalog', async () => {
    const workbench = await openWorkbench(
      { 'paper.tex': '\\documentclass{article}\n\\begin{document}\n\\cite{liu2026gdpo}\n\\end{document}\n' },
      { 'shelfmark.readingList.location': 'workspace' },
    );
    await workbench.untilCatalogShows();
    await workbench.openFile('paper.tex');
    await workbench.placeCursorAfter('paper.tex', '\\cite{liu');
    await workbench.command('Shelfmark: Show Paper Details');
    const page = await workbench.webview('GDPO');
    await page.getByRole('button', { name: 'Add to Reading List' }).click();
    await page.getByRole('button', { name: 'Starred' }).click();
    await page.getByRole('button', { name: 'Starred', pressed: true }).waitFor();
    await page.getByRole('button', { name: 'Add Note' }).click();
    const note = workbench.editor('liu2026gdpo.md');
    await note.and(workbench.page.locator('.focused')).waitFor();
    await workbench.page.keyboard.press('ControlOrMeta+End');
    await workbench.type('Normalize **each** reward.');
    await workbench.save();
    await page.getByText('Normalize **each** reward.').waitFor();
    await assertAccessible(page, 'the page with a note');
    const stored = await workbench.untilFile('.vscode/shelfmark-reading-list.json', (text) =>
      text.includes('Normalize'),
    );
    assert.match(stored, /"key": ?"liu2026gdpo"/);
    await workbench.page.locator('.pane-header[aria-label^="Reading List"]').click();
    await workbench.treeRow('GDPO').first().waitFor();
    await workbench.picture('reading-list');
  });
});
