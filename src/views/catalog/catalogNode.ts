import type { Category } from '../../catalog/catalog';
import type { Paper } from '../../catalog/paper';

/** A row of the tree: what is new, a category, or a paper within the row it is shown under. */
export type CatalogNode =
  | { readonly kind: 'news'; readonly papers: readonly Paper[]; readonly parent: undefined }
  | { readonly kind: 'category'; readonly category: Category; readonly parent: CatalogNode | undefined }
  | { readonly kind: 'paper'; readonly paper: Paper; readonly parent: CatalogNode };

/** The papers among the rows, each once. */
export function papersOf(nodes: readonly CatalogNode[]): Paper[] {
  return [...new Set(nodes.flatMap((node) => (node.kind === 'paper' ? [node.paper] : [])))];
}
