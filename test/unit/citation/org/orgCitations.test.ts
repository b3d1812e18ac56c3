import assert from 'node:assert/strict';
import { findCitations, readDeclarations } from '../../../../src/citation/citationContext';
import { joined, testContexts, testFound, testPlans } from '../cursor';

suite('Org', () => {
  testContexts('org', [
    ['behind @', 'As [cite:@gd|]', { query: 'gd', citation: '[cite:@gd]' }],
    ['with a style and a second key', '[cite/text/f:see @a p. 3; @b|]', { query: 'b', keys: ['a'] }],
    ['without @', '[cite:gd|]', 'gd'],
    ['not in a block', '#+begin_src\n[cite:@gd|]\n#+end_src', undefined],
    ['not in a comment', '# [cite:@gd|]', undefined],
    ['not verbatim', 'x =[cite:@gd|]= y', undefined],
    ['nor as code', 'x ~[cite:@gd|]~ y', undefined],
    ['behind words before the key', '[cite:see @gd|]', 'gd'],
    ['not in those words', '[cite:see al|]', undefined],
    ['not in the notes behind a key', '[cite:@wu2025rl p. 3|]', undefined],
    ['several words', '[cite:@gd policy|]', 'gd policy'],
    ['half typed', 'As [cite:@|', ''],
    ['not on a line of fixed width', ': [cite:@gd|]', undefined],
    ['not in an example', '#+BEGIN_EXAMPLE\n[cite:@gd|]\n', undefined],
    ['but behind one', '#+begin_example\nx\n#+end_example\n[cite:@gd|]', 'gd'],
  ]);
  testFound('org', [['with notes', '[cite:see @a p. 3; also @b; nothing] [cite/t:@c]', ['a', 'b', 'c']]]);
  testPlans('org', [
    ['in text', 'As |.', ['a', 'b'], 'As [cite:@a; @b].'],
    ['in a citation', '[cite:@a p. 3|]', ['b'], '[cite:@a p. 3; @b]'],
    ['at a lone @', '[cite:@|]', ['a', 'b'], '[cite:@a; @b]'],
    ['behind a note', '[cite:see|]', ['a'], '[cite:see @a]'],
    ['beside verbatim text', '=x=|', ['a'], '=x= [cite:@a]'],
    ['not in a block', '#+begin_src\n|\n#+end_src', ['a'], undefined],
    ['not in a comment', '# x|', ['a'], undefined],
    ['what is there already', '[cite:@a|; @b]', ['b', 'a'], '[cite:@a; @b]'],
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
    const nocite = await readDeclarations('[[bibliography:a.bib,b.bib]]\n[cite/nocite:@*]', 'org');
    assert.deepEqual([nocite.files, nocite.citesAll], [['a.bib', 'b.bib'], true]);
    assert.deepEqual(findCitations('[cite/nocite:@*]', 'org'), []);
  });
});

suite('org-ref', () => {
  testContexts('org', [
    ['a word of keys', 'See cite:a,gd|', { query: 'gd', keys: ['a'], citation: 'cite:a,gd' }],
    ['nothing typed yet', 'See cite:|', ''],
    ['behind a comma', 'See citep:a,|', { query: '', keys: ['a'] }],
    ['with ampersands', 'citet:&a;&gd|', { query: 'gd', keys: ['a'], citation: 'citet:&a;&gd' }],
    ['in a link', '[[cite:see &gd|]]', 'gd'],
    ['in an older link', '[[cite:a,gd|]]', { query: 'gd', keys: ['a'] }],
    ['in a link half typed', '[[citep:&|', ''],
    ['not in other links', 'file:gd| [[ref:gd]]', undefined],
    ['not in an address', 'https://x.org/cite:gd|', undefined],
    ['not verbatim', '=cite:gd|=', undefined],
    ['not in an example', '#+begin_example\ncite:gd|\n#+end_example', undefined],
  ]);
  testFound('org', [
    ['words', 'See cite:a,b. And (citep:c), autocite:d: cite: e', ['a', 'b', 'c', 'd']],
    ['words with ampersands', 'See cite:&a;&b and citeauthor:&c.', ['a', 'b', 'c']],
    ['links', '[[cite:see &a p. 3;&b][x]] [[citet*:c,d]]', ['a', 'b', 'c', 'd']],
    ['both ways of citing', 'cite:a [cite:@b] [cite/t:@c]', ['a', 'b', 'c']],
  ]);
  testPlans('org', [
    ['behind a key', 'See cite:a|.', ['b', 'c'], 'See cite:a,b,c.'],
    ['behind an ampersand', 'See cite:&a|.', ['b'], 'See cite:&a;&b.'],
    ['in a link', '[[cite:&a p. 3|;&b]]', ['c'], '[[cite:&a p. 3;&c;&b]]'],
    ['without keys yet', 'cite:|', ['a', 'b'], 'cite:a,b'],
    ['elsewhere as Org has it', 'See |', ['a'], 'See [cite:@a]'],
  ]);
  test('what is chosen takes the place of the query', () => {
    assert.equal(joined('cite:gd|', 'org', 'a', 'b'), 'cite:a,b');
    assert.equal(joined('[[cite:&gd|]]', 'org', 'a', 'b'), '[[cite:&a;&b]]');
    assert.equal(joined('cite:&a;|', 'org', 'b'), 'cite:&a;&b');
  });
});
