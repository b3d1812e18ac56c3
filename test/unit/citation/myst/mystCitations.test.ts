import assert from 'node:assert/strict';
import { readDeclarations, syntaxModulesOf } from '../../../../src/citation/citationContext';
import { testContexts, testFound, testPlans } from '../cursor';

suite('MyST', () => {
  testContexts('myst', [
    ['in a role', 'See {cite}`gd|`', { query: 'gd', citation: '{cite}`gd`' }],
    ['with a style', '{cite:p}`a,b|`', { query: 'b', keys: ['a'] }],
    ['in a directive', '```{note}\n{cite}`gd|`\n```\n', 'gd'],
    ['not in code', '```\n{cite}`gd|`\n```\n', undefined],
    ['not in a code span', '`` {cite}`gd|` ``', undefined],
    ['not in a comment', '% {cite}`gd|`', undefined],
    ['behind a directive', '```{note}\nx\n```\n{cite}`gd|`\n', 'gd'],
    ['in nested directives', '````{note}\n```{tip}\n{cite}`gd|`\n```\n````\n', 'gd'],
    ['behind code in a directive', '````{note}\n```python\nx\n```\n{cite}`gd|`\n````\n', 'gd'],
    ['not in code in a directive', '````{note}\n```python\n{cite}`gd|`\n```\n````\n', undefined],
    ['not in a directive of code', '```{code-cell} python\n{cite}`gd|`\n```\n', undefined],
    ['in colons', ':::{note}\n{cite}`gd|`\n:::\n', 'gd'],
    ['behind a backtick of another paragraph', 'a ` b\n\n{cite}`gd|`', 'gd'],
    ['behind words in braces', '{cite:p}`{see}gd|`', 'gd'],
    ['half typed', 'See {cite}`|', ''],
    ['not in other roles', '{ref}`gd|`', undefined],
  ]);
  testContexts('markdown', [
    ['a role in plain Markdown', 'See {cite:t}`gd|`', 'gd'],
    ['pandoc beside it', 'See [@gd|]', 'gd'],
  ]);
  testFound('markdown', [['both ways of citing', '{cite}`a` and [@b] and `{cite}`', ['a', 'b']]]);
  testPlans('markdown', [
    ['in a role', '{cite}`a|`', ['b'], '{cite}`a,b`'],
    ['elsewhere as pandoc has it', 'See |.', ['b'], 'See [@b].'],
  ]);
  testFound('myst', [
    [
      'behind directives and code',
      '```{note}\n{cite}`a`\n```\n{cite:t}`b{p. 3}, c`\n```\n{cite}`no`\n```\n{cite}`d`',
      ['a', 'b', 'c', 'd'],
    ],
    ['nothing in an empty document', '', []],
  ]);
  testPlans('myst', [
    ['in text', 'See |.', ['a', 'b'], 'See {cite}`a,b`.'],
    ['in a role', '{cite:p}`a|, b`', ['c'], '{cite:p}`a, c, b`'],
    ['in an empty role', '{cite}`|`', ['a'], '{cite}`a`'],
    ['not in a code span that begins', 'x ` y |', ['a'], undefined],
    ['not in code', '```\n|\n```', ['a'], undefined],
  ]);
  test('bibliographies, in the document and in the project', async () => {
    assert.deepEqual((await readDeclarations('```{bibliography} refs.bib\n```\n', 'markdown')).files, [
      'refs.bib',
    ]);
    const own = await readDeclarations(
      '---\nbibliography: a.bib\n---\n:::{bibliography} b.bib\n:::\n```{include} part.md\n```\n',
      'myst',
    );
    assert.deepEqual([own.files, own.includes], [['a.bib', 'b.bib'], ['part.md']]);
    const { project } = syntaxModulesOf('myst')[0]!;
    const read = async (text: string, name: string) => (await project!.declarations(text, name)).files;
    assert.deepEqual(await read('project:\n  bibliography:\n    - a.bib\n', 'myst.yml'), ['a.bib']);
    assert.deepEqual(await read('bibtex_bibfiles:\n  - a.bib\n  - b.bib\nx: y\n', '_config.yml'), [
      'a.bib',
      'b.bib',
    ]);
    assert.deepEqual(await read('sphinx:\n  config:\n    bibtex_bibfiles: ["a.bib"]\n', '_config.yml'), [
      'a.bib',
    ]);
  });
});
