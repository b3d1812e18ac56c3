import { toLatex } from '../bibliography/latexText';
import { packRows, shares } from '../util/packing';
import type { MapPoint, MapTable, MapTimeline } from './mapTables';

/** Lengths in centimetres. */
const CELL = { width: 0.75, height: 0.5 };
const WIDTH = 20;
/** Room for the names of the last papers. */
const BEHIND = 2.2;
const ROW = 0.27;
const GAP = 0.18;
const MARK = 0.24;
/** Of a letter in the smallest size, on the wide side. */
const LETTER = 0.115;
const LABEL = 0.55;

/** How to set the picture, for whoever opens the file. */
const HEAD = [
  '% Needs \\usepackage{pgfplots}; set it with \\input{...}, or compile a standalone document around it.',
  '\\pgfplotsset{compat=1.18}',
];
const MARKS = ['*', 'diamond*', 'square*', 'triangle*', 'pentagon*', '+', 'x', 'o', 'square'];

/**
 * A table as a heat map with its numbers, for PGFPlots (manual, section 4.6.9, matrix plots). Cells without papers
 * stay empty.
 */
export function tableToTikz({ title, rows, columns, counts }: MapTable): string {
  const most = Math.max(1, ...counts.flat());
  const cells = counts.flatMap((row, y) => row.map((count, x) => ({ x, y, count })));
  return document(
    [
      `title={${latex(title)}},`,
      `x=${CELL.width}cm, y=-${CELL.height}cm, axis on top,`,
      `xmin=-0.5, xmax=${columns.length - 0.5}, ymin=-0.5, ymax=${rows.length - 0.5},`,
      ...ticks('x', columns),
      'xticklabel style={rotate=60, anchor=east, font=\\footnotesize},',
      ...ticks('y', rows),
      'yticklabel style={font=\\footnotesize},',
      'colormap={papers}{color=(white) color=(blue!55)},',
      `point meta min=0, point meta max=${most},`,
    ],
    [
      `\\addplot[matrix plot*, mesh/cols=${Math.max(1, columns.length)}, point meta=explicit] coordinates {`,
      ...cells.map(({ x, y, count }) => `  (${x},${y}) [${count}]`),
      '};',
      '\\addplot[only marks, mark=none, point meta=explicit symbolic, nodes near coords,',
      '  nodes near coords style={font=\\scriptsize, anchor=center, text=black}] coordinates {',
      ...cells.filter(({ count }) => count > 0).map(({ x, y, count }) => `  (${x},${y}) [${count}]`),
      '};',
    ],
  );
}

/**
 * A timeline as marks in lanes, told apart by venue, the named papers with their names. As in the map a month is as
 * wide as its papers need and a lane as high as keeps all names apart; lengths are centimetres.
 */
export function timelineToTikz({ title, lanes, points }: MapTimeline): string {
  const { xOf, labels } = timeAxis(points);
  let height = 0;
  const placed: { readonly point: MapPoint; readonly x: number; readonly y: number }[] = [];
  const middles: number[] = [];
  const borders: number[] = [];
  lanes.forEach((_, lane) => {
    const own = points.filter((point) => point.lane === lane);
    const rows = packRows(
      own.map((point) => ({
        start: xOf(point.month),
        width: MARK + (point.isNamed ? point.name.length * LETTER : 0),
      })),
    );
    const size = (Math.max(0, ...rows) + 1) * ROW + GAP;
    own.forEach((point, at) => {
      placed.push({ point, x: xOf(point.month), y: height + GAP / 2 + (rows[at]! + 0.5) * ROW });
    });
    middles.push(height + size / 2);
    height += size;
    borders.push(height);
  });
  const venues = [...new Set(points.map(({ venue }) => venue))].sort();
  return document(
    [
      `title={${latex(title)}},`,
      'x=1cm, y=-1cm,',
      `xmin=0, xmax=${number(WIDTH + BEHIND)}, ymin=0, ymax=${number(height)},`,
      `xtick={${labels.map(({ x }) => number(x)).join(', ')}},`,
      `xticklabels={${labels.map(({ label }) => `{${label}}`).join(', ')}},`,
      'xticklabel style={rotate=60, anchor=east, font=\\footnotesize}, xmajorgrids,',
      `ytick={${middles.map(number).join(', ')}},`,
      `yticklabels={${lanes.map((lane) => `{${latex(lane)}}`).join(', ')}},`,
      'yticklabel style={font=\\footnotesize}, ytick style={draw=none},',
      `extra y ticks={${borders.slice(0, -1).map(number).join(', ')}}, extra y tick labels={},`,
      'extra y tick style={grid=major, major tick length=0pt},',
      'legend style={at={(0.5,-0.08)}, anchor=north, legend columns=-1, font=\\footnotesize},',
    ],
    venues.flatMap((venue, at) => [
      `\\addplot[only marks, black, mark=${MARKS[at % MARKS.length]}, mark size=1.4pt, point meta=explicit symbolic,`,
      '  nodes near coords, nodes near coords style={font=\\tiny, anchor=west, inner sep=2pt, text=black}] coordinates {',
      ...placed
        .filter(({ point }) => point.venue === venue)
        .map(
          ({ point, x, y }) => `  (${number(x)},${number(y)}) [{${point.isNamed ? latex(point.name) : ''}}]`,
        ),
      '};',
      `\\addlegendentry{${latex(venue)}}`,
    ]),
  );
}

/** Months side by side, each as wide as its papers need; a label at each quarter that has room for one. */
function timeAxis(points: readonly MapPoint[]): {
  readonly xOf: (month: string) => number;
  readonly labels: readonly { readonly x: number; readonly label: string }[];
} {
  const counts = new Map<string, number>();
  for (const { month } of points) counts.set(month, (counts.get(month) ?? 0) + 1);
  const months = [...counts.keys()].sort();
  const all: string[] = [];
  for (let month = months[0]; month !== undefined && month <= months.at(-1)!; month = next(month))
    all.push(month);
  const starts = shares(
    all.map((month) => (counts.get(month) ?? 0) ** 0.75 + 0.2),
    WIDTH,
  );
  const at = new Map(all.map((month, index) => [month, starts[index]!]));
  let behind = -Infinity;
  const labels = all.flatMap((month, index) => {
    const x = starts[index]!;
    if (!/-(?:01|04|07|10)$/.test(month) || x - behind < LABEL) return [];
    behind = x;
    return [{ x, label: `${month.slice(0, 4)} Q${Math.ceil(Number(month.slice(5)) / 3)}` }];
  });
  return { xOf: (month) => (at.get(month) ?? 0) + MARK / 2, labels };
}

function next(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

function document(options: readonly string[], plots: readonly string[]): string {
  return `${[
    ...HEAD,
    '\\begin{tikzpicture}',
    '  \\begin{axis}[',
    ...options.map((line) => `    ${line}`),
    '  ]',
    ...plots.map((line) => `    ${line}`),
    '  \\end{axis}',
    '\\end{tikzpicture}',
  ].join('\n')}\n`;
}

function ticks(axis: 'x' | 'y', labels: readonly string[]): string[] {
  return [
    `${axis}tick={${labels.map((_, at) => at).join(', ')}},`,
    `${axis}ticklabels={${labels.map((label) => `{${latex(label)}}`).join(', ')}},`,
  ];
}

function latex(text: string): string {
  return toLatex(text, { unicode: true });
}

/** To a hundredth, which is a tenth of a millimetre. */
function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}
