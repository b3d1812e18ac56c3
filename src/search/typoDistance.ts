/**
 * How many typos lead from `meant` to `typed`: letters left out, put in, replaced, or two neighbours swapped
 * (optimal string alignment, the restricted Damerau-Levenshtein distance). undefined when there are more than `max`.
 *
 * @param options.halfTyped Whether the end of `meant` may be missing for nothing.
 */
export function typoDistance(
  typed: string,
  meant: string,
  options: { readonly max: number; readonly halfTyped: boolean },
): number | undefined {
  const { max, halfTyped } = options;
  // What lies further back than this cannot take part in so few typos.
  const width = Math.min(meant.length, typed.length + max);
  if (typed.length - meant.length > max || (!halfTyped && meant.length > width)) return undefined;
  let beforeLast: number[] = [];
  let last = Array.from({ length: width + 1 }, (_, column) => column);
  for (let row = 1; row <= typed.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= width; column++) {
      const same = typed[row - 1] === meant[column - 1];
      let cost = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
      );
      const swapped =
        row > 1 && column > 1 && typed[row - 1] === meant[column - 2] && typed[row - 2] === meant[column - 1];
      if (swapped) cost = Math.min(cost, at(beforeLast, column - 2) + 1);
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least > max) return undefined;
    beforeLast = last;
    last = current;
  }
  const distance = halfTyped ? Math.min(...last) : at(last, meant.length);
  return distance <= max ? distance : undefined;
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
