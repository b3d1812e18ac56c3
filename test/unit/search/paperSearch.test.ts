import assert from 'node:assert/strict';
import { createPaperSearch } from '../../../src/search/paperSearch';
import * as sample from './samplePapers';
import { paper, sampleCategories, samplePapers } from './samplePapers';

const search = createPaperSearch(samplePapers, { categories: sampleCategories });
const ids = (query: string): string[] => search.search(query).map(({ id }) => id);

/** Asserts that each query gives exactly these papers, in any order. */
const finds = (papers: readonly { id: string }[], ...queries: string[]): void => {
  for (const query of queries) {
    assert.deepEqual(ids(query).sort(), papers.map(({ id }) => id).sort(), query);
  }
};

/** Asserts that the paper is first for each query. */
const first = ({ id }: { id: string }, ...queries: string[]): void => {
  for (const query of queries) assert.equal(ids(query)[0], id, query);
};

suite('paper search', () => {
  test('an empty query gives all papers, newest first', () => {
    assert.deepEqual(ids(' ').slice(0, 3), ['cai2026phygdpo', 'liu2026gdpo', 'chen2025rl']);
    assert.equal(ids('').length, samplePapers.length);
    assert.equal(ids('')[samplePapers.length - 1], 'simonini2022deep');
  });

  test('papers need no categories', () => {
    assert.deepEqual(
      createPaperSearch(samplePapers)
        .search('gdpo')
        .map(({ id }) => id),
      ['liu2026gdpo', 'cai2026phygdpo'],
    );
    assert.deepEqual(createPaperSearch([]).search('gdpo'), []);
  });

  test('short names, with and without what is between their parts', () => {
    first(sample.gdpo, 'gdpo', 'GDPO');
    finds([sample.pixelReasoner], 'pixel reas', 'pixelreas', 'Pixel-Reasoner');
    finds([sample.skywork], 'r1v2', 'r1-v2', 'skyworkr1', 'sky r1v');
    first(sample.flowGrpo, 'flowgrpo', 'flow-grpo', 'flow grpo', 'FlowGRPO');
  });

  test('words in any order, each of them possibly half typed', () => {
    finds([sample.pixelReasoner], 'curiosity pixel', 'reinf curio', 'reasoner su pix');
  });

  test('all words must be met', () => {
    finds([sample.flowGrpo], 'matching liu');
    finds([sample.gdpo, sample.flowGrpo, sample.visionReasoner], 'liu');
  });

  test('authors, also beyond the first, by any part of their names', () => {
    finds([sample.gdpo], 'shih-yang', 'shihyang', 'yu-chiang wang', 'wang frank', 'xin dong');
    finds([sample.nextScale], 'saez', 'Sáez', 'ocariz borde');
  });

  test('venue, year, key, identifiers', () => {
    finds([sample.pixelReasoner, sample.flowGrpo], 'neurips', 'nips', 'neurips 2025');
    finds([sample.gdpo, sample.phyGdpo, sample.visionReasoner], '2026');
    finds(
      [sample.gdpo],
      'liu2026g',
      'liu2026gdpo',
      'arXiv:2601.05242v3',
      'https://arxiv.org/abs/2601.05242',
      '2601.05',
    );
    finds([sample.worldModels], '10.1038/s41586-025-08744-2', '10.1038');
    finds([sample.pixelReasoner], 'https://github.com/TIGER-AI-Lab/Pixel-Reasoner/');
  });

  test('categories and facets', () => {
    finds([sample.phyGdpo], 'video generation');
    finds([sample.worldModels], 'robotics');
    finds([sample.course], 'courses');
  });

  test('aliases', () => {
    finds([sample.worldModels], 'dreamer', 'diverse domains');
    first(sample.worldModels, 'dreamerv3');
  });

  test('a greek letter is found by its name and as itself', () => {
    first(sample.piRl, 'pi rl', 'pirl', 'π_RL', 'π rl online');
  });

  test('a compound is found in one, in two and with a hyphen', () => {
    finds([sample.piRl, sample.nextScale], 'finetuning', 'fine tuning', 'fine-tun');
    const multimodal = createPaperSearch([paper('a2025a', 'Multimodal models', 'A B')]);
    for (const query of ['multi-modal', 'multi modal models'])
      assert.equal(multimodal.search(query).length, 1, query);
  });

  test('a plural finds the singular', () => {
    finds([sample.gdpo], 'rewards', 'multi rewards');
  });

  test('typos', () => {
    finds([sample.visionReasoner], 'visoinreasoner', 'visoin reasner');
    finds([sample.gdpo, sample.phyGdpo], 'gpdo');
    finds([sample.worldModels], 'hafnr', 'mastring wrold');
    finds([], 'zzzz', 'gqqo');
  });

  test('a typo counts when the word itself is known, but in no paper with the others', () => {
    const imagine = paper('wang2025imagine', 'Imagine worlds', 'A Wang');
    const image = paper('lee2025image', 'Image worlds', 'B Lee');
    const both = createPaperSearch([imagine, image]);
    assert.deepEqual(both.search('image wang'), [imagine]);
    assert.deepEqual(both.search('image worlds'), [image]);
  });

  test('rather a paper that lacks one word than none, the commonest one', () => {
    finds([sample.gdpo, sample.phyGdpo], 'gdpo qwertyuiop');
    finds([sample.worldModels], 'reinforcement hafner');
    finds([], 'qwertyuiop asdfghjkl', 'gdpo qwertyuiop asdfghjkl');
  });

  test('filters', () => {
    finds([sample.gdpo, sample.visionReasoner], 'author:liu year:2026');
    finds([sample.flowGrpo], 'author:liu venue:neurips', 'author:"jie liu"', 'author:liu year:2025');
    finds([sample.pixelReasoner], 'has:code', 'has:website', 'reasoner has:code');
    finds([sample.gdpo, sample.skywork, sample.piRl], 'has:pdf');
    finds(
      [sample.worldModels],
      'has:doi',
      'doi:10.1038/s41586',
      'app:robotics',
      'title:dreamer',
      'year:<2026 venue:nature',
    );
    finds([sample.course], 'is:webpage', 'year:2020-2024');
    finds([sample.phyGdpo, sample.skywork, sample.piRl, sample.nextScale], 'is:preprint');
    finds([sample.phyGdpo, sample.flowGrpo, sample.nextScale], 'cat:generation', 'cat:"visual generation"');
    finds([sample.flowGrpo, sample.nextScale], 'cat:generation -cat:video', 'cat:generation/image');
    finds([sample.skywork, sample.piRl], 'venue:arxiv');
    finds([sample.gdpo], 'method:grpo', 'key:liu2026g', 'arxiv:2601');
  });

  test('the words of a filter on authors must be one person’s', () => {
    finds([], 'author:"jie wang"');
    finds([sample.pixelReasoner], 'author:haozhe author:su');
  });

  test('a half-typed filter changes nothing', () => {
    assert.deepEqual(ids('gdpo year:'), ids('gdpo'));
    assert.deepEqual(ids('has:'), ids(''));
  });

  test('filters and identifiers hold when words are guessed or left out', () => {
    finds([sample.gdpo], 'gpdo author:liu', 'gdpo qwertyuiop author:liu');
    finds([], '2601.99999', 'gdpo author:nobody');
  });

  test('the limit is kept, and takes the best', () => {
    assert.deepEqual(
      search.search('gdpo', 1).map(({ id }) => id),
      ['liu2026gdpo'],
    );
    for (const limit of [0, -1, NaN]) assert.deepEqual(search.search('gdpo', limit), [], String(limit));
  });

  test('what was searched before changes nothing', () => {
    const fresh = createPaperSearch(samplePapers, { categories: sampleCategories });
    for (const query of ['g', 'gd', 'gdp', 'gpdo', 'liu gpdo', 'gdpo']) search.search(query);
    for (const query of ['g', 'gpdo', 'liu gpdo', 'gdpo'])
      assert.deepEqual(search.search(query), fresh.search(query));
  });
});
