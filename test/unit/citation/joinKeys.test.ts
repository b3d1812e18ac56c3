import assert from 'node:assert/strict';
import { citationContextAt, joinKeys } from '../../../src/citation/citationContext';
import { splitFinishedKey } from '../../../src/citation/joinKeys';

/** The text after the keys have taken the place of the query at the marker. */
function joined(marked: string, languageId: string, ...keys: string[]): string {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const context = citationContextAt(text, offset, languageId)!;
  return text.slice(0, context.replaceStart) + joinKeys(text, context, keys) + text.slice(offset);
}

suite('joinKeys', () => {
  test('a key takes the place of the query', () => {
    assert.equal(joined('\\cite{gdpo|}', 'latex', 'liu2026gdpo'), '\\cite{liu2026gdpo}');
    assert.equal(joined('\\cite{a, pixel reas|, b}', 'latex', 'key'), '\\cite{a, key, b}');
    assert.equal(joined('see [@gdpo|]', 'markdown', 'liu2026gdpo'), 'see [@liu2026gdpo]');
  });

  test('a finished key stays, set apart as the citation does it', () => {
    assert.equal(joined('\\cite{wu2025survey gdpo|}', 'latex', 'key'), '\\cite{wu2025survey,key}');
    assert.equal(joined('\\cite{a, wu2025survey gdpo|}', 'latex', 'key'), '\\cite{a, wu2025survey, key}');
    assert.equal(
      joined('\\cite[see, e.g.,][]{wu2025survey gdpo|}', 'latex', 'key').slice(-18),
      '{wu2025survey,key}',
    );
  });

  test('words before the query that are no key are part of it', () => {
    assert.deepEqual(splitFinishedKey('pixel reasoner'), { finished: '', rest: 'pixel reasoner' });
    assert.deepEqual(splitFinishedKey('wu2025survey '), { finished: 'wu2025survey', rest: '' });
    assert.deepEqual(splitFinishedKey('wu2025survey'), { finished: '', rest: 'wu2025survey' });
  });

  test('keys that pandoc would end too early are braced, those in braces are not braced again', () => {
    assert.equal(joined('[@gdpo|]', 'markdown', 'odd key'), '[@{odd key}]');
    assert.equal(joined('[@{gdpo|}]', 'markdown', 'key'), '[@{key}]');
    assert.equal(joined('[@gdpo|]', 'markdown', 'a', 'b'), '[@a; @b]');
  });
});
