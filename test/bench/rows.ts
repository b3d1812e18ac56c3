/** One figure of the benchmark. */
export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 'kB' | 'MB' | 'letters' | 'entries' | '%' | 'times';
  /** The value should not be above, in the same unit. */
  readonly target?: number;
  /** What something else takes for the same, in the same run and unit. */
  readonly alternative?: { readonly name: string; readonly value: number };
}

/** The value below which the share (0 to 1) of the values lies; nearest rank. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

/** The row as a line of the report. */
export function formatRow({ name, value, unit, target, alternative }: BenchRow): string {
  const number = (of: number): string => (of >= 100 ? of.toFixed(0) : of.toFixed(of >= 10 ? 1 : 2));
  const verdict = target === undefined ? '' : value <= target ? 'ok' : 'MISSED';
  return [
    name.padEnd(52),
    `${number(value)} ${unit}`.padStart(15),
    (target === undefined ? '' : `target ${target} ${unit}`).padStart(18),
    verdict.padStart(8),
    alternative ? `   ${alternative.name}: ${number(alternative.value)} ${unit}` : '',
  ]
    .join('')
    .trimEnd();
}
