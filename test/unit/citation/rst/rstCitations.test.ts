import assert from 'node:assert/strict';
import { readDeclarations, syntaxModulesOf } from '../../../../src/citation/citationContext';
import { testContexts, testFound, testPlans } from '../cursor';

suite('reStructuredText', () => {
  testContexts('restructuredtext', [
    ['in a role', 'See :cite:`gd|`', { query: 'gd', citation: ':cite:`gd`' }],
    ['in a role with a style', ':cite:t:`a,b|`', { query: 'b', keys: ['a'] }],
    ['half typed', ':footcite:`|', ''],
    ['not in other roles', ':ref:`gd|`', undefined],
    ['not in literal text', '``:cite:`gd|` ``', undefined],
    ['not in a literal block', 'Example::\n\n   :cite:`gd|`\n', undefined],
    ['but behind one', 'Example::\n\n   x\n\n:cite:`gd|`\n', 'gd'],
    ['not in code', '.. code-block:: rst\n\n   :cite:`gd|`\n', undefined],
    ['not in a comment', '.. hidden :cite:`gd|`\n', undefined],
    ['but in a note', '.. note:: See :cite:`gd|`\n', 'gd'],
    [
      'behind words in braces',
      ':cite:p:`{see, for one,}gd|`',
      { query: 'gd', citation: ':cite:p:`{see, for one,}gd`' },
    ],
    ['not in the words behind a key', ':cite:`a{p. 3|}`', undefined],
    ['in a directive that is text', '.. note::\n\n   :cite:`gd|`\n', 'gd'],
    ['in a definition', '.. [x] :cite:`gd|`\n', 'gd'],
    ['not where it is escaped', '\\:cite:`gd|`', undefined],
    ['not in math', '.. math::\n\n   :cite:`gd|`\n', undefined],
    ['not in the block of a comment', '..\n   :cite:`gd|`\n', undefined],
    ['not behind it', ':cite:`gd`|', undefined],
  ]);
  testFound('restructuredtext', [
    ['roles', ':cite:`a,b` :cite:p:`c`\n\n.. [x] :cite:`d`', ['a', 'b', 'c', 'd']],
    ['without the words beside them', ':cite:`{see, e.g.}a{p. 3, 4},b` :footcite:t:`c`', ['a', 'b', 'c']],
    ['over two lines', ':cite:`a,\n   b` x', ['a', 'b']],
    ['not in literal text', '``:cite:`a` `` :cite:`b`', ['b']],
  ]);
  testPlans('restructuredtext', [
    ['in text', 'See |.', ['a', 'b'], 'See :cite:`a,b`.'],
    ['in a role', ':cite:`a|`', ['b'], ':cite:`a,b`'],
    ['beside words', 'See|x', ['a'], 'See :cite:`a` x'],
    ['behind the words at a key', ':cite:`a{p. 1, 2}|, b`', ['c'], ':cite:`a{p. 1, 2}, c, b`'],
    ['in an empty role', ':cite:t:`|`', ['a'], ':cite:t:`a`'],
    ['not in a literal block that begins', 'x::\n\n   |', ['a'], undefined],
    ['not in code', '.. code-block:: rst\n\n   x|\n', ['a'], undefined],
    ['in an empty document', '|', ['a'], ':cite:`a`'],
  ]);
  test('bibliographies, in the document and in the project', async () => {
    const { files } = await readDeclarations(
      '.. bibliography:: a.bib b.bib\n   :all:\n.. bibliography::\n',
      'restructuredtext',
    );
    assert.deepEqual(files, ['a.bib', 'b.bib']);
    assert.equal(
      (await readDeclarations('.. bibliography::\n   :style: plain\n   :all:\n', 'restructuredtext'))
        .citesAll,
      true,
    );
    const parts = await readDeclarations(
      '.. include:: part.rst\n.. bibliography::\n\n:all:\n',
      'restructuredtext',
    );
    assert.deepEqual([parts.includes, parts.citesAll], [['part.rst'], false]);
    const { project } = syntaxModulesOf('restructuredtext')[0]!;
    const read = async (text: string, name: string) => (await project!.declarations(text, name)).files;
    assert.deepEqual(
      await read('x = 1\nbibtex_bibfiles = [\n  "a.bib",  # main\n  \'b.bib\',\n]\n', 'conf.py'),
      ['a.bib', 'b.bib'],
    );
    assert.deepEqual(await read('extensions = []\n', 'conf.py'), []);
    assert.deepEqual(await read("bibtex_bibfiles = ('a.bib',)\n", 'conf.py'), ['a.bib']);
    assert.deepEqual(await read('# bibtex_bibfiles = ["a.bib"]\n', 'conf.py'), []);
    assert.deepEqual(await read('bibtex_bibfiles = [', 'conf.py'), []);
  });
});
