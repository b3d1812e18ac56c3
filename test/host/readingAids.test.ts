import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension, TestFolder, type OpenFile } from './support';

const BIB =
  '@inproceedings{liu2026gdpo,\n  title = {GDPO},\n  eprint = {2601.05242},\n}\n\n' +
  '@book{knuth, author = {Donald E. Knuth and {The TeX Users Group}}, title = {The {\\TeX}book <b>&amp;</b> $(alert)},\n' +
  '  year = 1984, publisher = {Addison-Wesley}, doi = {10.1000/ABC}, ids = {texbook, tb}}\n\n' +
  '@inbook{chapter, crossref = {knuth}, title = {Boxes}}\n';

function markdownOf({ contents }: vscode.Hover): string {
  return contents
    .map((content) => (typeof content === 'string' ? content : (content as vscode.MarkdownString).value))
    .join('\n');
}

async function hovers({ document, position }: OpenFile): Promise<string[]> {
  const found = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return found.map(markdownOf);
}

async function locations(command: string, { document, position }: OpenFile): Promise<string[]> {
  const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
    command,
    document.uri,
    position,
  );
  return found
    .map((each) =>
      'targetUri' in each
        ? { uri: each.targetUri, range: each.targetSelectionRange ?? each.targetRange }
        : each,
    )
    .map(
      ({ uri, range }) => `${uri.path.split('/').pop()}:${range.start.line + 1}:${range.start.character + 1}`,
    )
    .sort();
}

const definitions = (file: OpenFile): Promise<string[]> =>
  locations('vscode.executeDefinitionProvider', file);
const references = (file: OpenFile): Promise<string[]> => locations('vscode.executeReferenceProvider', file);

suite('Hover on a key', () => {
  suiteSetup(extension);

  test('shows the paper with its reference, categories, and where its entry stands', async () => {
    const folder = await TestFolder.create({ 'references.bib': BIB });
    const [card = ''] = await hovers(await folder.open('paper.tex', '\\cite{knuth,liu2026|gdpo}'));
    assert.match(card, /\*\*GDPO/);
    assert.match(card, /Shih/);
    assert.match(card, /\[PDF\]\(https:\/\/arxiv\.org\/pdf\/2601\.05242\)/);
    assert.match(card, /\$\(tag\) /);
    assert.match(card, /Liu, S/, 'the formatted reference');
    assert.match(card, /references\.bib, line 1\]\([a-z-]+:.*references\.bib#L1/);
    assert.match(card, /command:shelfmark\.copyBibtex/);
  });

  test("shows an entry of the user's own, by a second key too, and takes nothing of it for markup", async () => {
    const folder = await TestFolder.create({ 'references.bib': BIB });
    const [card = ''] = await hovers(await folder.open('paper.tex', '\\cite{te|xbook}'));
    assert.match(card, /Donald E\\?\. Knuth, The TeX Users Group/);
    assert.match(card, /1984/);
    assert.match(card, /https:\/\/doi\.org\/10\.1000\/abc/);
    assert.doesNotMatch(card, /<b>|[^\\]\$\(alert\)/);
    assert.match(card, /references\.bib, line 6/);
  });

  test('offers to add a paper of the catalog that is in no bibliography', async () => {
    const folder = await TestFolder.create({ 'references.bib': '' });
    const file = await folder.open(
      'note.md',
      '---\nbibliography: references.bib\n---\nAs @liu2026|gdpo shows.\n',
    );
    const [card = ''] = await hovers(file);
    const link = /command:(shelfmark\.addToBibliography)\?([^)]*)\)/.exec(card);
    assert.ok(link, card);
    await vscode.commands.executeCommand(
      link[1]!,
      ...(JSON.parse(decodeURIComponent(link[2]!)) as unknown[]),
    );
    assert.match(await folder.read('references.bib'), /@inproceedings\{liu2026gdpo,/);
    assert.match((await hovers(file))[0] ?? '', /references\.bib, line 1/);
  });

  test('says nothing where nobody knows the key, nor beside a key', async () => {
    const folder = await TestFolder.create({ 'references.bib': BIB });
    assert.deepEqual(await hovers(await folder.open('a.tex', '\\cite{nobo|dy}')), []);
    assert.deepEqual(await hovers(await folder.open('b.tex', 'kn|uth')), []);
    assert.deepEqual(await hovers(await folder.open('c.tex', '% \\cite{kn|uth}')), []);
  });
});

suite('From citations to entries and back', () => {
  suiteSetup(extension);

  const FILES = {
    'main.tex': '\\documentclass{article}\n\\input{one}\\include{parts/two}\n\\bibliography{refs}\n',
    'one.tex': 'As \\cite{knuth} and \\citep[p.~3]{texbook,liu2026gdpo}.\n',
    'parts/two.tex': '\\cite{knuth} % \\cite{knuth}\n',
    'elsewhere.tex': '\\documentclass{article}\\cite{knuth}\\bibliography{other}\n',
    'other.bib': '@misc{knuth, title = {Another Knuth}}\n',
    'refs.bib': BIB,
  };

  test('definition, from a part that names neither root nor bibliography', async () => {
    const folder = await TestFolder.create(FILES);
    assert.deepEqual(await definitions(await folder.open('parts/two.tex', '\\cite{kn|uth}\n')), [
      'refs.bib:6:7',
    ]);
    assert.deepEqual(await definitions(await folder.open('one.tex', '\\cite{tex|book}\n')), ['refs.bib:6:7']);
    const other = await folder.open(
      'elsewhere.tex',
      '\\documentclass{article}\\cite{kn|uth}\\bibliography{other}\n',
    );
    assert.deepEqual(await definitions(other), ['other.bib:1:7']);
  });

  test('references, over the documents that draw on the bibliography and no others', async () => {
    const folder = await TestFolder.create(FILES);
    const bib = await folder.open('refs.bib', BIB.replace('@book{knuth', '@book{kn|uth'));
    assert.deepEqual(await references(bib), ['one.tex:1:10', 'one.tex:1:34', 'refs.bib:6:7', 'two.tex:1:7']);
  });

  test('rename: in the bibliography, in entries that build on it, and wherever it is cited', async () => {
    const folder = await TestFolder.create(FILES);
    const file = await folder.open('one.tex', FILES['one.tex'].replace('{knuth}', '{kn|uth}'));
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      file.document.uri,
      file.position,
      'knuth1984',
    );
    await vscode.workspace.applyEdit(edit);
    for (const document of vscode.workspace.textDocuments) if (document.isDirty) await document.save();
    assert.equal(
      await folder.read('one.tex'),
      'As \\cite{knuth1984} and \\citep[p.~3]{texbook,liu2026gdpo}.\n',
    );
    assert.equal(await folder.read('parts/two.tex'), '\\cite{knuth1984} % \\cite{knuth}\n');
    assert.equal(
      await folder.read('refs.bib'),
      BIB.replace('@book{knuth,', '@book{knuth1984,').replace('{knuth}', '{knuth1984}'),
    );
    assert.equal(await folder.read('elsewhere.tex'), FILES['elsewhere.tex']);
    assert.equal(await folder.read('other.bib'), FILES['other.bib']);
  });

  test('rename refuses a key that is taken or that no bibliography could read', async () => {
    const folder = await TestFolder.create(FILES);
    const { document, position } = await folder.open('one.tex', '\\cite{kn|uth}');
    for (const name of ['liu2026gdpo', 'a b', 'a,b', 'x}']) {
      await assert.rejects(
        async () =>
          vscode.commands.executeCommand(
            'vscode.executeDocumentRenameProvider',
            document.uri,
            position,
            name,
          ),
        name,
      );
    }
  });

  test('highlights the places at which the same entry is meant', async () => {
    const folder = await TestFolder.create({ 'references.bib': BIB });
    const { document, position } = await folder.open(
      'p.tex',
      '\\cite{kn|uth} x \\cite{texbook} \\cite{chapter}',
    );
    const found = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
      'vscode.executeDocumentHighlights',
      document.uri,
      position,
    );
    assert.deepEqual(
      found.map(({ range }) => document.getText(range)),
      ['knuth', 'texbook'],
    );
  });

  test('what is not saved yet counts, in documents and in bibliographies', async () => {
    const folder = await TestFolder.create({ 'references.bib': BIB });
    const bib = await folder.open('references.bib', `|${BIB}`);
    await bib.editor.edit((edit) => edit.insert(bib.position, '@misc{fresh, title = {Fresh}}\n'));
    assert.deepEqual(await definitions(await folder.open('p.tex', '\\cite{fr|esh}')), ['references.bib:1:7']);
  });
});

suite('In a .bib file', () => {
  suiteSetup(extension);

  test('links of DOIs and arXiv ids', async () => {
    const folder = await TestFolder.create();
    const { document } = await folder.open('references.bib', BIB);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
    );
    assert.deepEqual(
      links.map(({ range, target }) => [document.getText(range), target?.toString()]),
      [
        ['2601.05242', 'https://arxiv.org/abs/2601.05242'],
        ['10.1000/ABC', 'https://doi.org/10.1000/abc'],
      ],
    );
  });

  test('says how often an entry is cited, and can be told not to', async () => {
    const folder = await TestFolder.create({ 'p.tex': '\\cite{knuth,texbook} \\cite{chapter}' });
    const { document } = await folder.open('references.bib', BIB);
    const hints = async (): Promise<string[]> => {
      const found = await vscode.commands.executeCommand<vscode.InlayHint[]>(
        'vscode.executeInlayHintProvider',
        document.uri,
        new vscode.Range(0, 0, document.lineCount, 0),
      );
      return found.map(
        ({ label, position }) =>
          `${position.line + 1}: ${typeof label === 'string' ? label : label.map(({ value }) => value).join('')}`,
      );
    };
    assert.deepEqual(await hints(), ['6: cited 2 times', '9: cited once']);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, 0, 14), '@misc');
    await vscode.workspace.applyEdit(edit);
    assert.deepEqual((await hints())[0], '1: published at ICML 2026');
    const settings = vscode.workspace.getConfiguration('shelfmark');
    await settings.update('bibliography.hints', false, vscode.ConfigurationTarget.Workspace);
    try {
      assert.deepEqual(await hints(), []);
    } finally {
      await settings.update('bibliography.hints', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});
