import assert from 'node:assert/strict';
import {
  citationContextAt,
  joinKeys,
  readDeclarations,
  syntaxModulesOf,
} from '../../../src/citation/citationContext';
import { testContexts, testFound, testPlans } from './cursor';

/** The text after the keys have taken the place of the query at the marker. */
function joined(marked: string, languageId: string, ...keys: string[]): string {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const context = citationContextAt(text, offset, languageId)!;
  return text.slice(0, context.replaceStart) + joinKeys(text, context, keys) + text.slice(context.replaceEnd);
}

suite('Typst', () => {
  testContexts('typst', [
    ['behind @', 'As @gd|', 'gd'],
    ['an empty query', 'As @|.', ''],
    ['with punctuation inside', 'As @a:b-c|', 'a:b-c'],
    ['in a call', '#cite(<gd|>)', { query: 'gd', citation: '#cite(<gd>)'.slice(1) }],
    ['in a call half typed', '#cite(<|', ''],
    ['within content of a call', '#figure(caption: [see @gd|])', 'gd'],
    ['behind a row', 'As @a @b|', { query: 'b', keys: ['a'] }],
    ['in the middle of a key', 'As @li|u2026', { query: 'li', replaces: 'liu2026' }],
    ['not in an address', 'me@exam|ple.org', undefined],
    ['not in a comment', '// @gd|', undefined],
    ['not in a block comment', '/* /* x */ @gd| */', undefined],
    ['but behind an address', 'https://example.org @gd|', 'gd'],
    ['not in raw text', '`@gd|`', undefined],
    ['not in raw blocks', '```\n@gd|\n```', undefined],
    ['not in a string of code', '#f("@gd|")', undefined],
    ['not as an argument', '#f(@gd|)', undefined],
    ['not in other labels', '#ref(<gd|>)', undefined],
    ['not where it is escaped', '\\@gd|', undefined],
  ]);
  testFound('typst', [
    [
      'mentions and calls',
      '@a, @b[p. 7] and #cite(<c>, form: "prose") #cite(label("d e"))',
      ['a', 'b', 'c', 'd'],
    ],
    ['no full stop', 'See @a. And @b: c', ['a', 'b']],
    ['not the labels of the document', '= One <sec:one>\n@sec:one @a', ['a']],
    ['quotes in markup are text', '"@a" and #text(red)["@b"]', ['a', 'b']],
  ]);
  testPlans('typst', [
    ['in text', 'As | shows', ['a', 'b'], 'As @a @b shows'],
    ['behind a word', 'As|', ['a'], 'As @a'],
    ['beside a mention', 'As @a| shows', ['a', 'b'], 'As @a @b shows'],
    ['behind its supplement', 'As @a|[p. 7] shows', ['b'], 'As @a[p. 7] @b shows'],
    ['behind a call', '#cite(<a|>, form: "prose") x', ['b'], '#cite(<a>, form: "prose") @b x'],
    ['not in a comment', '// x |', ['a'], undefined],
    ['not in code', '#let x = f(|)', ['a'], undefined],
  ]);
  test('what is chosen takes the place of the query', () => {
    assert.equal(joined('As @gd|', 'typst', 'a', 'b'), 'As @a @b');
    assert.equal(joined('#cite(<gd|>)', 'typst', 'a'), '#cite(<a>)');
  });
  test('bibliographies and parts', async () => {
    const text =
      '#include "one.typ"\n// #bibliography("no.bib")\n#bibliography(\n  ("a.bib", "/b.yml"),\n  style: "x.csl",\n  title: "References")';
    const { files, includes } = await readDeclarations(text, 'typst');
    assert.deepEqual([files, includes], [['a.bib', '/b.yml'], ['one.typ']]);
    assert.deepEqual((await readDeclarations('#bibliography("refs.bib", full: true)', 'typst')).files, [
      'refs.bib',
    ]);
  });
});

suite('AsciiDoc', () => {
  testContexts('asciidoc', [
    ['in brackets', 'See cite:[gd|].', { query: 'gd', citation: 'cite:[gd]' }],
    ['several words', 'cite:[pixel reas|]', 'pixel reas'],
    ['behind a key', 'citenp:[a, b|, c(1-2)]', { query: 'b', keys: ['a', 'c'] }],
    ['half typed', 'cite:[|', ''],
    ['not in pages', 'cite:[a(1|)]', undefined],
    ['not behind the brackets', 'cite:[a] |', undefined],
    ['not in another word', 'recite:[gd|]', undefined],
    ['not in a listing', '----\ncite:[gd|]\n----\n', undefined],
    ['not in a comment', '// cite:[gd|]', undefined],
    ['not in a comment block', '////\ncite:[gd|]\n////\n', undefined],
  ]);
  testFound('asciidoc', [
    ['keys without their pages', 'cite:[a, b(12-15)] fullcite:[c]', ['a', 'b', 'c']],
    ['not in blocks', '....\ncite:[a]\n....\ncite:[b]\n```\ncite:[c]\n```\n+++\n', ['b']],
  ]);
  testPlans('asciidoc', [
    ['in text', 'See |.', ['a', 'b'], 'See cite:[a, b].'],
    ['in a citation', 'cite:[a(1)|,b]', ['a', 'c'], 'cite:[a(1),c,b]'],
    ['in an empty one', 'cite:[|]', ['a'], 'cite:[a]'],
    ['not in a listing', '----\n|\n----\n', ['a'], undefined],
  ]);
  test('bibliographies and parts', async () => {
    const text = '= Title\n:bibtex-file: refs/my.bib\n\ninclude::part.adoc[]\ninclude::{x}.adoc[]\n';
    const { files, includes } = await readDeclarations(text, 'asciidoc');
    assert.deepEqual([files, includes], [['refs/my.bib'], ['part.adoc']]);
  });
});

suite('Org', () => {
  testContexts('org', [
    ['behind @', 'As [cite:@gd|]', { query: 'gd', citation: '[cite:@gd]' }],
    ['with a style and a second key', '[cite/text/f:see @a p. 3; @b|]', { query: 'b', keys: ['a'] }],
    ['without @', '[cite:gd|]', 'gd'],
    ['not in a block', '#+begin_src\n[cite:@gd|]\n#+end_src', undefined],
    ['not in a comment', '# [cite:@gd|]', undefined],
    ['not verbatim', 'x =[cite:@gd|]= y', undefined],
  ]);
  testFound('org', [['with notes', '[cite:see @a p. 3; also @b; nothing] [cite/t:@c]', ['a', 'b', 'c']]]);
  testPlans('org', [
    ['in text', 'As |.', ['a', 'b'], 'As [cite:@a; @b].'],
    ['in a citation', '[cite:@a p. 3|]', ['b'], '[cite:@a p. 3; @b]'],
  ]);
  test('what is chosen gets its @', () => {
    assert.equal(joined('[cite:gd|]', 'org', 'a'), '[cite:@a]');
    assert.equal(joined('[cite:@gd|]', 'org', 'a', 'b'), '[cite:@a; @b]');
  });
  test('bibliographies and parts', async () => {
    const text =
      '#+BIBLIOGRAPHY: "my refs.bib"\n#+bibliography: b.bib\nbibliography:c.bib\n#+INCLUDE: "part.org" :x\n';
    const { files, includes } = await readDeclarations(text, 'org');
    assert.deepEqual([files, includes], [['my refs.bib', 'b.bib', 'c.bib'], ['part.org']]);
  });
});

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
  ]);
  testFound('restructuredtext', [
    ['roles', ':cite:`a,b` :cite:p:`c`\n\n.. [x] :cite:`d`', ['a', 'b', 'c', 'd']],
  ]);
  testPlans('restructuredtext', [
    ['in text', 'See |.', ['a', 'b'], 'See :cite:`a,b`.'],
    ['in a role', ':cite:`a|`', ['b'], ':cite:`a,b`'],
  ]);
  test('bibliographies, in the document and in the project', async () => {
    const { files } = await readDeclarations(
      '.. bibliography:: a.bib b.bib\n   :all:\n.. bibliography::\n',
      'restructuredtext',
    );
    assert.deepEqual(files, ['a.bib', 'b.bib']);
    const { project } = syntaxModulesOf('restructuredtext')[0]!;
    const read = async (text: string, name: string) => (await project!.declarations(text, name)).files;
    assert.deepEqual(
      await read('x = 1\nbibtex_bibfiles = [\n  "a.bib",  # main\n  \'b.bib\',\n]\n', 'conf.py'),
      ['a.bib', 'b.bib'],
    );
    assert.deepEqual(await read('extensions = []\n', 'conf.py'), []);
  });
});

suite('MyST', () => {
  testContexts('myst', [
    ['in a role', 'See {cite}`gd|`', { query: 'gd', citation: '{cite}`gd`' }],
    ['with a style', '{cite:p}`a,b|`', { query: 'b', keys: ['a'] }],
    ['in a directive', '```{note}\n{cite}`gd|`\n```\n', 'gd'],
    ['not in code', '```\n{cite}`gd|`\n```\n', undefined],
    ['not in a code span', '`` {cite}`gd|` ``', undefined],
    ['not in a comment', '% {cite}`gd|`', undefined],
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
  testPlans('myst', [['in text', 'See |.', ['a'], 'See {cite}`a`.']]);
  test('bibliographies, in the document and in the project', async () => {
    assert.deepEqual((await readDeclarations('```{bibliography} refs.bib\n```\n', 'markdown')).files, [
      'refs.bib',
    ]);
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
