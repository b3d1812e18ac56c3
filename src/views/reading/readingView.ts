import * as vscode from 'vscode';
import type { Grouping } from '../../reading/groups';
import { moveAmong } from '../../reading/listEdits';
import type { CatalogStore } from '../../workspace/catalogStore';
import type { ReadingList } from '../../workspace/readingList/readingList';
import { ReadingDrag } from './readingDrag';
import { isItemNode, type ItemNode, type ReadingNode } from './readingNode';
import { ReadingTree } from './readingTree';

const VIEW_ID = 'shelfmark.readingList';
const GROUPING_KEY = 'readingList.grouping';

const GROUPING_LABELS: Readonly<Record<Grouping, string>> = {
  state: 'State',
  tag: 'Tag',
  category: 'Category',
  none: 'None',
};

/** The reading list's view in the side bar: the tree, what it is grouped by, and sorting by drag or key. */
export class ReadingView implements vscode.Disposable {
  private readonly tree: ReadingTree;
  private readonly view: vscode.TreeView<ReadingNode>;
  private readonly subscriptions: vscode.Disposable[];

  constructor(
    store: CatalogStore,
    private readonly list: ReadingList,
    private readonly state: vscode.Memento,
  ) {
    const remembered = state.get<string>(GROUPING_KEY, 'state');
    const grouping = Object.hasOwn(GROUPING_LABELS, remembered) ? (remembered as Grouping) : 'state';
    this.tree = new ReadingTree(store, list, grouping);
    this.view = vscode.window.createTreeView(VIEW_ID, {
      treeDataProvider: this.tree,
      dragAndDropController: new ReadingDrag(list, () => this.tree.grouping),
      canSelectMany: true,
      showCollapseAll: true,
    });
    const move = (by: -1 | 1) => (node: unknown) => this.move(isItemNode(node) ? node : this.selected[0], by);
    this.subscriptions = [
      this.tree,
      this.view,
      // Without a message an empty list shows its welcome text, which says what to do.
      this.tree.onDidRead((problem) => {
        this.view.message = problem === undefined ? '' : `Reading list: ${problem}`;
      }),
      vscode.commands.registerCommand('shelfmark.groupReadingList', () => this.askGrouping()),
      vscode.commands.registerCommand('shelfmark.moveUpInReadingList', move(-1)),
      vscode.commands.registerCommand('shelfmark.moveDownInReadingList', move(1)),
    ];
  }

  /** The rows that are selected, without groups. */
  get selected(): readonly ItemNode[] {
    return this.view.selection.filter(isItemNode);
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private async move(node: ItemNode | undefined, by: -1 | 1): Promise<void> {
    if (!node) return;
    const { group, item } = node;
    const shown = new Set(group.items.map(({ key }) => key));
    await this.list.edit((items) => {
      const among = items.filter(({ key }) => shown.has(key)).map(({ key }) => key);
      return moveAmong(items, among, item, by);
    });
  }

  private async askGrouping(): Promise<void> {
    const items = (Object.keys(GROUPING_LABELS) as Grouping[]).map((grouping) => ({
      grouping,
      label: GROUPING_LABELS[grouping],
      ...(grouping === this.tree.grouping ? { description: 'current' } : {}),
    }));
    const picked = await vscode.window.showQuickPick(items, { title: 'Group Reading List By' });
    if (!picked) return;
    this.tree.setGrouping(picked.grouping);
    await this.state.update(GROUPING_KEY, picked.grouping);
  }
}
