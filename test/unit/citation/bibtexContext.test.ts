import assert from 'node:assert/strict';
import { findCitations } from '../../../src/citation/citationContext';
import { planCitation } from '../../../src/citation/insertCitation';
import { testContexts } from './cursor';

const entry = '@article{a,\n  title = {A title},\n}\n';

suite('BibTeX: typing between entries', () => {
  testContexts('bibtex', [
    ['an empty file', 'gd|', { query: 'gd', citation: 'gd', keys: [] }],
    ['two words', 'pixel reas|', 'pixel reas'],
    ['the middle of a word', 'pix|el', { query: 'pix', replaces: 'pixel' }],
    ['behind @', '@gd|', { query: 'gd', citation: '@gd' }],
    ['a bare @', '@|', { query: '', citation: '@' }],
    ['indented', '  gd|', { query: 'gd', citation: 'gd' }],
    ['behind an entry', `${entry}\ngd|`, 'gd'],
    ['right below an entry', `${entry}gd|`, 'gd'],
    ['between two entries', `${entry}\ngd|\n\n${entry}`, 'gd'],
    ['behind an entry in parentheses', '@article(a,\n  title = {A) title},\n)\n\ngd|', 'gd'],
    ['behind a broken entry and a sound one', `@article{b,\n  title = {x\n\n${entry}\ngd|`, 'gd'],
    ['behind a broken entry and a blank line', '@article{b,\n  title = {x\n\ngd|', 'gd'],
    ['Windows line ends', `${entry.replaceAll('\n', '\r\n')}\r\ngd|\r\n`, 'gd'],
    ['an empty line', `${entry}\n|\n`, undefined],
    ['in an entry', '@article{a,\n  gd|\n}\n', undefined],
    ['in an entry behind a field', '@article{a,\n  title = {x},\n  gd|\n}\n', undefined],
    ['in an entry in parentheses', '@article(a,\n  title = {x (y) z},\n  gd|\n)\n', undefined],
    ['in a value over several lines', '@article{a,\n  abstract = {One\n  gd|\n  two},\n}\n', undefined],
    ['in a value with a blank line', '@article{a,\n  abstract = {One\n\ngd|\n\n  two},\n}\n', undefined],
    ['in a cross reference', '@article{a,\n  crossref = {|},\n}\n', undefined],
    ['in a broken entry', '@article{b,\n  title = {x\n  gd|', undefined],
    ['on the head of an entry', '@arti|cle{a,\n}\n', undefined],
    ['in the key of an entry', '@article{a|,\n}\n', undefined],
    ['a comment', '% gd|', undefined],
    ['a @comment', '@comment{\n  gd|\n}\n', undefined],
  ]);

  test('a .bib file cites nothing and takes no citation', () => {
    assert.deepEqual(findCitations('@a [@b] \\cite{c}', 'bibtex'), []);
    assert.equal(planCitation('', 0, 'bibtex', ['a'], { command: 'cite' }), undefined);
  });
});
