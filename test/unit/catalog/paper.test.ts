import assert from 'node:assert/strict';
import {
  authorsShort,
  displayName,
  fullName,
  isCalled,
  paperUrl,
  pdfUrl,
  titleBeyondName,
  venueAndYear,
  type Paper,
} from '../../../src/catalog/paper';

const preprint: Paper = {
  id: 'a2025b',
  type: 'article',
  title: 'A Title',
  author: [{ family: 'Liu', given: 'Shih-Yang' }],
  issued: { 'date-parts': [[2025, 5]] },
  custom: { categories: [], arxiv: '2505.00001' },
};

suite('paper', () => {
  test('authors are shortened as in a citation, with particles', () => {
    const rijke = { family: 'Rijke', given: 'Maarten', 'non-dropping-particle': 'de' };
    assert.equal(authorsShort(preprint), 'Liu');
    assert.equal(
      authorsShort({ ...preprint, author: [rijke, { literal: 'Unsloth' }] }),
      'de Rijke and Unsloth',
    );
    assert.equal(authorsShort({ ...preprint, author: [rijke, rijke, rijke] }), 'de Rijke et al.');
    assert.equal(fullName(rijke), 'Maarten de Rijke');
  });

  test('unknown authors stay unknown', () => {
    const { author: _unknown, ...anonymous } = preprint;
    assert.equal(authorsShort(anonymous), undefined);
  });

  test('a preprint stands with arXiv and year, a published paper with its venue', () => {
    assert.equal(venueAndYear(preprint), 'arXiv 2025');
    const published: Paper = {
      ...preprint,
      type: 'paper-conference',
      issued: { 'date-parts': [[2026]] },
      custom: { ...preprint.custom, venue: 'ICML' },
    };
    assert.equal(venueAndYear(published), 'ICML 2026');
    const { issued: _none, ...undated } = preprint;
    assert.equal(venueAndYear({ ...undated, type: 'webpage', custom: { categories: [] } }), '');
  });

  test('addresses come from the record, never from thin air', () => {
    assert.equal(paperUrl(preprint), 'https://arxiv.org/abs/2505.00001');
    assert.equal(pdfUrl(preprint), 'https://arxiv.org/pdf/2505.00001');
    const page: Paper = { ...preprint, custom: { categories: [] }, DOI: '10.1000/x' };
    assert.equal(paperUrl(page), 'https://doi.org/10.1000/x');
    assert.equal(pdfUrl(page), undefined);
    const { DOI: _doi, ...nowhere } = page;
    assert.equal(paperUrl(nowhere), undefined);
  });

  test('the title beyond the short name says nothing twice', () => {
    const named = (title: string, shortName?: string): Paper => ({
      ...preprint,
      title,
      custom: { ...preprint.custom, ...(shortName === undefined ? {} : { shortName }) },
    });
    assert.equal(titleBeyondName(named('GDPO: Group Optimization', 'GDPO')), 'Group Optimization');
    assert.equal(titleBeyondName(named('Open-World Learning', 'LS-Imagine')), 'Open-World Learning');
    assert.equal(titleBeyondName(named('A Title')), '');
  });

  test('a paper is called by the beginnings of its names, not by what is merely in its record', () => {
    const flow: Paper = {
      ...preprint,
      title: 'Flow-GRPO: Training Flow Matching Models',
      custom: { ...preprint.custom, shortName: 'Flow-GRPO', venue: 'NeurIPS' },
    };
    for (const typed of ['flowg', 'Flow-', 'match', 'liu', 'a2025', ''])
      assert.ok(isCalled(flow, typed), typed);
    for (const typed of ['grpp', 'shih', 'neurips', '2025', 'rpo']) assert.ok(!isCalled(flow, typed), typed);
  });

  test('the short name is shown where there is one', () => {
    assert.equal(displayName(preprint), 'A Title');
    assert.equal(displayName({ ...preprint, custom: { ...preprint.custom, shortName: 'AT' } }), 'AT');
  });
});
