import assert from 'node:assert/strict';
import { formatEntry, type EntryOptions } from '../../../src/bibliography/entryText';
import { scanBibliography } from '../../../src/bibliography/scan';
import { isPublished, type Paper } from '../../../src/catalog/paper';
import { checkEntries } from '../../../src/check/checkEntries';
import { planUpdate } from '../../../src/check/updateEntry';
import { bundledCatalog } from '../data/bundled';

const catalog = bundledCatalog();
const gdpo = catalog.byId('liu2026gdpo')!;

function update(text: string, paper: Paper = gdpo, dialect: 'bibtex' | 'biblatex' = 'bibtex'): string {
  const edits = planUpdate(text, scanBibliography(text)[0]!, paper, { dialect });
  assert.ok(edits);
  return [...edits]
    .reverse()
    .reduce((now, { start, end, text: put }) => now.slice(0, start) + put + now.slice(end), text);
}

/** The paper as it was before it was published. */
function asPreprint({
  volume: _v,
  issue: _i,
  page: _p,
  DOI: _d,
  'container-title': _c,
  'collection-title': _s,
  ...rest
}: Paper): Paper {
  const { venue: _venue, ...custom } = rest.custom;
  return { ...rest, type: 'article', custom };
}

const countOf = (text: string, code: string): number =>
  checkEntries([{ file: '', entries: scanBibliography(text) }], { catalog, dialect: 'bibtex' }).filter(
    (problem) => problem.code === code,
  ).length;

suite('Updating a preprint to its publication', () => {
  test("type, venue and year change; key, title, authors, eprint and what is the user's own stay", () => {
    const text =
      '@article{mykey,\n    title     = {{GDPO}: my spelling},\n    author    = {Liu, S. and others},\n' +
      '    journal   = {arXiv preprint arXiv:2601.05242},\n    month     = jan,\n    year      = {2025},\n    file      = {gdpo.pdf},\n}\n';
    const after = update(text);
    const [entry] = scanBibliography(after);
    assert.equal(entry?.type, 'inproceedings');
    assert.equal(entry.key, 'mykey');
    assert.equal(entry.field('title'), '{GDPO}: my spelling');
    assert.equal(entry.field('author'), 'Liu, S. and others');
    assert.match(entry.field('booktitle') ?? '', /International Conference on Machine Learning/);
    assert.equal(entry.field('journal'), undefined);
    assert.equal(entry.field('year'), '2026');
    assert.equal(entry.field('file'), 'gdpo.pdf');
    assert.equal(entry.field('eprint'), '2601.05242', 'the id is not lost with the journal');
    assert.match(after, /\n {4}booktitle = \{/, 'indentation and alignment are those of the entry');
  });

  test('the venue that the user wrote stays theirs', () => {
    const after = update(
      '@misc{k, title={GDPO}, eprint={2601.05242}, pages = {1--2}, publisher={arXiv}, year=2025}',
    );
    assert.match(after, /pages = \{1--2\}/);
    assert.doesNotMatch(after, /arXiv\}/);
  });

  test('a date stays in the terms of the entry', () => {
    assert.match(
      update('@online{k, title={GDPO}, eprint={2601.05242}, date={2025-01}}', gdpo, 'biblatex'),
      /date=\{2026/,
    );
    assert.doesNotMatch(
      update('@misc{k, title={GDPO}, eprint={2601.05242}, year={2025}}', gdpo, 'biblatex'),
      /date/,
    );
  });

  test('nothing is planned for a paper that is not published, nor for an entry that is not closed', () => {
    const [entry] = scanBibliography('@misc{k, eprint={2601.05242}');
    assert.equal(planUpdate('@misc{k, eprint={2601.05242}', entry!, gdpo, { dialect: 'bibtex' }), undefined);
    const text = '@misc{k, eprint={2601.05242}}';
    assert.equal(
      planUpdate(text, scanBibliography(text)[0]!, asPreprint(gdpo), { dialect: 'bibtex' }),
      undefined,
    );
  });

  const styles: readonly Partial<EntryOptions>[] = [
    {},
    { indent: '\t', eol: '\r\n', delimiter: '"', trailingComma: false },
    { align: 14, fieldCase: 'upper', typeCase: 'upper' },
    { spaced: false, fieldCase: 'capitalized' },
  ];
  for (const dialect of ['bibtex', 'biblatex'] as const) {
    test(`every published paper of the catalog, from its preprint, in ${dialect}`, () => {
      for (const paper of catalog.papers.filter((each) => isPublished(each) && each.custom.arxiv)) {
        for (const style of styles) {
          const eol = style.eol ?? '\n';
          const own = `@misc{before, title = {B}}${eol}`;
          const preprint = formatEntry(asPreprint(paper), { ...style, dialect, key: 'mine' });
          const text = own + preprint + eol + '@misc{after, title = {A}}';
          assert.equal(countOf(text, 'published-since'), 1, preprint);
          const entries = scanBibliography(text);
          const edits = planUpdate(text, entries[1]!, paper, { dialect })!;
          let after = '';
          let at = 0;
          for (const { start, end, text: put } of edits) {
            assert.ok(
              start >= at && end <= entries[1]!.end && start >= entries[1]!.start,
              'sorted, within the entry',
            );
            after += text.slice(at, start) + put;
            at = end;
          }
          after += text.slice(at);
          const now = scanBibliography(after);
          assert.deepEqual(
            now.map(({ key }) => key),
            ['before', 'mine', 'after'],
            after,
          );
          assert.equal(countOf(after, 'published-since'), 0, after);
          const [was, is] = [entries[1]!, now[1]!];
          for (const field of ['title', 'author', 'eprint', 'url'])
            assert.equal(is.field(field), was.field(field), after);
          assert.equal(
            (is.field('year') ?? is.field('date'))?.slice(0, 4),
            String(paper.issued?.['date-parts'][0]?.[0]),
            after,
          );
          assert.ok(is.closed && !/,\s*,/.test(after), after);
        }
      }
    });
  }
});
