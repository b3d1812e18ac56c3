import * as vscode from 'vscode';
import type { ReadingItems } from '../../reading/listEdits';
import { readStoredList, storedList } from '../../reading/storedList';
import type { ListProblem, ListStorage } from './listStorage';

const STORED_AS = 'readingList';
/** VS Code warns of states of more than 512 KiB, and synchronises each as a whole. In UTF-16 units of its JSON. */
const LARGEST = 400_000;

/**
 * The user's reading list, in the extension's global state. VS Code passes that on to its other windows, and with
 * settings sync to the user's other machines; there the list that was synchronised last counts as a whole.
 */
export class UserStorage implements ListStorage {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private focus: vscode.Disposable | undefined;

  constructor(private readonly state: vscode.ExtensionContext['globalState']) {
    state.setKeysForSync([STORED_AS]);
  }

  read(): Promise<ReadingItems | ListProblem> {
    // The state has no event of its own; who changed it elsewhere comes back to this window by giving it the focus.
    this.focus ??= vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused) this.changed.fire();
    });
    const items = readStoredList(this.state.get(STORED_AS));
    if (!('problem' in items)) return Promise.resolve(items);
    return Promise.resolve({
      problem:
        items.problem === 'newer'
          ? 'it was written by a newer version of Shelfmark. Update Shelfmark.'
          : `what is stored is not a reading list (${items.reason}). Set "shelfmark.readingList.location" to "workspace" to go on with another one.`,
    });
  }

  async write(items: ReadingItems): Promise<ListProblem | undefined> {
    const list = storedList(items);
    if (JSON.stringify(list).length > LARGEST) {
      return {
        problem:
          'it would be too large to be synchronised. Shorten notes, or run "Copy Reading List to Workspace" and set "shelfmark.readingList.location" to "workspace".',
      };
    }
    try {
      await this.state.update(STORED_AS, list);
      return undefined;
    } catch (error) {
      return { problem: `VS Code could not store it (${String(error)}). Try again.` };
    }
  }

  dispose(): void {
    vscode.Disposable.from(this.changed, ...(this.focus ? [this.focus] : [])).dispose();
  }
}
