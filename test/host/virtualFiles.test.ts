import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { accept } from './accepting';
import { cutCursor, extension, type OpenFile } from './support';

/** A file system in memory, as a virtual workspace has one. */
class MemoryFiles implements vscode.FileSystemProvider {
  private readonly files = new Map<string, Uint8Array>();
  private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.changed.event;

  stat({ path }: vscode.Uri): vscode.FileStat {
    const content = this.files.get(path);
    if (content) return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: content.length };
    if (this.below(path).length > 0) return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    throw vscode.FileSystemError.FileNotFound(path);
  }

  readDirectory({ path }: vscode.Uri): [string, vscode.FileType][] {
    return this.below(path).map((name) => [name, vscode.FileType.File]);
  }

  readFile({ path }: vscode.Uri): Uint8Array {
    const content = this.files.get(path);
    if (!content) throw vscode.FileSystemError.FileNotFound(path);
    return content;
  }

  writeFile({ path }: vscode.Uri, content: Uint8Array): void {
    this.files.set(path, content);
  }

  text(path: string): string {
    return new TextDecoder().decode(this.files.get(path));
  }

  watch = (): vscode.Disposable => new vscode.Disposable(() => undefined);
  createDirectory = (): void => undefined;
  delete = ({ path }: vscode.Uri): void => void this.files.delete(path);
  rename = (): never => {
    throw vscode.FileSystemError.NoPermissions();
  };

  private below(path: string): string[] {
    const folder = path.endsWith('/') ? path : `${path}/`;
    return [...this.files.keys()]
      .filter((name) => name.startsWith(folder))
      .map((name) => name.slice(folder.length));
  }
}

async function open(uri: vscode.Uri, marked: string): Promise<OpenFile> {
  const { text, offset } = cutCursor(marked);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document);
  const position = document.positionAt(offset);
  editor.selection = new vscode.Selection(position, position);
  return { document, editor, position };
}

suite('Documents on a virtual file system', () => {
  const files = new MemoryFiles();
  const frozen = new MemoryFiles();
  const registrations: vscode.Disposable[] = [];

  suiteSetup(async () => {
    await extension();
    frozen.writeFile(vscode.Uri.parse('frozen:/p/references.bib'), new TextEncoder().encode('% keep'));
    registrations.push(
      vscode.workspace.registerFileSystemProvider('memory', files),
      vscode.workspace.registerFileSystemProvider('frozen', frozen, { isReadonly: true }),
    );
  });
  suiteTeardown(() => vscode.Disposable.from(...registrations).dispose());

  test('cite into the bibliography on the same file system', async () => {
    files.writeFile(vscode.Uri.parse('memory:/p/references.bib'), new Uint8Array());
    const file = await open(vscode.Uri.parse('memory:/p/paper.tex'), '\\cite{gdpo|}');
    await accept(file, 'GDPO');
    assert.equal(file.document.getText(), '\\cite{liu2026gdpo}');
    assert.match(files.text('/p/references.bib'), /liu2026gdpo/);
  });

  test('a bibliography that cannot be written is left alone, also by Insert Citation', async () => {
    await vscode.window.showTextDocument(vscode.Uri.parse('frozen:/p/references.bib'));
    // The message waits for the user; what the command does is done before.
    await vscode.commands.executeCommand('shelfmark.insertCitation', 'liu2026gdpo');
    assert.equal(frozen.text('/p/references.bib'), '% keep');
    assert.deepEqual(
      vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty),
      [],
    );
  });
});
