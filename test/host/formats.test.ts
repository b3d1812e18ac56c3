import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { accept, offered } from './accepting';
import { extension, TestFolder, until } from './support';

const JSON_ITEMS = `[
  {
    "id": "knuth1984",
    "type": "book",
    "title": "The TeXbook",
    "author": [{ "family": "Knuth", "given": "Donald E." }],
    "issued": { "date-parts": [[1984]] }
  }
]
`;
const YAML_ITEMS = 'references:\n- id: knuth1984\n  type: book\n  title: The TeXbook\n';
const note = (file: string, text: string): string => `---\nbibliography: ${file}\n---\n\n${text}\n`;

suite('Bibliographies that are no .bib', () => {
  suiteSetup(extension);

  for (const [file, items] of [
    ['refs.json', JSON_ITEMS],
    ['refs.yaml', YAML_ITEMS],
  ] as const) {
    test(`${file}: its entries are offered, and lead to their place`, async () => {
      const folder = await TestFolder.create({ [file]: items });
      const open = await folder.open('note.md', note(file, 'See [@knu|].'));
      await until('the entry is offered', async () => (await offered(open))[0] === 'knuth1984');
      const cited = await folder.open('cited.md', note(file, 'See [@knuth|1984].'));
      const [place] = await vscode.commands.executeCommand<(vscode.Location & vscode.LocationLink)[]>(
        'vscode.executeDefinitionProvider',
        cited.document.uri,
        cited.position,
      );
      const range = place?.targetSelectionRange ?? place?.range;
      const bibliography = await vscode.workspace.openTextDocument(folder.file(file));
      assert.equal(bibliography.getText(range), 'knuth1984');
    });

    test(`${file}: a citation adds its item, and what stood there stays`, async () => {
      const folder = await TestFolder.create({ [file]: items });
      const open = await folder.open('note.md', note(file, 'See [@gdpo|].'));
      await accept(open, 'GDPO');
      assert.match(open.document.getText(), /\[@liu2026gdpo\]/);
      const after = await folder.read(file);
      assert.match(after, /liu2026gdpo/);
      assert.match(after, /2601\.05242/);
      assert.ok(after.startsWith(items.trimEnd().replace(/\s*\]$/, '')), after);
      if (file.endsWith('json')) {
        assert.deepEqual(
          (JSON.parse(after) as { id: string }[]).map(({ id }) => id),
          ['knuth1984', 'liu2026gdpo'],
        );
      }
      await accept(await folder.open('again.md', note(file, 'See [@gdpo|].')), 'GDPO');
      assert.equal(await folder.read(file), after);
    });
  }

  test('what cannot be read safely is left alone, and the key is there', async () => {
    const folder = await TestFolder.create({ 'refs.json': '[{"id": "a", ' });
    const open = await folder.open('note.md', note('refs.json', 'See [@gdpo|].'));
    await accept(open, 'GDPO');
    assert.match(open.document.getText(), /\[@liu2026gdpo\]/);
    assert.equal(await folder.read('refs.json'), '[{"id": "a", ');
  });
});
