import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { accept } from '../accepting';
import { extension, TestFolder } from '../support';

/** What users need: the manifest, the bundles, the data and the pictures of views, in the spelling of the package. */
const meantForUsers = [
  /^(package|package\.nls)\.json$/,
  /^(readme|changelog)\.md$/,
  /^LICENSE\.txt$/,
  /^\.vsixmanifest$/,
  /^dist\/(desktop|web)\/[\w-]+\.js$/,
  /^dist\/media\/\w+\.(css|js)$/,
  /^dist\/styles\/[\w-]+\.csl$/,
  /^media\/(?!readme\/).+\.(svg|png|css|js|md)$/,
  /^data\/[\w-]+\.(json|md)$/,
];

suite('The installed package', () => {
  test('is the one that was made, installed and not under development', async () => {
    const { extensionUri, isActive } = await extension();
    assert.equal(isActive, true);
    assert.match(extensionUri.path, /\/extensions\/shelfmark\.shelfmark-\d+\.\d+\.\d+/);
  });

  test('brings its commands', async () => {
    const commands = await vscode.commands.getCommands(true);
    const { packageJSON } = await extension();
    for (const { command } of packageJSON.contributes.commands) {
      assert.ok(commands.includes(command), `${command} is not registered`);
    }
  });

  test('finds a paper and cites it', async () => {
    const folder = await TestFolder.create({ 'references.bib': '' });
    const file = await folder.open('paper.tex', '\\cite{gdpo|}');
    await accept(file, 'GDPO');
    assert.equal(file.document.getText(), '\\cite{liu2026gdpo}');
    assert.match(await folder.read('references.bib'), /^@inproceedings\{liu2026gdpo,/);
  });

  test('formats a reference, for which it loads the citation processor', async () => {
    await vscode.commands.executeCommand('shelfmark.copyReference', 'liu2026gdpo');
    assert.match(await vscode.env.clipboard.readText(), /^Liu, S\.-Y\., .*\(2026\)\. GDPO: /);
  });

  test('holds what users need and nothing else', async () => {
    const { extensionUri } = await extension();
    const files = await filesBelow(extensionUri);
    for (const wanted of [
      'package.json',
      'LICENSE.txt',
      'dist/desktop/extension.js',
      'dist/web/extension.js',
      'dist/styles/ieee.csl',
      'dist/media/map.js',
      'dist/media/paper.css',
    ]) {
      assert.ok(files.includes(wanted), `${wanted} is missing`);
    }
    assert.deepEqual(
      files.filter((file) => !meantForUsers.some((pattern) => pattern.test(file))),
      [],
    );
  });
});

async function filesBelow(folder: vscode.Uri, prefix = ''): Promise<string[]> {
  const entries = await vscode.workspace.fs.readDirectory(folder);
  const nested = entries.map(([name, type]) =>
    type === vscode.FileType.Directory
      ? filesBelow(vscode.Uri.joinPath(folder, name), `${prefix}${name}/`)
      : [`${prefix}${name}`],
  );
  return (await Promise.all(nested)).flat();
}
