import * as vscode from 'vscode';
import { changeBetween, type Grouping, type ReadingGroup } from '../../reading/groups';
import { addWorks, changeWork, findItem, moveWorks, type ReadingItems } from '../../reading/listEdits';
import type { WorkIdentity } from '../../reading/readingItem';
import type { ReadingList } from '../../workspace/readingList/readingList';
import { DRAGGED_PAPERS } from '../catalog/paperDrag';
import type { ReadingNode } from './readingNode';

/** What is dragged within the list: rows as a JSON array. */
const DRAGGED_ITEMS = 'application/vnd.code.tree.shelfmark.readinglist';

interface DraggedRow {
  readonly key: string;
  /** Id of the group that it is dragged out of; absent for a paper of the catalog. */
  readonly group?: string;
}

/**
 * Sorts the list by dragging: a row goes before the one that it is dropped on, or to the end of a group. Into another
 * group, its state or tag changes; out of the catalog, papers are added.
 */
export class ReadingDrag implements vscode.TreeDragAndDropController<ReadingNode> {
  readonly dragMimeTypes = [DRAGGED_ITEMS];
  readonly dropMimeTypes = [DRAGGED_ITEMS, DRAGGED_PAPERS];

  constructor(
    private readonly list: ReadingList,
    private readonly grouping: () => Grouping,
  ) {}

  handleDrag(nodes: readonly ReadingNode[], transfer: vscode.DataTransfer): void {
    const rows = nodes.flatMap((node): DraggedRow[] =>
      node.kind === 'group' ? [] : [{ key: node.item.key, group: node.group.id }],
    );
    if (rows.length > 0) transfer.set(DRAGGED_ITEMS, new vscode.DataTransferItem(JSON.stringify(rows)));
  }

  async handleDrop(
    target: ReadingNode | undefined,
    transfer: vscode.DataTransfer,
    token: vscode.CancellationToken,
  ): Promise<void> {
    const rows = await draggedRows(transfer);
    const works = new Map<string, WorkIdentity>();
    for (const { key } of rows) {
      const work = await this.list.workOf(key);
      if (work) works.set(key, work);
    }
    if (token.isCancellationRequested || works.size === 0) return;
    const before = target && target.kind !== 'group' ? target.item.key : undefined;
    await this.list.edit((items) => {
      const now = new Date();
      let result = addWorks(items, [...works.values()], now);
      for (const { key, group } of rows) {
        const work = works.get(key);
        if (work && target) result = this.regrouped(result, work, group, target.group, now);
      }
      return moveWorks(result, [...works.values()], before);
    });
  }

  private regrouped(
    items: ReadingItems,
    work: WorkIdentity,
    from: string | undefined,
    to: ReadingGroup,
    now: Date,
  ): ReadingItems {
    const tags = findItem(items, work)?.tags ?? [];
    return changeWork(items, work, changeBetween(this.grouping(), from, to, tags), now);
  }
}

async function draggedRows(transfer: vscode.DataTransfer): Promise<DraggedRow[]> {
  const rows = await jsonIn(transfer.get(DRAGGED_ITEMS));
  if (rows.length > 0) return rows.filter(isRow);
  const keys = await jsonIn(transfer.get(DRAGGED_PAPERS));
  return keys.flatMap((key) => (typeof key === 'string' ? [{ key }] : []));
}

/** The array that was dragged; empty for anything else. */
async function jsonIn(item: vscode.DataTransferItem | undefined): Promise<readonly unknown[]> {
  if (!item) return [];
  try {
    const data: unknown = JSON.parse(await item.asString());
    return Array.isArray(data) ? data : [];
  } catch {
    return [];
  }
}

function isRow(value: unknown): value is DraggedRow {
  const { key, group } = (value ?? {}) as Partial<Record<string, unknown>>;
  return typeof key === 'string' && typeof group === 'string';
}
