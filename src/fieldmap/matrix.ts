import type { FieldMap, MapGroup, MapPaper } from './fieldMap';

/** Papers by two things that they have, such as category and quarter. */
export interface Matrix {
  readonly rows: readonly MapGroup[];
  readonly columns: readonly MapGroup[];
  /** Citation keys: `cells[row][column]`. A paper stands in every cell that it belongs to. */
  readonly cells: readonly (readonly (readonly string[])[])[];
}

/** Categories by quarter: where the field moves. */
export function growthOf(map: FieldMap): Matrix {
  return matrix(map.lanes, map.quarters, map.papers, (paper, row, column) => {
    return paper.quarter === column && paper.lanes.some((lane) => `${lane}/`.startsWith(`${row}/`));
  });
}

/** Applications by methods: what has been tried where, and what has not. */
export function crossingOf(map: FieldMap): Matrix {
  // Only papers with both count; an application or method without any would be an empty line.
  const papers = map.papers.filter(({ applications, methods }) => applications.length * methods.length > 0);
  const has = (kind: 'applications' | 'methods'): MapGroup[] =>
    map[kind].filter(({ id }) => papers.some((paper) => paper[kind].includes(id)));
  return matrix(has('applications'), has('methods'), papers, (paper, row, column) => {
    return paper.applications.includes(row) && paper.methods.includes(column);
  });
}

function matrix(
  rows: readonly MapGroup[],
  columns: readonly MapGroup[],
  papers: readonly MapPaper[],
  belongs: (paper: MapPaper, row: string, column: string) => boolean,
): Matrix {
  const cells = rows.map((row) =>
    columns.map((column) =>
      papers.filter((paper) => belongs(paper, row.id, column.id)).map(({ key }) => key),
    ),
  );
  return { rows, columns, cells };
}
