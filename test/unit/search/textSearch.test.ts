import assert from 'node:assert/strict';
import { createTextSearch } from '../../../src/search/textSearch';

const items = [
  { name: 'knuth1984', rest: 'Knuth The TeXbook 1984' },
  { name: 'goedel31', rest: 'Gödel, Kurt Über formal unentscheidbare Sätze 1931' },
  { name: 'other', rest: 'Somebody: notes on knuth and others' },
  { name: 'xknuth', rest: '' },
];
const search = createTextSearch(items.length, (item) => items[item]!);
const found = (query: string, limit = 10): string[] =>
  search.search(query, limit).map(({ item }) => items[item]!.name);

suite('Searching many texts', () => {
  test('the name before the rest, word beginnings before what stands inside words', () => {
    assert.deepEqual(found('knuth'), ['knuth1984', 'other', 'xknuth']);
    assert.deepEqual(
      search.search('knuth', 9).map(({ atWordStarts }) => atWordStarts),
      [true, true, false],
    );
  });

  test('every word has to be there, in any order, accents and case aside', () => {
    assert.deepEqual(found('UBER godel'), ['goedel31']);
    assert.deepEqual(found('Gödel 1931'), ['goedel31']);
    assert.deepEqual(found('godel knuth'), []);
  });

  test('a single letter begins a name', () => {
    assert.deepEqual(found('k'), ['knuth1984']);
    assert.deepEqual(found('o'), ['other']);
    assert.deepEqual(found('z'), []);
  });

  test('nothing is found for nothing, nor beyond the limit; line ends and marks are text', () => {
    assert.deepEqual(found('  '), []);
    assert.deepEqual(found('knuth', 1), ['knuth1984']);
    assert.deepEqual(found('knuth1984\n\u0001 (*'), []);
    assert.deepEqual(createTextSearch(0, () => items[0]!).search('a', 5), []);
    const odd = createTextSearch(2, (item) => ({ name: `a${item}\n\u0001`, rest: 'x\ny' }));
    assert.deepEqual(
      odd.search('a1', 5).map(({ item }) => item),
      [1],
    );
  });
});
