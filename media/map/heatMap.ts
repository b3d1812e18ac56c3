import { scaleBand, scaleLinear, scaleSqrt } from 'd3-scale';
import { select, type Selection } from 'd3-selection';
import type { MapGroup, Matrix } from '../../src/views/map/messages';
import { count } from '../shared/dom';
import { nameOf, passingIn, type Scene } from './scene';

/** Sizes in pixels. */
const ROW = 24;
const GROUP_ROW = 22;
const LABELS = { most: 230, share: 0.32 };
const CELL = { least: 17, most: 96 };
const BARS = { height: 46, width: 64 };
const FONT = 12;
/** The strongest colour of a cell: text on it can still be read. */
const STRONGEST = 52;
/** Names of papers in the card of a cell. */
const NAMED = 6;

interface Cell {
  readonly row: MapGroup;
  readonly column: MapGroup;
  readonly keys: readonly string[];
}

interface Line {
  /** Undefined for the heading of a group. */
  readonly row?: MapGroup;
  readonly index: number;
  readonly label: string;
  readonly y: number;
}

/**
 * Draws numbers by row and column, the more papers the stronger the colour, with the sums as bars. A cell filters the
 * catalog to its papers; where nothing has been tried stands a dot.
 */
export function drawHeatMap(svg: SVGSVGElement, matrix: Matrix, scene: Scene, upright: boolean): void {
  const { rows, columns } = matrix;
  const { ruler } = scene;
  ruler.use(svg, FONT);
  const labelWidth = Math.min(
    Math.max(...rows.map(({ label }) => ruler.width(label)), 40) + 22,
    LABELS.most,
    scene.width * LABELS.share,
  );
  const inner = Math.min(
    Math.max(scene.width - labelWidth - BARS.width, columns.length * CELL.least),
    columns.length * CELL.most,
  );
  const columnHead = upright
    ? Math.max(...columns.map(({ label }) => ruler.width(short(label))), 40) + 14
    : 36;
  const top = BARS.height + columnHead + 6;
  const lines = linesOf(rows, top);
  const height = (lines.at(-1)?.y ?? top) + ROW + 4;
  const x = scaleBand<string>(
    columns.map(({ id }) => id),
    [labelWidth, labelWidth + inner],
  ).paddingInner(0.08);

  const root = select(svg)
    .attr('width', labelWidth + inner + BARS.width)
    .attr('height', height);
  root.selectAll('*').remove();
  const biggest = Math.max(1, ...matrix.cells.flat().map(({ length }) => length));
  const strength = scaleSqrt([0, biggest], [0, STRONGEST]);
  const parts = { root, matrix, scene, x, lines, labelWidth, top };
  drawColumnHeads(parts, columnHead, upright);
  drawRowHeads(parts);
  drawCells(parts, strength);
  drawRowSums(parts, labelWidth + inner);
}

interface Parts {
  readonly root: Selection<SVGSVGElement, unknown, null, undefined>;
  readonly matrix: Matrix;
  readonly scene: Scene;
  readonly x: ReturnType<typeof scaleBand<string>>;
  readonly lines: readonly Line[];
  readonly labelWidth: number;
  readonly top: number;
}

/** Rows below the headings of their groups, where they have several. */
function linesOf(rows: readonly MapGroup[], top: number): Line[] {
  const lines: Line[] = [];
  let y = top;
  let group: string | undefined;
  rows.forEach((row, index) => {
    if (row.group !== undefined && row.group !== group) {
      lines.push({ label: row.group, index: -1, y });
      y += GROUP_ROW;
      group = row.group;
    }
    lines.push({ row, index, label: row.label, y });
    y += ROW;
  });
  return lines;
}

/** The abbreviation that a label has in parentheses is enough where there is little room. */
function short(label: string): string {
  return /\((\w+)\)$/.exec(label)?.[1] ?? label;
}

/** What the cells of a row or column hold together, each paper once. */
function together(cells: readonly (readonly string[])[]): string[] {
  return [...new Set(cells.flat())];
}

function drawColumnHeads({ root, matrix, scene, x, top }: Parts, head: number, upright: boolean): void {
  const sums = matrix.columns.map((column, at) => ({
    column,
    keys: together(matrix.cells.map((row) => row[at]!)),
  }));
  const most = Math.max(1, ...sums.map(({ keys }) => keys.length));
  const bar = scaleLinear([0, most], [0, BARS.height - 16]);
  const heads = root.append('g').selectAll('g').data(sums).join('g');
  heads
    .attr('class', ({ column }) => (scene.query === column.query ? 'head selected' : 'head'))
    .attr('transform', ({ column }) => `translate(${x(column.id)},0)`)
    .on('click', (_, { column }) => scene.filter(column.query, nameOf(column)))
    .on('mousemove', (event: MouseEvent, { column, keys }) =>
      scene.tooltip.show(event, [nameOf(column), count(keys.length, 'paper')]),
    )
    .on('mouseleave', () => scene.tooltip.hide());
  heads
    .append('rect')
    .attr('class', 'hit')
    .attr('width', x.bandwidth())
    .attr('height', top - 4);
  const sized = ({ keys }: { keys: readonly string[] }): number => bar(passingIn(scene, keys));
  heads
    .append('rect')
    .attr('class', 'bar')
    .attr('y', (sum) => BARS.height - sized(sum))
    .attr('width', x.bandwidth())
    .attr('height', sized);
  heads
    .append('text')
    .attr('class', 'sum')
    .attr('x', x.bandwidth() / 2)
    .attr('y', (sum) => BARS.height - sized(sum) - 4)
    .text(({ keys }) => passingIn(scene, keys) || '');
  const labels = heads.append('text').attr('class', upright ? 'column upright' : 'column');
  if (upright) {
    labels
      .attr('transform', `translate(${x.bandwidth() / 2 + 4},${BARS.height + head}) rotate(-90)`)
      .text(({ column }) => short(column.label));
    return;
  }
  // What has no year above it may be longer than its column: there is room on its left.
  labels
    .attr('class', ({ column }) => (column.group === undefined ? 'column alone' : 'column'))
    .attr('x', ({ column }) => (column.group === undefined ? x.bandwidth() : x.bandwidth() / 2))
    .attr('y', BARS.height + 32)
    .text(({ column }) => column.label);
  const years = [...new Set(matrix.columns.flatMap(({ group }) => group ?? []))];
  const yearHeads = root.append('g').selectAll('text').data(years).join('text');
  yearHeads
    .attr('class', 'year')
    .attr('x', (year) => x(matrix.columns.find(({ group }) => group === year)!.id)! + 2)
    .attr('y', BARS.height + 16)
    .text((year) => year);
}

function drawRowHeads({ root, lines, scene, labelWidth }: Parts): void {
  const heads = root.append('g').selectAll('g').data(lines).join('g');
  heads.attr('transform', ({ y }) => `translate(0,${y})`);
  heads
    .filter(({ row }) => row === undefined)
    .append('text')
    .attr('class', 'group')
    .attr('y', GROUP_ROW - 6)
    .text(({ label }) => label);
  const rows = heads.filter(({ row }) => row !== undefined);
  rows
    .attr('class', ({ row }) => (scene.query === row!.query ? 'head selected' : 'head'))
    .on('click', (_, { row }) => scene.filter(row!.query, row!.label))
    .on('mousemove', (event: MouseEvent, { label }) => scene.tooltip.show(event, [label]))
    .on('mouseleave', () => scene.tooltip.hide());
  rows.append('rect').attr('class', 'hit').attr('width', labelWidth).attr('height', ROW);
  rows
    .append('text')
    .attr('class', 'row')
    .attr('x', ({ row }) => (row!.group === undefined ? 0 : 12))
    .attr('y', ROW / 2 + 4)
    .text(({ row, label }) => scene.ruler.fit(label, labelWidth - (row!.group === undefined ? 8 : 20)));
}

function drawCells({ root, matrix, scene, x, lines }: Parts, strength: (papers: number) => number): void {
  const cells = lines.flatMap(({ row, index, y }) =>
    row === undefined
      ? []
      : matrix.columns.map((column, at) => ({ row, column, keys: matrix.cells[index]![at]!, y })),
  );
  const groups = root.append('g').selectAll('g').data(cells).join('g');
  const queryOf = ({ row, column }: Cell): string => `${row.query} ${column.query}`;
  const label = ({ row, column }: Cell): string => `${row.label}, ${nameOf(column)}`;
  groups.attr('transform', ({ column, y }) => `translate(${x(column.id)},${y})`);
  const empty = groups.filter(({ keys }) => keys.length === 0);
  empty
    .append('circle')
    .attr('class', 'nothing')
    .attr('cx', x.bandwidth() / 2)
    .attr('cy', ROW / 2)
    .attr('r', 1.2);
  const full = groups.filter(({ keys }) => keys.length > 0);
  full
    .attr('class', (cell) => {
      const state = passingIn(scene, cell.keys) === 0 ? ' faint' : '';
      return `cell${state}${scene.query === queryOf(cell) ? ' selected' : ''}`;
    })
    .on('click', (_, cell) => scene.filter(queryOf(cell), label(cell)))
    .on('mousemove', (event: MouseEvent, cell) =>
      scene.tooltip.show(event, [
        `${label(cell)}: ${count(cell.keys.length, 'paper')}`,
        ...cell.keys.slice(0, NAMED).map((key) => scene.papers.get(key)!.name),
        ...(cell.keys.length > NAMED ? [`and ${cell.keys.length - NAMED} more`] : []),
      ]),
    )
    .on('mouseleave', () => scene.tooltip.hide());
  full
    .append('rect')
    .attr('width', x.bandwidth())
    .attr('height', ROW - 2)
    .attr('rx', 2)
    .style('--strength', (cell) => `${Math.round(8 + strength(passingIn(scene, cell.keys)))}%`);
  full
    .append('text')
    .attr('x', x.bandwidth() / 2)
    .attr('y', ROW / 2 + 3.5)
    .text(({ keys }) => passingIn(scene, keys) || keys.length);
}

function drawRowSums({ root, matrix, scene, lines }: Parts, left: number): void {
  const sums = lines.flatMap(({ row, index, y }) =>
    row === undefined ? [] : [{ y, papers: passingIn(scene, together(matrix.cells[index]!)) }],
  );
  const bar = scaleLinear([0, Math.max(1, ...sums.map(({ papers }) => papers))], [0, BARS.width - 34]);
  const groups = root.append('g').selectAll('g').data(sums).join('g');
  groups.attr('transform', ({ y }) => `translate(${left + 8},${y})`);
  groups
    .append('rect')
    .attr('class', 'bar')
    .attr('y', 5)
    .attr('width', ({ papers }) => bar(papers))
    .attr('height', ROW - 12);
  groups
    .append('text')
    .attr('class', 'row-sum')
    .attr('x', ({ papers }) => bar(papers) + 5)
    .attr('y', ROW / 2 + 4)
    .text(({ papers }) => papers || '');
}
