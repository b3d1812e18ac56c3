import type { Category } from '../../catalog/catalog';
import type { Paper } from '../../catalog/paper';

/** A row of the tree: a category, or a paper within the category it is shown under. */
export type CatalogNode =
  | { readonly kind: 'category'; readonly category: Category; readonly parent: CatalogNode | undefined }
  | { readonly kind: 'paper'; readonly paper: Paper; readonly parent: CatalogNode };

/** The papers among the rows, each once. */
export function papersOf(nodes: readonly CatalogNode[]): Paper[] {
  return [...new Set(nodes.flatMap((node) => (node.kind === 'paper' ? [node.paper] : [])))];
}
