import type { FieldMap, MapPaper, Matrix } from '../../src/views/map/messages';
import type { Tooltip } from '../shared/tooltip';
import type { TextRuler } from './text';

/** What every picture draws from, and what it tells when it is clicked. */
export interface Scene {
  readonly map: FieldMap;
  readonly growth: Matrix;
  readonly crossing: Matrix;
  readonly papers: ReadonlyMap<string, MapPaper>;
  /** Citation keys of the papers that are not filtered out; undefined when none is. */
  readonly passing: ReadonlySet<string> | undefined;
  /** The query of the filter. */
  readonly query: string | undefined;
  readonly ruler: TextRuler;
  readonly tooltip: Tooltip;
  /** Width to draw in, in pixels. */
  readonly width: number;
  /** Narrows the catalog to what a query finds, or shows all when it is that already. */
  filter(query: string, label: string): void;
  open(key: string): void;
}

/** What a group and the column within it are called together: `Image generation, 2025 Q2`. */
export function nameOf({ group, label }: { readonly group?: string; readonly label: string }): string {
  return group !== undefined && /^\d+$/.test(group) ? `${group} ${label}` : label;
}

/** How many of the papers are not filtered out. */
export function passingIn(scene: Scene, keys: readonly string[]): number {
  const { passing } = scene;
  return passing ? keys.filter((key) => passing.has(key)).length : keys.length;
}
