import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { accept, labelOf, offered } from './accepting';
import { completions, extension, TestFolder, until, type OpenFile } from './support';

const BIB =
  '@book{knuth1984, author = {Donald E. Knuth}, title = {The {\\TeX}book}, year = 1984}\n\n' +
  '@article{goedel31, author = {G{\\"o}del, Kurt}, title = {{\\"U}ber formal unentscheidbare S{\\"a}tze}, year = 1931}\n\n' +
  '@misc{broken, title = {Never closed\n\n' +
  '@inproceedings{mine, title = {GDPO, my notes}, eprint = {2601.05242}}\n';

/** Labels of all Shelfmark items in order; entries of one's own have the key for label. */
async function keysOffered(file: Pick<OpenFile, 'document' | 'position'>): Promise<string[]> {
  return offered(file);
}

suite('Completion of the entries that are there', () => {
  suiteSetup(extension);

  test('by key, author without accents and title word, before the catalog', async () => {
    const folder = await TestFolder.create({ 'references.bib': BIB });
    assert.equal((await keysOffered(await folder.open('a.tex', '\\cite{knu|}')))[0], 'knuth1984');
    assert.equal((await keysOffered(await folder.open('b.tex', '\\cite{godel uber|}')))[0], 'goedel31');
    assert.equal((await keysOffered(await folder.open('c.tex', '\\cite{texbook|}')))[0], 'knuth1984');
    const all = await keysOffered(await folder.open('d.tex', '\\cite{|}'));
    assert.deepEqual(all.slice(0, 4), ['GDPO', 'broken', 'goedel31', 'knuth1984'], 'the latest entry first');
    assert.ok(all.length > 20, 'the catalog follows');
  });

  test('a paper of the catalog that is there is offered once, and cited by its key there', async () => {
    const folder = await TestFolder.create({ 'references.bib': BIB });
    const file = await folder.open('a.tex', '\\cite{gdpo|}');
    const labels = await keysOffered(file);
    assert.equal(labels.filter((label) => label === 'GDPO' || label === 'mine').length, 1);
    await accept(file, 'GDPO');
    assert.equal(file.document.getText(), '\\cite{mine}');
    assert.equal(await folder.read('references.bib'), BIB);
  });

  test('what is cited already in the document comes first', async () => {
    const folder = await TestFolder.create({ 'references.bib': BIB });
    const file = await folder.open('a.tex', '\\cite{goedel31} and \\cite{|}');
    await until('the citation is known', async () => (await keysOffered(file))[0] === 'goedel31');
  });

  test('an entry that was just written, saved or not, is there at the next key', async () => {
    const folder = await TestFolder.create({ 'references.bib': BIB });
    const bib = await vscode.workspace.openTextDocument(folder.file('references.bib'));
    const file = await folder.open('a.tex', '\\cite{fre|}');
    await keysOffered(file);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(bib.uri, new vscode.Position(0, 0), '@misc{fresh, title = {Fresh}}\n');
    await vscode.workspace.applyEdit(edit);
    assert.equal((await keysOffered(file))[0], 'fresh');
    await bib.save();
    assert.equal((await keysOffered(file))[0], 'fresh');
  });

  test('accepting one puts in the key, and nothing else changes', async () => {
    const folder = await TestFolder.create({ 'references.bib': BIB });
    const file = await folder.open('note.md', '---\nbibliography: references.bib\n---\n\nSee [@knu|].\n');
    const { items } = await completions(file.document, file.position);
    const item = items.find((each) => labelOf(each) === 'knuth1984')!;
    assert.equal(item.insertText, 'knuth1984');
    assert.equal(file.document.getText(item.range as vscode.Range), 'knu');
    assert.equal(item.filterText, 'knu');
  });

  test('can be switched off', async () => {
    const folder = await TestFolder.create({ 'references.bib': BIB });
    const settings = vscode.workspace.getConfiguration('shelfmark');
    await settings.update('completion.ownEntries', 'off', vscode.ConfigurationTarget.Workspace);
    try {
      assert.doesNotMatch(
        (await keysOffered(await folder.open('a.tex', '\\cite{knuth|}'))).join(),
        /knuth1984/,
      );
      // Whoever offers the entries of the bibliography offers this paper too.
      assert.doesNotMatch(
        (await keysOffered(await folder.open('b.tex', '\\cite{gdpo|}'))).join(),
        /(?<!Phy)GDPO/,
      );
    } finally {
      await settings.update('completion.ownEntries', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});
