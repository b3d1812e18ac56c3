import type { Catalog } from '../../src/catalog/catalog';
import type { Paper } from '../../src/catalog/paper';
import type { Pair } from '../unit/fieldmap/relatedPairs';

/** How well something brings the second of each pair near the first. All from 0 to 1. */
export interface Score {
  /** Share of the pairs whose second is among the first five, or ten. */
  readonly at5: number;
  readonly at10: number;
  /** Mean of one by the rank (MRR). */
  readonly reciprocalRank: number;
}

/** Scores an order of papers near a paper; each pair counts in both directions. */
export function scoreOf(
  catalog: Catalog,
  pairs: readonly Pair[],
  near: (paper: Paper) => readonly Paper[],
): Score {
  const ranks = pairs.flatMap(([a, b]) =>
    [
      [a, b],
      [b, a],
    ].map(([from, to]) => near(catalog.byId(from!)!).indexOf(catalog.byId(to!)!) + 1),
  );
  const share = (most: number): number =>
    ranks.filter((rank) => rank > 0 && rank <= most).length / ranks.length;
  const reciprocal = ranks.reduce((sum, rank) => sum + (rank > 0 ? 1 / rank : 0), 0) / ranks.length;
  return { at5: share(5), at10: share(10), reciprocalRank: reciprocal };
}
