import * as vscode from 'vscode';
import { papersOf, type CatalogNode } from './catalogNode';

/** What is dragged out of the catalog: citation keys as a JSON array. */
export const DRAGGED_PAPERS = 'application/vnd.code.tree.shelfmark.catalog';

/** Lets papers be dragged out of the catalog, for example into the reading list. */
export class PaperDrag implements vscode.TreeDragAndDropController<CatalogNode> {
  readonly dragMimeTypes = [DRAGGED_PAPERS];
  readonly dropMimeTypes: readonly string[] = [];

  handleDrag(nodes: readonly CatalogNode[], transfer: vscode.DataTransfer): void {
    const keys = papersOf(nodes).map(({ id }) => id);
    if (keys.length > 0) transfer.set(DRAGGED_PAPERS, new vscode.DataTransferItem(JSON.stringify(keys)));
  }
}
