import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  findLinks,
  findReferenceList,
  planInsertion,
  planUpdate,
  referenceListContent,
} from '../../../src/citation/referenceList';

/** The text with a new list at the cursor; undefined where there cannot be one. */
function withList(text: string, cursor: number, references: readonly string[], eol = '\n') {
  const edit = planInsertion(text, cursor, references, eol);
  return edit && text.slice(0, edit.start) + edit.text + text.slice(edit.end);
}

suite('The reference list of a document', () => {
  test('stands between its markers', () => {
    const text = withList('Text\n\n\nMore', 6, ['A', 'B'])!;
    const place = findReferenceList(text);
    assert.ok(typeof place === 'object');
    assert.equal(text.slice(place.contentStart, place.contentEnd), '\nA\n\nB\n\n');
    assert.equal(text.slice(0, place.contentStart), 'Text\n\n<!-- shelfmark:references -->\n');
    assert.equal(text.slice(place.contentEnd), '<!-- /shelfmark:references -->\n\nMore');
    assert.equal(referenceListContent(['A', 'B'], '\n'), text.slice(place.contentStart, place.contentEnd));
  });

  for (const [marker, style] of [
    ['ieee', 'ieee'],
    ['styles/mine.csl', 'styles/mine.csl'],
    ['"my styles/é.csl"', 'my styles/é.csl'],
  ] as const) {
    test(`can have a style of its own: ${marker}`, () => {
      const place = findReferenceList(
        `<!-- shelfmark:references style=${marker} -->\n<!-- /shelfmark:references -->`,
      );
      assert.ok(typeof place === 'object');
      assert.equal(place.style, style);
    });
  }

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

  test('markers in code are text', () => {
    const pair = '<!-- shelfmark:references -->\n<!-- /shelfmark:references -->\n';
    assert.equal(findReferenceList(`\`\`\`html\n${pair}\`\`\`\n`), undefined);
    const text = `\`\`\`html\n${pair}\`\`\`\n\n${pair}`;
    const place = findReferenceList(text);
    assert.ok(typeof place === 'object');
    assert.equal(place.start, text.lastIndexOf(pair));
  });

  test('is written behind the line of the cursor, and not where it would mean nothing', () => {
    assert.match(withList('One\ntwo\nthree', 5, ['A'])!, /^One\ntwo\n\n<!-- [^]*-->\n\nthree$/);
    assert.equal(withList('```\ncode\n```\n', 5, ['A']), undefined);
    assert.equal(withList('---\ntitle: x\n---\n', 6, ['A']), undefined);
  });

  test('writing it again changes nothing, whatever stands around it', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        fc.array(fc.string()),
        fc.constantFrom('\n', '\r\n'),
        (a, b, list, eol) => {
          fc.pre(!/shelfmark/.test(a + b + list.join()));
          const text = withList(`${a}${eol}${eol}${b}`, a.length + eol.length, list, eol);
          if (text === undefined) return;
          const place = findReferenceList(text);
          assert.ok(typeof place === 'object');
          assert.ok(text.startsWith(a) && text.endsWith(b));
          assert.equal(text.slice(place.contentStart, place.contentEnd), referenceListContent(list, eol));
          assert.equal(planUpdate(text, place, list, eol), undefined);
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

  test('links with parentheses, and none of code or of comments', () => {
    assert.deepEqual(
      findLinks(
        '[a](https://doi.org/10.1/(x)y) `[b](https://b.c)` <!-- [c](https://c.d) -->\n\n    [d](https://d.e)\n',
      ),
      [{ url: 'https://doi.org/10.1/(x)y', start: 2 }],
    );
  });

  test('a long hostile text does not keep it (the time limit of a test would end this)', () => {
    for (const part of [
      '](http://a',
      '[x](<http://a',
      '](http://(a',
      '<!-- shelfmark:references style=',
      '](',
    ]) {
      const text = part.repeat(100_000);
      assert.ok(Array.isArray(findLinks(text)));
      assert.equal(typeof findReferenceList(text), 'undefined');
    }
  });
});
