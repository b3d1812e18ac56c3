import assert from 'node:assert/strict';
import { tableToCsv, timelineToCsv } from '../../../src/fieldmap/exportCsv';
import { tableToTikz, timelineToTikz } from '../../../src/fieldmap/exportTikz';
import { fieldMapOf } from '../../../src/fieldmap/fieldMap';
import { crossingTable, growthTable, timelineOf, type MapTimeline } from '../../../src/fieldmap/mapTables';
import { bundledCatalog } from '../data/bundled';

const map = fieldMapOf(bundledCatalog());
const HOSTILE = '=cmd|"x" & {50%} \\write18{rm} $_^#~, \n';

/** Fails when braces do not pair up, escaped ones aside. */
function assertBalanced(tex: string): void {
  let depth = 0;
  for (const [brace] of tex.replace(/\\[\\{}%]/g, '').matchAll(/[{}]/g)) {
    depth += brace === '{' ? 1 : -1;
    assert.ok(depth >= 0);
  }
  assert.equal(depth, 0);
}

const timeline = (name: string): MapTimeline => ({
  title: 'T',
  lanes: [name],
  points: [{ lane: 0, month: '2025-05', key: 'k', name, isNamed: true, place: 'X 2025', venue: name }],
});

suite('Exports of the map', () => {
  test('tables hold every paper of every cell', () => {
    const { rows, columns, counts } = growthTable(map);
    const csv = tableToCsv({ title: '', rows, columns, counts }).trimEnd().split('\r\n');
    assert.equal(csv.length, rows.length + 1);
    assert.equal(csv[0], `,${columns.join(',')}`);
    const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);
    const told = csv.slice(1).flatMap((line) => line.split(',').slice(-columns.length).map(Number));
    assert.equal(sum(told), sum(counts.flat()));
    assert.ok(sum(told) > 220);
  });

  test('a filter leaves only what passes', () => {
    const passing = new Set(['liu2025flowgrpo']);
    assert.deepEqual(
      [growthTable(map, passing), crossingTable(map, passing)].map(({ counts }) =>
        Math.max(...counts.flat()),
      ),
      [1, 1],
    );
    assert.deepEqual(
      timelineOf(map, passing).points.map(({ key }) => key),
      ['liu2025flowgrpo'],
    );
    assert.deepEqual(timelineOf(map, new Set()).points, []);
  });

  test('the timeline as CSV has a line a paper', () => {
    const all = timelineOf(map);
    const csv = timelineToCsv(all).trimEnd().split('\r\n');
    assert.equal(csv.length, all.points.length + 1);
    assert.ok(csv.includes('Image generation,2025-05,liu2025flowgrpo,Flow-GRPO,NeurIPS 2025'));
  });

  test('hostile names are texts of a spreadsheet, and of LaTeX', () => {
    assert.match(timelineToCsv(timeline(HOSTILE)), /\r\n"'=cmd\|""x""/);
    const table = { title: HOSTILE, rows: [HOSTILE], columns: [HOSTILE], counts: [[3]] };
    for (const tex of [tableToTikz(table), timelineToTikz(timeline(HOSTILE))]) {
      assertBalanced(tex);
      assert.doesNotMatch(tex, /\\write18|[^\\]&|[^\\{]%[^ ]*50/);
      assert.match(tex, /\\textbackslash/);
    }
  });

  test('PGFPlots gets every number and every name', () => {
    const table = crossingTable(map);
    const tex = tableToTikz(table);
    assertBalanced(tex);
    const numbers = [...tex.matchAll(/^\s*\(\d+,\d+\) \[(\d+)\]$/gm)].map(([, count]) => Number(count));
    assert.equal(numbers.length, table.counts.flat().length + table.counts.flat().filter(Boolean).length);
    const all = timelineToTikz(timelineOf(map));
    assertBalanced(all);
    for (const { name, isNamed, month } of map.papers) {
      if (isNamed && month !== undefined && /^[\w -]+$/.test(name))
        assert.ok(all.includes(name.replace(/_/g, '\\_')), name);
    }
  });

  test('nothing to show is no error', () => {
    assertBalanced(timelineToTikz({ title: 'T', lanes: [], points: [] }));
    assertBalanced(tableToTikz({ title: 'T', rows: [], columns: [], counts: [] }));
  });
});
