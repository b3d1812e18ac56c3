import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { accept, offered } from './accepting';
import { extension, TestFolder, until } from './support';

const BIB = '@book{knuth, title = {The Book}, author = {Knuth}, year = 1984}\n';
const notebook = (...cells: readonly (readonly [kind: string, source: string])[]): string =>
  JSON.stringify({
    cells: cells.map(([kind, source]) => ({
      ...{ cell_type: kind, metadata: {}, source: source.split(/(?<=\n)/) },
      ...(kind === 'code' ? { outputs: [], execution_count: null } : {}),
    })),
    metadata: {},
    nbformat: 4,
    nbformat_minor: 5,
  });
const FRONT = ['raw', '---\nbibliography: refs.bib\n---'] as const;

suite('Markdown cells of notebooks', () => {
  suiteSetup(extension);

  test('cite as documents do, from the bibliography that the notebook names', async () => {
    const folder = await TestFolder.create({
      'refs.bib': BIB,
      'n.ipynb': notebook(FRONT, ['markdown', 'See [@gdpo].'], ['code', 'x = "@gdpo"']),
    });
    const opened = await vscode.workspace.openNotebookDocument(folder.file('n.ipynb'));
    await vscode.window.showNotebookDocument(opened);
    const { document } = opened.cellAt(1);
    const position = new vscode.Position(0, 10);
    assert.equal((await offered({ document, position }))[0], 'GDPO');
    const editor = {
      edit: async (change: (builder: vscode.TextEditorEdit) => void): Promise<boolean> => {
        const edit = new vscode.WorkspaceEdit();
        change({
          replace: (range: vscode.Range, text: string) => edit.replace(document.uri, range, text),
        } as unknown as vscode.TextEditorEdit);
        return vscode.workspace.applyEdit(edit);
      },
    } as unknown as vscode.TextEditor;
    await accept({ document, position, editor }, 'GDPO');
    await until('the key is there', () => document.getText() === 'See [@liu2026gdpo].');
    const bib = await folder.read('refs.bib');
    assert.ok(bib.startsWith(BIB));
    assert.match(bib, /@inproceedings\{liu2026gdpo,/);
    await opened.save();
  });

  test('are counted and renamed in, also while the notebook is closed', async () => {
    const folder = await TestFolder.create({
      'n.ipynb': notebook(FRONT, ['markdown', 'See [@knuth].']),
      'other.ipynb': notebook(['markdown', 'No @knuth of ours.']),
    });
    const { document, position } = await folder.open('refs.bib', BIB.replace('{kn', '{kn|'));
    const references = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      position,
    );
    const inCells = references.filter(({ uri }) => uri.scheme === 'vscode-notebook-cell');
    assert.ok(inCells.some(({ uri }) => uri.path.endsWith('/n.ipynb')));
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      position,
      'knuth1984',
    );
    await vscode.workspace.applyEdit(edit);
    const changed = await vscode.workspace.openNotebookDocument(folder.file('n.ipynb'));
    await until('the cell is renamed in', () => changed.cellAt(1).document.getText() === 'See [@knuth1984].');
    await changed.save();
    await document.save();
  });
});
