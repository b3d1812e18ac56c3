import assert from 'node:assert/strict';
import { openWorkbench } from './support/environment';

const PAPER = [
  '\\documentclass{article}',
  '\\begin{document}',
  '\\section{Introduction}',
  'Multi-reward training is delicate~\\cite{}.',
  '\\bibliographystyle{plain}',
  '\\bibliography{references}',
  '\\end{document}',
  '',
].join('\n');

const REFERENCES = [
  '@inproceedings{vaswani2017attention,',
  '  title = {Attention is All you Need},',
  '  author = {Vaswani, Ashish and Shazeer, Noam},',
  '  booktitle = {Advances in Neural Information Processing Systems},',
  '  year = {2017},',
  '}',
  '',
].join('\n');

suite('Citing in LaTeX', () => {
  test('typing a name and Enter gives the key in the document and the entry in the bibliography', async () => {
    const workbench = await openWorkbench({ 'paper.tex': PAPER, 'references.bib': REFERENCES });
    await workbench.untilCatalogShows();
    await workbench.openFile('paper.tex');
    await workbench.placeCursorAfter('paper.tex', '\\cite{');
    await workbench.type('gdpo');
    await workbench.untilFocused('GDPO');
    await workbench.page.keyboard.press('Control+Space');
    await workbench.page.locator('.suggest-details').getByText('Shih-Yang Liu').waitFor();
    await workbench.picture('completion');
    await workbench.page.keyboard.press('Enter');
    await workbench.untilEditorShows('paper.tex', '\\cite{liu2026gdpo}.');
    const text = await workbench.untilFile('references.bib', (now) => now.includes('liu2026gdpo'));
    assert.ok(text.startsWith(`${REFERENCES}\n@inproceedings{liu2026gdpo,\n  author = {Liu, `), text);
    assert.equal(await workbench.tab('references.bib').count(), 0, 'no tab opens by itself');

    await workbench.type(', wu2025reinforcement');
    await workbench.untilEditorShows('paper.tex', '\\cite{liu2026gdpo, wu2025reinforcement}.');
  });

  test('words with spaces, hyphens and typos keep the list open; backspace over a space brings it back', async () => {
    const workbench = await openWorkbench({ 'paper.tex': PAPER, 'references.bib': '' });
    await workbench.untilCatalogShows();
    await workbench.openFile('paper.tex');
    await workbench.placeCursorAfter('paper.tex', '\\cite{');
    await workbench.type('pixel reaso');
    await workbench.untilFocused('Pixel Reasoner');
    for (let i = 0; i < 'reaso'.length + 1; i++) await workbench.page.keyboard.press('Backspace');
    await workbench.untilEditorShows('paper.tex', '\\cite{pixel}');
    await workbench.untilFocused('Pixel Reasoner');
    for (let i = 0; i < 'pixel'.length; i++) await workbench.page.keyboard.press('Backspace');
    await workbench.type('flow-grop');
    await workbench.untilFocused('Flow-GRPO');
    await workbench.page.keyboard.press('Enter');
    await workbench.untilFile('references.bib', (now) => now.includes('@inproceedings{liu2025flow'));
  });

  test('typing fast and Enter at once cites the paper that was typed', async () => {
    const workbench = await openWorkbench({ 'paper.tex': PAPER, 'references.bib': '' });
    await workbench.untilCatalogShows();
    await workbench.openFile('paper.tex');
    await workbench.placeCursorAfter('paper.tex', '\\cite{');
    // The first list loads the catalog; what counts is the hurry after it.
    await workbench.type('x');
    await workbench.suggestions();
    await workbench.page.keyboard.press('Backspace');
    await workbench.type('visionreasoner');
    await workbench.untilFocused('VisionReasoner');
    await workbench.page.keyboard.press('Enter');
    await workbench.untilEditorShows('paper.tex', '\\cite{liu2026visionreasoner}');
  });

  test('one undo takes back key and entry, one redo brings them again, and no dialog appears', async () => {
    const workbench = await openWorkbench({ 'paper.tex': PAPER, 'references.bib': REFERENCES });
    await workbench.untilCatalogShows();
    await workbench.openFile('references.bib');
    await workbench.openFile('paper.tex');
    await workbench.placeCursorAfter('paper.tex', '\\cite{');
    await workbench.type('gdpo');
    await workbench.untilFocused('GDPO');
    await workbench.page.keyboard.press('Enter');
    await workbench.untilFile('references.bib', (now) => now.includes('liu2026gdpo'));
    await workbench.untilSaved('references.bib');
    await workbench.page.keyboard.press('ControlOrMeta+Z');
    await workbench.untilEditorShows('paper.tex', '\\cite{gdpo}.');
    await workbench.untilFile('references.bib', (now) => now === REFERENCES);
    await workbench.untilSaved('references.bib');
    await workbench.page.keyboard.press('ControlOrMeta+Shift+Z');
    await workbench.untilEditorShows('paper.tex', '\\cite{liu2026gdpo}.');
    await workbench.untilFile('references.bib', (now) => now.includes('liu2026gdpo'));
    await workbench.untilSaved('references.bib');
    assert.equal(await workbench.dialog.count(), 0);
  });

  test('the bibliography may be open beside, with unsaved edits, and is left for the user to save', async () => {
    const workbench = await openWorkbench({ 'paper.tex': PAPER, 'references.bib': REFERENCES });
    await workbench.untilCatalogShows();
    await workbench.openFile('references.bib');
    await workbench.placeCursor(7, 1);
    await workbench.type('% mine');
    await workbench.openFile('paper.tex');
    await workbench.placeCursorAfter('paper.tex', '\\cite{');
    await workbench.type('gdpo');
    await workbench.untilFocused('GDPO');
    await workbench.page.keyboard.press('Enter');
    await workbench.untilEditorShows('paper.tex', '\\cite{liu2026gdpo}.');
    await workbench.openFile('references.bib');
    await workbench.untilEditorShows('references.bib', 'liu2026gdpo');
    await workbench.untilEditorShows('references.bib', '% mine');
    assert.equal(workbench.readFile('references.bib'), REFERENCES);
    await workbench.picture('inserted');
  });

  test('where there is no bibliography the user is asked once, and what was cited meanwhile is added', async () => {
    const workbench = await openWorkbench({ 'paper.tex': PAPER.replace('\\bibliography{references}\n', '') });
    await workbench.untilCatalogShows();
    await workbench.openFile('paper.tex');
    await workbench.placeCursorAfter('paper.tex', '\\cite{');
    for (const [typed, name, key] of [
      ['gdpo', 'GDPO', 'liu2026gdpo'],
      [',capr', 'CapRL', 'xing2026caprl'],
    ] as const) {
      await workbench.type(typed);
      await workbench.untilFocused(name);
      await workbench.page.keyboard.press('Enter');
      await workbench.untilEditorShows('paper.tex', key);
    }
    assert.equal(workbench.exists('references.bib'), false);
    const question = workbench.notification('Create references.bib');
    await question.waitFor();
    assert.equal(await question.count(), 1);
    await question.getByRole('button', { name: 'Create references.bib' }).click();
    const text = await workbench.untilFile('references.bib', (now) => now.includes('xing2026caprl'));
    assert.match(text, /^@inproceedings\{liu2026gdpo,/);
  });

  test('a bibliography that is named but missing is created where it is named; once refused, nobody is asked again', async () => {
    const workbench = await openWorkbench({
      'paper.tex': PAPER,
      'refused.tex': PAPER.replace('references', 'other'),
    });
    await workbench.untilCatalogShows();
    const cite = async (file: string, after: string): Promise<void> => {
      await workbench.openFile(file);
      await workbench.placeCursorAfter(file, after);
      await workbench.type('gdpo');
      await workbench.untilFocused('GDPO');
      await workbench.page.keyboard.press('Enter');
      await workbench.untilEditorShows(file, 'liu2026gdpo');
    };
    await cite('paper.tex', '\\cite{');
    const question = workbench.notification('paper.tex names references.bib, which does not exist yet.');
    await question.getByRole('button', { name: 'Create references.bib' }).click();
    await workbench.untilFile('references.bib', (now) => now.startsWith('@inproceedings{liu2026gdpo,'));

    await cite('refused.tex', '\\cite{');
    const other = workbench.notification('refused.tex names other.bib');
    await other.hover();
    await other.getByRole('button', { name: 'Clear Notification' }).click();
    await other.waitFor({ state: 'detached' });
    await workbench.type(',caprl');
    await workbench.untilFocused('CapRL');
    await workbench.page.keyboard.press('Enter');
    await workbench.page.locator('.statusbar').getByText('CapRL is cited, but in no bibliography').waitFor();
    assert.equal(await other.count(), 0);
    assert.equal(workbench.exists('other.bib'), false);
  });

  test('a bibliography that is no text is left alone, and the message offers the entry', async () => {
    const workbench = await openWorkbench({
      'paper.tex': PAPER,
      'references.bib': '\u0000\u0001'.repeat(300),
    });
    await workbench.untilCatalogShows();
    await workbench.openFile('paper.tex');
    await workbench.placeCursorAfter('paper.tex', '\\cite{');
    await workbench.type('gdpo');
    await workbench.untilFocused('GDPO');
    await workbench.page.keyboard.press('Enter');
    await workbench.untilEditorShows('paper.tex', '\\cite{liu2026gdpo}.');
    const message = workbench.notification('GDPO was not added to the bibliography');
    await message.getByRole('button', { name: 'Copy BibTeX' }).click();
    await workbench.page.locator('.statusbar').getByText('Copied BibTeX of GDPO').waitFor();
    assert.match(await workbench.clipboard(), /^@inproceedings\{liu2026gdpo,/);
  });
});

suite('Citing in Markdown', () => {
  const NOTE =
    '---\ntitle: Notes\nbibliography: references.bib\n---\n\nMulti-reward training is delicate [].\n';

  test('with a bibliography: key and entry', async () => {
    const workbench = await openWorkbench({ 'note.md': NOTE, 'references.bib': REFERENCES });
    await workbench.untilCatalogShows();
    await workbench.openFile('note.md');
    await workbench.placeCursorAfter('note.md', 'delicate [');
    await workbench.type('@liu gdpo');
    await workbench.untilFocused('GDPO');
    await workbench.page.keyboard.press('Enter');
    await workbench.untilEditorShows('note.md', 'delicate [@liu2026gdpo].');
    await workbench.untilFile('references.bib', (now) => now.includes('liu2026gdpo'));
  });

  test('without one: a link', async () => {
    const workbench = await openWorkbench({ 'note.md': 'As  shows.\n' });
    await workbench.untilCatalogShows();
    await workbench.openFile('note.md');
    await workbench.placeCursorAfter('note.md', 'As ');
    await workbench.type('@gdpo');
    await workbench.untilFocused('GDPO');
    await workbench.page.keyboard.press('Enter');
    await workbench.untilEditorShows(
      'note.md',
      'As [Liu et al., 2026](https://arxiv.org/abs/2601.05242) shows.',
    );
    assert.deepEqual(
      [workbench.exists('references.bib'), await workbench.tab('references.bib').count()],
      [false, 0],
    );
  });
});

suite('Citing in a .bib file', () => {
  test('a title word at the top level gives the whole entry', async () => {
    const workbench = await openWorkbench({ 'references.bib': `${REFERENCES}\n` });
    await workbench.untilCatalogShows();
    await workbench.openFile('references.bib');
    await workbench.placeCursor(8, 1);
    await workbench.type('gdpo');
    await workbench.untilFocused('GDPO');
    await workbench.page.keyboard.press('Enter');
    await workbench.untilEditorShows('references.bib', '@inproceedings{liu2026gdpo,');
    await workbench.save();
    assert.ok(
      workbench.readFile('references.bib').startsWith(`${REFERENCES}\n@inproceedings{liu2026gdpo,\n`),
    );
  });
});
