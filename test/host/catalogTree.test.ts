import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { NO_FILTER } from '../../src/catalog/arrange';
import type { Paper } from '../../src/catalog/paper';
import type { CatalogNode } from '../../src/views/catalog/catalogNode';
import { CatalogTree } from '../../src/views/catalog/catalogTree';
import { CatalogStore } from '../../src/workspace/catalogStore';
import { extension } from './support';

suite('Catalog tree', () => {
  let store: CatalogStore;
  let tree: CatalogTree;

  suiteSetup(async () => {
    store = new CatalogStore(vscode.Uri.joinPath((await extension()).extensionUri, 'data'));
  });
  setup(() => {
    tree = new CatalogTree(store, 'newest');
  });

  const papersBelow = async (node?: CatalogNode): Promise<Paper[]> => {
    const children = await tree.getChildren(node);
    const below = await Promise.all(
      children.map((child) => (child.kind === 'paper' ? [child.paper] : papersBelow(child))),
    );
    return below.flat();
  };
  const rowOf = async (key: string): Promise<vscode.TreeItem> => {
    const { catalog } = await store.load();
    const node = await tree.nodeOf(catalog.byId(key)!);
    return tree.getTreeItem(node!);
  };

  test('shows every paper of the catalog', async () => {
    const { catalog } = await store.load();
    assert.equal(new Set(await papersBelow()).size, catalog.papers.length);
    assert.equal(catalog.papers.length, 228);
  });

  test('a category says how many papers are beneath, sub-categories included', async () => {
    for (const node of await tree.getChildren()) {
      const item = tree.getTreeItem(node);
      assert.equal(item.description, String(new Set(await papersBelow(node)).size));
      assert.match(item.accessibilityInformation!.label, /, \d+ papers?$/);
      assert.ok(String(item.tooltip).length > 10, 'a line on what belongs there');
    }
  });

  test('sub-categories come before papers, three levels deep', async () => {
    const mllm = (await tree.getChildren()).find(
      (node) => node.kind === 'category' && node.category.id === 'mllm',
    )!;
    const image = (await tree.getChildren(mllm)).find(
      (node) => node.kind === 'category' && node.category.id === 'mllm/image-reasoning',
    )!;
    assert.deepEqual(
      (await tree.getChildren(image)).map(({ kind }) => kind),
      ['category', 'category'],
    );
  });

  test('a row says name, venue, year and title, each once', async () => {
    const item = await rowOf('liu2026gdpo');
    assert.equal(item.label, 'GDPO');
    assert.match(String(item.description), /^ICML 2026 · Group reward-Decoupled Normalization/);
  });

  test('icons tell published from preprint and with code from without', async () => {
    const { catalog } = await store.load();
    const icons = new Map<string, Set<string>>();
    for (const paper of catalog.papers) {
      const kind = `${paper.type === 'article' ? 'preprint' : paper.type}|${paper.custom.code !== undefined}`;
      const node = await tree.nodeOf(paper);
      const icon = (tree.getTreeItem(node!).iconPath as vscode.ThemeIcon).id;
      icons.set(kind, (icons.get(kind) ?? new Set()).add(icon));
    }
    const [a, b, c, d] = [
      'preprint|true',
      'preprint|false',
      'paper-conference|true',
      'paper-conference|false',
    ].map((kind) => [...icons.get(kind)!]);
    assert.equal(new Set([a, b, c, d].map(String)).size, 4);
    assert.deepEqual(
      [a, b, c, d].map((list) => list!.length),
      [1, 1, 1, 1],
    );
  });

  test('a screen reader hears title, authors and status', async () => {
    const item = await rowOf('liu2026gdpo');
    assert.match(
      item.accessibilityInformation!.label,
      /^GDPO, GDPO: Group .*, Liu et al\., published at ICML 2026, with code$/,
    );
  });

  test('the tooltip is made when looked at, with authors and links', async () => {
    const { catalog } = await store.load();
    const node = (await tree.nodeOf(catalog.byId('liu2026gdpo')!))!;
    const item = tree.getTreeItem(node);
    assert.equal(item.tooltip, undefined);
    const tooltip = tree.resolveTreeItem(item, node).tooltip as vscode.MarkdownString;
    assert.match(tooltip.value, /Pavlo Molchanov|and 5 more/);
    assert.match(tooltip.value, /\[PDF\]\(https:\/\/arxiv\.org\/pdf\/2601\.05242\)/);
    assert.ok(!tooltip.isTrusted, 'links run no commands');
  });

  test('actions appear where they apply', async () => {
    assert.match((await rowOf('liu2026gdpo')).contextValue!, /^paper pdf code website$/);
    const { catalog } = await store.load();
    const blog = catalog.papers.find(
      ({ custom }) => custom.arxiv === undefined && custom.code === undefined,
    )!;
    assert.match((await rowOf(blog.id)).contextValue!, /^paper( website)?$/);
  });

  test('newest first, by title, by venue', async () => {
    const blogs = async (): Promise<string[]> => {
      const [others] = (await tree.getChildren()).filter(
        (node) => node.kind === 'category' && node.category.id === 'vla',
      );
      const navigation = (await tree.getChildren(others)).find(
        (node) => node.kind === 'category' && node.category.id === 'vla/navigation',
      );
      return (await tree.getChildren(navigation)).map((node) => String(tree.getTreeItem(node).label));
    };
    const newest = await blogs();
    tree.setSortOrder('title');
    const byTitle = await blogs();
    tree.setSortOrder('venue');
    const byVenue = await blogs();
    assert.equal(newest[0], 'IRL-VLA');
    assert.deepEqual(
      byTitle,
      [...byTitle].sort((a, b) => a.localeCompare(b, 'en', { sensitivity: 'base' })),
    );
    assert.notDeepEqual(byVenue, byTitle);
  });

  test('a filter hides what does not pass, counts what does, and opens up', async () => {
    const { shown, all } = await tree.setFilter({
      text: 'navigation',
      years: [2025],
      hasCode: true,
      published: false,
    });
    assert.ok(shown > 0 && shown < 30, String(shown));
    assert.equal(all, 228);
    const papers = await papersBelow();
    assert.equal(new Set(papers).size, shown);
    assert.ok(papers.every(({ custom, issued }) => custom.code && issued?.['date-parts'][0]?.[0] === 2025));
    for (const node of await tree.getChildren()) {
      const item = tree.getTreeItem(node);
      assert.match(String(item.description), /^\d+ of \d+$/);
      assert.equal(item.collapsibleState, vscode.TreeItemCollapsibleState.Expanded);
    }
  });

  test('a filter that nothing passes leaves an empty tree, and clearing it brings all back', async () => {
    await tree.setFilter({ ...NO_FILTER, text: 'xqzwvk' });
    assert.deepEqual(await tree.getChildren(), []);
    await tree.setFilter(NO_FILTER);
    assert.equal(new Set(await papersBelow()).size, 228);
  });

  test('every paper can be revealed: its row leads up to the root', async () => {
    const { catalog } = await store.load();
    for (const paper of catalog.papers) {
      const node = await tree.nodeOf(paper);
      assert.ok(node && tree.getParent(node)?.kind === 'category', paper.id);
      const ids = (await tree.getChildren(tree.getParent(node))).map(
        (sibling) => tree.getTreeItem(sibling).id,
      );
      assert.ok(ids.includes(tree.getTreeItem(node).id), paper.id);
    }
  });
});
