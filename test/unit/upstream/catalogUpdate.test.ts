import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Paper } from '../../../src/catalog/paper';
import { parseAwesomeList } from '../../../src/upstream/awesomeList';
import { planUpdate, unknownArxivIds } from '../../../src/upstream/catalogUpdate';
import type { Curation } from '../../../src/upstream/curation';
import type { ArxivRecord, CatalogUpdate } from '../../../src/upstream/records';
import { bundledCatalog } from '../data/bundled';
import { itemText, listOf } from './listText';

const catalog = bundledCatalog();
const { papers } = catalog;
const curation = JSON.parse(
  readFileSync(new URL('../../../data/curation.json', import.meta.url), 'utf8'),
) as Curation[];
const WHOLE = listOf(catalog, curation);
const HEADING = '\n### Visual generation\n\n#### Image generation\n\n';

function update(markdown: string, arxiv: readonly ArxivRecord[] = []): CatalogUpdate {
  return planUpdate({
    list: parseAwesomeList(markdown),
    papers,
    curation,
    arxiv: new Map(arxiv.map((record) => [record.id, record])),
    today: '2026-11-23',
  });
}

const NEW = { title: 'Nova-GRPO: A Star Is Born', url: 'https://arxiv.org/abs/2611.01234', tag: 'Nov. 2026' };
const RECORD: ArxivRecord = {
  id: '2611.01234',
  title: 'Nova-GRPO: A Star Is Born',
  authors: ['Ada Lovelace', 'Maarten de Rijke'],
  published: '2026-11-02',
  primaryClass: 'cs.CV',
};

suite('What a list changes about the catalog', () => {
  test('the list from which it was made changes nothing, and nothing is missing', () => {
    const { added, missing, problems } = update(WHOLE);
    assert.deepEqual(added, []);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      missing.map(({ id }) => id),
      [],
    );
    assert.deepEqual(unknownArxivIds(parseAwesomeList(WHOLE), papers, curation), []);
  });

  test('what the curation decided is no contradiction', () => {
    const told = update(WHOLE).contradictions.map(
      ({ paper, field, listed }) => `${paper} ${field} ${listed}`,
    );
    assert.deepEqual(told, []);
  });

  test('a new paper is added with what arXiv says, filed by its heading', () => {
    const { added } = update(WHOLE + HEADING + itemText(NEW, 0), [RECORD]);
    assert.deepEqual(added, [
      {
        id: 'lovelace2026novagrpo',
        type: 'article',
        title: 'Nova-GRPO: A Star Is Born',
        author: [
          { given: 'Ada', family: 'Lovelace' },
          { given: 'Maarten', 'non-dropping-particle': 'de', family: 'Rijke' },
        ],
        issued: { 'date-parts': [[2026, 11]] },
        number: 'arXiv:2611.01234',
        publisher: 'arXiv',
        URL: 'https://arxiv.org/abs/2611.01234',
        custom: {
          shortName: 'Nova-GRPO',
          arxiv: '2611.01234',
          primaryClass: 'cs.CV',
          categories: ['generation/image'],
          posted: '2026-11',
          added: '2026-11-23',
        },
      },
    ]);
  });

  test('without an answer of arXiv it has no authors, and says so', () => {
    const [paper] = update(WHOLE + HEADING + itemText(NEW, 1)).added;
    assert.equal(paper?.author, undefined);
    assert.match(paper?.custom.note ?? '', /authors are not known/);
    assert.equal(paper?.custom.posted, '2026-11');
    assert.deepEqual(
      unknownArxivIds(parseAwesomeList(WHOLE + HEADING + itemText(NEW, 1)), papers, curation),
      ['2611.01234'],
    );
  });

  test('a link to another work, and a heading that says nothing, are for a person to decide', () => {
    const other = update(WHOLE + HEADING + itemText(NEW, 0), [{ ...RECORD, title: 'On Soil and Water' }]);
    assert.deepEqual(other.added, []);
    assert.match(other.problems[0]?.message ?? '', /arXiv has "On Soil and Water" under 2611\.01234/);
    const elsewhere = update(`${WHOLE}\n# Else\n\n## Somewhere\n\n${itemText(NEW, 0)}`, [RECORD]);
    assert.deepEqual(elsewhere.added, []);
    assert.match(elsewhere.problems[0]?.message ?? '', /category is not known/);
  });

  test('a new section gets what its neighbours have in common', () => {
    const [paper] = update(`${WHOLE}\n### Visual generation\n\n#### Sound\n\n${itemText(NEW, 0)}`, [
      RECORD,
    ]).added;
    assert.deepEqual(paper?.custom.categories, ['generation']);
  });

  test('a paper that is listed twice is added once, and no key is given twice', () => {
    const twin = { ...NEW, title: 'Nova-GRPO Again', url: 'https://arxiv.org/abs/2611.09999' };
    const list = WHOLE + HEADING + [itemText(NEW, 0), itemText(NEW, 1), itemText(twin, 2)].join('\n');
    const second = { ...RECORD, id: '2611.09999', title: 'Nova-GRPO Again' };
    assert.deepEqual(
      update(list, [RECORD, second]).added.map(({ id }) => id),
      ['lovelace2026novagrpo', 'lovelace2026novagrpoa'],
    );
  });

  test('a paper that stands under several headings is in all their categories, also where one says nothing', () => {
    const video = '\n### Visual generation\n\n#### Video generation\n\n';
    const list = `# Else\n\n## Somewhere\n\n${itemText(NEW, 0)}\n\n${WHOLE}${HEADING}${itemText(NEW, 1)}${video}${itemText(NEW, 2)}`;
    const { added, problems } = update(list, [RECORD]);
    assert.deepEqual(
      added.map(({ custom }) => custom.categories),
      [['generation/image', 'generation/video']],
    );
    assert.deepEqual(problems, []);
  });

  test('a DOI is kept, and that nobody knows the authors is told as it is', () => {
    const [paper] = update(
      WHOLE + HEADING + itemText({ ...NEW, url: 'https://doi.org/10.1000/Nova' }, 0),
    ).added;
    assert.equal(paper?.DOI, '10.1000/nova');
    assert.match(paper?.custom.note ?? '', /nobody was asked/);
  });

  test('what contradicts the catalog is told with its line, and not taken', () => {
    const gdpo = catalog.byId('liu2026gdpo')!;
    const text = `# L\n\n## S\n\n${itemText(
      {
        title: gdpo.title,
        url: 'https://arxiv.org/abs/2601.05242v3',
        tag: 'Mar. 2020, AAAI',
        code: 'https://github.com/else/where',
      },
      0,
    )}`;
    const { contradictions, added } = update(text);
    assert.deepEqual(added, []);
    assert.deepEqual(
      contradictions.map(({ paper, field, catalog: has, listed, line }) => [paper, field, has, listed, line]),
      [
        ['liu2026gdpo', 'custom.code', gdpo.custom.code, 'https://github.com/else/where', 5],
        ['liu2026gdpo', 'custom.posted', '2026-01', '2020-03', 5],
        ['liu2026gdpo', 'custom.venue', 'ICML', 'AAAI', 5],
      ],
    );
  });

  test('a title on the link of another work is nobody\u2019s to guess', () => {
    const caprl = catalog.byId('xing2026caprl') as Paper;
    const text = `# L\n\n${itemText({ title: caprl.title, url: 'https://arxiv.org/abs/2601.05242' }, 0)}`;
    const { added, problems } = update(text);
    assert.deepEqual(added, []);
    assert.match(
      problems[0]?.message ?? '',
      /links are those of liu2026gdpo, the title is that of xing2026caprl/,
    );
  });
});
