import assert from 'node:assert/strict';
import type { Paper } from '../../../src/catalog/paper';
import { markdownLinks } from '../../../src/citation/markdownLink';

const gdpo: Paper = {
  id: 'liu2026gdpo',
  type: 'article',
  title: 'GDPO',
  author: [{ family: 'Liu' }, { family: 'Dong' }, { family: 'Lu' }],
  issued: { 'date-parts': [[2026]] },
  custom: { categories: [], arxiv: '2601.05242' },
};

suite('markdownLinks', () => {
  test('names, year and address', () => {
    assert.equal(markdownLinks([gdpo]), '[Liu et al., 2026](https://arxiv.org/abs/2601.05242)');
  });

  test('several papers', () => {
    assert.equal(markdownLinks([gdpo, gdpo]).split('; ').length, 2);
  });

  test('unknown authors and year are not invented', () => {
    const { author: _a, issued: _i, ...rest } = gdpo;
    assert.equal(markdownLinks([rest]), '[GDPO](https://arxiv.org/abs/2601.05242)');
  });

  test('text from outside cannot break out of the link', () => {
    const hostile: Paper = {
      ...gdpo,
      author: [{ literal: 'X](http://evil) <b>*y*' }],
      URL: 'https://example.org/a)b c<d>',
    };
    assert.equal(
      markdownLinks([hostile]),
      '[X\\](http://evil) \\<b\\>\\*y\\*, 2026](https://example.org/a%29b%20c%3Cd%3E)',
    );
  });
});
