import assert from 'node:assert/strict';
import { readDeclarations } from '../../../../src/citation/citationContext';
import { joined, testContexts, testFound, testPlans } from '../cursor';

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
    ['nothing in an empty document', '|', undefined],
    ['not a label of the document', '= A <sec:a>\nSee @sec:a|', undefined],
    ['in content after a statement', '#set text(9pt); @gd|', 'gd'],
    ['on the line behind a statement', '#let x = 1\n@gd|', 'gd'],
    ['in content of a statement', '#let x = [see @gd|]', 'gd'],
    ['behind content that ends in a statement', '#box[#let x = 1] and @gd|', 'gd'],
    ['not in an address', 'https://example.org/@gd|', undefined],
    ['not in a string behind #', '#"@gd|"', undefined],
    ['not in a call that is only spoken of', 'cite(<gd|>)', undefined],
    ['a call in code', '#f(cite(<gd|>))', { query: 'gd', citation: 'cite(<gd>)' }],
    ['by label', '#cite(label("gd|"))', { query: 'gd', citation: 'cite(label("gd"))' }],
    ['not behind raw text that is left open', '```\n@gd|', undefined],
  ]);
  testFound('typst', [
    [
      'mentions and calls',
      '@a, @b[p. 7] and #cite(<c>, form: "prose") #cite(label("d e"))',
      ['a', 'b', 'c', 'd'],
    ],
    ['no full stop', 'See @a. And @b: c', ['a', 'b']],
    ['not the labels of the document', '= One <sec:one>\n@sec:one @a', ['a']],
    ['a hyphen at the end is part of the key', '@a- @b-c.', ['a-', 'b-c']],
    ['neither addresses nor e-mail', 'https://x.org/@a me@b.org https://x.org @c', ['c']],
    ['with a supplement', '@c[p. 3 @a]@d', ['c', 'a', 'd']],
    ['nothing in comments and raw text', '/* @a /* @b */ @c */ `@d` // @e\n@f', ['f']],
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
    ['at a lone @', 'As @| shows', ['a', 'b'], 'As @a @b shows'],
    ['before brackets', 'As |[x]', ['a'], 'As @a [x]'],
    ['in an empty call', '#cite(<|>)', ['a', 'b'], '#cite(<a>) #cite(<b>)'],
    ['in a call half typed', '#cite(<|', ['a'], '#cite(<a>)'],
    ['in a call that is not closed', 'x #cite(<a|', ['b'], 'x #cite(<a>) @b'],
    ['in an empty call by label', '#cite(label("|"))', ['a', 'b'], '#cite(label("a")) #cite(label("b"))'],
    ['beside a call in code', '#f(cite(<a>|))', ['b'], '#f(cite(<a>) + cite(<b>))'],
    ['what is there already', '@a |@b', ['a', 'b'], '@a @b'],
    ['a reference to a figure is left alone', '#box[] <a> @a|', ['b'], '#box[] <a> @a @b'],
    ['in a heading', '= On |', ['a'], '= On @a'],
    ['in an empty document', '|', ['a'], '@a'],
    ['not in raw text', '`x|`', ['a'], undefined],
  ]);
  test('what is chosen takes the place of the query', () => {
    assert.equal(joined('As @gd|', 'typst', 'a', 'b'), 'As @a @b');
    assert.equal(joined('#cite(<gd|>)', 'typst', 'a'), '#cite(<a>)');
    assert.equal(joined('#cite(<gd|>)', 'typst', 'a', 'b'), '#cite(<a>) #cite(<b>)');
    assert.equal(joined('#f(cite(<gd|>))', 'typst', 'a', 'b'), '#f(cite(<a>) + cite(<b>))');
    assert.equal(joined('#cite(label("|"))', 'typst', 'a', 'b'), '#cite(label("a")) #cite(label("b"))');
  });
  test('bibliographies and parts', async () => {
    const text =
      '#include "one.typ"\n// #bibliography("no.bib")\n#bibliography(\n  ("a.bib", "/b.yml"),\n  style: "x.csl",\n  title: "References")';
    const { files, includes } = await readDeclarations(text, 'typst');
    assert.deepEqual([files, includes], [['a.bib', '/b.yml'], ['one.typ']]);
    assert.deepEqual((await readDeclarations('#bibliography("refs.bib", full: true)', 'typst')).files, [
      'refs.bib',
    ]);
    const given = await readDeclarations(
      '#show: thesis.with(\n  refs: bibliography("a.bib", full: true),\n)',
      'typst',
    );
    assert.deepEqual([given.files, given.citesAll], [['a.bib'], true]);
    assert.equal((await readDeclarations('#bibliography("a.bib")', 'typst')).citesAll, false);
    assert.deepEqual(
      (await readDeclarations('A bibliography("no.bib") #import "t.typ": x', 'typst')).files,
      [],
    );
    assert.deepEqual((await readDeclarations('#bibliography("a.bib', 'typst')).files.length, 1);
  });
});
