import assert from 'node:assert/strict';
import { normalizeArxivId, normalizeDoi } from '../../../src/catalog/identifiers';

suite('normalizeArxivId', () => {
  const spellings = [
    '2601.05242',
    ' 2601.05242v3 ',
    'arXiv:2601.05242',
    'ARXIV: 2601.05242v1',
    'https://arxiv.org/abs/2601.05242',
    'http://www.arxiv.org/pdf/2601.05242v2.pdf',
    'arxiv.org/html/2601.05242v1',
    'https://export.arxiv.org/abs/2601.05242?context=cs#top',
    '10.48550/arXiv.2601.05242',
    'https://doi.org/10.48550/ARXIV.2601.05242',
  ];
  for (const text of spellings) {
    test(`reads ${text.trim()}`, () => assert.equal(normalizeArxivId(text), '2601.05242'));
  }

  test('reads identifiers of the scheme before April 2007', () => {
    assert.equal(normalizeArxivId('hep-th/9901001v2'), 'hep-th/9901001');
    assert.equal(normalizeArxivId('arXiv:math.GT/0309136'), 'math.gt/0309136');
    assert.equal(normalizeArxivId('0704.0001'), '0704.0001');
  });

  test('takes nothing else for an identifier', () => {
    for (const text of ['', '2601', '2601.052', '12601.05242', '2601.05242 and more', 'GDPO 2601.05242'])
      assert.equal(normalizeArxivId(text), undefined, text);
    assert.equal(normalizeArxivId('https://example.org/abs/2601.05242'), undefined);
    assert.equal(normalizeArxivId('10.1109/ICRA55743.2025.11127934'), undefined);
  });
});

suite('normalizeDoi', () => {
  test('is bare and in lower case, whatever the spelling', () => {
    for (const text of [
      '10.1109/ICRA55743.2025.11127934',
      'doi:10.1109/icra55743.2025.11127934',
      'DOI: 10.1109/ICRA55743.2025.11127934',
      'https://doi.org/10.1109/ICRA55743.2025.11127934',
      ' http://dx.doi.org/10.1109/ICRA55743.2025.11127934 ',
    ])
      assert.equal(normalizeDoi(text), '10.1109/icra55743.2025.11127934', text);
  });

  test('leaves arXiv’s own numbers to arXiv', () => {
    assert.equal(normalizeDoi('10.48550/arXiv.2601.05242'), undefined);
  });

  test('takes nothing else for a DOI', () => {
    for (const text of ['', '10.1109', '10.1/x', '11.1109/x', '10.1109/a b', 'https://example.org/10.1109/x'])
      assert.equal(normalizeDoi(text), undefined, text);
  });
});
