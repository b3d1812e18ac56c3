import * as vscode from 'vscode';
import type { Catalog } from '../../catalog/catalog';
import { groupItems, type Grouping, type ReadingGroup } from '../../reading/groups';
import { paperOfItem } from '../../reading/readingItem';
import type { CatalogStore } from '../../workspace/catalogStore';
import { isProblem } from '../../workspace/readingList/listStorage';
import type { ReadingList } from '../../workspace/readingList/readingList';
import { groupItem, itemRow, itemTooltip } from './readingItems';
import type { GroupNode, ItemNode, ReadingNode } from './readingNode';

/** The reading list as a tree of groups and their papers; without groups, a list. */
export class ReadingTree implements vscode.TreeDataProvider<ReadingNode>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly told = new vscode.EventEmitter<string | undefined>();
  /** Why the list cannot be shown, each time that it is read; undefined where it can. */
  readonly onDidRead = this.told.event;
  private readonly subscription: vscode.Disposable;

  constructor(
    private readonly store: CatalogStore,
    private readonly list: ReadingList,
    private groupedBy: Grouping,
  ) {
    const refresh = (): void => this.changed.fire();
    this.subscription = vscode.Disposable.from(list.onDidChange(refresh), store.onDidChange(refresh));
  }

  get grouping(): Grouping {
    return this.groupedBy;
  }

  setGrouping(grouping: Grouping): void {
    this.groupedBy = grouping;
    this.changed.fire();
  }

  getTreeItem(node: ReadingNode): vscode.TreeItem {
    return node.kind === 'group' ? groupItem(node) : itemRow(node, this.groupedBy);
  }

  resolveTreeItem(item: vscode.TreeItem, node: ReadingNode): vscode.TreeItem {
    if (node.kind !== 'group') item.tooltip = itemTooltip(node);
    return item;
  }

  getParent(node: ReadingNode): ReadingNode | undefined {
    return node.kind === 'group' ? undefined : node.parent;
  }

  async getChildren(node?: ReadingNode): Promise<ReadingNode[]> {
    const { catalog } = await this.store.load();
    if (node) return node.kind === 'group' ? rowsOf(node.group, catalog, node) : [];
    const items = await this.list.read();
    this.told.fire(isProblem(items) ? items.problem : undefined);
    const groups = groupItems(isProblem(items) ? [] : items, this.groupedBy, catalog);
    if (this.groupedBy === 'none') return groups.flatMap((group) => rowsOf(group, catalog, undefined));
    return groups.map((group) => ({ kind: 'group', group }));
  }

  dispose(): void {
    vscode.Disposable.from(this.changed, this.told, this.subscription).dispose();
  }
}

function rowsOf(group: ReadingGroup, catalog: Catalog, parent: GroupNode | undefined): ItemNode[] {
  return group.items.map((item) => {
    const paper = paperOfItem(catalog, item);
    return paper ? { kind: 'paper', item, paper, group, parent } : { kind: 'unknown', item, group, parent };
  });
}
