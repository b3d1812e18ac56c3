import assert from 'node:assert/strict';
import { openWorkbench } from './support/environment';

const SEARCH = 'Shelfmark: Search Papers';

suite('Searching', () => {
  test('the key opens it, our order is kept, and Enter cites', async () => {
    const workbench = await openWorkbench({ 'paper.tex': 'Text .\n', 'references.bib': '' });
    await workbench.openFile('paper.tex');
    await workbench.placeCursorAfter('paper.tex', 'Text ');
    await workbench.page.keyboard.press('ControlOrMeta+K');
    await workbench.page.keyboard.press('b');
    await workbench.quickInput().waitFor();
    await workbench.type('video reasoning');
    await workbench.quickRow('Video-R1').first().waitFor();
    await workbench.picture('search');
    await workbench.quickInput().fill('gdpo');
    await workbench.page.locator('.quick-input-list .monaco-list-row.focused[aria-label*="GDPO"]').waitFor();
    await workbench.page.keyboard.press('Enter');
    await workbench.untilEditorShows('paper.tex', 'Text \\cite{liu2026gdpo}.');
    await workbench.untilFile('references.bib', (now) => now.includes('liu2026gdpo'));
  });

  test('papers ticked in one search stay ticked in the next and are cited together', async () => {
    const workbench = await openWorkbench({ 'paper.tex': '\\cite{}\n', 'references.bib': '' });
    await workbench.openFile('paper.tex');
    await workbench.placeCursorAfter('paper.tex', '\\cite{');
    await workbench.command(SEARCH);
    await workbench.quickInput().fill('gdpo');
    await workbench.page.locator('.quick-input-list .monaco-list-row.focused[aria-label*="GDPO"]').waitFor();
    await workbench.page.keyboard.press('Shift+Enter');
    await workbench.page
      .locator(
        '.quick-input-list .monaco-list-row input[aria-checked="true"], .quick-input-list .monaco-list-row .monaco-checkbox[aria-checked="true"], .quick-input-list .monaco-list-row[aria-checked="true"]',
      )
      .first()
      .waitFor();
    await workbench.quickInput().fill('caprl');
    await workbench.page.locator('.quick-input-list .monaco-list-row.focused[aria-label*="CapRL"]').waitFor();
    await workbench.quickRow('GDPO').first().waitFor();
    await workbench.page.keyboard.press('Shift+Enter');
    await workbench.page.locator('.quick-input-count').getByText('2 Selected').waitFor();
    await workbench.page.keyboard.press('Enter');
    await workbench.untilEditorShows('paper.tex', '\\cite{liu2026gdpo,xing2026caprl}');
  });

  test('filters by field', async () => {
    const workbench = await openWorkbench({ 'note.md': '' });
    await workbench.command(SEARCH);
    await workbench.quickInput().fill('author:liu venue:neurips cat:video');
    await workbench.quickRow('NeurIPS 2025').first().waitFor();
    const labels = await workbench
      .quickRows()
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label') ?? ''));
    assert.ok(labels.length > 0 && labels.every((label) => label.includes('NeurIPS')), labels.join('\n'));
  });

  test('a button of a row copies the entry and leaves the search open', async () => {
    const workbench = await openWorkbench({ 'note.md': '' });
    await workbench.command(SEARCH);
    await workbench.quickInput().fill('gdpo');
    const row = workbench.quickRow('GDPO').first();
    await row.hover();
    await row.getByRole('button', { name: 'Copy BibTeX' }).click();
    await workbench.page.locator('.statusbar').getByText('Copied BibTeX of GDPO').waitFor();
    assert.match(await workbench.clipboard(), /^@inproceedings\{liu2026gdpo,/);
    assert.equal(await workbench.quickInput().isVisible(), true);
  });

  test('Escape changes nothing', async () => {
    const workbench = await openWorkbench({ 'paper.tex': 'Text .\n', 'references.bib': '' });
    await workbench.openFile('paper.tex');
    await workbench.command(SEARCH);
    await workbench.quickInput().fill('gdpo');
    await workbench.quickRow('GDPO').first().waitFor();
    await workbench.page.keyboard.press('Escape');
    await workbench.quickInput().waitFor({ state: 'hidden' });
    assert.equal(await workbench.editorText('paper.tex'), 'Text .\n');
    assert.equal(workbench.readFile('references.bib'), '');
  });
});
