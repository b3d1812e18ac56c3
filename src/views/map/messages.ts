import type { FieldMap } from '../../fieldmap/fieldMap';
import type { Matrix } from '../../fieldmap/matrix';

export type { FieldMap, MapGroup, MapPaper, MapVenue } from '../../fieldmap/fieldMap';
export type { Matrix } from '../../fieldmap/matrix';

/** The pictures of the map. */
export const PICTURES = ['growth', 'timeline', 'crossing'] as const;
export type Picture = (typeof PICTURES)[number];

/** What the map shows; sent when the page is ready and whenever the catalog changes. */
export interface MapContent {
  readonly type: 'content';
  readonly map: FieldMap;
  readonly growth: Matrix;
  readonly crossing: Matrix;
}

/** What the catalog is narrowed to; sent whenever that changes. */
export interface MapFilter {
  readonly type: 'filter';
  /** In words; absent when all papers are shown. */
  readonly label?: string;
  /** The search query, as it was typed or clicked. */
  readonly query?: string;
  /** Citation keys of the papers that pass. */
  readonly keys?: readonly string[];
}

/** From the extension to the page. */
export type ToMap = MapContent | MapFilter;

/** From the page to the extension. */
export type FromMap =
  | { readonly type: 'ready' }
  /** After the first picture: milliseconds since the page began to load. */
  | { readonly type: 'painted'; readonly ms: number }
  | { readonly type: 'filter'; readonly query: string; readonly label: string }
  | { readonly type: 'clearFilter' }
  | { readonly type: 'open'; readonly key: string }
  /** `data`: the SVG as text, the PNG in base64. */
  | {
      readonly type: 'saveImage';
      readonly format: 'svg' | 'png';
      readonly picture: Picture;
      readonly data: string;
    }
  | { readonly type: 'saveData'; readonly format: 'csv' | 'tex'; readonly picture: Picture };

/** What the page remembers over reloads. */
export interface MapState {
  readonly picture: Picture;
  readonly asTable: boolean;
}
