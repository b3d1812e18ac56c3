import assert from 'node:assert/strict';
import fc from 'fast-check';
import { packRows, shares } from '../../../src/util/packing';

suite('Packing names into rows', () => {
  const stretches = fc.array(
    fc.record({ start: fc.integer({ min: 0, max: 500 }), width: fc.integer({ min: 1, max: 90 }) }),
    { maxLength: 60 },
  );

  test('no two in a row overlap, and there are as many rows as meet at one place', () => {
    fc.assert(
      fc.property(stretches, (all) => {
        const rows = packRows(all);
        all.forEach((a, at) =>
          all.slice(at + 1).forEach((b, behind) => {
            const overlap = a.start < b.start + b.width && b.start < a.start + a.width;
            assert.ok(!overlap || rows[at] !== rows[at + 1 + behind]);
          }),
        );
        const meeting = all.map(
          ({ start }) =>
            all.filter((other) => other.start <= start && start < other.start + other.width).length,
        );
        assert.equal(Math.max(-1, ...rows) + 1, Math.max(0, ...meeting));
      }),
    );
  });

  test('a length is shared by weight, without a rest', () => {
    assert.deepEqual(shares([1, 2, 1], 100), [0, 25, 75, 100]);
    assert.deepEqual(shares([], 100), [0]);
    assert.deepEqual(shares([0, 0], 100), [0, 0, 0]);
  });
});
