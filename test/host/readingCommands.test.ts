import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { CatalogStore } from '../../src/workspace/catalogStore';
import { readListFile, useWorkspaceList, writeListFile } from './readingSupport';
import { completions, extension, openDocument, TestFolder, until, workspaceFolder } from './support';

const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(`shelfmark.${command}`, ...args);
const noteUri = (name: string): vscode.Uri => vscode.Uri.from({ scheme: 'shelfmark-note', path: `/${name}` });
const replaceAll = (document: vscode.TextDocument, text: string): Thenable<boolean> => {
  const edit = new vscode.WorkspaceEdit();
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  edit.replace(document.uri, all, text);
  return vscode.workspace.applyEdit(edit);
};

suite('Reading list commands', () => {
  suiteSetup(extension);
  useWorkspaceList();

  test('take keys, papers and what is cited at the cursor', async () => {
    const store = new CatalogStore(vscode.Uri.joinPath((await extension()).extensionUri, 'data'));
    const { catalog } = await store.load();
    await run('addToReadingList', ['liu2026gdpo', 'wu2025reinforcement', 'nobody2020']);
    await run('starPaper', catalog.byId('meng2025mmeureka'));
    await openDocument('\\cite{su2025|pixel}', 'paper.tex');
    await run('markAsRead');
    const { papers } = await readListFile();
    assert.deepEqual(
      papers.map(({ key, starred, read }) => [key, starred, read]),
      [
        ['liu2026gdpo', undefined, undefined],
        ['wu2025reinforcement', undefined, undefined],
        ['meng2025mmeureka', true, undefined],
        ['su2025pixel', undefined, true],
      ],
    );
  });

  test('take rows, the selected ones with the one that was clicked', async () => {
    const store = new CatalogStore(vscode.Uri.joinPath((await extension()).extensionUri, 'data'));
    const { catalog } = await store.load();
    const rows = ['liu2026gdpo', 'su2025pixel'].map((key) => ({ kind: 'paper', paper: catalog.byId(key) }));
    await run('addToReadingList', rows[0], rows);
    await run('markAsRead', rows[1], undefined);
    await run('removeFromReadingList', rows[0], [rows[0]]);
    assert.deepEqual(
      (await readListFile()).papers.map(({ key, read }) => [key, read]),
      [['su2025pixel', true]],
    );
  });

  test('exports open untitled, and importing them changes nothing', async () => {
    await run('addToReadingList', ['liu2026gdpo', 'su2025pixel']);
    await run('starPaper', 'su2025pixel');
    const before = await readListFile('text');
    const folder = await TestFolder.create();
    for (const [format, name, content] of [
      ['markdown', 'list.md', /^# Reading list\n\n## To read\n\n- \[ \] \[GDPO: /],
      ['bibtex', 'list.bib', /^@inproceedings\{liu2026gdpo,[^]*\n\}\n\n@inproceedings\{su2025pixel,/],
      ['biblatex', 'biblatex.bib', /eprinttype/],
      ['csl-json', 'list.json', /"id": "liu2026gdpo"/],
    ] as const) {
      await run('exportReadingList', format);
      const { document } = vscode.window.activeTextEditor!;
      assert.ok(document.isUntitled);
      assert.match(document.getText(), content);
      await run('importReadingList', await folder.write(name, document.getText()));
      assert.equal(await readListFile('text'), before, format);
    }
  });

  test('imports add what the catalog knows, once, and leave broken files alone', async () => {
    const folder = await TestFolder.create();
    const files = await Promise.all([
      folder.write('notes.md', 'See https://arxiv.org/abs/2601.05242 and [@su2025pixel; @nobody2020].'),
      folder.write('refs.bib', '@misc{x, eprint = {2601.05242}, archivePrefix = {arXiv}}'),
      folder.write('broken.json', '{{{'),
    ]);
    // The message about the broken file waits for the user; the command does not.
    await run('importReadingList', files);
    assert.deepEqual(
      (await readListFile()).papers.map(({ key }) => key),
      ['liu2026gdpo', 'su2025pixel'],
    );
    const before = await readListFile('text');
    await run('importReadingList', files);
    assert.equal(await readListFile('text'), before);
  });

  test('a literature note is made from the list, beside, and never again', async () => {
    const folder = await TestFolder.create();
    const path = `${vscode.workspace.asRelativePath(folder.uri)}/{year}/{key}.md`;
    const settings = vscode.workspace.getConfiguration('shelfmark');
    await settings.update('literatureNote.path', path, vscode.ConfigurationTarget.Workspace);
    try {
      await writeListFile({
        version: 1,
        papers: [
          {
            key: 'liu2026gdpo',
            title: 'x',
            tags: ['a: b'],
            note: 'N',
            added: '2026-01-01',
            changed: '2026-01-01',
          },
        ],
      });
      await run('createLiteratureNote', 'liu2026gdpo');
      const { document } = vscode.window.activeTextEditor!;
      assert.match(document.uri.path, /\/2026\/liu2026gdpo\.md$/);
      assert.match(document.getText(), /^---\ntitle: "GDPO: [^]*\ntags: \["a: b"\]\n[^]*## Notes\n\nN\n$/);
      await folder.write('2026/liu2026gdpo.md', 'Mine.');
      await run('createLiteratureNote', 'liu2026gdpo');
      assert.equal(await folder.read('2026/liu2026gdpo.md'), 'Mine.');
    } finally {
      await settings.update('literatureNote.path', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  test('a literature note follows the template of the workspace, and stays in its folder', async () => {
    const folder = await TestFolder.create({ 'template.md': '{title}: {note}{unknown}' });
    const below = vscode.workspace.asRelativePath(folder.uri);
    const settings = vscode.workspace.getConfiguration('shelfmark.literatureNote');
    const set = async (path: string | undefined, template: string | undefined): Promise<void> => {
      await settings.update('path', path, vscode.ConfigurationTarget.Workspace);
      await settings.update('template', template, vscode.ConfigurationTarget.Workspace);
    };
    try {
      await set(`${below}/{key}.md`, `${below}/template.md`);
      await run('createLiteratureNote', 'su2025pixel');
      assert.match(await folder.read('su2025pixel.md'), /^Pixel Reasoner: .*: \{unknown\}$/);
      for (const [path, template] of [
        ['../{key}.md', ''],
        [`${below}/other-{key}.md`, '../../secret'],
        [`${below}/other-{key}.md`, 'missing.md'],
      ] as const) {
        await set(path, template);
        // The message waits for the user; the command does not.
        await run('createLiteratureNote', 'liu2026gdpo');
        assert.equal(await folder.exists('other-liu2026gdpo.md'), false);
      }
      const outside = vscode.Uri.joinPath(workspaceFolder(), '..', 'liu2026gdpo.md');
      await assert.rejects(Promise.resolve(vscode.workspace.fs.stat(outside)));
    } finally {
      await set(undefined, undefined);
    }
  });
});

suite('Notes of the reading list', () => {
  suiteSetup(extension);
  useWorkspaceList();

  const noteOf = async (key: string): Promise<string | undefined> =>
    (await readListFile()).papers.find((paper) => paper.key === key)?.note;

  test('are Markdown files; saving one adds the paper', async () => {
    await run('editNote', 'liu2026gdpo');
    const { document } = vscode.window.activeTextEditor!;
    assert.deepEqual(
      [document.uri.toString(), document.languageId],
      ['shelfmark-note:/liu2026gdpo.md', 'markdown'],
    );
    await replaceAll(document, 'Why *not*?\n');
    assert.equal(await document.save(), true);
    assert.equal(await noteOf('liu2026gdpo'), 'Why *not*?\n');
    await replaceAll(document, 'Because.');
    assert.equal(await document.save(), true);
    assert.equal(await noteOf('liu2026gdpo'), 'Because.');
  });

  test('complete citations', async () => {
    const document = await vscode.workspace.openTextDocument(noteUri('liu2026gdpo.md'));
    await vscode.window.showTextDocument(document);
    await replaceAll(document, 'As [@pixel reas');
    const { items } = await completions(document, new vscode.Position(0, 15));
    assert.ok(items.some(({ label }) => JSON.stringify(label).includes('Pixel Reasoner')));
  });

  test('of no paper there are none', async () => {
    for (const name of [
      'nobody2020.md',
      'liu2026gdpo.txt',
      'a/liu2026gdpo.md',
      '..%2fx.md',
      '.md',
      'liu2026gdpo',
    ]) {
      await assert.rejects(Promise.resolve(vscode.workspace.fs.readFile(noteUri(name))), name);
      await assert.rejects(
        Promise.resolve(vscode.workspace.fs.writeFile(noteUri(name), new Uint8Array())),
        name,
      );
    }
    await run('addToReadingList', 'liu2026gdpo');
    await assert.rejects(Promise.resolve(vscode.workspace.fs.delete(noteUri('liu2026gdpo.md'))));
    assert.equal((await readListFile()).papers.length, 1);
  });

  const changeElsewhere = async (note: string): Promise<void> => {
    const list = await readListFile();
    await writeListFile({ ...list, papers: list.papers.map((paper) => ({ ...paper, note })) });
  };
  const edited = async (text: string): Promise<vscode.TextDocument> => {
    const document = await vscode.workspace.openTextDocument(noteUri('liu2026gdpo.md'));
    await vscode.window.showTextDocument(document);
    await replaceAll(document, text);
    return document;
  };

  test('that changed elsewhere show so where they are not being edited', async () => {
    const document = await edited('First.');
    await document.save();
    const shown = until('the note is read again', () => document.getText() === 'Changed elsewhere.');
    await changeElsewhere('Changed elsewhere.');
    await shown;
  });

  for (const [what, theirs] of [
    ['another length', 'Theirs, which is longer.'],
    ['the same length', 'Later.'],
  ] as const) {
    test(`that changed elsewhere are not written over: ${what}`, async () => {
      const document = await edited('First.');
      await document.save();
      await replaceAll(document, 'Mine.');
      await changeElsewhere(theirs);
      assert.equal(await document.save(), false);
      assert.equal(await noteOf('liu2026gdpo'), theirs);
      assert.equal(document.getText(), 'Mine.');
    });
  }
});
