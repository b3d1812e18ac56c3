import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  findLinks,
  findReferenceList,
  newReferenceList,
  referenceListContent,
} from '../../../src/citation/referenceList';

suite('The reference list of a document', () => {
  test('stands between its markers', () => {
    const text = `Text\n\n${newReferenceList(['A', 'B'], '\n')}\n\nMore`;
    const place = findReferenceList(text);
    assert.ok(typeof place === 'object');
    assert.equal(text.slice(place.contentStart, place.contentEnd), '\nA\n\nB\n\n');
    assert.equal(text.slice(0, place.contentStart), 'Text\n\n<!-- shelfmark:references -->\n');
    assert.equal(text.slice(place.contentEnd), '<!-- /shelfmark:references -->\n\nMore');
    assert.equal(referenceListContent(['A', 'B'], '\n'), text.slice(place.contentStart, place.contentEnd));
  });

  test('can have a style of its own', () => {
    const place = findReferenceList(
      '<!-- shelfmark:references style=ieee -->\n<!-- /shelfmark:references -->',
    );
    assert.ok(typeof place === 'object');
    assert.equal(place.style, 'ieee');
  });

  const problems: readonly [text: string, problem: ReturnType<typeof findReferenceList>][] = [
    ['no list', undefined],
    ['<!-- shelfmark:references -->\n', 'unpaired'],
    ['<!-- /shelfmark:references -->\n', 'unpaired'],
    ['<!-- /shelfmark:references -->\n<!-- shelfmark:references -->\n', 'unpaired'],
    [
      '<!-- shelfmark:references -->\n<!-- shelfmark:references -->\n<!-- /shelfmark:references -->',
      'several',
    ],
    [
      '<!-- shelfmark:references -->\n<!-- /shelfmark:references -->\n<!-- /shelfmark:references -->',
      'several',
    ],
    ['text <!-- shelfmark:references --> text', undefined],
  ];
  for (const [text, problem] of problems) {
    test(JSON.stringify(text), () => assert.deepEqual(findReferenceList(text), problem));
  }

  test('writing it again changes nothing, whatever stands around it', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        fc.array(fc.string()),
        fc.constantFrom('\n', '\r\n'),
        (a, b, list, eol) => {
          fc.pre(!/shelfmark/.test(a + b + list.join()));
          const text = `${a}${eol}${newReferenceList(list, eol)}${eol}${b}`;
          const place = findReferenceList(text);
          assert.ok(typeof place === 'object');
          assert.equal(text.slice(place.contentStart, place.contentEnd), referenceListContent(list, eol));
        },
      ),
    );
  });

  test('links are found with their addresses', () => {
    assert.deepEqual(
      findLinks('[a](https://arxiv.org/abs/1) ![x](<http://b.c/d>) [t](https://e.f "title") [n](#x)').map(
        ({ url }) => url,
      ),
      ['https://arxiv.org/abs/1', 'http://b.c/d', 'https://e.f'],
    );
  });
});
