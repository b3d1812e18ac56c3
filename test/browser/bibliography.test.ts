import assert from 'node:assert/strict';
import { openWorkbench } from './support/environment';

const PAPER = [
  '\\documentclass{article}',
  '\\begin{document}',
  'Multi-reward training is delicate~\\cite{gdpo,knuth}.',
  'Rewards shape policies~\\cite{knuth,caprl}.',
  '\\bibliographystyle{plain}',
  '\\bibliography{references}',
  '\\end{document}',
  '',
].join('\n');

const REFERENCES = [
  '@book{knuth,',
  '  author = {Knuth, Donald E.},',
  '  title = {The {\\TeX}book},',
  '  publisher = {Addison-Wesley},',
  '  year = {1984},',
  '}',
  '',
  '@misc{gdpo,',
  '  title = {{GDPO}: Group reward-Decoupled Normalization Policy Optimization},',
  '  author = {Liu, Shih-Yang and others},',
  '  journal = {arXiv preprint arXiv:2601.05242},',
  '  year = {2025},',
  '  file = {:gdpo.pdf},',
  '}',
  '',
].join('\n');

const FILES = { 'paper.tex': PAPER, 'references.bib': REFERENCES };

suite('A citation key', () => {
  test('shows its paper when the mouse rests on it', async () => {
    const workbench = await openWorkbench(FILES);
    await workbench.untilCatalogShows();
    await workbench.openFile('paper.tex');
    await workbench.editor('paper.tex').getByText('gdpo', { exact: true }).first().hover();
    const card = workbench.page.locator('.monaco-hover').filter({ hasText: 'Shih-Yang Liu' });
    await card.getByText('International Conference on Machine Learning', { exact: false }).first().waitFor();
    await card.getByText('references.bib, line 8').waitFor();
    await workbench.picture('hover');
    await card.getByText('references.bib, line 8').click();
    await workbench.untilFocusedEditor('references.bib');
  });

  test('is renamed everywhere with F2, and one undo in each file takes it back', async () => {
    const workbench = await openWorkbench(FILES);
    await workbench.untilCatalogShows();
    await workbench.openFile('paper.tex');
    await workbench.placeCursorAfter('paper.tex', '\\cite{gdpo,kn');
    await workbench.page.keyboard.press('F2');
    const box = workbench.page.locator('.rename-box input');
    await box.waitFor();
    assert.equal(await box.inputValue(), 'knuth');
    await box.fill('knuth1984');
    await workbench.page.keyboard.press('Enter');
    await workbench.untilEditorShows('paper.tex', '\\cite{gdpo,knuth1984}');
    await workbench.untilEditorShows('paper.tex', '\\cite{knuth1984,caprl}');
    await workbench.openFile('references.bib');
    await workbench.untilEditorShows('references.bib', '@book{knuth1984,');
  });
});

suite('Problems of a bibliography', () => {
  test('a missing entry is added by its fix, under the key that is cited', async () => {
    const workbench = await openWorkbench(FILES);
    await workbench.untilCatalogShows();
    await workbench.openFile('paper.tex');
    await workbench.page.locator('.squiggly-warning').first().waitFor();
    await workbench.page
      .locator('.statusbar')
      .getByRole('button', { name: 'Bibliography: 1 problem here' })
      .waitFor();
    await workbench.placeCursorAfter('paper.tex', '\\cite{knuth,ca');
    await workbench.quickFix('Add CapRL from the catalog to references.bib');
    await workbench.screenshot('quick-fix');
    await workbench.page.keyboard.press('Enter');
    await workbench.untilFile('references.bib', (now) => now.includes('@inproceedings{caprl,'));
  });

  test('a preprint is compared with its publication before it is updated', async () => {
    const workbench = await openWorkbench(FILES);
    await workbench.untilCatalogShows();
    await workbench.openFile('references.bib');
    await workbench.editor('references.bib').getByText('cited once').first().waitFor();
    await workbench.placeCursorAfter('references.bib', '@misc{gd');
    await workbench.page.locator('.squiggly-info').first().waitFor();
    await workbench.screenshot('bibliography-problems');
    await (await workbench.quickFix('Update to ICML 2026...')).click();
    const title = 'references.bib: GDPO as published at ICML 2026';
    const comparison = workbench.page.locator('.tab').filter({ hasText: title });
    await comparison.waitFor();
    await workbench.page
      .locator('.diff-editor, .monaco-diff-editor')
      .getByText('booktitle')
      .first()
      .waitFor();
    await workbench.picture('update');
    assert.equal(workbench.readFile('references.bib'), REFERENCES);
    await workbench.page.getByRole('button', { name: 'Apply Change' }).click();
    const after = await workbench.untilFile('references.bib', (now) => now.includes('@inproceedings{gdpo,'));
    assert.match(after, /file = \{:gdpo\.pdf\}/);
    assert.match(after, /eprint = \{2601\.05242\}/);
    assert.match(after, /year = \{2026\}/);
    assert.ok(after.startsWith(REFERENCES.slice(0, REFERENCES.indexOf('@misc'))));
    await comparison.waitFor({ state: 'detached' });
  });

  test('the whole workspace is checked into a report', async () => {
    const workbench = await openWorkbench(FILES);
    await workbench.untilCatalogShows();
    await workbench.command('Shelfmark: Check Bibliography');
    await workbench.untilEditorShows('Bibliography-Check', 'Published at ICML 2026');
    await workbench.untilEditorShows('Bibliography-Check', '"caprl" is cited');
    await workbench.picture('report');
  });

  test('the same work is cited by one key everywhere; its other entry goes only if that is ticked', async () => {
    const workbench = await openWorkbench({
      'paper.tex': PAPER.replace('{knuth,caprl}', '{knuth,other,gdpo}').replace('{gdpo,knuth}', '{other}'),
      'references.bib': `${REFERENCES}\n@misc{other, title = {GDPO}, url = {https://arxiv.org/abs/2601.05242}}\n`,
    });
    await workbench.untilCatalogShows();
    await workbench.openFile('references.bib');
    await workbench.placeCursorAfter('references.bib', '@misc{oth');
    await workbench.page.locator('.squiggly-warning').first().waitFor();
    await (await workbench.quickFix('Cite "gdpo" instead of "other" everywhere...')).click();
    const apply = workbench.page.getByRole('button', { name: 'Apply', exact: true });
    await apply.waitFor();
    await workbench.screenshot('cite-one');
    await apply.click();
    await workbench.openFile('paper.tex');
    await workbench.untilEditorShows('paper.tex', 'delicate~\\cite{gdpo}.');
    await workbench.untilEditorShows('paper.tex', 'policies~\\cite{knuth,gdpo}.');
    assert.match(workbench.readFile('references.bib'), /@misc\{other,/);
  });
});
