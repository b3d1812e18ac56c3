import assert from 'node:assert/strict';
import { markdownUrl, shorten, withoutIcons, withoutLinks } from '../../../src/util/text';

suite('text', () => {
  test('shortened texts keep within the length and show that they are', () => {
    assert.equal(shorten('Pixel Reasoner', 14), 'Pixel Reasoner');
    assert.equal(shorten('Pixel Reasoner', 7), 'Pixel…');
  });

  test('no icon comes out of a text', () => {
    assert.doesNotMatch(withoutIcons('$(trash) $(x)'), /\$\(/);
  });

  test('no link comes out of a text, so that no title runs a command', () => {
    assert.doesNotMatch(withoutLinks('[Nova](command:x) and [[b](c)](d)'), /\]\(/);
    assert.equal(withoutLinks('A [b] (c)'), 'A [b] (c)');
  });

  test('an address stays one, whatever is in it', () => {
    assert.equal(markdownUrl('https://example.org/a_(b)'), 'https://example.org/a_%28b%29');
    assert.equal(markdownUrl('https://example.org/100%'), 'https://example.org/100%');
  });
});
