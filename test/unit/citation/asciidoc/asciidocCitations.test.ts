import assert from 'node:assert/strict';
import { readDeclarations } from '../../../../src/citation/citationContext';
import { testContexts, testFound, testPlans } from '../cursor';

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
    ['with words before', 'cite:See[gd|]', 'gd'],
    ['behind pages with a comma', 'cite:[a(1, 2), gd|]', { query: 'gd', keys: ['a'] }],
    ['not in the pages', 'cite:[a(12|)]', undefined],
    ['half typed', 'cite:[|', ''],
    ['not where it is escaped', '\\cite:[gd|]', undefined],
    ['not passed through', 'x `+cite:[gd|]+` y', undefined],
    ['nor by the macro', 'pass:[cite:gd|]', undefined],
    ['not in a literal paragraph', 'x\n\n  cite:[gd|]\n', undefined],
    ['but in an item', 'x\n\n  * cite:[gd|]\n', 'gd'],
    ['not in a paragraph of source', '[source,adoc]\ncite:[gd|]\n', undefined],
    ['but behind it', '[source,adoc]\nx\n\ncite:[gd|]\n', 'gd'],
    ['not in a block left open', '....\ncite:[gd|]\n', undefined],
    ['not in other macros', 'xcite:[gd|] link:x[gd]', undefined],
  ]);
  testFound('asciidoc', [
    ['keys without their pages', 'cite:[a, b(12-15)] fullcite:[c]', ['a', 'b', 'c']],
    ['pages with commas', 'citenp:[a(1,2),b( 3 , 4 )] nocite:[c]', ['a', 'b', 'c']],
    ['options are no keys', 'citep:[a, page=41-42] cite:See[b] cite:[ , ]', ['a', 'b']],
    ['plus signs that pass nothing through', '1 + cite:[a] + 2 and cite:[b]+[c]', ['a', 'b']],
    ['not in blocks', '....\ncite:[a]\n....\ncite:[b]\n```\ncite:[c]\n```\n+++\n', ['b']],
  ]);
  testPlans('asciidoc', [
    ['in text', 'See |.', ['a', 'b'], 'See cite:[a, b].'],
    ['in a citation', 'cite:[a(1)|,b]', ['a', 'c'], 'cite:[a(1),c,b]'],
    ['in an empty one', 'cite:[|]', ['a'], 'cite:[a]'],
    ['not in a listing', '----\n|\n----\n', ['a'], undefined],
    ['beside words', 'See|x', ['a'], 'See cite:[a] x'],
    ['behind pages with a comma', 'cite:[a(1, 2)|]', ['b'], 'cite:[a(1, 2),b]'],
    ['half typed', 'cite:[a|', ['b'], 'cite:[a,b'],
    ['not where it were literal', 'x\n\n  |', ['a'], undefined],
    ['what is there already', 'cite:[a]|', ['a'], 'cite:[a]'],
  ]);
  test('bibliographies and parts', async () => {
    const text = '= Title\n:bibtex-file: refs/my.bib\n\ninclude::part.adoc[]\ninclude::{x}.adoc[]\n';
    const { files, includes } = await readDeclarations(text, 'asciidoc');
    assert.deepEqual([files, includes], [['refs/my.bib'], ['part.adoc']]);
    assert.deepEqual((await readDeclarations(':bibliography-database: a.bib\r\n', 'asciidoc')).files, [
      'a.bib',
    ]);
    assert.deepEqual((await readDeclarations('text', 'asciidoc')).files, []);
  });
});
