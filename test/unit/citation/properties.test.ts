import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { citationContextAt, citationLanguages, findCitations } from '../../../src/citation/citationContext';
import { planCitation } from '../../../src/citation/insertCitation';

/** Pieces of which odd texts are made: all that means something to one of the syntaxes, and some words. */
const pieces = [
  '\\cite{', '\\cites', '\\parencite', '\\volcite{1}', '\\verb', '\\begin{verbatim}', '\\end{verbatim}', '\\iffalse',
  '\\fi', '\\url{', '{', '}', '[', ']', '(', ')', '<', '>', ',', ';', ', ', '%', '#', '*', '\\', '\n', '\r\n', '\n\n',
  ' ', '    ', '\t', '@', '-@', '@{', '`', '``', '```', '~~~', '$', '$$', '<!--', '-->', '---\n', 'a: b\n', '> ', '- ',
  '1. ', 'https://', '@article{', '<<>>=\n', '\n@\n', 'wu2025a', 'pixel', 'é', '😀', '\ud800', '.', ':', '|',
  '#cite(<', '#f(', '"', '//', '/*', '*/', '<a>', 'cite:[', '----\n', '[cite:', '#+begin_src\n', '#+end_src\n', ':cite:`', '{cite}`',
  '::\n\n', '.. ', '~', '=', '[[cite:', 'citep:', '&', '+', '[source]\n', '```{note}\n', ':::{note}\n', 'nocite: ', '{{< include ',
  '#let x = ', '#bibliography(', 'cite(label("', 'https', 'pass:[', '{see}',
]; // prettier-ignore

const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join(''));
const places = texts.chain((text) =>
  fc.record({
    text: fc.constant(text),
    offset: fc.integer({ min: 0, max: text.length }),
    language: fc.constantFrom(...citationLanguages),
  }),
);
const runs = { numRuns: 5000 };
const oneOfEachSyntax = [
  'latex',
  'rsweave',
  'quarto',
  'bibtex',
  'typst',
  'asciidoc',
  'org',
  'restructuredtext',
  'myst',
];

suite('Citations in any text', () => {
  test('the query is what stands before the cursor, and its range holds the cursor', () => {
    fc.assert(
      fc.property(places, ({ text, offset, language }) => {
        const context = citationContextAt(text, offset, language);
        if (!context) return;
        assert.ok(context.start <= context.replaceStart && context.replaceStart <= offset);
        assert.ok(offset <= context.replaceEnd && context.replaceEnd <= context.end);
        assert.ok(context.end <= text.length);
        assert.equal(context.query, text.slice(context.replaceStart, offset));
        assert.ok(!context.query.includes('\n'));
      }),
      runs,
    );
  });

  test('what is found is a key, in order and without overlap', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(...citationLanguages), (text, language) => {
        let behind = 0;
        for (const { key, start, end } of findCitations(text, language)) {
          assert.equal(text.slice(start, end), key);
          assert.ok(key.trim() === key && key !== '' && start >= behind);
          behind = end;
        }
      }),
      runs,
    );
  });

  test('every new key is written once, within the text', () => {
    fc.assert(
      fc.property(places, ({ text, offset, language }) => {
        const before = findCitations(text, language).map(({ key }) => key);
        const edit = planCitation(text, offset, language, ['new1', 'new2', 'new1'], { command: 'cite' });
        if (!edit) return;
        assert.ok(0 <= edit.start && edit.start <= edit.end && edit.end <= text.length);
        assert.equal(edit.text.match(/new1/g)?.length, 1);
        assert.equal(edit.text.match(/new2/g)?.length, 1);
        assert.ok(!before.includes('new1'));
      }),
      runs,
    );
  });

  // Markdown's pieces make no deep indentation, which new text beside it may turn into code.
  const prose = {
    latex: [
      '\\cite{a} ',
      '\\parencite[see][p.~3]{b, c} ',
      '\\textcites{d}[2]{e} ',
      'word ',
      '\n\n',
      '% note\n',
      ' ',
    ],
    markdown: ['[@a] ', '@b ', '[see @c, p. 3; -@d] ', '*word* ', 'word\n\n', '`code` ', '\n- item '],
    typst: [
      '@a ',
      '@b[p. 3] ',
      '#cite(<c>, form: "prose") ',
      '#strong[word @d] ',
      'word\n\n',
      '`code` ',
      '// x\n',
    ],
    asciidoc: ['cite:[a] ', 'citenp:[b(2, 3),c] ', 'fullcite:[] ', '*word* ', 'word\n\n', '// x\n'],
    org: [
      '[cite:@a] ',
      '[cite/t:see @b p. 3;@c] ',
      '[cite:] ',
      '/word/ ',
      'word\n\n',
      '\n- item ',
      '=code= ',
    ],
    restructuredtext: [
      ':cite:`a` ',
      ':cite:p:`{see}b{p. 3}, c` ',
      '*word* ',
      'word\n\n',
      '``code`` ',
      '\n- item ',
    ],
    myst: ['{cite}`a` ', '{cite:p}`b, c` ', '*word* ', 'word\n\n', '`code` ', '\n- item ', '\n:::{note}\n'],
  };
  for (const [language, parts] of Object.entries(prose)) {
    test(`${language}: inserting into prose cites the new keys once, keeps the others, and adds nothing twice`, () => {
      const documents = fc
        .array(fc.constantFrom(...parts), { maxLength: 12 })
        .map((list) => list.join(''))
        .chain((text) => fc.tuple(fc.constant(text), fc.integer({ min: 0, max: text.length })));
      fc.assert(
        fc.property(documents, ([text, offset]) => {
          const keys = (of: string): string[] => findCitations(of, language).map(({ key }) => key);
          const options = { command: 'cite' };
          const edit = planCitation(text, offset, language, ['new1', 'new2'], options);
          // Within a word, a key of its own or a command the new text may change what the old one means.
          fc.pre(edit !== undefined && !/[\w\\]$/.test(text.slice(0, edit.start)));
          const after = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
          assert.deepEqual(keys(after).sort(), [...keys(text), 'new1', 'new2'].sort());
          const again = planCitation(
            after,
            edit.start + edit.text.trimEnd().length,
            language,
            ['new2', 'new1'],
            options,
          );
          assert.equal(again?.text, '');
        }),
        { numRuns: 2000 },
      );
    });
  }

  test('an offset outside of the text or an unknown language is no place', () => {
    for (const offset of [-1, 4, NaN, Infinity]) {
      assert.equal(citationContextAt('@wu', offset, 'markdown'), undefined);
      assert.equal(planCitation('@wu', offset, 'markdown', ['a'], { command: 'cite' }), undefined);
    }
    assert.equal(citationContextAt('@wu', 3, 'plaintext'), undefined);
  });

  for (const piece of [
    ...pieces,
    '\\cite[',
    '\\cites{a}',
    '[@a; ',
    '$1',
    '`a``',
    '](',
    '- - ',
    '@a\n',
    '\\cite{a,',
  ]) {
    test(`200 kB of ${JSON.stringify(piece)} are read in time in proportion`, () => {
      const text = piece.repeat(Math.ceil(200_000 / piece.length));
      for (const language of oneOfEachSyntax) {
        findCitations(text, language);
        for (const offset of [text.length, text.length >> 1]) {
          citationContextAt(text, offset, language);
          planCitation(text, offset, language, ['new'], { command: 'cite' });
        }
      }
    });
  }
});
