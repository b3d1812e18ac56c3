import assert from 'node:assert/strict';
import fc from 'fast-check';
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
    })),
  };
}

function assertSame(before: string, after: string): void {
  const scan = rescanFile(scanFile(before), before, after);
  assert.deepEqual(toldBy(scan), toldBy(scanFile(after)), JSON.stringify([before, after]));
}

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

  test('entries of the earlier scan still read the earlier text', () => {
    const before = `${ENTRY}\n${ENTRY.replace('A', 'Old')}`;
    const scan = scanFile(before);
    rescanFile(scan, before, `@book{first}\n${before}`);
    assert.equal(scan.entries[1]?.field('title'), 'Old {B} c');
  });
});
