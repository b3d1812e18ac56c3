import type { Paper } from '../../catalog/paper';
import type { ReadingGroup } from '../../reading/groups';
import type { ReadingItem } from '../../reading/readingItem';

/**
 * A row of the reading list: a group, a paper in it, or a work in it that the catalog does not know (any more). Rows of
 * papers are to all commands what those of the catalog are.
 */
export type ReadingNode = GroupNode | ItemNode;

export interface GroupNode {
  readonly kind: 'group';
  readonly group: ReadingGroup;
}

export type ItemNode = {
  readonly item: ReadingItem;
  /** The group that it is shown in; without groups, the whole list. */
  readonly group: ReadingGroup;
  readonly parent: GroupNode | undefined;
} & ({ readonly kind: 'paper'; readonly paper: Paper } | { readonly kind: 'unknown' });

export function isItemNode(value: unknown): value is ItemNode {
  const { kind, item } = (value ?? {}) as { kind?: unknown; item?: unknown };
  return (kind === 'paper' || kind === 'unknown') && item !== undefined;
}
