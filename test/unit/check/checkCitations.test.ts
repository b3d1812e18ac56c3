import assert from 'node:assert/strict';
import { missingEntry } from '../../../src/check/checkCitations';
import { bundledCatalog } from '../data/bundled';

const catalog = bundledCatalog();
const missing = (key: string, ...keys: string[]) => missingEntry(key, { catalog, keys: () => keys });

suite('A key without an entry', () => {
  test('the paper of the catalog that has it as key, short name or arXiv id', () => {
    for (const key of ['liu2026gdpo', 'Liu2026GDPO', 'GDPO', 'gdpo', '2601.05242', 'arXiv:2601.05242']) {
      assert.equal(missing(key).paper?.id, 'liu2026gdpo', key);
    }
    assert.equal(missing('vaswani2017attention').paper, undefined);
    assert.equal(missing('perception-r1').paper, undefined, 'a name that two papers have tells nothing');
  });

  test('the nearest keys that are there', () => {
    assert.deepEqual(missing('vaswani2017atention', 'knuth84', 'vaswani2017attention').nearest(), [
      'vaswani2017attention',
    ]);
    assert.deepEqual(missing('Knuth84', 'knuth84', 'knuth85').nearest(), ['knuth84', 'knuth85']);
    assert.deepEqual(missing('vaswani2017', 'vaswani2017attention', 'other').nearest(), [
      'vaswani2017attention',
    ]);
    assert.deepEqual(missing('abc', 'xyz', 'abcdef').nearest(), []);
  });
});
