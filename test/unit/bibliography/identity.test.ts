import assert from 'node:assert/strict';
import { findEntry, indexEntries } from '../../../src/bibliography/identity';
import { scanBibliography } from '../../../src/bibliography/scan';
import type { Paper } from '../../../src/catalog/paper';
import { preprint, proceedings } from './samplePapers';

const find = (text: string, paper = preprint) => findEntry(scanBibliography(text), paper)?.key;

suite('findEntry', () => {
  const arxivForms = [
    'eprint = {2503.07365}, archivePrefix = {arXiv}',
    'eprint = "2503.07365v3", eprinttype = {arxiv}',
    'eprint = {2503.07365}',
    'eprint = {arXiv:2503.07365 }',
    'journal = {arXiv preprint arXiv:2503.07365}',
    'journal = {ArXiv preprint}, volume = {abs/2503.07365}',
    'journal = {CoRR}, volume = {abs/2503.07365}',
    'journaltitle = {CoRR abs/2503.07365}',
    'note = {arXiv: 2503.07365 [cs.CV]}',
    'howpublished = {\\url{https://arxiv.org/abs/2503.07365v2}}',
    'url = {https://arxiv.org/pdf/2503.07365.pdf}',
    'url = {http://arxiv.org/abs/2503.07365}',
    'doi = {10.48550/arXiv.2503.07365}',
    'doi = {https://doi.org/10.48550/ARXIV.2503.07365}',
    'url = {https://doi.org/10.48550/arXiv.2503.07365}',
    'arxivId = {2503.07365}',
  ];
  for (const fields of arxivForms) {
    test(`by arXiv id in ${fields}`, () => assert.equal(find(`@misc{other, ${fields}}`), 'other'));
  }

  const doiForms = [
    'doi = {10.1007/978-3-031-73010-8_12}',
    'doi = {https://doi.org/10.1007/978-3-031-73010-8_12}',
    String.raw`doi = {10.1007/978-3-031-73010-8\_12}`,
    'doi = {doi: 10.1007/978-3-031-73010-8_12}',
    'url = {http://dx.doi.org/10.1007/978-3-031-73010-8_12}',
  ];
  for (const fields of doiForms) {
    test(`by DOI in ${fields}`, () => assert.equal(find(`@misc{other, ${fields}}`, proceedings), 'other'));
  }

  test('DOIs compare without case', () => {
    const paper = { ...proceedings, DOI: '10.1234/ABC', custom: { categories: [] } };
    assert.equal(find('@misc{other, doi = {10.1234/abC}}', paper), 'other');
  });

  test('an id of another archive, of another paper, or a part of a longer number is none', () => {
    assert.equal(find('@misc{other, eprint = {2503.07365}, eprinttype = {jstor}}'), undefined);
    assert.equal(find('@misc{other, eprint = {2503.07366}, archivePrefix = {arXiv}}'), undefined);
    assert.equal(find('@misc{other, note = {arXiv 12503.073651}}'), undefined);
    assert.equal(find('@misc{other, note = {see p. 2503.07365}}'), undefined);
  });

  test('an old arXiv id in prose; the longest of words costs next to nothing', () => {
    const paper = { ...preprint, custom: { categories: [], arxiv: 'hep-th/9901001' } };
    assert.equal(find('@misc{other, note = {arXiv:hep-th/9901001}}', paper), 'other');
    assert.equal(find(`@misc{other, note = {arXiv ${'a-'.repeat(500_000)} hep-th/9901001}}`, paper), 'other');
  });

  test('old arXiv ids, with the archive in the class', () => {
    const paper = { ...preprint, custom: { categories: [], arxiv: 'hep-th/9901001' } };
    assert.equal(find('@misc{other, eprint = {hep-th/9901001}}', paper), 'other');
    assert.equal(
      find('@misc{other, eprint = {9901001}, primaryClass = {hep-th}, archivePrefix={arXiv}}', paper),
      'other',
    );
  });

  test('by key, also without case and among biblatex ids', () => {
    assert.equal(find('@misc{meng2025mm, year = 2025}'), 'meng2025mm');
    assert.equal(find('@misc{Meng2025MM}'), 'Meng2025MM');
    assert.equal(find('@misc{eureka, ids = {old, meng2025mm}}'), 'eureka');
  });

  test('the key counts with a title that the paper has or had', () => {
    for (const title of [
      '{MM-Eureka}: Exploring the Frontiers of Multimodal Reasoning with Rule-based Reinforcement Learning',
      'MM-EUREKA: exploring visual aha moment with rule-based large-scale reinforcement learning',
      '{MM-EUREKA}',
    ]) {
      assert.equal(find(`@misc{meng2025mm, title = {${title}}}`), 'meng2025mm', title);
    }
  });

  test('the key does not count where the entry evidently is another work', () => {
    assert.equal(find('@misc{meng2025mm, title = {MM Something Else}}'), undefined);
    assert.equal(find('@misc{meng2025mm, eprint = {2501.00001}}'), undefined);
    assert.equal(
      find('@misc{rijke2025flow, doi = {10.1234/other}, title = {Flow-GRPO}}', proceedings),
      undefined,
    );
  });

  test('an identifier counts before a key', () => {
    assert.equal(find('@misc{meng2025mm}\n@misc{b, eprint = {2503.07365}}'), 'b');
  });

  test('the key that the paper would be given, unless the entry is another work', () => {
    const entries = scanBibliography(
      `@misc{mine, title = {${preprint.title}}}\n@misc{other, title = {Else}}`,
    );
    const index = indexEntries(entries);
    assert.equal(index.find(preprint, 'mine')?.key, 'mine');
    assert.equal(index.find(preprint, 'other'), undefined);
    assert.equal(index.find(preprint), undefined);
  });

  test('a page of the web is the one at its address', () => {
    const page: Paper = {
      id: 'page2025',
      type: 'webpage',
      title: 'A page',
      URL: 'https://www.example.org/Page/',
      custom: { categories: [] },
    };
    const found = (bib: string): string | undefined => findEntry(scanBibliography(bib), page)?.key;
    assert.equal(found('@online{mine, title = {X}, url = {http://example.org/page}}'), 'mine');
    assert.equal(found('@misc{mine, howpublished = "\\url{https://example.org/page}"}'), 'mine');
    assert.equal(found('@online{mine, title = {A page}, url = {http://example.org/other}}'), undefined);
  });

  test('title alone never decides', () => {
    assert.equal(find(`@misc{other, title = {${preprint.title}}}`), undefined);
  });

  test('an entry without key is nothing to cite', () => {
    assert.equal(find('@misc{, eprint = {2503.07365}}'), undefined);
  });

  test('an index answers for many papers', () => {
    const index = indexEntries(scanBibliography('@misc{a, eprint = {2503.07365}}\n@misc{rijke2025flow}'));
    assert.equal(index.find(preprint)?.key, 'a');
    assert.equal(index.find(proceedings)?.key, 'rijke2025flow');
  });
});
