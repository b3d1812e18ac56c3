import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { citationKey } from '../../../src/catalog/citationKey';
import { bundledCatalog } from './bundled';

suite('citation keys of the catalog', () => {
  const { papers, byId } = bundledCatalog();

  test('every key ever given out still means the same work', () => {
    const pinned = JSON.parse(
      readFileSync(new URL('../../fixtures/pinned-keys.json', import.meta.url), 'utf8'),
    ) as Record<string, string>;
    for (const [key, work] of Object.entries(pinned)) {
      const paper = byId(key);
      assert.equal(paper?.custom.arxiv ?? paper?.URL, work, key);
    }
    assert.deepEqual(
      Object.keys(pinned).sort(),
      papers.map(({ id }) => id).sort(),
      'new keys are pinned too',
    );
  });

  test('a key is made of name, year and title', () => {
    for (const paper of papers) {
      assert.match(paper.id, /^[a-z][a-z0-9]*$/);
      assert.match(paper.id.slice(citationKey(paper).length), /^[a-z]?$/);
      assert.ok(paper.id.startsWith(citationKey(paper)), paper.id);
    }
  });

  test('keys are what one would type', () => {
    for (const key of ['wu2025reinforcement', 'liu2026gdpo', 'chen2025pirl', 'xiaomi2025mimovl', 'diffppo'])
      assert.ok(byId(key), key);
  });
});
