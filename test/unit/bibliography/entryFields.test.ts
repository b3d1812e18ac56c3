import assert from 'node:assert/strict';
import type { EntryContent } from '../../../src/bibliography/entryFields';
import { formatEntry, type Dialect } from '../../../src/bibliography/entryText';
import { newKeys, planInsertion, planInsertions } from '../../../src/bibliography/insertion';
import { makeKey } from '../../../src/catalog/keyStyle';
import type { Paper } from '../../../src/catalog/paper';
import { bundledCatalog } from '../data/bundled';
import { anonymous, journal, preprint, proceedings, webpage } from './samplePapers';

function entry(paper: Paper, dialect: Dialect, content: EntryContent): string {
  return formatEntry(paper, { key: 'k', dialect, ...content });
}

function withVenue(paper: Paper, venue: string): Paper {
  return { ...paper, custom: { ...paper.custom, venue } };
}

suite('formatEntry: which fields are written', () => {
  test('an address always: the work’s own, else where its identifiers lead', () => {
    const always = { fields: { url: 'always' } } as const;
    assert.match(entry(proceedings, 'bibtex', always), /url = \{https:\/\/papers\.nips\.cc\/paper\/1\}/);
    assert.match(entry(preprint, 'biblatex', always), /url = \{https:\/\/arxiv\.org\/abs\/2503\.07365\}/);
    assert.match(
      entry(journal, 'biblatex', always),
      /url = \{https:\/\/doi\.org\/10\.1038\/s41586-025-08744-2\}/,
    );
  });

  test('an address never, and no type that asks for one', () => {
    const never = { fields: { url: 'never' } } as const;
    for (const paper of [preprint, webpage, anonymous]) {
      assert.doesNotMatch(entry(paper, 'bibtex', never), /url/);
      assert.doesNotMatch(entry(paper, 'biblatex', never), /url/);
    }
    assert.match(entry(preprint, 'biblatex', never), /^@online/);
    assert.match(entry(webpage, 'biblatex', never), /^@misc/);
    assert.match(entry(anonymous, 'biblatex', never), /^@misc\{k,[^]*howpublished = \{Some Conference\}/);
  });

  test('without eprint the address says where a preprint is, in biblatex too', () => {
    const none = { fields: { eprint: false } };
    assert.doesNotMatch(entry(preprint, 'bibtex', none), /eprint|archivePrefix|primaryClass/);
    assert.doesNotMatch(entry(preprint, 'biblatex', none), /eprint/);
    assert.match(entry(preprint, 'biblatex', none), /^@online[^]*url = \{https:\/\/arxiv\.org/);
    assert.doesNotMatch(entry(proceedings, 'biblatex', none), /eprint|url/);
  });

  test('without DOI and month', () => {
    const bare = { fields: { doi: false, month: false } };
    assert.doesNotMatch(entry(proceedings, 'bibtex', bare), /doi =/);
    assert.match(entry(proceedings, 'bibtex', bare), /url = \{https:\/\/papers\.nips/);
    assert.doesNotMatch(entry(preprint, 'bibtex', bare), /month/);
    assert.match(entry(preprint, 'biblatex', bare), /date = \{2025\}/);
  });

  test('a short venue where one is known', () => {
    const short = { venue: 'short' } as const;
    assert.match(entry(withVenue(proceedings, 'NeurIPS'), 'bibtex', short), /booktitle = \{NeurIPS\}/);
    assert.match(entry(withVenue(journal, 'R&D'), 'biblatex', short), /journaltitle = \{R\\&D\}/);
    assert.match(entry(proceedings, 'bibtex', short), /booktitle = \{Advances in Neural/);
    assert.match(entry(withVenue(proceedings, 'NeurIPS'), 'bibtex', {}), /booktitle = \{Advances in Neural/);
  });
});

suite('planInsertions: content and keys of one’s own', () => {
  test('the choices reach the entry', () => {
    const plan = planInsertion('', withVenue(proceedings, 'NeurIPS'), {
      dialect: 'bibtex',
      fields: { eprint: false, url: 'always' },
      venue: 'short',
    });
    assert.ok('edit' in plan);
    assert.match(plan.edit?.text ?? '', /booktitle = \{NeurIPS\},[^]*url = /);
    assert.doesNotMatch(plan.edit?.text ?? '', /eprint/);
  });

  test('keys told beforehand are those that an empty bibliography gives', () => {
    const { papers } = bundledCatalog();
    const keyFor = (paper: Paper) => makeKey(paper, 'author-year');
    const plan = planInsertions('', papers, { dialect: 'bibtex', keyFor });
    assert.ok('keys' in plan);
    assert.deepEqual(newKeys(papers, { keyFor }), plan.keys);
    assert.deepEqual(newKeys([journal], { keyFor, takenKeys: ['HAFNER2025'] }), ['hafner2025a']);
  });

  for (const style of ['author-year', 'short-name', 'auth + year + shorttitle']) {
    test(`whatever the key and however little is written, no paper is added twice: ${style}`, () => {
      const { papers } = bundledCatalog();
      const options = {
        dialect: 'bibtex',
        fields: { url: 'never', eprint: false, doi: false, month: false },
        keyFor: (paper: Paper) => makeKey(paper, style),
      } as const;
      const plan = planInsertions('', papers, options);
      assert.ok('edits' in plan);
      assert.equal(new Set(plan.keys.map((key) => key.toLowerCase())).size, papers.length);
      assert.deepEqual(planInsertions(plan.edits[0]!.text, papers, options), {
        keys: plan.keys,
        added: [],
        edits: [],
      });
    });
  }
});
