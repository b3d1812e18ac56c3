/** Something that takes a stretch of a row: from `start` on, `width` long. */
export interface Stretch {
  readonly start: number;
  readonly width: number;
}

/**
 * Puts stretches into rows such that no two in a row overlap, each into the first row that has room: as few rows as
 * there can be when they come in the order of their starts.
 *
 * @returns The row of each, from 0.
 */
export function packRows(stretches: readonly Stretch[]): number[] {
  const order = stretches
    .map((_, at) => at)
    .sort((a, b) => stretches[a]!.start - stretches[b]!.start || a - b);
  const ends: number[] = [];
  const rows = new Array<number>(stretches.length).fill(0);
  for (const at of order) {
    const { start, width } = stretches[at]!;
    const free = ends.findIndex((end) => end <= start);
    const row = free < 0 ? ends.length : free;
    ends[row] = start + width;
    rows[at] = row;
  }
  return rows;
}

/** Shares a length among parts by their weights. Returns where each begins, and the end of the last. */
export function shares(weights: readonly number[], length: number): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0) || 1;
  const starts = [0];
  for (const weight of weights) starts.push(starts.at(-1)! + (weight / sum) * length);
  return starts;
}
