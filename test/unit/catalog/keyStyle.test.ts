import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describeKeyStyle, keyStyleProblem, makeKey } from '../../../src/catalog/keyStyle';
import type { Paper } from '../../../src/catalog/paper';
import { bundledCatalog } from '../data/bundled';

const paper: Paper = {
  id: 'liu2026gdpo',
  type: 'article',
  title: 'GDPO: Group reward-Decoupled Normalization',
  author: [{ family: 'Liu', given: 'Shih-Yang' }],
  issued: { 'date-parts': [[2026, 1]] },
  custom: { categories: ['a'], shortName: 'GDPO', arxiv: '2601.05242' },
};
const unknown: Paper = { id: 'diffppo', type: 'webpage', title: 'DiffPPO', custom: { categories: ['a'] } };

suite('key styles', () => {
  test('the named ones', () => {
    assert.equal(makeKey(paper, 'catalog'), 'liu2026gdpo');
    assert.equal(makeKey(paper, ''), 'liu2026gdpo');
    assert.equal(makeKey(paper, 'author-year'), 'liu2026');
    assert.equal(makeKey(paper, ' short-name '), 'gdpo');
    assert.equal(
      makeKey({ ...paper, custom: { categories: [], shortName: 'π_RL 0.5' } }, 'short-name'),
      'pirl05',
    );
  });

  test('what is unknown gives the catalog’s key', () => {
    for (const style of ['author-year', 'short-name', 'auth + year', 'auth +', 'nonsense']) {
      assert.equal(makeKey(unknown, style), 'diffppo', style);
    }
    assert.equal(makeKey({ ...paper, author: [{ family: '强化' }] }, 'author-year'), 'liu2026gdpo');
  });

  test('a formula, folded to what every syntax takes', () => {
    assert.equal(makeKey(paper, 'auth.lower + shorttitle(3,3) + year'), 'liuGDPOGroupRewardDecoupled2026');
    assert.equal(makeKey(paper, '[auth:lower]:[year]-[veryshorttitle]'), 'liu:2026-GDPO');
    assert.equal(makeKey(paper, `'{%#}, é' + "--" + year + '.:'`), 'e-2026');
    assert.equal(makeKey(paper, `'_-' + year`), '2026');
  });

  test('a style that cannot be used is told, with what there is instead of a wrong name', () => {
    assert.equal(describeKeyStyle('author-year'), undefined);
    assert.equal(describeKeyStyle('auth.lower + year'), undefined);
    assert.deepEqual(keyStyleProblem('auth.lowr'), { problem: 'unknown-filter', name: 'lowr', offset: 5 });
    assert.equal(describeKeyStyle('auth.lowr'), 'There is no filter “lowr” (at character 6).');
    assert.match(describeKeyStyle('shortname-year') ?? '', /catalog, author-year and short-name/);
  });

  test('every paper of the catalog gets a key in every style', () => {
    const styles = [
      'author-year',
      'short-name',
      'title',
      'Title',
      'venue + arxiv',
      "authors(sep='-') + year",
    ];
    for (const style of styles) {
      for (const one of bundledCatalog().papers) {
        assert.match(makeKey(one, style), /^[A-Za-z0-9]+(?:[.:-]?\w+)*$/, `${style} of ${one.id}`);
      }
    }
  });

  test('whatever a formula makes, the key can be typed and read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (title) => {
        assert.match(makeKey({ ...paper, title }, 'Title'), /^[A-Za-z0-9]+(?:[.:-]?\w+)*$/);
      }),
    );
  });
});
