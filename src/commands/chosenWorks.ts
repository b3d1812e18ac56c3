import type { Paper } from '../catalog/paper';
import { identityOf, type WorkIdentity } from '../reading/readingItem';
import { isItemNode } from '../views/reading/readingNode';
import type { ReadingList } from '../workspace/readingList/readingList';

/**
 * The works that a command of the reading list is about: the rows of the catalog or the list that it was called on (the
 * selected ones when the row is among them), papers or citation keys that it was given, or else those that `ask` gives.
 * Each once.
 */
export async function chosenWorks(
  list: ReadingList,
  args: readonly unknown[],
  ask: () => Promise<readonly WorkIdentity[]>,
): Promise<readonly WorkIdentity[]> {
  const [first, second] = args;
  if (first === undefined) return ask();
  const isRow = typeof first === 'object' && first !== null && 'kind' in first;
  const selected = isRow && Array.isArray(second) && second.length > 0 ? second : first;
  const works = new Map<string, WorkIdentity>();
  for (const value of [selected].flat()) {
    const work = await workOf(list, value);
    if (work) works.set(work.key, work);
  }
  return [...works.values()];
}

async function workOf(list: ReadingList, value: unknown): Promise<WorkIdentity | undefined> {
  if (typeof value === 'string') return list.workOf(value);
  if (isItemNode(value)) return value.item;
  const paper = isPaper(value) ? value : (value as { paper?: unknown } | null | undefined)?.paper;
  return isPaper(paper) ? identityOf(paper) : undefined;
}

function isPaper(value: unknown): value is Paper {
  const { id, title, custom } = (value ?? {}) as Partial<Record<keyof Paper, unknown>>;
  return typeof id === 'string' && typeof title === 'string' && typeof custom === 'object';
}
