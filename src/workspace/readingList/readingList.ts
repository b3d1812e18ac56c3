import * as vscode from 'vscode';
import { changeWork, findItem, type ReadingItems } from '../../reading/listEdits';
import { mergeLists } from '../../reading/merge';
import {
  identityOf,
  isKey,
  type ReadingChange,
  type ReadingItem,
  type WorkIdentity,
} from '../../reading/readingItem';
import type { CatalogStore } from '../catalogStore';
import { showNotDone } from '../messages';
import { isProblem, type ListLocation, type ListProblem, type ListStorage } from './listStorage';

const LOCATION = 'shelfmark.readingList.location';

/**
 * The reading list where the setting `shelfmark.readingList.location` has it.
 *
 * Every change is made to the list as it is stored at that moment, one after the other, so that what another window
 * changed meanwhile stays. Nothing is read before something is asked for.
 */
export class ReadingList implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  /** The list changed, here or elsewhere, or another one is shown. */
  readonly onDidChange = this.changed.event;

  /** What was read or written last, to tell what is news; undefined before. */
  private seen: string | undefined;
  private pending: Promise<unknown> = Promise.resolve();
  private readonly subscriptions: vscode.Disposable[];

  constructor(
    private readonly store: CatalogStore,
    private readonly storages: Readonly<Record<ListLocation, ListStorage>>,
  ) {
    this.subscriptions = [
      this.changed,
      storages.user,
      storages.workspace,
      storages.user.onDidChange(() => void this.refresh()),
      storages.workspace.onDidChange(() => void this.refresh()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(LOCATION)) void this.refresh();
      }),
    ];
  }

  get location(): ListLocation {
    return vscode.workspace.getConfiguration().get(LOCATION) === 'workspace' ? 'workspace' : 'user';
  }

  /** The items in the order of their reader, or why they cannot be read; after all changes begun before. */
  read(): Promise<ReadingItems | ListProblem> {
    return this.inTurn(async () => {
      const result = await this.storages[this.location].read();
      if (this.seen === undefined) this.seen = JSON.stringify(result);
      else this.notice(result);
      return result;
    });
  }

  /** The items in the order of their reader; none where the list cannot be read. */
  async all(): Promise<ReadingItems> {
    const items = await this.read();
    return isProblem(items) ? [] : items;
  }

  /** The item of the paper with the citation key; undefined where it is not in the list. */
  async get(paperId: string): Promise<ReadingItem | undefined> {
    const [items, work] = await Promise.all([this.all(), this.inCatalog(paperId)]);
    return work ? findItem(items, work) : items.find(({ key }) => key === paperId);
  }

  /**
   * Changes what the list says of the paper with the citation key, which comes into the list where it is not there.
   * Resolves to false where that is not possible; the user has been told why.
   */
  async update(paperId: string, change: ReadingChange): Promise<boolean> {
    const work = await this.workOf(paperId);
    if (!work) {
      showNotDone(`The reading list was not changed: the catalog has no paper "${paperId.slice(0, 100)}".`);
      return false;
    }
    return this.edit((items) => changeWork(items, work, change, new Date()));
  }

  /** Makes the change to the list as it is stored now; tells the user where that is not possible. */
  async edit(change: (items: ReadingItems) => ReadingItems): Promise<boolean> {
    const problem = await this.tryEdit(change);
    if (problem) this.showProblem(problem);
    return problem === undefined;
  }

  /** As {@link edit}, but leaves it to the caller to tell what is in the way. */
  tryEdit(change: (items: ReadingItems) => ReadingItems): Promise<ListProblem | undefined> {
    return this.inTurn(async () => {
      const storage = this.storages[this.location];
      const items = await storage.read();
      if (isProblem(items)) return items;
      const next = change(items);
      if (next === items) return undefined;
      const problem = await storage.write(next);
      if (!problem) this.notice(next);
      return problem;
    });
  }

  /**
   * Merges the other list into the one at the location, which gets what it has not; the other one stays as it is.
   * Resolves to the number of items that were copied; undefined where that was not possible, of which the user has
   * been told.
   */
  async copyTo(location: ListLocation): Promise<number | undefined> {
    const result = await this.inTurn(async () => {
      const target = this.storages[location];
      const source = await this.storages[location === 'user' ? 'workspace' : 'user'].read();
      const items = await target.read();
      if (isProblem(source)) return source;
      if (isProblem(items)) return items;
      const merged = mergeLists(items, source);
      const problem = merged === items ? undefined : await target.write(merged);
      if (problem) return problem;
      if (location === this.location) this.notice(merged);
      return source.length;
    });
    if (typeof result === 'number') return result;
    this.showProblem(result);
    return undefined;
  }

  /** Who the paper with the key is, in the catalog or the list. */
  async workOf(paperId: string): Promise<WorkIdentity | undefined> {
    if (!isKey(paperId)) return undefined;
    return (await this.inCatalog(paperId)) ?? (await this.all()).find(({ key }) => key === paperId);
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private async inCatalog(paperId: string): Promise<WorkIdentity | undefined> {
    const paper = (await this.store.load()).catalog.byId(paperId);
    return paper && identityOf(paper);
  }

  /** Runs when all that was begun before is done, so that no list is read or changed while it is being written. */
  private inTurn<T>(run: () => Promise<T>): Promise<T> {
    const result = this.pending.then(run);
    this.pending = result.catch(() => undefined);
    return result;
  }

  /** Tells of the list as it is now, where it is not as it was seen last. */
  private notice(result: ReadingItems | ListProblem): void {
    const now = JSON.stringify(result);
    if (now === this.seen) return;
    this.seen = now;
    this.changed.fire();
  }

  /** Looks for what was changed elsewhere, where anybody has looked at the list at all. */
  private async refresh(): Promise<void> {
    if (this.seen !== undefined) await this.read();
  }

  private showProblem({ problem, file }: ListProblem): void {
    const text = `The reading list was not changed: ${problem}`;
    if (!file) {
      showNotDone(text);
      return;
    }
    const open = 'Open File';
    void vscode.window.showWarningMessage(text, open).then((answer) => {
      if (answer === open) void vscode.window.showTextDocument(file);
    });
  }
}
