import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Grouping } from '../../src/reading/groups';
import { PaperDrag } from '../../src/views/catalog/paperDrag';
import { CatalogTree } from '../../src/views/catalog/catalogTree';
import { ReadingDrag } from '../../src/views/reading/readingDrag';
import type { ItemNode, ReadingNode } from '../../src/views/reading/readingNode';
import { ReadingTree } from '../../src/views/reading/readingTree';
import { CatalogStore } from '../../src/workspace/catalogStore';
import { ReadingList } from '../../src/workspace/readingList/readingList';
import { UserStorage } from '../../src/workspace/readingList/userStorage';
import { WorkspaceStorage } from '../../src/workspace/readingList/workspaceStorage';
import { memento } from './readingSupport';
import { extension } from './support';

suite('Reading list view', () => {
  let store: CatalogStore;
  let list: ReadingList;
  let tree: ReadingTree;
  let drag: ReadingDrag;

  suiteSetup(async () => {
    store = new CatalogStore(vscode.Uri.joinPath((await extension()).extensionUri, 'data'));
  });
  setup(async () => {
    const state = memento();
    list = new ReadingList(store, { user: new UserStorage(state), workspace: new WorkspaceStorage() });
    tree = new ReadingTree(store, list, 'state');
    drag = new ReadingDrag(list, () => tree.grouping);
    const gone = { key: 'gone2020', title: 'Gone', added: '2026-01-01', changed: '2026-01-01T00:00:00.000Z' };
    await state.update('readingList', { version: 1, papers: [gone] });
    await list.update('liu2026gdpo', { starred: true, note: 'A <b>note</b>', tags: ['rl'] });
    await list.update('wu2025reinforcement', { state: 'read' });
    await list.update('meng2025mmeureka', { tags: ['rl', 'math'] });
  });
  teardown(() => vscode.Disposable.from(tree, list).dispose());

  const shown = async (): Promise<string[][]> => {
    const groups = await tree.getChildren();
    const rows = await Promise.all(groups.map((node) => tree.getChildren(node)));
    return groups.map((node, index) => [labelOf(node), ...rows[index]!.map(keyOf)]);
  };
  const labelOf = (node: ReadingNode): string => String(tree.getTreeItem(node).label);
  const keyOf = (node: ReadingNode): string => (node as ItemNode).item.key;
  const rowOf = async (key: string, within?: string): Promise<ItemNode> => {
    for (const node of await tree.getChildren()) {
      for (const row of await tree.getChildren(node)) {
        if (keyOf(row) === key && (within === undefined || labelOf(node) === within)) return row as ItemNode;
      }
    }
    throw new Error(`No row of ${key}.`);
  };
  const groupOf = async (label: string): Promise<ReadingNode> =>
    (await tree.getChildren()).find((node) => labelOf(node) === label)!;
  const drop = async (rows: readonly ReadingNode[], target: ReadingNode | undefined): Promise<void> => {
    const transfer = new vscode.DataTransfer();
    drag.handleDrag(rows, transfer);
    await drag.handleDrop(target, transfer, new vscode.CancellationTokenSource().token);
  };

  test('groups by state, tag and category, and not at all', async () => {
    assert.deepEqual(await shown(), [
      ['To Read', 'gone2020', 'liu2026gdpo', 'meng2025mmeureka'],
      ['Read', 'wu2025reinforcement'],
    ]);
    tree.setGrouping('tag');
    assert.deepEqual(await shown(), [
      ['math', 'meng2025mmeureka'],
      ['rl', 'liu2026gdpo', 'meng2025mmeureka'],
      ['Untagged', 'gone2020', 'wu2025reinforcement'],
    ]);
    tree.setGrouping('category');
    assert.deepEqual((await shown()).at(-1), ['Not in the Catalog', 'gone2020']);
    tree.setGrouping('none');
    assert.equal((await tree.getChildren()).length, 4);
  });

  test('a row says star, note and tags in words and signs, beside what the catalog says', async () => {
    const item = tree.getTreeItem(await rowOf('liu2026gdpo'));
    assert.equal(item.label, 'GDPO');
    assert.match(String(item.description), /^★ ✎ #rl · ICML 2026 · Group reward/);
    assert.match(item.accessibilityInformation!.label, /, to read, starred, with a note, tagged rl$/);
    assert.match(item.contextValue!, /^paper pdf code website listed starred unread note$/);
    const unknown = tree.getTreeItem(await rowOf('gone2020'));
    assert.deepEqual([unknown.label, unknown.description], ['Gone', 'not in the catalog']);
    assert.doesNotMatch(unknown.contextValue!, /\bpaper\b/);
  });

  test('every row of a tree has an id of its own, in every grouping', async () => {
    for (const grouping of ['state', 'tag', 'category', 'none'] satisfies Grouping[]) {
      tree.setGrouping(grouping);
      const groups = await tree.getChildren();
      const nodes = [...groups, ...(await Promise.all(groups.map((node) => tree.getChildren(node)))).flat()];
      assert.equal(new Set(nodes.map((node) => tree.getTreeItem(node).id)).size, nodes.length);
    }
  });

  test('a note in the tooltip is text', async () => {
    const row = await rowOf('liu2026gdpo');
    const { value } = tree.resolveTreeItem(tree.getTreeItem(row), row).tooltip as vscode.MarkdownString;
    assert.match(value, /A \\<b\\>note\\<\/b\\>/);
  });

  test('an empty list has no rows, so that its welcome is seen', async () => {
    await list.edit(() => []);
    assert.deepEqual(await tree.getChildren(), []);
  });

  test('the tree follows changes', async () => {
    let changes = 0;
    tree.onDidChangeTreeData(() => changes++);
    await list.update('gone2020', { state: 'read' });
    assert.equal(changes, 1);
    assert.deepEqual((await shown())[1], ['Read', 'gone2020', 'wu2025reinforcement']);
  });

  test('dropped on a row, it goes before that; on the group, to its end', async () => {
    await drop([await rowOf('meng2025mmeureka')], await rowOf('gone2020'));
    assert.deepEqual((await shown())[0], ['To Read', 'meng2025mmeureka', 'gone2020', 'liu2026gdpo']);
    await drop([await rowOf('meng2025mmeureka')], await groupOf('To Read'));
    assert.deepEqual((await shown())[0], ['To Read', 'gone2020', 'liu2026gdpo', 'meng2025mmeureka']);
  });

  test('dropped in another group, its state or that tag changes', async () => {
    await drop([await rowOf('gone2020'), await rowOf('liu2026gdpo')], await rowOf('wu2025reinforcement'));
    assert.deepEqual(await shown(), [
      ['To Read', 'meng2025mmeureka'],
      ['Read', 'gone2020', 'liu2026gdpo', 'wu2025reinforcement'],
    ]);
    tree.setGrouping('tag');
    await drop([await rowOf('meng2025mmeureka', 'rl')], await groupOf('Untagged'));
    assert.deepEqual((await list.get('meng2025mmeureka'))?.tags, ['math']);
    await drop([await rowOf('gone2020')], await groupOf('math'));
    assert.deepEqual((await list.get('gone2020'))?.tags, ['math']);
  });

  test('papers are dragged in from the catalog, once', async () => {
    const { catalog } = await store.load();
    const catalogTree = new CatalogTree(store, 'newest');
    const papers = catalog.papers.filter(({ id }) => id === 'su2025pixel' || id === 'liu2026gdpo');
    const rows = await Promise.all(papers.map(async (paper) => (await catalogTree.nodeOf(paper))!));
    const transfer = new vscode.DataTransfer();
    new PaperDrag().handleDrag(rows, transfer);
    await drag.handleDrop(await groupOf('Read'), transfer, new vscode.CancellationTokenSource().token);
    assert.deepEqual(
      (await shown())[1]!.sort(),
      ['Read', 'wu2025reinforcement', 'su2025pixel', 'liu2026gdpo'].sort(),
    );
    assert.equal((await list.all()).length, 5);
  });

  test('what is dragged from elsewhere changes nothing', async () => {
    const before = await list.all();
    for (const text of ['[{"key": 5}]', '["../x"]', 'no JSON', '{}']) {
      const transfer = new vscode.DataTransfer();
      for (const type of drag.dropMimeTypes) transfer.set(type, new vscode.DataTransferItem(text));
      await drag.handleDrop(undefined, transfer, new vscode.CancellationTokenSource().token);
    }
    assert.deepEqual(await list.all(), before);
  });
});
