import assert from 'node:assert/strict';
import { normalizeAddress } from '../../../src/catalog/identifiers';
import { FILTERS, parseQuery } from '../../../src/search/query';

const filtersOf = (text: string): unknown[] =>
  parseQuery(text).filters.map(({ negated, ...filter }) => (negated ? { negated, ...filter } : filter));

suite('query', () => {
  test('free text becomes folded words and one compact text', () => {
    const query = parseQuery('  Flow-GRPO  Sáez ');
    assert.deepEqual(query, { words: ['flow', 'grpo', 'saez'], compact: 'flowgrposaez', filters: [] });
  });

  test('filters are read with bare and quoted values, in any order and case', () => {
    assert.deepEqual(filtersOf('Author:Liu grpo venue:"Neural Information" cat:mllm/video-reasoning'), [
      { kind: 'text', field: 'author', words: ['liu'] },
      { kind: 'text', field: 'venue', words: ['neural', 'information'] },
      {
        kind: 'text',
        field: 'category',
        words: ['mllm', 'video', 'reasoning'],
        path: 'mllm/video-reasoning',
      },
    ]);
    assert.deepEqual(parseQuery('author:liu grpo venue:icml').words, ['grpo']);
  });

  test('an open quote ends with the text', () => {
    assert.deepEqual(filtersOf('author:"de rij'), [{ kind: 'text', field: 'author', words: ['de', 'rij'] }]);
  });

  test('a minus negates a filter, and is a hyphen before a word', () => {
    assert.deepEqual(filtersOf('-cat:video'), [
      { negated: true, kind: 'text', field: 'category', words: ['video'] },
    ]);
    assert.deepEqual(parseQuery('-video').words, ['video']);
  });

  test('years: one, spans, bounds and half-typed', () => {
    const cases: [string, number, number][] = [
      ['2025', 2025, 2025],
      ['2024-2026', 2024, 2026],
      ['2024..2026', 2024, 2026],
      ['2024-', 2024, Infinity],
      ['-2024', 0, 2024],
      ['2024-20', 2024, 2099],
      ['>2024', 2025, Infinity],
      ['>=2024', 2024, Infinity],
      ['<2024', 0, 2023],
      ['<=2024', 0, 2024],
      ['202', 2020, 2029],
    ];
    for (const [value, from, to] of cases) {
      assert.deepEqual(filtersOf(`year:${value}`), [{ kind: 'year', from, to }], value);
    }
  });

  test('postings: years, quarters, months and bounds', () => {
    const cases: [string, string, string][] = [
      ['2025', '2025-00', '2025-13'],
      ['2025q2', '2025-04', '2025-07'],
      ['2025-Q4', '2025-10', '2025-13'],
      ['2025-05', '2025-05', '2025-06'],
      ['<2025', '0000', '2025-00'],
      ['<2025q2', '0000', '2025-04'],
      ['>=2025-05', '2025-05', '9999'],
    ];
    for (const [value, from, until] of cases) {
      assert.deepEqual(filtersOf(`posted:${value}`), [{ kind: 'posted', from, until }], value);
    }
    for (const value of ['2025q5', '2025-13', '20', 'may'])
      assert.deepEqual(filtersOf(`posted:${value}`), []);
  });

  test('values that can only mean one thing may be half typed', () => {
    assert.deepEqual(filtersOf('has:co is:pub'), [
      { kind: 'has', what: 'code' },
      { kind: 'is', what: 'published' },
    ]);
  });

  test('what says nothing yet is left out and is no word either', () => {
    for (const text of [
      'year:',
      'year:>20',
      'year:soon',
      'author:',
      'author:"',
      'has:',
      'is:p',
      'key:',
      'doi:',
    ]) {
      assert.deepEqual(parseQuery(text), { words: [], compact: '', filters: [] }, text);
    }
  });

  test('an unknown filter is text', () => {
    assert.deepEqual(parseQuery('genre:crime GDPO: group').words, ['genre', 'crime', 'gdpo', 'group']);
  });

  test('identifiers are read in every spelling in which they are pasted', () => {
    const arxiv = [{ kind: 'identifier', field: 'arxiv', start: '2601.05242' }];
    for (const text of [
      '2601.05242',
      'arXiv:2601.05242v2',
      'https://arxiv.org/abs/2601.05242v1',
      'https://arxiv.org/pdf/2601.05242',
      '<https://doi.org/10.48550/arXiv.2601.05242>.',
      'doi:10.48550/arXiv.2601.05242',
    ]) {
      assert.deepEqual(filtersOf(text), arxiv, text);
    }
    const doi = [{ kind: 'identifier', field: 'doi', start: '10.1038/s41586-025-08744-2' }];
    for (const text of ['10.1038/S41586-025-08744-2', 'https://doi.org/10.1038/s41586-025-08744-2']) {
      assert.deepEqual(filtersOf(text), doi, text);
    }
    assert.deepEqual(filtersOf('arxiv:2601.0'), [{ kind: 'identifier', field: 'arxiv', start: '2601.0' }]);
    assert.deepEqual(filtersOf('https://www.Example.org/Code/'), [
      { kind: 'identifier', field: 'address', start: 'example.org/code' },
    ]);
  });

  test('addresses compare without scheme, www and final slash', () => {
    assert.equal(normalizeAddress('HTTP://www.github.com/A/b//'), 'github.com/a/b');
  });

  test('words that say nothing are left out, but not while they may become others', () => {
    assert.deepEqual(parseQuery('the promise of rl').words, ['promise', 'rl']);
    assert.deepEqual(parseQuery('think with').words, ['think', 'with']);
    assert.deepEqual(parseQuery('Liu et al., 2026').words, ['liu', '2026']);
  });

  test('a very long text is cut', () => {
    assert.ok(parseQuery('word '.repeat(5000)).words.length <= 32);
  });

  test('the list of filters is true: each example is understood', () => {
    for (const { name, example, description } of FILTERS) {
      assert.ok(example.startsWith(`${name}:`), example);
      assert.equal(parseQuery(example).filters.length, 1, example);
      assert.ok(description !== '' && !description.includes('\n'));
    }
  });
});
