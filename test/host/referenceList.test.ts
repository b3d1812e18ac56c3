import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension, TestFolder } from './support';

const BIB =
  '@book{knuth, author = {Knuth, Donald E.}, title = {The {\\TeX}book}, publisher = {AW}, year = 1984}\n';
const OPENING = '<!-- shelfmark:references -->';
const CLOSING = '<!-- /shelfmark:references -->';

async function withStyle(values: Readonly<Record<string, string>>, run: () => Promise<void>): Promise<void> {
  const settings = vscode.workspace.getConfiguration('shelfmark.reference');
  for (const [name, value] of Object.entries(values)) {
    await settings.update(name, value, vscode.ConfigurationTarget.Workspace);
  }
  try {
    await run();
  } finally {
    for (const name of Object.keys(values)) {
      await settings.update(name, undefined, vscode.ConfigurationTarget.Workspace);
    }
  }
}

suite('Reference list', () => {
  suiteSetup(extension);

  test('of keys and links, at the cursor; again changes nothing; one undo takes it back', async () => {
    const folder = await TestFolder.create({ 'references.bib': BIB });
    const text =
      '---\nbibliography: references.bib\n---\nAs @knuth, @xing2026caprl and\n[Liu et al., 2026](https://arxiv.org/abs/2601.05242) say.\n\n';
    const { document } = await folder.open('note.md', `${text}|`);
    await vscode.commands.executeCommand('shelfmark.insertReferenceList');
    const after = document.getText();
    assert.ok(after.startsWith(`${text}${OPENING}\n\n`), after);
    assert.match(after, /\n\nKnuth, D\. E\. \(1984\)\. \*The TeXbook\*\. AW\.\n\n/);
    assert.match(after, /\n\nLiu, S\..*<https:\/\/arxiv\.org\/abs\/2601\.05242>\n\n/);
    assert.match(after, /CapRL/);
    const { version } = document;
    await vscode.commands.executeCommand('shelfmark.updateReferenceList');
    await vscode.commands.executeCommand('shelfmark.insertReferenceList');
    assert.equal(document.version, version);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), text);
  });

  test('follows what is cited, by the style of the settings or of its marker, with the line ends of the file', async () => {
    const folder = await TestFolder.create({ 'references.bib': BIB });
    const { document } = await folder.open(
      'note.md',
      `@knuth [@liu2026gdpo]\r\n\r\n${OPENING}\r\nold\r\n${CLOSING}\r\nEnd\r\n`,
    );
    await withStyle({ style: 'ieee' }, async () => {
      await vscode.commands.executeCommand('shelfmark.updateReferenceList');
      assert.match(
        document.getText(),
        /\r\n\\\[1\\\] D\. E\. Knuth, \*The TeXbook\*.*\r\n\r\n\\\[2\\\] S\.-Y\. Liu/,
      );
      assert.doesNotMatch(document.getText(), /old|[^\r]\n/);
      assert.ok(document.getText().endsWith(`${CLOSING}\r\nEnd\r\n`));
    });
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, document.lineAt(2).range, OPENING.replace(' -->', ' style=chicago -->'));
    await vscode.workspace.applyEdit(edit);
    await vscode.commands.executeCommand('shelfmark.updateReferenceList');
    assert.match(document.getText(), /\r\nKnuth, Donald E\. 1984\. /);
  });

  test("by a style file of the user's own; a broken or missing one changes nothing", async () => {
    const style =
      '<?xml version="1.0"?><style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>t</title><id>t</id><updated>2020-01-01T00:00:00+00:00</updated></info>' +
      '<citation><layout><text variable="title"/></layout></citation><bibliography><layout><text variable="title" prefix="TITLE "/></layout></bibliography></style>';
    const folder = await TestFolder.create({
      'references.bib': BIB,
      'my.csl': style,
      'broken.csl': '<style><bib',
    });
    const { document } = await folder.open('note.md', '@knuth\n\n|');
    const path = vscode.workspace.asRelativePath(folder.file('my.csl'), false);
    await withStyle({ style: 'file', styleFile: path.replace('my.csl', 'broken.csl') }, async () => {
      await vscode.commands.executeCommand('shelfmark.insertReferenceList');
      assert.equal(document.getText(), '@knuth\n\n');
    });
    await withStyle({ style: 'file', styleFile: path }, async () => {
      await vscode.commands.executeCommand('shelfmark.insertReferenceList');
      assert.match(document.getText(), /TITLE The TeXbook/);
    });
  });

  test('is not written where its markers do not pair up, nor where nothing is cited', async () => {
    for (const text of [`@liu2026gdpo\n${OPENING}\nmine\n`, `${OPENING}\n${CLOSING}\n`, 'Nothing.\n']) {
      const { document } = await (await TestFolder.create()).open('note.md', text);
      await vscode.commands.executeCommand('shelfmark.insertReferenceList');
      assert.equal(document.getText(), text);
    }
  });
});
