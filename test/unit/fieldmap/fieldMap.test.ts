import assert from 'node:assert/strict';
import { parseCatalog } from '../../../src/catalog/catalog';
import type { Paper } from '../../../src/catalog/paper';
import { fieldMapOf, type MapGroup } from '../../../src/fieldmap/fieldMap';
import { timelineOf } from '../../../src/fieldmap/mapTables';
import { createPaperSearch } from '../../../src/search/paperSearch';
import { bundledCatalog } from '../data/bundled';

const catalog = bundledCatalog();
const map = fieldMapOf(catalog);

suite('The field as data for pictures', () => {
  test('the query of every lane, quarter and facet finds exactly its papers', () => {
    const search = createPaperSearch(catalog.papers, { categories: catalog.categories });
    const found = ({ query }: MapGroup): string[] =>
      search
        .search(query, catalog.papers.length)
        .map(({ id }) => id)
        .sort();
    for (const lane of map.lanes) {
      const within = catalog.papersIn(lane.id).map(({ id }) => id);
      assert.deepEqual(found(lane), within.sort(), lane.id);
    }
    for (const quarter of map.quarters) {
      const own = map.papers.filter((paper) => paper.quarter === quarter.id).map(({ key }) => key);
      assert.deepEqual(found(quarter), own.sort(), quarter.id);
    }
    for (const kind of ['applications', 'methods'] as const) {
      for (const facet of map[kind]) {
        const own = map.papers.filter((paper) => paper[kind].includes(facet.id)).map(({ key }) => key);
        assert.deepEqual(found(facet), own.sort(), facet.id);
      }
    }
  });

  test('every paper stands in a lane and has a venue; with a month it has a quarter', () => {
    const ids = (groups: readonly { readonly id: string }[]): Set<string> =>
      new Set(groups.map(({ id }) => id));
    const [lanes, quarters, venues] = [ids(map.lanes), ids(map.quarters), ids(map.venues)];
    assert.equal(map.papers.length, catalog.papers.length);
    for (const paper of map.papers) {
      assert.ok(paper.lanes.length > 0 && paper.lanes.every((lane) => lanes.has(lane)), paper.key);
      assert.ok(venues.has(paper.venue), paper.key);
      if (paper.month !== undefined) assert.ok(paper.quarter, paper.key);
      if (paper.quarter !== undefined) assert.ok(quarters.has(paper.quarter), paper.key);
    }
  });

  test('quarters have no gap, and few early papers do not stretch the time', () => {
    const work = (id: string, posted: string): Paper => ({
      id,
      type: 'article',
      title: id,
      custom: { categories: ['c'], posted },
    });
    const many = Array.from({ length: 60 }, (_, at) => work(`p${at}`, at < 30 ? '2024-05' : '2025-02'));
    const tree = { categories: [{ id: 'c', label: 'C', children: [] }] };
    const { quarters } = fieldMapOf(parseCatalog([work('old', '2001-01'), ...many], tree));
    assert.deepEqual(
      quarters.map(({ id }) => id),
      ['earlier', '2024q2', '2024q3', '2024q4', '2025q1'],
    );
    assert.deepEqual(fieldMapOf(parseCatalog([], tree)).quarters, []);
  });

  test('dates that cannot be do not stretch the time without end', () => {
    const work = (id: string, posted: string): Paper => ({
      id,
      type: 'article',
      title: id,
      custom: { categories: ['c'], posted },
    });
    const tree = { categories: [{ id: 'c', label: 'C', children: [] }] };
    const odd = ['2999-12', '9999-12', '2025-13', '9999-99'].map((posted) => work(`p${posted}`, posted));
    const slips = fieldMapOf(parseCatalog([work('p', '2025-02'), ...odd], tree));
    assert.equal(slips.quarters.length, 80);
    assert.deepEqual(
      slips.papers.map(({ quarter }) => quarter),
      ['2025q1', undefined, undefined, undefined, undefined],
    );
    assert.deepEqual(
      timelineOf(slips).points.map(({ key }) => key),
      ['p'],
    );
  });

  test('venues with many papers are told apart, the rest by its kind', () => {
    assert.deepEqual(map.venues.map(({ label }) => label).slice(0, 3), ['NeurIPS', 'ICLR', 'CVPR']);
    assert.deepEqual(map.venues.map(({ label }) => label).slice(-3), ['Journals', 'Preprints', 'Web pages']);
  });
});
