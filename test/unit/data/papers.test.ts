import assert from 'node:assert/strict';
import { Ajv } from 'ajv';
import type { Catalog } from '../../../src/catalog/catalog';
import { displayName, fullName, isPublished, type Paper } from '../../../src/catalog/paper';
import { titleKey } from '../../../src/upstream/titles';
import { bundledCatalog, bundledCuration, paperOf, textsIn } from './bundled';
import { cslSchema } from './cslSchema';

const DIFF_PPO = 'https://ieeexplore.ieee.org/document/10987802';

suite('papers.json', () => {
  let catalog: Catalog;
  let papers: readonly Paper[];

  suiteSetup(() => {
    catalog = bundledCatalog();
    papers = catalog.papers;
  });

  const paper = (id: string): Paper => paperOf(catalog, id);
  const everyPaper = (holds: (paper: Paper) => boolean): void =>
    assert.deepEqual(
      papers.filter((candidate) => !holds(candidate)).map(({ id }) => id),
      [],
    );

  test('is valid CSL-JSON', () => {
    const validate = new Ajv({ allErrors: true, strictTuples: false }).compile(cslSchema);
    assert.ok(validate(papers), JSON.stringify(validate.errors?.slice(0, 5)));
  });

  test('has all works, each once', () => {
    assert.equal(papers.length, 228);
    for (const identity of [
      papers.map(({ id }) => id),
      papers.flatMap(({ custom }) => custom.arxiv ?? []),
      papers.flatMap(({ DOI }) => DOI?.toLowerCase() ?? []),
      papers.map(({ title }) => titleKey(title)),
    ]) {
      assert.equal(new Set(identity).size, identity.length);
    }
  });

  test('a publication has venue, year and proceedings, and is no preprint', () => {
    assert.equal(papers.filter(isPublished).length, 122);
    everyPaper(
      (item) =>
        !isPublished(item) ||
        (item['container-title'] !== undefined &&
          item.custom.venue !== undefined &&
          item.custom.venueCandidate === undefined &&
          item.issued !== undefined &&
          item.number === undefined &&
          item.publisher === undefined),
    );
  });

  test('a preprint says which of arXiv it is, and nothing of a publication', () => {
    const preprints = papers.filter(({ type, custom }) => type === 'article' && custom.arxiv !== undefined);
    assert.equal(preprints.length, 100);
    for (const item of preprints) {
      assert.equal(item.number, `arXiv:${item.custom.arxiv}`);
      assert.equal(item.publisher, 'arXiv');
      assert.equal(item.issued?.['date-parts'][0]?.length, 2, item.id);
      for (const field of ['container-title', 'volume', 'page', 'DOI'] as const)
        assert.equal(item[field], undefined);
      assert.equal(item.custom.venue, undefined);
    }
  });

  test('what one second-hand source says of a venue is kept as a candidate only', () => {
    const candidates = papers.filter(({ custom }) => custom.venueCandidate !== undefined);
    assert.equal(candidates.length, 14);
    assert.ok(candidates.every(({ type }) => type === 'article'));
    const flare = paper('2409.16578');
    assert.equal(flare.DOI, undefined);
    assert.equal(flare.custom.venueCandidate?.DOI, '10.1109/ICRA55743.2025.11127934');
  });

  test('web pages name their site and are in no venue', () => {
    const pages = papers.filter(({ type }) => type === 'webpage' || type === 'post-weblog');
    assert.equal(pages.length, 5);
    assert.ok(pages.every((page) => page['container-title'] && page.URL && !page.custom.venue));
    assert.deepEqual(paper('laskin2020rl').issued, { 'date-parts': [[2020, 7, 19]] });
    assert.equal(paper('unslothreinforcement').issued, undefined);
  });

  test('the work without known authors is there and lacks what nobody could show', () => {
    assert.deepEqual(
      papers.filter(({ author }) => author === undefined).map(({ URL }) => URL),
      [DIFF_PPO],
    );
    const { issued, DOI, custom } = paper(DIFF_PPO);
    assert.deepEqual([issued, DOI, custom.venue], [undefined, undefined, undefined]);
    assert.ok(custom.note);
  });

  test('texts are clean: no control characters, outer or double blanks, mark-up or odd hyphens', () => {
    for (const value of textsIn([papers, catalog.categories, catalog.applications, bundledCuration()])) {
      if (bundledFrom.has(value)) continue;
      assert.doesNotMatch(value, /[\x00-\x1f\x7f\u00a0\u00ad\u200b-\u200f\u2028-\u202f\ufeff]| {2}|^ | $/);
    }
    for (const value of textsIn(papers)) assert.doesNotMatch(value, /[\u2010\u2011]|<[a-z/]|\$|\\/, value);
    everyPaper(({ title }) => !/ [:,;?]|:\S/.test(title));
  });

  test('aliases say something that the title does not, and are nobody else’s title', () => {
    const titles = new Set(papers.map(({ title }) => titleKey(title)));
    for (const { id, title, custom } of papers) {
      const keys = (custom.aliases ?? []).map(titleKey);
      assert.equal(new Set([titleKey(title), ...keys]).size, keys.length + 1, id);
      assert.ok(!keys.some((key) => titles.has(key)), id);
    }
  });

  test('every work is filed under a category that has no others beneath it', () => {
    for (const item of papers) {
      for (const id of item.custom.categories) assert.deepEqual(catalog.category(id)?.children, [], item.id);
    }
  });

  test('facets are known ids, and each known id is used', () => {
    for (const kind of ['applications', 'methods'] as const) {
      const used = new Set(papers.flatMap(({ custom }) => custom[kind] ?? []));
      assert.deepEqual([...used].sort(), catalog[kind].map(({ id }) => id).sort());
    }
  });

  test('every category is described in a line, and none is empty', () => {
    const walk = (nodes: Catalog['categories']): void => {
      for (const { id, label, description, children } of nodes) {
        assert.match(label, /^\S.*[^.]$/);
        assert.match(description, /^[A-Z0-9].{10,110}\.$/, id);
        assert.ok(catalog.papersIn(id).length > 0, id);
        walk(children);
      }
    };
    walk(catalog.categories);
  });

  test('the published title counts, and the arXiv title is an alias', () => {
    const pixel = paper('2505.15966');
    assert.equal(
      pixel.title,
      'Pixel Reasoner: Incentivizing Pixel Space Reasoning via Reinforcement Learning',
    );
    assert.deepEqual(pixel.custom.aliases, [
      'Pixel Reasoner: Incentivizing Pixel-Space Reasoning with Curiosity-Driven Reinforcement Learning',
    ]);
    assert.equal(displayName(pixel), 'Pixel Reasoner');
    assert.equal(
      paper('2505.21457').title,
      'ACTIVE-o3: Empowering MLLMs with Active Perception via Pure Reinforcement Learning',
    );
    assert.match(paper('2505.12370').title, /^SE-GUI: /);
  });

  test('the name people know a work by is its short name', () => {
    const names = {
      '2601.05242': 'GDPO',
      '2505.20289': 'VisTA',
      '2506.03569': 'MiMo-VL',
      '2508.02324': 'Qwen-Image',
      '2509.02544': 'UI-TARS-2',
      '2507.01006': 'GLM-4.1V-Thinking',
      '2305.15260': 'CoWorld',
      '2410.03618': 'LS-Imagine',
      '2505.07538': 'Selftok',
      '2602.02380': 'UnifiedReward-Flex',
      '2509.06818': 'UMO',
      '2504.16656': 'Skywork R1V2',
      '2510.25889': 'π_RL',
    };
    for (const [arxiv, name] of Object.entries(names)) assert.equal(paper(arxiv).custom.shortName, name);
    for (const phrase of ['2505.11409', '2510.21583', '2601.02256', '2508.04416', '2505.18129'])
      assert.equal(paper(phrase).custom.shortName, undefined);
    assert.deepEqual(
      papers.filter(({ custom }) => custom.shortName === 'Perception-R1').map(({ custom }) => custom.arxiv),
      ['2504.07954', '2506.07218'],
    );
    assert.equal(paper('2510.25889').id, 'chen2025pirl');
  });

  test('volumes of a series are given as such', () => {
    const { volume, page, 'collection-title': series } = paper('2406.02081');
    assert.deepEqual(
      [volume, page, series],
      ['235', '27653-27674', 'Proceedings of Machine Learning Research'],
    );
  });

  test('teams and authors both count, in the order of the title page', () => {
    const authors = paper('2506.03569').author ?? [];
    assert.equal(authors.length, 74);
    assert.deepEqual(authors[0], { literal: 'Xiaomi LLM-Core Team' });
    assert.deepEqual(authors[1], { given: 'Zihao', family: 'Yue' });
    assert.deepEqual(paper('2502.12148').author?.map(fullName).slice(3, 5), [
      'Shiyi Zhang',
      'Chenming Shang',
    ]);
  });

  test('readers are told of a withdrawal', () => {
    assert.match(paper('2511.01450').custom.note ?? '', /withdrawn/i);
  });
});

/** What the source printed is quoted as it was, odd blanks and all. */
const bundledFrom = new Set(bundledCuration().flatMap(({ from }) => textsIn(from)));
