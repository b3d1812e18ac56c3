import assert from 'node:assert/strict';
import { formatReferences } from '../../../src/workspace/formattedReference';
import { bundledCatalog, paperOf } from './bundled';

suite('references in APA style', () => {
  const catalog = bundledCatalog();

  test('every work formats, with its title', () => {
    for (const paper of catalog.papers) {
      const reference = formatReferences([paper])[0]!;
      // APA ends a title with one full stop, and has its own quotes.
      const plain = (text: string): string => text.replace(/[“”"'‘’\s]/g, '');
      assert.ok(plain(reference).includes(plain(paper.title)), `${paper.id}: ${reference}`);
    }
  });

  test('arXiv stands once', () => {
    const reference = formatReferences([paperOf(catalog, '2506.03569')])[0]!;
    assert.equal(reference.match(/arXiv:/g)?.length, 1);
    assert.match(reference, /^Xiaomi LLM-Core Team, Yue, Z\., .*\(2025\)\./);
  });

  test('a work without authors begins with its title, one without date says so', () => {
    assert.equal(
      formatReferences([paperOf(catalog, 'diffppo')])[0]!,
      'DiffPPO: Reinforcement Learning Fine-Tuning of Diffusion Models for Text-to-Image Generation. (n.d.). ' +
        'https://ieeexplore.ieee.org/document/10987802',
    );
  });

  test('particles and compound names are kept together', () => {
    assert.match(formatReferences([paperOf(catalog, '2503.00897')])[0]!, /Dutta Roy, S\., .*de Rijke, M\./);
    assert.match(formatReferences([paperOf(catalog, '2505.23331')])[0]!, /Sáez de Ocáriz Borde, H\./);
  });
});
