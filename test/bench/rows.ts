/** One figure of the benchmark. */
export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 'kB' | 'letters';
  /** What it should stay under, in the same unit. */
  readonly target?: number;
  /** The same done another way, measured in the same run. */
  readonly alternative?: { readonly name: string; readonly value: number };
}

/** The value below which `share` (0 to 1) of the samples lie; NaN for none. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5);
export const p95 = (samples: readonly number[]): number => quantile(samples, 0.95);
