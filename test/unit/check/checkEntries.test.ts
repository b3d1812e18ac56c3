import assert from 'node:assert/strict';
import { scanBibliography } from '../../../src/bibliography/scan';
import { checkEntries } from '../../../src/check/checkEntries';
import { describeProblem } from '../../../src/check/wording';
import type { Dialect } from '../../../src/util/dialect';
import { bundledCatalog } from '../data/bundled';

const catalog = bundledCatalog();

/** `code key` of every problem of the bibliographies, in the order in which they are told. */
function problems(
  bibs: string | readonly string[],
  { dialect = 'bibtex', cited }: { dialect?: Dialect; cited?: readonly string[] } = {},
): string[] {
  const files = [bibs].flat().map((text, file) => ({ file, entries: scanBibliography(text) }));
  const checks = { catalog, dialect, cited: cited && new Set(cited) };
  return checkEntries(files, checks).map(({ code, entry }) => `${code} ${entry.key}`);
}

suite('A preprint that was published since', () => {
  const forms = [
    '@misc{k, title = {GDPO}, eprint = {2601.05242}}',
    '@article{k, author={Liu}, title = {GDPO}, journal = {arXiv preprint arXiv:2601.05242}, year=2026}',
    '@article{k, author={Liu}, title = {GDPO}, journal = {CoRR}, volume = {abs/2601.05242}, year=2026}',
    '@online{k, title = {GDPO}, url = {https://arxiv.org/abs/2601.05242v2}}',
    '@misc{k, title = {GDPO}, doi = {10.48550/arXiv.2601.05242}}',
  ];
  for (const bib of forms) test(bib, () => assert.deepEqual(problems(bib), ['published-since k']));

  const fine = [
    '@inproceedings{k, author={Liu}, title = {GDPO}, booktitle = {ICML}, year = 2026, eprint = {2601.05242}}',
    '@article{k, author={Liu}, title = {GDPO}, journal = {Some Journal}, year = 2026, eprint = {2601.05242}}',
    '@misc{k, title = {GDPO}}',
    '@misc{k, title = {Attention Is All You Need}, eprint = {1706.03762}}',
  ];
  for (const bib of fine) test(`not: ${bib}`, () => assert.deepEqual(problems(bib), []));
});

suite('The same work twice', () => {
  test('by arXiv id in any form, in one bibliography or in two', () => {
    const a = '@misc{a, title = {X}, eprint = {1706.03762v5}}';
    const b = '@misc{b, title = {X}, url = {https://arxiv.org/abs/1706.03762}}';
    assert.deepEqual(problems(`${a}\n${b}`), ['same-work a', 'same-work b']);
    assert.deepEqual(problems([a, b]), ['same-work a', 'same-work b']);
  });

  test('by title, author and year only where no identifier tells: a hint', () => {
    const entry = (key: string, more = ''): string =>
      `@misc{${key}, title = {A {Long} Enough Title}, author = {Ada Lovelace and others}, year = 1843${more}}`;
    assert.deepEqual(problems(`${entry('a')}\n${entry('b').replace('Ada Lovelace', 'Lovelace, A.')}`), [
      'possibly-same a',
      'possibly-same b',
    ]);
    assert.deepEqual(problems(entry('a', ', doi={10.1000/1}') + entry('b', ', doi={10.1000/2}')), []);
    assert.deepEqual(problems(entry('a') + entry('b').replace('1843', '1844')), []);
  });

  test('a key that stands twice, whatever its case, and biblatex’ further keys', () => {
    assert.deepEqual(problems('@misc{a, title={1}}\n@misc{A, title={2}}'), [
      'duplicate-key a',
      'duplicate-key A',
    ]);
    assert.deepEqual(problems('@misc{a, title={1}}\n@misc{b, ids={x, a}, title={2}}'), [
      'duplicate-key a',
      'duplicate-key b',
    ]);
    assert.deepEqual(problems('@misc{a, ids={a}, title={1}}'), []);
    assert.deepEqual(
      problems('@misc{a, title={1}, eprint={1706.03762}}\n@misc{a, title={1}, eprint={1706.03762}}'),
      ['duplicate-key a', 'duplicate-key a'],
    );
  });
});

suite('An identifier of another paper', () => {
  test('is told when neither title nor author agree', () => {
    const bib =
      '@misc{k, title = {Attention Is All You Need}, author = {Vaswani, Ashish}, eprint = {2601.05242}}';
    assert.deepEqual(problems(bib), ['wrong-identifier k']);
  });

  const fine = [
    '@misc{k, title = {GDPO and an old title}, author = {Someone}, eprint = {2412.00000}}',
    '@inproceedings{k, title = {Group reward-Decoupled Normalization}, author={S. Liu}, booktitle={x}, year=2026, eprint = {2601.05242}}',
    '@inproceedings{k, title = {Wholly Renamed}, author={Liu, Shih-Yang and others}, booktitle={x}, year=2026, eprint = {2601.05242}}',
    '@inproceedings{k, author={x}, booktitle={x}, year=2026, eprint = {2601.05242}}',
  ];
  for (const bib of fine) {
    test(`not: ${bib}`, () => assert.ok(!problems(bib).some((problem) => problem.startsWith('wrong')), bib));
  }

  test('no entry of the catalog itself is suspected', () => {
    for (const paper of catalog.papers.filter(({ custom }) => custom.arxiv)) {
      const bib = `@misc{k, title = {${paper.title}}, eprint = {${paper.custom.arxiv}}}`;
      assert.ok(!problems(bib).includes('wrong-identifier k'), paper.title);
    }
  });
});

suite('Required fields', () => {
  const cases: readonly [bib: string, dialect: Dialect, expected: string[]][] = [
    ['@article{k, author={A}, title={T}, year=2000}', 'bibtex', ['missing-field k']],
    ['@article{k, author={A}, title={T}, journal={J}, year=2000}', 'bibtex', []],
    ['@article{k, author={A}, title={T}, journaltitle={J}, date={2000-01}}', 'biblatex', []],
    ['@book{k, editor={E}, title={T}, publisher={P}, year=2000}', 'bibtex', []],
    ['@inproceedings{k, crossref={p}, title={T}}', 'bibtex', []],
    ['@inproceedings{k, author={A}, title={ }, booktitle={B}, year=2000}', 'bibtex', ['missing-field k']],
    ['@misc{k}', 'bibtex', []],
    ['@mytype{k}', 'biblatex', []],
  ];
  for (const [bib, dialect, expected] of cases) {
    test(`${bib} in ${dialect}`, () => assert.deepEqual(problems(bib, { dialect }), expected));
  }
});

suite('Entries that cannot be read, and entries that nobody cites', () => {
  test('a missing brace is told once, and costs its own entry only', () => {
    assert.deepEqual(problems('@misc{a, title = {Open\n\n@misc{a, title = {X}}'), ['unreadable-entry a']);
  });

  test('unused, where it is known what is cited', () => {
    const bib = '@misc{Used, title={1}}\n@misc{other, ids={alias}, title={2}}\n@misc{idle, title={3}}';
    assert.deepEqual(problems(bib, { cited: ['used', 'alias'] }), ['unused-entry idle']);
    assert.deepEqual(problems(bib), []);
  });
});

suite('The words for it', () => {
  test('name the venue, the other entry and its bibliography', () => {
    const files = [
      '@misc{a, title={GDPO}, eprint={2601.05242}}',
      '@misc{b, title={GDPO}, eprint={2601.05242}}',
    ].map((text, file) => ({ file: `${file}.bib`, entries: scanBibliography(text) }));
    const told = checkEntries(files, { catalog, dialect: 'bibtex' }).map((problem) =>
      describeProblem(problem, (file) => file),
    );
    assert.deepEqual(told, [
      'Published at ICML 2026; this entry is the preprint.',
      'Published at ICML 2026; this entry is the preprint.',
      'Same work as "b" in 1.bib (arXiv:2601.05242).',
      'Same work as "a" in 0.bib (arXiv:2601.05242).',
    ]);
  });
});
