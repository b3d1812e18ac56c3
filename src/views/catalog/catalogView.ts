import * as vscode from 'vscode';
import {
  describeFilter,
  isFiltering,
  NO_FILTER,
  type PaperFilter,
  type SortOrder,
} from '../../catalog/arrange';
import type { Paper } from '../../catalog/paper';
import type { CatalogStore } from '../../workspace/catalogStore';
import type { NewPapers } from '../../workspace/newPapers/newPapers';
import type { CatalogNode } from './catalogNode';
import { CatalogTree } from './catalogTree';
import { pickFilter } from './filterPicker';
import { PaperDrag } from './paperDrag';

const VIEW_ID = 'shelfmark.catalog';
const SORT_KEY = 'catalog.sortOrder';

const SORT_LABELS: Readonly<Record<SortOrder, string>> = {
  newest: 'Newest First',
  title: 'Title',
  venue: 'Venue',
};

/** The catalog's view in the side bar: the tree, its sort order and its filter. */
export class CatalogView implements vscode.Disposable {
  private readonly tree: CatalogTree;
  private readonly view: vscode.TreeView<CatalogNode>;
  private readonly filtered = new vscode.EventEmitter<void>();
  private readonly subscriptions: vscode.Disposable[];

  /** The tree is narrowed to other papers than before. */
  readonly onDidChangeFilter = this.filtered.event;

  constructor(
    private readonly store: CatalogStore,
    private readonly news: NewPapers,
    private readonly state: vscode.Memento,
  ) {
    const remembered = state.get<string>(SORT_KEY, 'newest');
    this.tree = new CatalogTree(
      store,
      remembered in SORT_LABELS ? (remembered as SortOrder) : 'newest',
      news,
    );
    this.view = vscode.window.createTreeView(VIEW_ID, {
      treeDataProvider: this.tree,
      canSelectMany: true,
      dragAndDropController: new PaperDrag(),
      showCollapseAll: true,
    });
    this.subscriptions = [
      this.view,
      this.filtered,
      store.onDidChange(() => void this.refresh()),
      news.onDidChangeUnseen(() => void this.refresh()),
      vscode.commands.registerCommand('shelfmark.filterPapers', () => this.askFilter()),
      vscode.commands.registerCommand('shelfmark.clearFilter', () => this.setFilter(NO_FILTER)),
      vscode.commands.registerCommand('shelfmark.sortPapers', () => this.askSortOrder()),
    ];
    this.showBadge();
  }

  get filter(): PaperFilter {
    return this.tree.filter;
  }

  /** The papers that pass the filter; undefined when all do. */
  get passing(): ReadonlySet<Paper> | undefined {
    return this.tree.passingPapers;
  }

  /** Narrows the tree and says so above it. */
  async setFilter(filter: PaperFilter): Promise<void> {
    const { shown, all } = await this.tree.setFilter(filter);
    const active = isFiltering(filter);
    // Without a message an empty tree shows its welcome text, which says what to do.
    this.view.message =
      active && shown > 0 ? `Filtered by ${describeFilter(filter)}: ${shown} of ${all} papers` : '';
    this.filtered.fire();
    await vscode.commands.executeCommand('setContext', 'shelfmark.filtered', active);
  }

  /** Shows the paper in the tree; a filter that hides it is cleared. */
  async reveal(paper: Paper): Promise<void> {
    let node = await this.tree.nodeOf(paper);
    if (!node) {
      await this.setFilter(NO_FILTER);
      node = await this.tree.nodeOf(paper);
    }
    if (node) await this.view.reveal(node, { select: true, focus: true, expand: true });
  }

  /**
   * Shows what came since the last look; a filter that hides it is cleared.
   *
   * @param otherwise Shown where nothing counts as new: none of it is in a category that is followed.
   */
  async revealNews(otherwise?: Paper): Promise<void> {
    let node = await this.tree.newsNode();
    if (!node && isFiltering(this.filter)) {
      await this.setFilter(NO_FILTER);
      node = await this.tree.newsNode();
    }
    if (node) await this.view.reveal(node, { select: true, focus: true, expand: true });
    else if (otherwise) await this.reveal(otherwise);
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private async refresh(): Promise<void> {
    this.showBadge();
    this.tree.refresh();
    if (isFiltering(this.filter)) await this.setFilter(this.filter);
  }

  private showBadge(): void {
    const { unseenCount: value } = this.news;
    this.view.badge =
      value > 0 ? { value, tooltip: value === 1 ? '1 new paper' : `${value} new papers` } : undefined;
  }

  private async askFilter(): Promise<void> {
    const { catalog } = await this.store.load();
    await pickFilter(catalog.papers, this.tree.filter, (filter) => void this.setFilter(filter));
  }

  private async askSortOrder(): Promise<void> {
    const items = (Object.keys(SORT_LABELS) as SortOrder[]).map((order) => ({
      order,
      label: SORT_LABELS[order],
      ...(order === this.tree.sortOrder ? { description: 'current' } : {}),
    }));
    const picked = await vscode.window.showQuickPick(items, { title: 'Sort Papers By' });
    if (!picked) return;
    this.tree.setSortOrder(picked.order);
    await this.state.update(SORT_KEY, picked.order);
  }
}
