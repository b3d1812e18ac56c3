import * as vscode from 'vscode';
import {
  comparePapers,
  isFiltering,
  NO_FILTER,
  passes,
  type PaperFilter,
  type SortOrder,
} from '../../catalog/arrange';
import type { Category } from '../../catalog/catalog';
import type { Paper } from '../../catalog/paper';
import type { CatalogStore, Library } from '../../workspace/catalogStore';
import { paperCard } from '../../workspace/paperCard';
import { followed, type NewPapers } from '../../workspace/newPapers/newPapers';
import type { CatalogNode } from './catalogNode';
import { categoryItem, newsItem, paperItem } from './treeItems';

/** The field as a tree: categories, their sub-categories, and the papers beneath, sorted and filtered. */
export class CatalogTree implements vscode.TreeDataProvider<CatalogNode> {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;

  private library: Library | undefined;
  /** The papers that pass the filter; undefined when all do. */
  private passing: ReadonlySet<Paper> | undefined;
  private filterNow: PaperFilter = NO_FILTER;

  constructor(
    private readonly store: CatalogStore,
    private order: SortOrder,
    private readonly news?: Pick<NewPapers, 'unseen'>,
  ) {}

  /** Shows what the catalog is now. A filter has to be set again, as it knows the papers that were there. */
  refresh(): void {
    this.library = undefined;
    this.changed.fire();
  }

  /** The row of what is new; undefined where nothing is. */
  async newsNode(): Promise<CatalogNode | undefined> {
    const { catalog } = await this.load();
    const papers = ((await this.news?.unseen()) ?? []).flatMap(({ paper }) => catalog.byId(paper.id) ?? []);
    const shown = papers.filter((paper) => this.passing?.has(paper) ?? true);
    return shown.length > 0 ? { kind: 'news', papers: shown, parent: undefined } : undefined;
  }

  get filter(): PaperFilter {
    return this.filterNow;
  }

  /** The papers that pass the filter; undefined when all do. */
  get passingPapers(): ReadonlySet<Paper> | undefined {
    return this.passing;
  }

  get sortOrder(): SortOrder {
    return this.order;
  }

  setSortOrder(order: SortOrder): void {
    this.order = order;
    this.changed.fire();
  }

  /** Narrows the tree; resolves to the number of papers shown and of all. */
  async setFilter(filter: PaperFilter): Promise<{ readonly shown: number; readonly all: number }> {
    const { catalog, search } = await this.load();
    this.filterNow = filter;
    this.passing = isFiltering(filter)
      ? new Set(search.search(filter.text, catalog.papers.length).filter((paper) => passes(paper, filter)))
      : undefined;
    this.changed.fire();
    return { shown: this.passing?.size ?? catalog.papers.length, all: catalog.papers.length };
  }

  getTreeItem(node: CatalogNode): vscode.TreeItem {
    if (node.kind === 'paper') {
      return paperItem(node.paper, node.parent.kind === 'category' ? node.parent.category.id : '');
    }
    if (node.kind === 'news') return newsItem(node.papers.length);
    const counts = {
      shown: this.papersIn(node.category).length,
      all: this.library?.catalog.papersIn(node.category.id).length ?? 0,
      filtered: this.passing !== undefined,
    };
    return categoryItem(node.category, counts, followed().includes(node.category.id));
  }

  resolveTreeItem(item: vscode.TreeItem, node: CatalogNode): vscode.TreeItem {
    if (node.kind === 'paper') item.tooltip = paperCard(node.paper);
    return item;
  }

  getParent(node: CatalogNode): CatalogNode | undefined {
    return node.parent;
  }

  async getChildren(node?: CatalogNode): Promise<CatalogNode[]> {
    const { catalog } = await this.load();
    if (!node) {
      const news = await this.newsNode();
      return [...(news ? [news] : []), ...this.categoryNodes(catalog.categories, undefined)];
    }
    if (node.kind === 'paper') return [];
    if (node.kind === 'news') {
      return node.papers.map((paper): CatalogNode => ({ kind: 'paper', paper, parent: node }));
    }
    const papers = [...catalog.papersDirectlyIn(node.category.id)]
      .filter((paper) => this.passing?.has(paper) ?? true)
      .sort(comparePapers(this.order));
    return [
      ...this.categoryNodes(node.category.children, node),
      ...papers.map((paper): CatalogNode => ({ kind: 'paper', paper, parent: node })),
    ];
  }

  /** The row of a paper in its first category; undefined when the filter hides it. */
  async nodeOf(paper: Paper): Promise<CatalogNode | undefined> {
    const { catalog } = await this.load();
    const id = paper.custom.categories[0];
    if (id === undefined || !(this.passing?.has(paper) ?? true)) return undefined;
    let parent: CatalogNode | undefined;
    for (const category of pathTo(catalog.categories, id)) parent = { kind: 'category', category, parent };
    return parent && { kind: 'paper', paper, parent };
  }

  private async load(): Promise<Library> {
    // Always the store's, which keeps it: an answer that comes late must not stay.
    this.library = await this.store.load();
    return this.library;
  }

  private categoryNodes(categories: readonly Category[], parent: CatalogNode | undefined): CatalogNode[] {
    return categories
      .filter((category) => this.passing === undefined || this.papersIn(category).length > 0)
      .map((category) => ({ kind: 'category', category, parent }));
  }

  private papersIn(category: Category): readonly Paper[] {
    const papers = this.library?.catalog.papersIn(category.id) ?? [];
    return papers.filter((paper) => this.passing?.has(paper) ?? true);
  }
}

/** The categories from the root down to the one with the id; empty when there is none. */
function pathTo(categories: readonly Category[], id: string): Category[] {
  for (const category of categories) {
    if (category.id === id) return [category];
    const below = pathTo(category.children, id);
    if (below.length > 0) return [category, ...below];
  }
  return [];
}
