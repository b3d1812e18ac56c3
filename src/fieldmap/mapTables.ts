import type { FieldMap, MapPaper } from './fieldMap';
import { crossingOf, growthOf, type Matrix } from './matrix';

/** A picture of the map as numbers. */
export interface MapTable {
  readonly title: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** Papers: `counts[row][column]`. */
  readonly counts: readonly (readonly number[])[];
}

/** The timeline as points. */
export interface MapTimeline {
  readonly title: string;
  /** From the top down. */
  readonly lanes: readonly string[];
  readonly points: readonly MapPoint[];
}

export interface MapPoint {
  /** Index of the lane. */
  readonly lane: number;
  /** `YYYY-MM`. */
  readonly month: string;
  readonly key: string;
  readonly name: string;
  readonly isNamed: boolean;
  /** `NeurIPS 2025`. */
  readonly place: string;
  readonly venue: string;
}

/** Papers by category and quarter; of a filtered catalog only those that pass. */
export function growthTable(map: FieldMap, passing?: ReadonlySet<string>): MapTable {
  const table = counted(growthOf(map), passing, 'Papers by category and quarter of posting');
  return {
    ...table,
    columns: map.quarters.map(({ group, label }) => [group, label].filter(Boolean).join(' ')),
  };
}

/** Papers by application and method; of a filtered catalog only those that pass. */
export function crossingTable(map: FieldMap, passing?: ReadonlySet<string>): MapTable {
  return counted(crossingOf(map), passing, 'Papers by application and method');
}

/** Papers by category and month; of a filtered catalog only those that pass. */
export function timelineOf(map: FieldMap, passing?: ReadonlySet<string>): MapTimeline {
  const venues = new Map(map.venues.map(({ id, label }) => [id, label]));
  const shown = map.papers.filter(
    (paper): paper is MapPaper & { month: string } =>
      paper.month !== undefined && paper.quarter !== undefined && (passing?.has(paper.key) ?? true),
  );
  const points = map.lanes.flatMap(({ id }, lane) =>
    shown
      .filter(({ lanes }) => lanes.includes(id))
      .map(({ month, key, name, isNamed, place, venue }): MapPoint => ({
        ...{ lane, month, key, name, isNamed, place },
        venue: venues.get(venue) ?? '',
      }))
      .sort((a, b) => (a.month < b.month ? -1 : a.month > b.month ? 1 : 0)),
  );
  return {
    title: 'Papers by category and month of posting',
    lanes: map.lanes.map(({ label }) => label),
    points,
  };
}

function counted(
  { rows, columns, cells }: Matrix,
  passing: ReadonlySet<string> | undefined,
  title: string,
): MapTable {
  return {
    title,
    rows: rows.map(({ label }) => label),
    columns: columns.map(({ label }) => label),
    counts: cells.map((row) => row.map((keys) => keys.filter((key) => passing?.has(key) ?? true).length)),
  };
}
