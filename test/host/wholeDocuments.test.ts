import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { accept } from './accepting';
import { extension, TestFolder, until, untilWatched } from './support';

suite('Documents in several files', () => {
  suiteSetup(extension);

  const parts: readonly (readonly [what: string, files: Record<string, string>, path: string])[] = [
    [
      '\\input without a word about its root',
      { 'main.tex': '\\documentclass{article}\\input{ch/one}\\bibliography{lib/all}' },
      'ch/one.tex',
    ],
    [
      'subfiles',
      { 'main.tex': '\\documentclass{book}\\subfile{ch/one}\\addbibresource{lib/all.bib}' },
      'ch/one.tex',
    ],
    [
      'import',
      { 'main.tex': '\\documentclass{book}\\import{ch/}{one}\\bibliography{lib/all}' },
      'ch/one.tex',
    ],
    [
      'a preamble of its own',
      {
        'main.tex': '\\documentclass{book}\\input{pre}\\include{ch/one}',
        'pre.tex': '\\addbibresource{lib/all.bib}',
      },
      'ch/one.tex',
    ],
    ['_bookdown.yml', { '_bookdown.yml': 'bibliography: [lib/all.bib]\n' }, 'ch/one.Rmd'],
    ['_quarto.yml', { '_quarto.yml': 'project:\n  type: book\nbibliography: lib/all.bib\n' }, 'ch/one.qmd'],
    ['conf.py of Sphinx', { 'conf.py': 'bibtex_bibfiles = ["lib/all.bib"]\n' }, 'ch/one.rst'],
  ];
  for (const [what, files, path] of parts) {
    test(what, async () => {
      const folder = await TestFolder.create({ 'lib/all.bib': '', 'references.bib': '', ...files });
      const marked = path.endsWith('.tex')
        ? '\\cite{gdpo|}'
        : path.endsWith('.rst')
          ? ':cite:`gdpo|`'
          : 'See [@gdpo|].';
      const file = await folder.open(path, marked);
      // Quarto and R Markdown are Markdown here, where nobody brings their languages.
      if (file.document.languageId === 'plaintext') {
        await vscode.languages.setTextDocumentLanguage(file.document, 'markdown');
      }
      await accept(file, 'GDPO');
      assert.match(await folder.read('lib/all.bib'), /liu2026gdpo/);
      assert.equal(await folder.read('references.bib'), '');
    });
  }

  test('bibliographies that other programs change, delete and bring back are seen', async () => {
    const folder = await TestFolder.create({ 'references.bib': '@misc{before, title = {B}}' });
    const { document, position } = await folder.open('p.tex', '\\cite{aft|er}');
    const definitions = (): Thenable<unknown[]> =>
      vscode.commands.executeCommand('vscode.executeDefinitionProvider', document.uri, position);
    // Problems are told anew whenever a bibliography changed.
    const events = [vscode.languages.onDidChangeDiagnostics] as unknown as vscode.Event<never>[];
    const seen = (count: number): Promise<boolean> =>
      until(`${count} definitions are found`, async () => (await definitions()).length === count, events);
    await untilWatched(folder);
    await seen(0);
    await folder.write('references.bib', '@misc{before, title = {B}}\n@misc{after, title = {A}}');
    await seen(1);
    await vscode.workspace.fs.delete(folder.file('references.bib'));
    await seen(0);
    await folder.write('references.bib', '@misc{after, title = {A}}');
    await seen(1);
  });

  test('the key style of the settings, for new entries only', async () => {
    const settings = vscode.workspace.getConfiguration('shelfmark');
    const bib = '@misc{liu2025flow, title = {Flow-GRPO}, eprint = {2505.05470}}\n';
    const folder = await TestFolder.create({ 'references.bib': bib });
    await settings.update(
      'bibliography.keyStyle',
      'auth.lower + shortyear',
      vscode.ConfigurationTarget.Workspace,
    );
    try {
      const file = await folder.open('p.tex', 'As |.');
      await vscode.commands.executeCommand('shelfmark.insertCitation', ['liu2025flowgrpo', 'liu2026gdpo']);
      assert.equal(file.document.getText(), 'As \\cite{liu2025flow,liu26}.');
      assert.match(await folder.read('references.bib'), /^@misc\{liu2025flow,[^]*@inproceedings\{liu26,/);
    } finally {
      await settings.update('bibliography.keyStyle', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});
