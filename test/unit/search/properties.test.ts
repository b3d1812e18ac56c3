import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createPaperSearch } from '../../../src/search/paperSearch';
import { FILTERS, parseQuery } from '../../../src/search/query';
import { sampleCategories, samplePapers } from './samplePapers';

const search = createPaperSearch(samplePapers, { categories: sampleCategories });

/** Pieces of which people and accidents make queries. */
const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    'gdpo',
    'flow',
    'liu',
    'reasn',
    'https://',
    '10.1038/',
    'et al',
    '"',
    '-',
    ':',
    '(?:',
    '[a-',
    '\\',
  ),
  fc.constantFrom('constructor', '__proto__', '\u0000', '\ud800', '\uffff', 'π'),
  fc.constantFrom(
    ...FILTERS.flatMap(({ name, example }) => [`${name}:`, `-${example}`, `${name}:"`, example]),
  ),
);
const anyQuery = fc
  .array(fc.tuple(piece, fc.constantFrom('', ' ', '\n')), { maxLength: 8 })
  .map((pieces) => pieces.flat().join(''));

suite('search of anything', () => {
  test('any text gives papers of the catalog, each once, no more than wanted', () => {
    fc.assert(
      fc.property(anyQuery, fc.nat({ max: 12 }), (query, limit) => {
        const found = search.search(query, limit);
        assert.ok(found.length <= limit);
        assert.equal(new Set(found).size, found.length);
        assert.ok(found.every((paper) => samplePapers.includes(paper)));
        assert.deepEqual(found, search.search(query).slice(0, limit));
      }),
      { numRuns: 500 },
    );
  });

  test('a filter only ever narrows what the same words without it would allow', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FILTERS), fc.constantFrom('', 'liu', 'flow'), ({ example }, words) => {
        const filter = parseQuery(example).filters;
        const [kept, others] = [search.search(`${words} ${example}`), search.search(`${words} -${example}`)];
        assert.equal(filter.length, 1);
        assert.ok(kept.every((paper) => !others.includes(paper)));
        const together = [...kept, ...others].map(({ id }) => id).sort();
        assert.deepEqual(
          together,
          search
            .search(words)
            .map(({ id }) => id)
            .sort(),
        );
      }),
    );
  });

  test('the order of words does not change what is found', () => {
    const word = fc.constantFrom('liu', 'reward', 'flow', 'reas', 'vision', '2026', 'neurips', 'pixel');
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 3 }), (words) => {
        const found = (query: readonly string[]): string[] =>
          search
            .search(query.join(' '))
            .map(({ id }) => id)
            .sort();
        assert.deepEqual(found(words), found([...words].reverse()));
      }),
    );
  });

  test('a pasted page is cut to what a query can be', () => {
    for (const page of [
      'x'.repeat(10_000),
      'gdpo '.repeat(2_000),
      'author:"'.repeat(1_250),
      '-'.repeat(10_000),
    ]) {
      assert.ok(parseQuery(page).words.length <= 32);
      search.search(page);
    }
  });
});
