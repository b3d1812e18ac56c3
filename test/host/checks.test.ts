import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension, TestFolder, until } from './support';

const TEX = '\\documentclass{article}\n\\cite{knuth}\n\\bibliography{refs}\n';
const KNUTH = '@book{knuth, author = {Donald Knuth}, title = {The Book}, publisher = {P}, year = 1984}\n';
const GDPO =
  '@misc{mykey,\n  title = {GDPO},\n  author = {Me},\n  eprint = {2601.05242},\n  note = {mine}\n}\n';

/** Shelfmark's problems of the document, once they are as many as wanted. */
async function problems(document: vscode.TextDocument, count: number): Promise<vscode.Diagnostic[]> {
  const ours = (): vscode.Diagnostic[] =>
    vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'Shelfmark');
  return until(`there are ${count} problems`, () => (ours().length === count ? ours() : undefined), [
    vscode.languages.onDidChangeDiagnostics as vscode.Event<never>,
  ]).catch(() =>
    assert.fail(
      `${ours().length} problems: ${ours()
        .map(({ message }) => message)
        .join(' | ')}`,
    ),
  );
}

async function fixes(
  document: vscode.TextDocument,
  { range }: vscode.Diagnostic,
): Promise<vscode.CodeAction[]> {
  return vscode.commands.executeCommand('vscode.executeCodeActionProvider', document.uri, range, 'quickfix');
}

async function fix(
  document: vscode.TextDocument,
  diagnostic: vscode.Diagnostic,
  title: RegExp,
): Promise<void> {
  const all = await fixes(document, diagnostic);
  const action = all.find((each) => title.test(each.title));
  assert.ok(action, all.map((each) => each.title).join(' | '));
  if (action.edit) await vscode.workspace.applyEdit(action.edit);
  if (action.command) {
    await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
  }
}

suite('Citations without an entry', () => {
  suiteSetup(extension);

  test('are told, with the paper of the catalog as a fix that makes the citation right', async () => {
    const folder = await TestFolder.create({ 'refs.bib': KNUTH });
    const { document } = await folder.open('p.tex', TEX.replace('{knuth}', '{knuth,GDPO}'));
    const [problem] = await problems(document, 1);
    assert.equal(document.getText(problem!.range), 'GDPO');
    assert.equal(problem!.severity, vscode.DiagnosticSeverity.Warning);
    await fix(document, problem!, /^Add GDPO from the catalog to refs\.bib$/);
    await problems(document, 0);
    const bib = await folder.read('refs.bib');
    assert.ok(bib.startsWith(KNUTH));
    assert.match(bib, /@inproceedings\{GDPO,/, 'under the key by which it is cited');
  });

  test('offer the key that the paper has in the bibliography, and keys a typo away', async () => {
    const folder = await TestFolder.create({ 'refs.bib': KNUTH + GDPO });
    const { document } = await folder.open('p.tex', TEX.replace('{knuth}', '{knut,liu2026gdpo}'));
    const [typo, other] = await problems(document, 2);
    await fix(document, other!, /^Cite "mykey", the key of GDPO here$/);
    await fix(document, typo!, /^Cite "knuth"$/);
    assert.match(document.getText(), /\\cite\{knuth,mykey\}/);
    assert.equal(await folder.read('refs.bib'), KNUTH + GDPO);
  });

  test('raise no false alarm', async () => {
    const folder = await TestFolder.create({
      'refs.bib': KNUTH,
      'part.tex': '\\cite{knuth}\n\\cite{ownitem}\n',
      'main.tex':
        '\\documentclass{article}\n\\newcommand{\\my}[1]{\\cite{#1}}\\nocite{*}% \\cite{no}\n\\input{part}\n' +
        '\\verb|\\cite{no}|\\begin{thebibliography}{9}\\bibitem{ownitem} x\\end{thebibliography}\n\\bibliography{refs}\n',
      'note.md': 'Hello @someone, see [@nobody].\n',
      'half.tex': '\\cite{anything}\n\\bibliography{refs,generated}\n',
      'lost.tex': '% !TEX root = gone.tex\n\\cite{anything}\n',
    });
    // The last one has a problem: when it is told, the others have been looked at.
    for (const path of ['part.tex', 'main.tex', 'note.md', 'half.tex', 'lost.tex']) {
      const uri = folder.file(path);
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: false });
    }
    const { document } = await folder.open('wrong.tex', '\\cite{wrong}\n\\bibliography{refs}\n');
    await problems(document, 1);
    for (const path of ['part.tex', 'main.tex', 'note.md', 'half.tex', 'lost.tex']) {
      const told = vscode.languages
        .getDiagnostics(folder.file(path))
        .filter(({ source }) => source === 'Shelfmark');
      assert.deepEqual(
        told.map(({ message }) => message),
        [],
        path,
      );
    }
  });

  test('are not told of a key that is being typed, but once the cursor has left it', async () => {
    const folder = await TestFolder.create({ 'refs.bib': KNUTH });
    const { document, editor, position } = await folder.open(
      'p.tex',
      TEX.replace('{knuth}', '{knuth,nobody,|}'),
    );
    await problems(document, 1);
    await editor.edit((edit) => edit.insert(position, 'half'));
    editor.selection = new vscode.Selection(position.translate(0, 4), position.translate(0, 4));
    // The other key is told again, at its new place, when this one was looked at.
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '% \n'));
    const [told] = await until(
      'the problem has moved',
      async () => {
        const now = await problems(document, 1);
        return now[0]?.range.start.line === 2 ? now : undefined;
      },
      [vscode.languages.onDidChangeDiagnostics as vscode.Event<never>],
    );
    assert.equal(document.getText(told!.range), 'nobody');
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await problems(document, 2);
  });

  test('are no longer told once the entry is there, saved or not, nor when the check is off', async () => {
    const folder = await TestFolder.create({ 'refs.bib': '' });
    const { document } = await folder.open('p.tex', TEX);
    await problems(document, 1);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(folder.file('refs.bib'), new vscode.Position(0, 0), KNUTH);
    await vscode.workspace.applyEdit(edit);
    await problems(document, 0);
    const back = new vscode.WorkspaceEdit();
    back.delete(folder.file('refs.bib'), new vscode.Range(0, 0, 1, 0));
    await vscode.workspace.applyEdit(back);
    await problems(document, 1);
    const settings = vscode.workspace.getConfiguration('shelfmark.check');
    await settings.update('missingEntry', 'off', vscode.ConfigurationTarget.Workspace);
    try {
      await problems(document, 0);
    } finally {
      await settings.update('missingEntry', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});

suite('Problems of entries', () => {
  suiteSetup(extension);

  test('a preprint that was published since: the update is shown first, then made', async () => {
    const folder = await TestFolder.create();
    const { document } = await folder.open('refs.bib', KNUTH + GDPO);
    const [problem] = await problems(document, 1);
    assert.match(problem!.message, /^Published at ICML 2026; this entry is the preprint\.$/);
    assert.equal(problem!.severity, vscode.DiagnosticSeverity.Information);
    await fix(document, problem!, /^Update to ICML 2026\.\.\.$/);
    const diff = await until('the comparison is shown', () => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof vscode.TabInputTextDiff ? input : undefined;
    });
    assert.equal(await folder.read('refs.bib'), KNUTH + GDPO, 'nothing is changed yet');
    const shown = (await vscode.workspace.openTextDocument(diff.modified)).getText();
    assert.match(shown, /@inproceedings\{mykey,[^]*booktitle/);
    await vscode.commands.executeCommand('shelfmark.applyChange');
    const after = await folder.read('refs.bib');
    assert.equal(after, shown);
    assert.ok(after.startsWith(KNUTH));
    assert.match(after, /note = \{mine\}/);
    assert.match(after, /eprint = \{2601\.05242\}/);
    await problems(document, 0);
    assert.ok(
      !vscode.window.tabGroups.all.some(({ tabs }) =>
        tabs.some(({ input }) => input instanceof vscode.TabInputTextDiff),
      ),
    );
  });

  test('an update that is discarded changes nothing', async () => {
    const folder = await TestFolder.create();
    const { document } = await folder.open('refs.bib', GDPO);
    const [problem] = await problems(document, 1);
    await fix(document, problem!, /^Update to/);
    await until(
      'the comparison is shown',
      () => vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputTextDiff,
    );
    await vscode.commands.executeCommand('shelfmark.discardChange');
    assert.equal(await folder.read('refs.bib'), GDPO);
    assert.equal(document.getText(), GDPO);
  });

  test('the same work twice, over two bibliographies; a copy of an entry', async () => {
    const folder = await TestFolder.create({
      'p.tex': '\\documentclass{article}\\bibliography{one,two}\n',
      'two.bib': '@misc{b, title = {X}, url = {https://arxiv.org/abs/1706.03762}}\n',
    });
    const { document } = await folder.open(
      'one.bib',
      '@misc{a, title = {X}, eprint = {1706.03762}}\n\n@misc{c, title = {C}}\n\n@misc{c, title = {C}}\n',
    );
    const told = await problems(document, 3);
    assert.match(
      told.map(({ message }) => message).join('\n'),
      /Same work as "b" in two\.bib \(arXiv:1706\.03762\)/,
    );
    const copies = told.filter(({ code }) => code === 'duplicate-key');
    await fix(document, copies[1]!, /^Remove this copy$/);
    await problems(document, 1);
    assert.equal(
      document.getText(),
      '@misc{a, title = {X}, eprint = {1706.03762}}\n\n@misc{c, title = {C}}\n\n',
    );
  });

  test('unused entries only when asked for', async () => {
    const folder = await TestFolder.create({ 'p.tex': TEX });
    const settings = vscode.workspace.getConfiguration('shelfmark.check');
    await settings.update('unusedEntry', 'hint', vscode.ConfigurationTarget.Workspace);
    try {
      const { document } = await folder.open('refs.bib', `${KNUTH}@misc{idle, title = {I}}\n`);
      const [problem] = await problems(document, 1);
      assert.equal(document.getText(problem!.range), 'idle');
    } finally {
      await settings.update('unusedEntry', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});

suite('Check Bibliography', () => {
  suiteSetup(extension);

  test('reports every problem of the workspace with a link to its place', async () => {
    const folder = await TestFolder.create({
      'p.tex': TEX.replace('{knuth}', '{knuth,nobody}'),
      'refs.bib': KNUTH + GDPO,
    });
    await vscode.commands.executeCommand('shelfmark.checkBibliography');
    const editor = vscode.window.activeTextEditor!;
    const text = editor.document.getText();
    const name = vscode.workspace.asRelativePath(folder.file('p.tex'));
    assert.ok(text.includes(`${name} (1)`), text);
    assert.match(text, /2:13 +"nobody" is cited, but no bibliography of this document has an entry for it\./);
    assert.match(text, /2:7 +Published at ICML 2026/);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      editor.document.uri,
    );
    const link = links.find(({ range }) => editor.document.getText(range) === '2:13');
    assert.equal(link?.target?.path, folder.file('p.tex').path);
    assert.equal(link.target.fragment, 'L2,13');
  });
});
