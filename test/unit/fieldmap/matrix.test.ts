import assert from 'node:assert/strict';
import { fieldMapOf } from '../../../src/fieldmap/fieldMap';
import { crossingOf, growthOf, type Matrix } from '../../../src/fieldmap/matrix';
import { createPaperSearch } from '../../../src/search/paperSearch';
import { bundledCatalog } from '../data/bundled';

const catalog = bundledCatalog();
const map = fieldMapOf(catalog);

suite('Papers by two things', () => {
  const search = createPaperSearch(catalog.papers, { categories: catalog.categories });
  const found = (query: string): string[] =>
    search
      .search(query)
      .map(({ id }) => id)
      .sort();
  for (const [name, matrix] of [
    ['category and quarter', growthOf(map)],
    ['application and method', crossingOf(map)],
  ] as readonly (readonly [string, Matrix])[]) {
    test(`${name}: a cell holds exactly what its two queries find together`, () => {
      let cells = 0;
      matrix.rows.forEach((row, r) =>
        matrix.columns.forEach((column, c) => {
          const keys = [...matrix.cells[r]![c]!].sort();
          if (keys.length === 0 && cells % 7 !== 0) return;
          cells++;
          assert.deepEqual(keys, found(`${row.query} ${column.query}`), `${row.id} ${column.id}`);
        }),
      );
      assert.ok(cells > 50);
    });
  }

  test('no line of applications and methods is empty', () => {
    const { rows, columns, cells } = crossingOf(map);
    rows.forEach(({ id }, r) =>
      assert.ok(
        cells[r]!.some((keys) => keys.length > 0),
        id,
      ),
    );
    columns.forEach(({ id }, c) =>
      assert.ok(
        cells.some((row) => row[c]!.length > 0),
        id,
      ),
    );
  });
});
