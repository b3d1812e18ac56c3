import { select } from 'd3-selection';
import {
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
  symbolWye,
  type SymbolType,
} from 'd3-shape';
import type { MapGroup, MapPaper, MapVenue } from '../../src/views/map/messages';
import { packRows, shares } from '../../src/util/packing';
import type { Scene } from './scene';

/** Sizes in pixels. */
const ROW = 16;
const HEAD = 40;
const LANE_GAP = 8;
const MARK = 13;
const GAP = 9;
const FONT = 11;
const LONGEST_LABEL = 130;
/** Room on the right for the names of the last papers. */
const BEHIND = 110;
const LABELS = { most: 190, share: 0.26 };

/** Shapes of the venues, in their order; what is no publication is hollow. */
const SHAPES: readonly SymbolType[] = [
  symbolCircle,
  symbolDiamond,
  symbolSquare,
  symbolTriangle,
  symbolStar,
  symbolCross,
  symbolWye,
];
const HOLLOW: Readonly<Record<string, SymbolType>> = { preprint: symbolCircle, webpage: symbolSquare };

interface Placed {
  readonly paper: MapPaper;
  readonly label: string;
  readonly x: number;
  readonly y: number;
}

interface PlacedLane {
  readonly lane: MapGroup;
  readonly y: number;
  readonly height: number;
  readonly papers: readonly Placed[];
}

/**
 * Draws every paper at its month in the lane of its category, the named ones with their names. A month is as wide as
 * its papers need, and a lane as high as keeps all names apart.
 */
export function drawTimeline(svg: SVGSVGElement, scene: Scene): void {
  const { map, ruler } = scene;
  ruler.use(svg, FONT);
  const dated = map.papers.filter(({ quarter }) => quarter !== undefined);
  const labelWidth = Math.min(LABELS.most, scene.width * LABELS.share);
  const axis = timeAxis(dated, map.quarters, labelWidth, scene.width - labelWidth - BEHIND);
  const lanes = placeLanes(scene, dated, (paper) => axis.xOf(paper));
  const height = (lanes.at(-1)?.y ?? HEAD) + (lanes.at(-1)?.height ?? 0) + 6;

  const root = select(svg).attr('width', scene.width).attr('height', height);
  root.selectAll('*').remove();

  const stripes = root.append('g').selectAll('g').data(lanes).join('g');
  stripes
    .attr('class', ({ lane }, at) =>
      ['lane', at % 2 ? 'odd' : '', scene.query === lane.query ? 'selected' : ''].join(' '),
    )
    .attr('transform', ({ y }) => `translate(0,${y})`)
    .on('click', (_, { lane }) => scene.filter(lane.query, lane.label))
    .on('mousemove', (event: MouseEvent, { lane, papers }) =>
      scene.tooltip.show(event, [lane.label, `${papers.length} in this lane`]),
    )
    .on('mouseleave', () => scene.tooltip.hide());
  stripes
    .append('rect')
    .attr('width', scene.width)
    .attr('height', (lane) => lane.height);
  ruler.use(svg, 12);
  stripes
    .append('text')
    .attr('class', 'row')
    .attr('x', 4)
    .attr('y', ROW + 2)
    .text(({ lane }) => ruler.fit(lane.label, labelWidth - 12));

  const ticks = root.append('g').selectAll('g').data(axis.ticks).join('g');
  ticks.attr('transform', ({ x }) => `translate(${x},0)`);
  ticks
    .append('line')
    .attr('class', 'tick')
    .attr('y1', HEAD - 8)
    .attr('y2', height);
  ticks
    .append('text')
    .attr('class', ({ isYear }) => (isYear ? 'year' : 'quarter'))
    .attr('x', 3)
    .attr('y', ({ isYear }) => (isYear ? 14 : HEAD - 12))
    .text(({ label }) => label);

  drawMarks(root.append('g').node()!, scene, lanes);
}

function drawMarks(parent: SVGGElement, scene: Scene, lanes: readonly PlacedLane[]): void {
  const marks = select(parent)
    .selectAll('g')
    .data(lanes.flatMap(({ papers }) => papers))
    .join('g');
  marks
    .attr('class', ({ paper }) => {
      const isFaint = scene.passing !== undefined && !scene.passing.has(paper.key);
      return isFaint ? 'mark faint' : 'mark';
    })
    .attr('transform', ({ x, y }) => `translate(${x},${y})`)
    .on('click', (_, { paper }) => scene.open(paper.key))
    .on('mousemove', (event: MouseEvent, { paper }) => scene.tooltip.show(event, cardOf(paper)))
    .on('mouseleave', () => scene.tooltip.hide());
  marks
    .append('rect')
    .attr('class', 'hit')
    .attr('x', -MARK / 2)
    .attr('y', -ROW / 2)
    .attr('width', ({ label }) => MARK + (label ? scene.ruler.width(label) : 0))
    .attr('height', ROW);
  marks
    .append('path')
    .attr('class', ({ paper }) => venueClass(scene.map.venues, paper.venue))
    .attr('d', ({ paper }) => venueShape(scene.map.venues, paper.venue));
  marks
    .append('text')
    .attr('x', MARK / 2 + 2)
    .attr('y', 4)
    .text(({ label }) => label);
}

/** What the mouse is told of a paper. */
function cardOf(paper: MapPaper): string[] {
  return [
    paper.isNamed ? `${paper.name}` : paper.title,
    ...(paper.isNamed ? [paper.title] : []),
    paper.authors ?? 'Authors unknown',
    [paper.place, paper.month && `posted ${paper.month}`].filter(Boolean).join(' · '),
  ];
}

/** The mark of a venue; small, around the origin. */
export function venueShape(venues: readonly MapVenue[], id: string): string {
  const at = venues.findIndex((venue) => venue.id === id);
  const shape = HOLLOW[id] ?? SHAPES[at % SHAPES.length] ?? symbolCircle;
  return symbol(shape, 52)() ?? '';
}

/** The class that colours the mark of a venue. */
export function venueClass(venues: readonly MapVenue[], id: string): string {
  if (id in HOLLOW) return 'venue hollow';
  return `venue venue-${venues.findIndex((venue) => venue.id === id) % SHAPES.length}`;
}

interface TimeAxis {
  readonly ticks: readonly { readonly x: number; readonly label: string; readonly isYear: boolean }[];
  xOf(paper: MapPaper): number;
}

function timeAxis(
  papers: readonly MapPaper[],
  quarters: readonly MapGroup[],
  left: number,
  width: number,
): TimeAxis {
  // The column of what came before the quarters has one part, a quarter three.
  const parts = quarters.flatMap((quarter) => {
    if (quarter.group === undefined) return [{ id: quarter.id, quarter, first: true }];
    const month = (Number(quarter.id.slice(5)) - 1) * 3;
    return [1, 2, 3].map((each) => ({
      id: `${quarter.group}-${String(month + each).padStart(2, '0')}`,
      quarter,
      first: each === 1,
    }));
  });
  const partOf = (paper: MapPaper): string =>
    parts.some(({ id }) => id === paper.month) ? paper.month! : paper.quarter!;
  const inPart = (id: string): number => papers.filter((paper) => partOf(paper) === id).length;
  const starts = shares(
    parts.map(({ id }) => 1 + inPart(id) ** 0.75),
    width,
  );
  const at = new Map(parts.map(({ id }, index) => [id, left + starts[index]!]));
  const ticks = parts.flatMap(({ quarter, first }, index) => {
    if (!first) return [];
    const x = left + starts[index]!;
    const isNewYear = quarter.group !== undefined && /q1$/.test(quarter.id);
    const room = starts[Math.min(index + 3, starts.length - 1)]! - starts[index]!;
    return [
      ...(isNewYear || quarter.group === undefined || index === 0
        ? [{ x, label: quarter.group ?? quarter.label, isYear: true }]
        : []),
      ...(quarter.group !== undefined ? [{ x, label: room > 24 ? quarter.label : '', isYear: false }] : []),
    ];
  });
  return { ticks, xOf: (paper) => (at.get(partOf(paper)) ?? left) + MARK };
}

function placeLanes(
  scene: Scene,
  dated: readonly MapPaper[],
  xOf: (paper: MapPaper) => number,
): PlacedLane[] {
  let y = HEAD;
  return scene.map.lanes.map((lane) => {
    const papers = dated.filter((paper) => paper.lanes.includes(lane.id));
    const labels = papers.map((paper) => (paper.isNamed ? scene.ruler.fit(paper.name, LONGEST_LABEL) : ''));
    const rows = packRows(
      papers.map((paper, at) => ({
        start: xOf(paper),
        width: MARK + GAP + (labels[at] ? scene.ruler.width(labels[at]) : 0),
      })),
    );
    const height = (Math.max(0, ...rows) + 1) * ROW + LANE_GAP;
    const placed = papers.map((paper, at) => ({
      paper,
      label: labels[at]!,
      x: xOf(paper),
      y: y + LANE_GAP / 2 + rows[at]! * ROW + ROW / 2,
    }));
    const result = { lane, y, height, papers: placed };
    y += height;
    return result;
  });
}
