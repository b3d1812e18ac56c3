import assert from 'node:assert/strict';
import { createPaperSearch } from '../../../src/search/paperSearch';
import type { Paper } from '../../../src/catalog/paper';
import { paper } from './samplePapers';

/** Asserts that the query gives the papers in this order, wherever they stand in the catalog. */
function ordered(query: string, ...expected: Paper[]): void {
  for (const papers of [expected, [...expected].reverse()]) {
    const found = createPaperSearch(papers).search(query);
    assert.deepEqual(
      found.map(({ id }) => id),
      expected.map(({ id }) => id),
      query,
    );
  }
}

suite('ranking', () => {
  test('from the short name down to the category', () => {
    ordered(
      'flow',
      paper('a2020a', 'One', 'A B', { shortName: 'Flow', posted: '2020-01' }),
      paper('b2020b', 'Two', 'A B', { shortName: 'Flow-GRPO', posted: '2020-02' }),
      paper('c2020c', 'Three', 'A B', { shortName: 'Flowing', posted: '2020-03' }),
      paper('d2020d', 'Flow of things', 'A B', { posted: '2020-04' }),
      paper('e2020e', 'Flowers', 'A B', { posted: '2020-05' }),
      paper('f2020f', 'Six', 'A B', { aliases: ['Flow control'], posted: '2020-06' }),
      paper('g2020g', 'Seven', 'A B', { shortName: 'TempFlow', posted: '2020-07' }),
      paper('h2020h', 'Eight with flow', 'A B', { posted: '2020-08' }),
      paper('i2020i', 'Nine', 'A B, C Flow', { posted: '2020-09' }),
      paper('j2020j', 'Ten', 'A B', { aliases: ['The flow'], posted: '2020-10' }),
      paper('k2020k', 'Eleven', 'A B', { venue: 'FLOW', posted: '2020-11' }),
      paper('l2020l', 'Twelve', 'A B', { categories: ['flow'], posted: '2020-12' }),
      paper('m2020m', 'Thirteen', 'A B', { methods: ['flow'], posted: '2021-01' }),
    );
  });

  test('the first author before the others', () => {
    ordered(
      'liu',
      paper('liu2020one', 'One', 'A Liu', { posted: '2020-01' }),
      paper('b2021two', 'Two', 'A B, C Liu', { posted: '2021-01' }),
    );
  });

  test('a whole name before a longer one: li is not liu', () => {
    ordered(
      'li',
      paper('li2020one', 'One', 'A Li', { posted: '2020-01' }),
      paper('liu2021two', 'Two', 'A Liu', { posted: '2021-01' }),
    );
  });

  test('what stands as typed gives the guesses no place', () => {
    const asTyped = paper('b2020b', 'Two', 'A B', { methods: ['flaw'], categories: ['zeta'] });
    const guessed = paper('a2021a', 'Zeta', 'A B', { shortName: 'Flow' });
    assert.deepEqual(createPaperSearch([guessed, asTyped]).search('flaw zeta'), [asTyped]);
  });

  test('fewer guessed words first, whatever the fields', () => {
    const known = paper('c2019c', 'Image', 'C D');
    const oneGuessed = paper('a2020a', 'Three', 'A B', { methods: ['imagine', 'zeta'], posted: '2020-01' });
    const twoGuessed = paper('b2021b', 'Imagine zetas', 'A B', {
      shortName: 'Imagine zeda',
      posted: '2021-01',
    });
    const found = createPaperSearch([twoGuessed, known, oneGuessed]).search('image zeta');
    assert.deepEqual(
      found[0]?.id,
      twoGuessed.id,
      'zetas begins with zeta: one guess only, in a better field',
    );
    const others = createPaperSearch([{ ...twoGuessed, title: 'Imagine zeda' }, known, oneGuessed]);
    assert.deepEqual(
      others.search('image zeta').map(({ id }) => id),
      [oneGuessed.id, twoGuessed.id],
    );
  });

  test('fewer typos first', () => {
    ordered(
      'reasonex',
      paper('a2020a', 'The reasoner', 'A B', { posted: '2020-01' }),
      paper('b2021b', 'The seasoned', 'A B', { posted: '2021-01' }),
    );
  });

  test('words that stand together in the title before words that stand apart', () => {
    ordered(
      'policy optimization',
      paper('a2020a', 'The policy optimization', 'A B', { posted: '2020-01' }),
      paper('b2021b', 'The optimization of a policy', 'A B', { posted: '2021-01' }),
    );
  });

  test('the newer of equals first', () => {
    ordered(
      'flow',
      paper('b2021b', 'Flow', 'A B', { posted: '2021-02' }),
      paper('a2021a', 'Flow', 'A B', { posted: '2021-01' }),
    );
  });
});
