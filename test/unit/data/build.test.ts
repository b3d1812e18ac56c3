import assert from 'node:assert/strict';
import { buildCatalog, type Build, type Sources } from '../../../scripts/catalog/build';
import type { Curation } from '../../../src/upstream/curation';
import type { Facts, FactsVenue } from '../../../scripts/catalog/facts';

const facts = (extra: Partial<Facts> = {}): Facts => ({
  title: 'GDPO: Group reward',
  listedTitle: 'GDPO: Group reward',
  authors: ['Shih-Yang Liu'],
  arxiv: '2601.05242',
  primaryClass: null,
  doi: null,
  venue: null,
  type: 'paper',
  site: null,
  date: '2026-01',
  url: `https://arxiv.org/abs/${extra.arxiv ?? '2601.05242'}`,
  code: null,
  websites: [],
  categories: ['a'],
  applications: [],
  methods: [],
  added: null,
  corrections: [],
  ...extra,
});

const other = facts({ title: 'GDPO Again', listedTitle: 'GDPO Again', arxiv: '2602.00001' });

const venue = (confidence: 'high' | 'medium', extra: Partial<FactsVenue> = {}): FactsVenue => ({
  name: 'Annual Conference',
  short: 'AC',
  year: 2027,
  type: 'conference',
  confidence,
  ...extra,
});

const build = (works: Facts[], extra: Partial<Sources> = {}): Build =>
  buildCatalog(works, {
    curation: [],
    categories: new Set(['a', 'others/blog']),
    applications: new Set(),
    methods: new Set(),
    pinned: [],
    ...extra,
  });

const record = (extra: Partial<Curation>): Curation => ({
  paper: '2601.05242',
  field: 'title',
  reason: 'Because.',
  ...extra,
});

suite('building the catalog', () => {
  test('what is not known is absent', () => {
    const { papers, problems } = build([
      facts({ authors: null, date: null, arxiv: null, url: 'https://a.org' }),
    ]);
    assert.deepEqual(problems, []);
    assert.deepEqual(papers, [
      {
        id: 'gdpo',
        type: 'article',
        title: 'GDPO: Group reward',
        URL: 'https://a.org',
        custom: { shortName: 'GDPO', categories: ['a'] },
      },
    ]);
  });

  test('a sure venue makes a publication, an unsure one a candidate', () => {
    const [sure] = build([
      facts({ venue: venue('high', { publishedTitle: 'Published', volume: 'PMLR 3' }), doi: '10.1234/X' }),
    ]).papers;
    assert.deepEqual(
      [sure?.type, sure?.title, sure?.issued?.['date-parts'], sure?.DOI, sure?.volume, sure?.custom.venue],
      ['paper-conference', 'Published', [[2027]], '10.1234/X', '3', 'AC'],
    );
    assert.deepEqual(sure?.custom.aliases, ['GDPO: Group reward']);
    assert.equal(sure.custom.shortName, 'GDPO');
    const [unsure] = build([
      facts({ venue: venue('medium', { publishedTitle: 'Published' }), doi: '10.1234/X' }),
    ]).papers;
    assert.deepEqual(
      [unsure?.type, unsure?.number, unsure?.issued?.['date-parts'], unsure?.DOI],
      ['article', 'arXiv:2601.05242', [[2026, 1]], undefined],
    );
    assert.deepEqual(unsure?.custom.venueCandidate, {
      name: 'Annual Conference',
      short: 'AC',
      year: 2027,
      title: 'Published',
      DOI: '10.1234/X',
    });
    assert.equal(unsure.title, 'GDPO: Group reward');
  });

  test('titles that differ in typography only are no aliases', () => {
    const alias = (listedTitle: string): readonly string[] | undefined =>
      build([facts({ listedTitle })]).papers[0]?.custom.aliases;
    assert.equal(alias('Gdpo:\u202fgroup\u2011reward'), undefined);
    assert.deepEqual(alias('GDPO:\u202fGroup\u2011rewards'), ['GDPO: Group-rewards']);
  });

  test('a title that belongs to another work is no alias', () => {
    const { papers } = build([facts({ listedTitle: other.title }), other]);
    assert.equal(papers[0]?.custom.aliases, undefined);
  });

  test('keys stay, also when title, year or order change, and are given once', () => {
    const twin = facts({ title: 'GDPO: More', listedTitle: 'GDPO: More', arxiv: '2603.00001' });
    const first = build([facts(), twin]).papers;
    assert.deepEqual(
      first.map(({ id }) => id),
      ['liu2026gdpo', 'liu2026gdpoa'],
    );
    const renamed = facts({ title: 'Renamed', authors: ['Wei Wu'], date: '2025-12' });
    const again = build([twin, renamed], { pinned: first }).papers;
    assert.deepEqual(
      again.map(({ id }) => id),
      ['liu2026gdpoa', 'liu2026gdpo'],
    );
    const gone = build([facts({ arxiv: '2604.00001', title: 'GDPO: New' })], { pinned: first }).papers;
    assert.equal(gone[0]?.id, 'liu2026gdpob');
  });

  test('building again gives the same', () => {
    const curation = [record({ to: 'GDPO: Fixed', from: 'GDPO: Group reward' })];
    const first = build([facts(), other], { curation });
    const second = build([facts(), other], { curation, pinned: first.papers });
    assert.deepEqual(second, first);
  });

  test('records replace, add, remove, or only remark', () => {
    const curation = [
      record({ from: 'GDPO: Group reward', to: 'GDPO: Fixed' }),
      record({ field: 'author', from: ':' }),
      record({ field: 'author', from: 'Wei Wu', to: 'Wei B. Wu' }),
      record({ field: 'custom.aliases', to: 'Grouped' }),
      record({ field: 'custom.posted', from: '2026-01' }),
      record({ field: 'custom.code', to: 'https://github.com/a/b' }),
      record({ field: 'id' }),
    ];
    const { papers, problems } = build([facts({ authors: ['Shih-Yang Liu', ':', 'Wei Wu'] })], { curation });
    assert.deepEqual(problems, []);
    const [paper] = papers;
    assert.equal(paper?.title, 'GDPO: Fixed');
    assert.deepEqual(paper.author, [
      { given: 'Shih-Yang', family: 'Liu' },
      { given: 'Wei B.', family: 'Wu' },
    ]);
    assert.deepEqual(paper.custom.aliases, ['Grouped']);
    assert.equal(paper.custom.posted, undefined);
    assert.equal(paper.custom.code, 'https://github.com/a/b');
  });

  const undecided: [string, Facts[], Curation[], RegExp][] = [
    ['the same arXiv id twice', [facts(), facts({ title: 'Else' })], [], /same arxiv 2601\.05242/],
    ['the same title twice', [facts(), facts({ arxiv: '2605.00001' })], [], /same title/],
    ['an unknown category', [facts({ categories: ['b'] })], [], /no such id in categories: b/],
    ['no category', [facts({ categories: [] })], [], /no category/],
    ['an unknown facet', [facts({ methods: ['x'] })], [], /no such id in methods: x/],
    ['no title', [facts({ title: ' ', listedTitle: '' })], [], /2601\.05242: no title/],
    ['an unanswered correction', [facts({ corrections: ['odd'] })], [], /1 corrections, 0 records/],
    ['a record about nothing', [facts()], [record({ paper: '1234.56789' })], /unknown work: 1234\.56789/],
    ['a record that is out of date', [facts()], [record({ from: 'Old', to: 'New' })], /does not know/],
    [
      'an author who is not there',
      [facts()],
      [record({ field: 'author', from: 'Nobody', to: 'Somebody' })],
      /author is \["Shih-Yang Liu"\], which/,
    ],
  ];
  for (const [what, works, curation, message] of undecided) {
    test(`${what} is for somebody to decide`, () => {
      assert.match(build(works, { curation }).problems.join('\n'), message);
    });
  }
});
