import assert from 'node:assert/strict';
import {
  comparePapers,
  dateOf,
  describeFilter,
  isFiltering,
  NO_FILTER,
  passes,
} from '../../../src/catalog/arrange';
import type { Paper } from '../../../src/catalog/paper';

const paper = (
  id: string,
  extra: Omit<Partial<Paper>, 'custom'> & { custom?: Partial<Paper['custom']> } = {},
): Paper => ({
  type: 'article',
  title: id,
  ...extra,
  id,
  custom: { categories: ['c'], ...extra.custom },
});

suite('arrange', () => {
  const early = paper('early', { custom: { posted: '2024-12', shortName: 'beta' } });
  const late = paper('late', { custom: { posted: '2026-01', shortName: 'Alpha' } });
  const dateless = paper('dateless', { title: 'Zeta' });
  const icml = paper('icml', {
    type: 'paper-conference',
    issued: { 'date-parts': [[2025, 7]] },
    custom: { venue: 'ICML', code: 'https://example.org' },
  });
  const cvprOld = paper('cvprOld', {
    type: 'paper-conference',
    issued: { 'date-parts': [[2024]] },
    custom: { venue: 'CVPR' },
  });
  const cvprNew = paper('cvprNew', {
    type: 'paper-conference',
    issued: { 'date-parts': [[2026]] },
    custom: { venue: 'CVPR' },
  });
  const sorted = (order: 'newest' | 'title' | 'venue', ...papers: Paper[]): string[] =>
    [...papers].sort(comparePapers(order)).map(({ id }) => id);

  test('newest first takes the first posting, then publication; undated papers come last', () => {
    assert.deepEqual(sorted('newest', dateless, early, icml, late), ['late', 'icml', 'early', 'dateless']);
  });

  test('title goes by the name shown, without regard to case', () => {
    assert.deepEqual(sorted('title', dateless, early, late), ['late', 'early', 'dateless']);
  });

  test('venue groups by venue, newest first within one, preprints last', () => {
    assert.deepEqual(sorted('venue', early, icml, cvprOld, cvprNew), ['cvprNew', 'cvprOld', 'icml', 'early']);
  });

  test('papers of equal rank have one order whatever comes first', () => {
    const twins = [paper('b', { title: 'Same' }), paper('a', { title: 'Same' })];
    assert.deepEqual(sorted('newest', ...twins), ['a', 'b']);
    assert.deepEqual(sorted('newest', ...twins.reverse()), ['a', 'b']);
  });

  test('a date without month sorts before the months of its year', () => {
    assert.equal(dateOf(cvprOld), '2024-00');
    assert.equal(dateOf(dateless), '');
  });

  test('every part of a filter must hold; years are alternatives', () => {
    const filter = { ...NO_FILTER, years: [2024, 2025], published: true };
    assert.deepEqual(
      [early, late, icml, cvprOld, cvprNew]
        .filter((candidate) => passes(candidate, filter))
        .map(({ id }) => id),
      ['icml', 'cvprOld'],
    );
    assert.equal(passes(cvprOld, { ...filter, hasCode: true }), false);
    assert.equal(passes(dateless, { ...NO_FILTER, years: [2024] }), false);
  });

  test('a filter says what it does', () => {
    assert.equal(
      describeFilter({ text: ' grpo ', years: [2026, 2025], hasCode: true, published: true }),
      '"grpo", 2026 or 2025, has code, published',
    );
    assert.equal(isFiltering({ ...NO_FILTER, text: '  ' }), false);
    assert.equal(isFiltering({ ...NO_FILTER, hasCode: true }), true);
  });
});
