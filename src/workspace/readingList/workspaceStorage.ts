import * as vscode from 'vscode';
import type { ReadingItems } from '../../reading/listEdits';
import { readStoredList, storedList } from '../../reading/storedList';
import { isFile, openDocument } from '../texts';
import type { ListProblem, ListStorage } from './listStorage';

/** Path of the file below its workspace folder. */
export const LIST_FILE = '.vscode/shelfmark-reading-list.json';
/** No list comes near; what is larger is something else. In bytes. */
const LARGEST = 10 * 1024 * 1024;

const NO_FOLDER: ListProblem = {
  problem: 'no folder is open to keep it in. Open one, or set "shelfmark.readingList.location" to "user".',
};

/**
 * The reading list of a workspace, in a file that can be committed and shared. In a workspace of several folders it is
 * that of the first folder that has one, else the first folder's.
 *
 * A file that cannot be read as a list is left as it is, and so is one with unsaved edits in an editor.
 */
export class WorkspaceStorage implements ListStorage {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private watching: vscode.Disposable | undefined;

  async read(): Promise<ReadingItems | ListProblem> {
    this.watching ??= this.watch();
    const file = await listFile();
    if (!file) return NO_FOLDER;
    const unreadable = (reason: string): ListProblem => ({
      problem: `${LIST_FILE} cannot be read: ${reason}. Mend the file, or delete it to begin anew.`,
      file,
    });
    let text: string;
    try {
      const { size } = await vscode.workspace.fs.stat(file);
      if (size > LARGEST) return unreadable('it is too large for a reading list');
      text = new TextDecoder('utf-8', { fatal: true }).decode(await vscode.workspace.fs.readFile(file));
    } catch (error) {
      if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return [];
      return unreadable(messageOf(error));
    }
    return readListText(text, unreadable);
  }

  async write(items: ReadingItems): Promise<ListProblem | undefined> {
    const file = await listFile();
    if (!file) return NO_FOLDER;
    if (openDocument(file)?.isDirty) {
      return { problem: `${LIST_FILE} has unsaved edits. Save it and try again.`, file };
    }
    const bytes = new TextEncoder().encode(`${JSON.stringify(storedList(items), undefined, 2)}\n`);
    if (bytes.length > LARGEST) return { problem: 'it would be larger than 10 MB. Shorten notes.' };
    try {
      await vscode.workspace.fs.writeFile(file, bytes);
      return undefined;
    } catch (error) {
      return {
        problem: `${LIST_FILE} cannot be written (${messageOf(error)}). Make it writable, or set "shelfmark.readingList.location" to "user".`,
      };
    }
  }

  dispose(): void {
    vscode.Disposable.from(this.changed, ...(this.watching ? [this.watching] : [])).dispose();
  }

  private watch(): vscode.Disposable {
    const changed = (): void => this.changed.fire();
    const watcher = vscode.workspace.createFileSystemWatcher(`**/${LIST_FILE}`);
    return vscode.Disposable.from(
      watcher,
      watcher.onDidChange(changed),
      watcher.onDidCreate(changed),
      watcher.onDidDelete(changed),
      vscode.workspace.onDidChangeWorkspaceFolders(changed),
    );
  }
}

async function listFile(): Promise<vscode.Uri | undefined> {
  const files = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) =>
    vscode.Uri.joinPath(uri, LIST_FILE),
  );
  for (const file of files) if (files.length > 1 && (await isFile(file))) return file;
  return files[0];
}

function readListText(text: string, unreadable: (reason: string) => ListProblem): ReadingItems | ListProblem {
  // So it is while another window writes it, and when there was no room for it: to go on from nothing would lose all.
  if (text.trim() === '') return unreadable('it is empty');
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return unreadable(messageOf(error));
  }
  const items = readStoredList(data);
  if (!('problem' in items)) return items;
  return unreadable(
    items.problem === 'newer' ? 'it was written by a newer version of Shelfmark' : items.reason,
  );
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 200);
}
