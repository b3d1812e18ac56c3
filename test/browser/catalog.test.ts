import assert from 'node:assert/strict';
import { openWorkbench } from './support/environment';

suite('The catalog in the side bar', () => {
  test('shows the field, and a paper is cited from its row', async () => {
    const workbench = await openWorkbench({ 'paper.tex': 'Text .\n', 'references.bib': '' });
    await workbench.openFile('paper.tex');
    await workbench.placeCursorAfter('paper.tex', 'Text ');
    await workbench.openContainer('Shelfmark');
    await workbench.expand('Multimodal LLMs');
    await workbench.expand('Video reasoning');
    const row = workbench.treeRow('EgoVLM');
    await row.waitFor();
    await workbench.picture('tree');
    await row.hover();
    await row.getByRole('button', { name: 'Insert Citation' }).click();
    await workbench.untilEditorShows('paper.tex', 'Text \\cite{vinod2025egovlm}.');
    await workbench.untilFile('references.bib', (now) => now.includes('vinod2025egovlm'));
    await workbench.untilFocusedEditor('paper.tex');
    await workbench.type(' and');
    await workbench.untilEditorShows('paper.tex', 'Text \\cite{vinod2025egovlm} and.');
  });

  test('several rows are cited together', async () => {
    const workbench = await openWorkbench({ 'paper.tex': '\\cite{}\n', 'references.bib': '' });
    await workbench.openFile('paper.tex');
    await workbench.placeCursorAfter('paper.tex', '\\cite{');
    await workbench.openContainer('Shelfmark');
    await workbench.expand('Visual generation');
    await workbench.expand('3D generation');
    await workbench.treeRow('DreamCS').first().click();
    await workbench
      .treeRow('DreamDPO')
      .first()
      .click({ modifiers: ['ControlOrMeta'] });
    await workbench.treeRow('DreamDPO').first().click({ button: 'right' });
    await workbench.chooseFromMenu('Insert Citation');
    await workbench.untilFile('references.bib', (now) => (now.match(/^@/gm)?.length ?? 0) === 2);
    assert.match(await workbench.editorText('paper.tex'), /\\cite\{\w*dream\w*,\w*dream\w*\}/);
  });

  test('a filter narrows the tree while it is typed, is shown, and is cleared', async () => {
    const workbench = await openWorkbench({ 'note.md': '' });
    await workbench.openContainer('Shelfmark');
    await workbench.treeRow('Visual generation').first().waitFor();
    await workbench.command('Shelfmark: Filter Papers');
    await workbench.quickInput().fill('navigation');
    await workbench.page
      .locator('.sidebar')
      .getByText(/Filtered by "navigation": \d+ of 228 papers/)
      .waitFor();
    await workbench.quickRow('Published').first().click();
    await workbench.page
      .locator('.sidebar')
      .getByText(/Filtered by "navigation", published: \d+ of 228/)
      .waitFor();
    await workbench.quickInput().press('Enter');
    await workbench.treeRow('papers shown').first().waitFor();
    await workbench.screenshot('filtered');
    await workbench.command('Shelfmark: Clear Filter');
    await workbench.page.locator('.sidebar').getByText('Filtered by').waitFor({ state: 'detached' });
  });

  test('a filter that nothing passes says so and offers the way back; Escape keeps what was set before', async () => {
    const workbench = await openWorkbench({ 'note.md': '' });
    await workbench.openContainer('Shelfmark');
    await workbench.treeRow('Visual generation').first().waitFor();
    await workbench.command('Shelfmark: Filter Papers');
    await workbench.quickInput().fill('xqzwvk');
    await workbench.page.locator('.sidebar').getByText('No papers match the filter.').waitFor();
    await workbench.page.keyboard.press('Escape');
    await workbench.treeRow('Visual generation').first().waitFor();
    await workbench.command('Shelfmark: Filter Papers');
    await workbench.quickInput().fill('xqzwvk');
    await workbench.quickInput().press('Enter');
    await workbench.page.locator('.sidebar').getByRole('button', { name: 'Clear Filter' }).first().click();
    await workbench.treeRow('Visual generation').first().waitFor();
  });

  test('sorts by what is chosen', async () => {
    const workbench = await openWorkbench({ 'note.md': '' });
    await workbench.openContainer('Shelfmark');
    await workbench.expand('Visual generation');
    await workbench.expand('3D generation');
    await workbench.treeRow('DreamCS').first().waitFor();
    await workbench.command('Shelfmark: Sort Papers');
    await workbench.quickRow('Title').first().click();
    const rows = workbench.page.locator('.sidebar .monaco-list-row[aria-level="3"]');
    await rows.nth(1).filter({ hasText: 'DreamDPO' }).waitFor();
    const names = await rows.evaluateAll((all) =>
      all.map((row) => row.getAttribute('aria-label')?.split(',')[0] ?? ''),
    );
    assert.deepEqual(names, ['DreamCS', 'DreamDPO', 'DreamReward', 'Nabla-R2D3']);
  });
});
