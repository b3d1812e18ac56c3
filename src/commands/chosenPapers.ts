import type { Paper } from '../catalog/paper';
import type { CatalogStore } from '../workspace/catalogStore';
import { papersOf, type CatalogNode } from '../views/catalog/catalogNode';

/**
 * The papers a command is about: the rows it was called on (the selected ones when the row is among them), the
 * citation keys it was given, or else those the user picks.
 */
export async function chosenPapers(
  store: CatalogStore,
  args: readonly unknown[],
  ask: () => Promise<readonly Paper[]>,
): Promise<readonly Paper[]> {
  const [first, second] = args;
  if (isNode(first)) {
    const selected = Array.isArray(second) ? second.filter(isNode) : [];
    return papersOf(selected.length > 0 ? selected : [first]);
  }
  if (typeof first === 'string' || Array.isArray(first)) {
    const { catalog } = await store.load();
    return [first].flat().flatMap((id) => (typeof id === 'string' ? (catalog.byId(id) ?? []) : []));
  }
  return ask();
}

function isNode(value: unknown): value is CatalogNode {
  const kind = (value as { kind?: unknown } | null | undefined)?.kind;
  return kind === 'paper' || kind === 'category';
}
