import assert from 'node:assert/strict';
import { overlay, refiled } from '../../../src/catalog/overlay';
import { isPaper, type Paper } from '../../../src/catalog/paper';
import { bundledCatalog } from '../data/bundled';

const paper = (id: string, rest: Partial<Paper> = {}, custom: Partial<Paper['custom']> = {}): Paper => ({
  id,
  type: 'article',
  title: `Title of ${id}`,
  ...rest,
  custom: { categories: ['vla'], ...custom },
});

suite('Papers laid over a catalog', () => {
  const known: readonly (readonly [string, Paper, Paper])[] = [
    ['arXiv id', paper('a', {}, { arxiv: '2611.01234' }), paper('b', {}, { arxiv: '2611.01234' })],
    ['DOI', paper('a', { DOI: '10.1000/X' }), paper('b', { DOI: '10.1000/x' })],
    ['address', paper('a', { URL: 'https://a.example/' }), paper('b', { URL: 'https://a.example/' })],
    [
      'title, where the id was corrected',
      paper('a', { title: 'Nova: A Star' }, { arxiv: '2611.01234' }),
      paper('b', { title: 'Nova: a star' }, { arxiv: '2611.04321' }),
    ],
    [
      'title that it is known by',
      paper('a', { title: 'Nova' }, { aliases: ['Stars are Born'], arxiv: '2611.01234' }),
      paper('b', { title: 'Stars Are Born', URL: 'https://a.example/' }),
    ],
  ];
  for (const [name, below, above] of known) {
    test(`the same ${name}: the verified one is there, and the other's key goes on meaning it`, () => {
      const { papers, added, otherKeys } = overlay([below], [above]);
      assert.deepEqual([papers, added, [...otherKeys]], [[below], [], [['b', 'a']]]);
    });
  }

  test('another work comes beside, and takes nobody\u2019s key', () => {
    const [a, b] = [paper('a'), paper('b')];
    assert.deepEqual(overlay([a], [b]).papers, [a, b]);
    assert.deepEqual(overlay([a], [paper('a', { title: 'Else' })]).papers, [a]);
  });

  test('titles of signs alone are told apart', () => {
    const both = [paper('a', { title: '???' }), paper('b', { title: '!!!' })];
    assert.deepEqual(overlay([], both).papers, both);
  });

  test('a category that is gone is the nearest above it', () => {
    const isCategory = (id: string): boolean => ['mllm', 'vla'].includes(id);
    const filed = (categories: string[]): readonly string[] =>
      refiled([paper('a', {}, { categories })], isCategory)[0]!.custom.categories;
    assert.deepEqual(filed(['mllm/video/long', 'mllm', 'vla']), ['mllm', 'vla']);
    assert.deepEqual(filed(['gone/x']), []);
  });
});

suite('A paper from outside', () => {
  test('every paper of the catalog is one', () => {
    for (const each of bundledCatalog().papers) assert.ok(isPaper(each), each.id);
  });

  test('what would break whoever reads it is none', () => {
    const good = paper('a', { author: [{ family: 'B' }], issued: { 'date-parts': [[2026, 1]] } });
    assert.ok(isPaper(good));
    for (const bad of [
      { author: [null] },
      { author: [{ family: 1 }] },
      { issued: 5 },
      { issued: { 'date-parts': [null] } },
      { DOI: 1 },
      { URL: {} },
      { custom: { ...good.custom, arxiv: 5 } },
      { custom: { ...good.custom, aliases: 'x' } },
      { custom: { ...good.custom, categories: [1] } },
    ]) {
      assert.equal(isPaper({ ...good, ...bad }), false, JSON.stringify(bad));
    }
  });
});
