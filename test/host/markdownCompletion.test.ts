import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { accept, offered } from './accepting';
import { extension, openDocument, TestFolder } from './support';

const LINK = '[Liu et al., 2026](https://arxiv.org/abs/2601.05242)';

suite('Completion in Markdown', () => {
  suiteSetup(extension);

  for (const [what, text] of [
    ['outside of brackets', 'As @gdpo| shows'],
    ['inside brackets', 'shown [see @gdpo|, p. 3]'],
    ['with the author suppressed', '[-@gdpo|]'],
    ['as a second key', '[@a; @gdpo|]'],
    ['in two words inside brackets', '[@liu gdpo|]'],
    ['in braces', '@{gdpo|}'],
  ] as const) {
    test(`finds the paper ${what}`, async () => {
      const labels = await offered(await openDocument(text, 'note.md'));
      assert.ok(labels.slice(0, 3).includes('GDPO'), labels.slice(0, 5).join(', '));
    });
  }

  for (const [where, text] of [
    ['fenced code', '```\n@gdpo|\n```'],
    ['inline code', 'a `@gdpo|` b'],
    ['a comment', '<!-- @gdpo| -->'],
    ['math', '$x @gdpo|$'],
    ['front matter', '---\nauthor: "@gdpo|"\n---\n'],
    ['an e-mail address', 'me@gdpo|'],
    ['a URL', 'https://example.org/@gdpo|'],
  ] as const) {
    test(`stays away from ${where}`, async () => {
      assert.deepEqual(await offered(await openDocument(text, 'note.md')), []);
    });
  }

  test('falls silent in prose where no paper matches', async () => {
    assert.deepEqual(await offered(await openDocument('Thanks @xqzwvk|', 'note.md')), []);
  });

  test('in prose offers what is called so, not what is merely near', async () => {
    for (const [typed, expected] of [
      ['pixel', true],
      ['flowgrpo', true],
      ['liu2026', true],
      ['jonathan', false],
      ['gdpoo', false],
    ] as const) {
      const labels = await offered(await openDocument(`Thanks @${typed}|`, 'note.md'));
      assert.equal(labels.length > 0, expected, `${typed}: ${labels.join(', ')}`);
    }
    assert.ok((await offered(await openDocument('Thanks [@gdpoo|]', 'note.md'))).includes('GDPO'));
  });

  test('with a bibliography in the front matter: key and entry', async () => {
    const folder = await TestFolder.create({ 'refs/mine.bib': '' });
    const file = await folder.open('note.md', '---\nbibliography:\n  - refs/mine\n---\nAs [@gdpo|] shows.\n');
    await accept(file, 'GDPO');
    assert.match(file.document.getText(), /As \[@liu2026gdpo\] shows\./);
    assert.match(await folder.read('refs/mine.bib'), /@inproceedings\{liu2026gdpo,/);
  });

  test('with a bibliography in _quarto.yml: key and entry', async () => {
    const folder = await TestFolder.create({ '_quarto.yml': 'bibliography: all.bib\n', 'all.bib': '' });
    const file = await folder.open('chapter/one.md', 'As @gdpo| shows.\n');
    await accept(file, 'GDPO');
    assert.equal(file.document.getText(), 'As @liu2026gdpo shows.\n');
    assert.match(await folder.read('all.bib'), /liu2026gdpo/);
  });

  test('with one .bib beside it: key and entry', async () => {
    const folder = await TestFolder.create({ 'whatever.bib': '' });
    const file = await folder.open('note.md', '@gdpo|');
    await accept(file, 'GDPO');
    assert.equal(file.document.getText(), '@liu2026gdpo');
    assert.match(await folder.read('whatever.bib'), /liu2026gdpo/);
  });

  for (const [what, text, expected] of [
    ['in running text', 'As @gdpo| shows.', `As ${LINK} shows.`],
    ['in brackets', 'Shown [@gdpo|].', `Shown ${LINK}.`],
  ] as const) {
    test(`without a bibliography: a link ${what}, and no file comes into being`, async () => {
      const folder = await TestFolder.create();
      const file = await folder.open('note.md', text);
      await accept(file, 'GDPO');
      assert.equal(file.document.getText(), expected);
      assert.deepEqual(
        (await vscode.workspace.fs.readDirectory(folder.uri)).map(([name]) => name),
        ['note.md'],
      );
    });
  }

  test('a setting decides otherwise', async () => {
    const folder = await TestFolder.create({ 'references.bib': '' });
    const settings = vscode.workspace.getConfiguration('shelfmark');
    await settings.update('citation.markdownForm', 'link', vscode.ConfigurationTarget.Workspace);
    try {
      const file = await folder.open('note.md', '@gdpo|');
      await accept(file, 'GDPO');
      assert.equal(file.document.getText(), LINK);
      assert.equal(await folder.read('references.bib'), '');
    } finally {
      await settings.update('citation.markdownForm', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});
