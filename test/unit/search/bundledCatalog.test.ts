import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseCatalog, type Catalog } from '../../../src/catalog/catalog';
import { createPaperSearch, type PaperSearch } from '../../../src/search/paperSearch';
import { quantile } from '../../bench/rows';
import { lettersUntilFirst } from '../../bench/typedLetters';

suite('search in the bundled catalog', () => {
  let catalog: Catalog;
  let search: PaperSearch;

  suiteSetup(() => {
    const read = (name: string): unknown =>
      JSON.parse(readFileSync(new URL(`../../../data/${name}`, import.meta.url), 'utf8'));
    catalog = parseCatalog(read('papers.json'), read('categories.json'));
    search = createPaperSearch(catalog.papers, { categories: catalog.categories });
  });

  test('the wanted paper is first after at most four letters, in the median', () => {
    const letters = catalog.papers.map((paper) => lettersUntilFirst(search, paper));
    assert.ok(quantile(letters, 0.5) <= 4, `median ${quantile(letters, 0.5)}`);
  });

  test('its citation key and its arXiv id bring each paper alone or first', () => {
    for (const paper of catalog.papers) {
      assert.equal(search.search(paper.id, 1)[0], paper, paper.id);
      if (paper.custom.arxiv)
        assert.deepEqual(search.search(paper.custom.arxiv), [paper], paper.custom.arxiv);
    }
  });

  test('its whole title brings each paper first', () => {
    for (const paper of catalog.papers) assert.equal(search.search(paper.title, 1)[0], paper, paper.title);
  });

  test('every author, alias and category of a paper finds it', () => {
    for (const paper of catalog.papers) {
      const names = (paper.author ?? []).map(
        ({ literal, given, family }) => literal ?? `${given ?? ''} ${family ?? ''}`,
      );
      const labels = paper.custom.categories.map((id) => catalog.category(id)?.label ?? '');
      for (const text of [...names, ...(paper.custom.aliases ?? []), ...labels]) {
        assert.ok(search.search(text).includes(paper), `${paper.id}: ${text}`);
      }
    }
  });

  test('a typo in the middle of a short name still finds it', () => {
    for (const paper of catalog.papers) {
      const name = paper.custom.shortName;
      if (!name || !/^[A-Za-z]{5,}$/.test(name)) continue;
      const typo = `${name.slice(0, 2)}${name[3] ?? ''}${name[2] ?? ''}${name.slice(4)}`;
      assert.ok(search.search(typo).includes(paper), typo);
    }
  });
});
