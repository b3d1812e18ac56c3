import assert from 'node:assert/strict';
import fc from 'fast-check';
import { identifiersOf, indexEntries, keysOf } from '../../../src/bibliography/identity';
import { rescanFile, scanFile, type BibFile } from '../../../src/bibliography/scan';

/** All that can be told of a scan, for comparing. */
function toldBy({ entries, blocks }: BibFile): unknown {
  return {
    blocks,
    entries: entries.map((entry) => ({
      ...{ type: entry.type, key: entry.key, start: entry.start, end: entry.end, closed: entry.closed },
      ...{ keyStart: entry.keyStart, keyEnd: entry.keyEnd, fields: entry.fields() },
      title: entry.field('title'),
      year: entry.field('year'),
      identifiers: identifiersOf(entry),
      keys: keysOf(entry),
    })),
  };
}

function assertSame(before: string, after: string): void {
  const earlier = scanFile(before);
  // What is known of the entries is taken over.
  indexEntries(earlier.entries);
  const scan = rescanFile(earlier, before, after);
  assert.deepEqual(toldBy(scan), toldBy(scanFile(after)), JSON.stringify([before, after]));
}

const ARXIV = '@string{pre = "arXiv"}\n@misc{a, journal = pre # ":2501.12948", ids = {b, c}}\n';
const ENTRY = '@misc{key, title = {A {B} c}, year = 2000 # jan}';

suite('Scanning again after an edit', () => {
  const texts: readonly [what: string, before: string, after: string][] = [
    ['nothing', ENTRY, ENTRY],
    [
      'a letter in a value',
      `${ENTRY}\n${ENTRY}\n${ENTRY}`,
      `${ENTRY}\n${ENTRY.replace('A', 'AB')}\n${ENTRY}`,
    ],
    ['an entry more', `${ENTRY}\n${ENTRY}`, `${ENTRY}\n@book{x}\n${ENTRY}`],
    ['an entry less', `${ENTRY}\n@book{x}\n${ENTRY}`, `${ENTRY}\n${ENTRY}`],
    ['a brace less', `${ENTRY}\n${ENTRY}\n${ENTRY}`, `${ENTRY}\n${ENTRY.slice(0, -1)}\n${ENTRY}`],
    ['a brace more', `${ENTRY}\n${ENTRY.slice(0, -1)}\n${ENTRY}`, `${ENTRY}\n${ENTRY}\n${ENTRY}`],
    ['a comment sign', `${ENTRY}\nx ${ENTRY}\n${ENTRY}`, `${ENTRY}\n%x ${ENTRY}\n${ENTRY}`],
    ['a comment that opens', `${ENTRY}\n${ENTRY}\n`, `@comment{${ENTRY}\n${ENTRY}\n`],
    ['a comment that closes', `@comment{${ENTRY}\n${ENTRY}\n`, `@comment{}${ENTRY}\n${ENTRY}\n`],
    ['a macro', `@string{jan = "1"}\n${ENTRY}`, `@string{jan = "22"}\n${ENTRY}`],
    ['a macro of an identifier', ARXIV, ARXIV.replace('"arXiv"', '"other"')],
    ['a macro taken away', ARXIV, ARXIV.slice(ARXIV.indexOf('@misc'))],
    ['a macro moved', `\n${ARXIV}`, ARXIV],
    [
      'many comments that open',
      `@misc{a}\n@comment{x}\n${ENTRY}`,
      `${'@comment{\n'.repeat(9)}@misc{a}\n@comment{x}\n${ENTRY}`,
    ],
    ['all of it', ENTRY, ''],
    ['from nothing', '', ENTRY],
  ];
  for (const [what, before, after] of texts) test(what, () => assertSame(before, after));

  test('gives what a scan of the whole text gives, whatever was edited', () => {
    const piece = fc.constantFrom(
      ...[
        ENTRY,
        `${ENTRY}\n`,
        '\n',
        '@string{jan = {J}}\n',
        ARXIV,
        '@string{pre = {no}}\n',
        '@comment{\n@comment{\n@comment{\n@comment{\n@comment{\n',
        '@misc{d, doi = {10.1145/3292500.3330701}, ids = {e}}\n',
        '@comment{c}\n',
        '% a comment\n',
        '{',
        '}',
        '@',
        '"',
        '%',
      ],
      ...[
        '@book(k, title = "q")\n',
        '@misc{open, title = {x\n',
        'free text\n',
        '@comment{open\n',
        '\r\n',
        ',',
        ' = ',
      ],
    );
    const text = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, text, fc.nat(), fc.nat(), (before, put, from, length) => {
        const start = from % (before.length + 1);
        assertSame(before, before.slice(0, start) + put + before.slice(start + (length % 40)));
      }),
      { numRuns: 1500 },
    );
  });

  test('an edit after an edit, many times', () => {
    const piece = fc.constantFrom(
      ENTRY,
      ARXIV,
      '\n',
      '@misc{',
      '}',
      '"',
      '%',
      '@comment{',
      'x',
      '@string{pre = 1}',
    );
    const edit = fc.tuple(fc.nat(), fc.nat({ max: 30 }), piece);
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), fc.array(edit, { maxLength: 8 }), (pieces, edits) => {
        let text = pieces.join('');
        let scan = scanFile(text);
        for (const [from, length, put] of edits) {
          indexEntries(scan.entries);
          const start = from % (text.length + 1);
          const next = text.slice(0, start) + put + text.slice(start + length);
          scan = rescanFile(scan, text, next);
          assert.deepEqual(toldBy(scan), toldBy(scanFile(next)), JSON.stringify([text, next]));
          text = next;
        }
      }),
      { numRuns: 300 },
    );
  });

  test('what is known of an entry stays with it, unless a macro has changed', () => {
    const before = `${ARXIV}@misc{between}\n@misc{b, doi = {10.1145/3292500.3330701}}\n`;
    const earlier = scanFile(before);
    indexEntries(earlier.entries);
    const notes = (after: string) => rescanFile(earlier, before, after).entries.map((entry) => entry.notes);
    const [first, second, third] = earlier.entries.map((entry) => entry.notes);
    assert.deepEqual(third?.doi, '10.1145/3292500.3330701');
    const edited = notes(before.replace('between', 'betwixt'));
    assert.equal(edited[0], first);
    assert.equal(edited[1], undefined);
    assert.equal(edited[2], third);
    assert.equal(notes(`\n${before}`)[1], second);
    assert.deepEqual(notes(before.replace('pre =', 'pri =')), [undefined, undefined, undefined]);
  });

  test('entries of the earlier scan still read the earlier text', () => {
    const before = `${ENTRY}\n${ENTRY.replace('A', 'Old')}`;
    const scan = scanFile(before);
    rescanFile(scan, before, `@book{first}\n${before}`);
    assert.equal(scan.entries[1]?.field('title'), 'Old {B} c');
  });
});
