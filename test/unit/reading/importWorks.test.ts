import assert from 'node:assert/strict';
import { formatEntry } from '../../../src/bibliography/entryText';
import { cslOfPaper } from '../../../src/bibliography/formats/cslOfPaper';
import { exportMarkdown } from '../../../src/reading/exportMarkdown';
import { importWorks } from '../../../src/reading/importWorks';
import { mergeLists } from '../../../src/reading/merge';
import { identityOf } from '../../../src/reading/readingItem';
import { storedList } from '../../../src/reading/storedList';
import { bundledCatalog } from '../data/bundled';
import { flowGrpo, gdpo, pixelReasoner, worldModels } from '../search/samplePapers';
import { catalog, gone, item, later } from './sampleList';

const read = async (path: string, text: string) => {
  const result = await importWorks(path, text, catalog, later);
  return typeof result === 'string'
    ? result
    : { keys: [...result.items, ...result.works].map(({ key }) => key), unknown: result.unknown };
};

suite('importing into the reading list', () => {
  test('a BibTeX file: works are told by identifier, whatever their keys', async () => {
    const text = `@misc{a, title = {GDPO}, eprint = {2601.05242}, archivePrefix = {arXiv}}
      @article{b, title = {World models}, doi = {10.1038/s41586-025-08744-2}}
      @inproceedings{su2025pixel, title = {Pixel Reasoner}}
      @misc{c, title = {Of somebody else}, eprint = {1706.03762}}
      @misc{d, title = {GDPO once more}, url = {https://arxiv.org/abs/2601.05242}}`;
    assert.deepEqual(await read('refs.bib', text), {
      keys: [gdpo.id, worldModels.id, pixelReasoner.id],
      unknown: 1,
    });
  });

  test('what was exported as BibTeX, biblatex and CSL-JSON comes back whole, for every paper of the catalog', async () => {
    const all = bundledCatalog();
    const texts = {
      'a.bib': all.papers
        .map((paper, n) => formatEntry(paper, { key: `k${n}`, dialect: 'bibtex' }))
        .join('\n\n'),
      'b.bib': all.papers
        .map((paper, n) => formatEntry(paper, { key: `k${n}`, dialect: 'biblatex' }))
        .join('\n\n'),
      'c.json': JSON.stringify(
        all.papers.map((paper, n) => cslOfPaper(paper, `k${n}`)),
        null,
        2,
      ),
    };
    for (const [path, text] of Object.entries(texts)) {
      const result = await importWorks(path, text, all, later);
      assert.ok(typeof result === 'object', path);
      assert.deepEqual(
        result.works.map(({ key }) => key),
        all.papers.map(({ id }) => id),
        path,
      );
      assert.equal(result.unknown, 0);
    }
  });

  test('an exported list brings everything along, of works that the catalog does not know too', async () => {
    const items = [
      item(gdpo, { tags: ['a'], note: 'N' }),
      gone,
      item(flowGrpo, { state: 'read', starred: true }),
    ];
    for (const [path, text] of [
      ['list.md', exportMarkdown(items, catalog)],
      ['list.json', JSON.stringify(storedList(items))],
    ] as const) {
      const result = await importWorks(path, text, catalog, later);
      assert.ok(typeof result === 'object');
      const merged = mergeLists([], result.items);
      assert.deepEqual(
        merged.map(({ changed: _, ...rest }) => rest),
        items.map(({ changed: _, ...rest }) => rest),
      );
      assert.equal(mergeLists(merged, result.items), merged);
    }
  });

  test('an item under an old key gets the key that the catalog has now', async () => {
    const text = exportMarkdown([item(gdpo)], catalog).replaceAll('liu2026gdpo', 'liu2026old');
    const result = await importWorks('list.md', text, catalog, later);
    assert.ok(typeof result === 'object');
    assert.equal(result.items[0]!.key, gdpo.id);
    assert.equal(result.items[0]!.title, identityOf(gdpo).title);
  });

  test('any Markdown: what the catalog knows, and how many works it does not; names of people are none', async () => {
    const text = `Read [this](https://arxiv.org/abs/2601.05242) and [@su2025pixel], ask @somebody about \`code\`,
      https://arxiv.org/abs/1706.03762, doi:10.1234/unknown and https://example.org.`;
    assert.deepEqual(await read('notes.md', text), { keys: [gdpo.id, pixelReasoner.id], unknown: 2 });
  });

  for (const [what, path, text, problem] of [
    ['Markdown without works', 'a.md', '# Nothing\n', 'nothing'],
    ['an empty file', 'a.bib', '', 'nothing'],
    ['a bibliography without entries', 'a.bib', 'not a bibliography', 'broken'],
    ['broken JSON', 'a.json', '[{"id": ', 'broken'],
    ['JSON of another kind', 'a.json', '{"name": "x"', 'broken'],
    ['a list of a later version', 'a.json', '{"version": 9, "papers": []}', 'broken'],
    ['a binary file', 'a.md', '\0\0PNG', 'broken'],
    ['a file of another kind', 'a.docx', 'text', 'format'],
  ] as const) {
    test(`${what}: ${problem}`, async () => assert.equal(await read(path, text), problem));
  }
});
