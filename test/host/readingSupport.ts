import * as vscode from 'vscode';
import type { StoredList } from '../../src/reading/storedList';
import { workspaceFolder } from './support';

/** The state of an extension that counts how often it is read. */
export function memento(): vscode.ExtensionContext['globalState'] & {
  readonly reads: number;
  readonly synchronised: readonly string[];
} {
  const values = new Map<string, unknown>();
  let synchronised: readonly string[] = [];
  let reads = 0;
  return {
    get reads() {
      return reads;
    },
    get synchronised() {
      return synchronised;
    },
    keys: () => [...values.keys()],
    get: (key: string, otherwise?: unknown) => {
      reads++;
      return (values.get(key) ?? otherwise) as never;
    },
    update: (key: string, value: unknown) => {
      values.set(key, value);
      return Promise.resolve();
    },
    setKeysForSync: (keys: readonly string[]) => {
      synchronised = keys;
    },
  };
}

/** The file of the workspace's reading list. */
export function listFile(): vscode.Uri {
  return vscode.Uri.joinPath(workspaceFolder(), '.vscode', 'shelfmark-reading-list.json');
}

export async function readListFile(as: 'text'): Promise<string>;
export async function readListFile(): Promise<StoredList>;
export async function readListFile(as?: 'text'): Promise<string | StoredList> {
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(listFile()));
  return as === 'text' ? text : (JSON.parse(text) as StoredList);
}

export async function writeListFile(content: string | object): Promise<void> {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  await vscode.workspace.fs.writeFile(listFile(), new TextEncoder().encode(text));
}

/** Has each test of the suite use the workspace's list, empty at first, and leaves none behind. */
export function useWorkspaceList(): void {
  const locate = (location: string | undefined): Thenable<void> =>
    vscode.workspace
      .getConfiguration('shelfmark')
      .update('readingList.location', location, vscode.ConfigurationTarget.Workspace);
  const remove = (): Thenable<void> =>
    vscode.workspace.fs.delete(listFile()).then(undefined, () => undefined);
  setup(async () => {
    await remove();
    await locate('workspace');
  });
  teardown(async () => {
    await locate(undefined);
    await remove();
  });
}
