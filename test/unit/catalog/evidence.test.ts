import assert from 'node:assert/strict';
import { venueEvidence, venueInFull } from '../../../src/catalog/evidence';
import { bundledCatalog, paperOf } from '../data/bundled';

const catalog = bundledCatalog();

suite('How a venue is known', () => {
  test('a publication says whether its proceedings have it, a preprint that none is known', () => {
    const told = (id: string): string => venueEvidence(paperOf(catalog, id));
    assert.match(told('liu2026gdpo'), /^Published: the venue's programme/);
    assert.match(told('li2024fightladder'), /^Published: its proceedings .*volume 235, pages 27653-27674/);
    assert.equal(told('shen2025vlmr1'), 'A preprint: no publication of it is known.');
    assert.equal(told('laskin2020rl'), 'A page on the web.');
  });

  test('a single second-hand source is named, and not believed', () => {
    const candidates = catalog.papers.filter(({ custom }) => custom.venueCandidate);
    assert.ok(candidates.length > 0);
    for (const paper of candidates) {
      assert.match(
        venueEvidence(paper),
        /^Cited as a preprint: one second-hand source alone names /,
        paper.id,
      );
      assert.doesNotMatch(venueInFull(paper), new RegExp(`\\(${paper.custom.venueCandidate!.short}\\)`));
    }
  });

  test('the venue stands in full, with its short name and the year', () => {
    assert.equal(
      venueInFull(paperOf(catalog, 'liu2026gdpo')),
      'International Conference on Machine Learning (ICML), 2026',
    );
    assert.equal(venueInFull(paperOf(catalog, 'shen2025vlmr1')), 'arXiv:2504.07615, 2025');
  });
});
