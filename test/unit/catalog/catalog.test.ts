import assert from 'node:assert/strict';
import { parseCatalog } from '../../../src/catalog/catalog';

const categories = {
  categories: [
    {
      id: 'a',
      label: 'A',
      description: 'First.',
      children: [
        { id: 'a/x', label: 'X', description: 'Inner.', children: [] },
        { id: 'a/y', label: 'Y', description: 'Empty.' },
      ],
    },
  ],
  applications: [{ id: 'robotics', label: 'Robotics' }],
  methods: [{ id: 'grpo', label: 'GRPO' }],
};

const item = (id: string, custom: object = {}, fields: object = {}): object => ({
  id,
  type: 'article',
  title: id,
  custom: { categories: ['a/x'], ...custom },
  ...fields,
});

suite('parseCatalog', () => {
  test('finds papers by key, arXiv id and DOI in any spelling', () => {
    const catalog = parseCatalog(
      [item('one', { arxiv: '2601.05242' }), item('two', {}, { DOI: '10.1109/ABC' })],
      categories,
    );
    const [one, two] = catalog.papers;
    assert.equal(catalog.byId('one'), one);
    for (const id of ['2601.05242v2', 'https://arxiv.org/pdf/2601.05242', '10.48550/arXiv.2601.05242'])
      assert.equal(catalog.byArxiv(id), one, id);
    for (const doi of ['10.1109/abc', 'https://doi.org/10.1109/ABC'])
      assert.equal(catalog.byDoi(doi), two, doi);
  });

  test('finds nothing for what is no identifier, or nobody’s', () => {
    const { byId, byArxiv, byDoi, category, papersIn } = parseCatalog([item('one')], categories);
    assert.deepEqual(
      [byId('toString'), byArxiv('2601.05242'), byArxiv(''), byDoi('10.1/x'), byDoi(''), category('b')],
      Array(6).fill(undefined),
    );
    assert.deepEqual(papersIn('b'), []);
  });

  test('a category has the papers beneath it too, each once and in the order of the file', () => {
    const catalog = parseCatalog(
      [item('one', { categories: ['a/x', 'a'] }), item('two', { categories: ['a'] }), item('three')],
      categories,
    );
    const ids = (papers: readonly { id: string }[]): string[] => papers.map(({ id }) => id);
    assert.deepEqual(ids(catalog.papersIn('a')), ['one', 'two', 'three']);
    assert.deepEqual(ids(catalog.papersDirectlyIn('a')), ['one', 'two']);
    assert.deepEqual(ids(catalog.papersDirectlyIn('a/x')), ['one', 'three']);
    assert.deepEqual(catalog.papersIn('a/y'), []);
    assert.equal(catalog.category('a/x')?.label, 'X');
    assert.deepEqual(catalog.category('a/y')?.children, []);
  });

  test('says which record is wrong', () => {
    const fails = (papers: unknown, tree: unknown, message: RegExp): void =>
      assert.throws(() => parseCatalog(papers, tree), message);
    fails({}, categories, /papers must be an array/);
    fails([item('one'), null], categories, /item 1 has no id or title/);
    fails([item('one', {}, { title: undefined })], categories, /item 0 has no id or title/);
    fails([{ id: 'one', title: 'One' }], categories, /one has no categories/);
    fails([item('one'), item('one')], categories, /key one stands twice/);
    fails([item('one', { categories: ['b'] })], categories, /one names the unknown category b/);
    fails([], null, /has no categories/);
    fails([], { categories: [{ id: 'a' }] }, /no id or label/);
  });

  test('facets may be missing', () => {
    const { applications, methods } = parseCatalog([], { categories: [] });
    assert.deepEqual([applications, methods], [[], []]);
  });
});
