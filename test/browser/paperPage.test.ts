import assert from 'node:assert/strict';
import { assertAccessible } from './support/accessibility';
import { openWorkbench } from './support/environment';

const FILES = {
  'paper.tex':
    '\\documentclass{article}\n\\begin{document}\nFirst~\\cite{gdpo}.\n\nLast \n\\bibliography{references}\n\\end{document}\n',
  'references.bib': '@misc{gdpo,\n  title = {{GDPO}},\n  eprint = {2601.05242},\n}\n',
};

suite('The page of a paper', () => {
  test('a click in the tree shows it beside the text, which keeps its place; citing from it goes there', async () => {
    const workbench = await openWorkbench(FILES);
    await workbench.untilCatalogShows();
    await workbench.openFile('paper.tex');
    await workbench.placeCursorAfter('paper.tex', 'Last ');
    await workbench.openContainer('Shelfmark');
    await workbench.expand('Multimodal LLMs');
    await workbench.expand('General recipes');
    await workbench.treeRow('CapRL').click();
    const page = await workbench.webview('CapRL');
    await page.getByRole('heading', { level: 1, name: 'CapRL' }).waitFor();
    await workbench.editor('paper.tex').waitFor();
    await page.getByRole('tab', { name: 'Reference' }).waitFor();
    await workbench.picture('paper-page');
    await assertAccessible(page, 'the page of CapRL');
    await page.getByRole('button', { name: 'Copy BibTeX' }).click();
    await workbench.page.locator('.statusbar').getByText('Copied BibTeX').waitFor();
    assert.match(await workbench.clipboard(), /^@inproceedings\{xing2026caprl,/);
    await page.getByRole('button', { name: 'Insert Citation' }).click();
    await workbench.untilEditorShows('paper.tex', 'Last \\cite{xing2026caprl}');
    await workbench.untilFile('references.bib', (text) => text.includes('@inproceedings{xing2026caprl'));
  });

  test('says where it is cited and what it was corrected; its categories filter; it comes back after a reload', async () => {
    const workbench = await openWorkbench(FILES);
    await workbench.untilCatalogShows();
    await workbench.openFile('paper.tex');
    await workbench.placeCursorAfter('paper.tex', '\\cite{gd');
    await workbench.command('Shelfmark: Show Paper Details');
    const page = await workbench.webview('GDPO');
    await page.getByRole('button', { name: 'paper.tex, line 3' }).waitFor();
    await page.getByRole('button', { name: 'Multimodal LLMs › General recipes' }).click();
    await workbench.page
      .locator('.sidebar')
      .getByText('Filtered by Multimodal LLMs › General recipes: 28 of 228 papers')
      .waitFor();
    await page.getByRole('button', { name: 'paper.tex, line 3' }).click();
    await workbench.untilFocusedEditor('paper.tex');
    await workbench.reload();
    const again = await workbench.webview('GDPO');
    await again.getByRole('heading', { level: 1, name: 'GDPO' }).waitFor();
  });
});
