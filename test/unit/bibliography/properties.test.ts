import assert from 'node:assert/strict';
import fc from 'fast-check';
import { foldKey } from '../../../src/bibliography/identity';
import { planInsertion, planInsertions, type TextInsertion } from '../../../src/bibliography/insertion';
import { rescanFile, scanBibliography, scanFile } from '../../../src/bibliography/scan';
import { managedBibliography } from '../../bench/managedBibliography';
import { samplePapers } from './samplePapers';

const key = fc.stringMatching(/^[a-z][a-z0-9:_-]{0,8}$/);
/** Text with balanced braces and quotes only within them, as values may hold it. */
const words = fc.stringMatching(/^[A-Za-z@%#=,.\\ \n]{0,20}$/).filter((text) => !/[\n\r]\s*@/.test(text));
const braced: fc.Arbitrary<string> = fc
  .tuple(words, fc.option(words), words)
  .map(([before, inner, after]) => before + (inner === null ? '' : `{${inner}"}`) + after);
const value = fc.oneof(
  braced.map((text) => `{${text}}`),
  braced.map((text) => `"${text}"`),
  fc.integer({ min: 0, max: 3000 }).map(String),
  fc.constantFrom('jan', 'undefinedmacro', '"a" # {b} # jan'),
);
const eol = fc.constantFrom('\n', '\r\n');
const entry = fc
  .tuple(
    fc.constantFrom('article', 'Misc', 'INPROCEEDINGS'),
    key,
    fc.array(fc.tuple(key, value), { maxLength: 4 }),
    eol,
  )
  .map(([type, name, fields, end]) => {
    const body = fields.map(([field, text]) => `,${end}  ${field} = ${text}`).join('');
    return { key: name, text: `@${type}{${name}${body}${end}}` };
  });
const between = fc.constantFrom(
  '\n',
  '\n\n',
  '\r\n\r\n',
  '\n% a remark\n',
  '\n@comment{jabref-meta: x;}\n',
  '\n@string{x = "y"}\n',
  ' \n',
);
const bibliography = fc.array(fc.tuple(entry, between), { maxLength: 6 }).map((parts) => ({
  keys: parts.map(([part]) => part.key),
  text: parts.map(([part, gap]) => part.text + gap).join(''),
}));
/** Entries in the order of their keys, each with a remark of its own, as some people keep them. */
const sorted = fc
  .tuple(fc.uniqueArray(entry, { maxLength: 6, selector: (one) => one.key }), eol)
  .map(([entries, end]) => {
    const inOrder = entries.sort((a, b) => (a.key < b.key ? -1 : 1));
    return inOrder.map((one) => `% on ${one.key}${end}${one.text}${end}`).join(end);
  });
/** As reference managers write them: macros, remarks, quoted values, their own blocks at the end. */
const managed = fc.tuple(fc.nat({ max: 60 }), fc.boolean(), eol).map(([size, cut, end]) => {
  const text = managedBibliography(size).replace(/\n/g, end);
  return cut ? text.slice(0, -70) : text;
});
/** Pieces of .bib syntax in any order: mostly broken. */
const soup = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '@',
        '@misc{',
        '@article(',
        '{',
        '}',
        ')',
        '"',
        ',',
        '=',
        '#',
        '%',
        '\n',
        '\r\n',
        ' ',
        '\\',
        '\ufeff',
      ),
      fc.constantFrom(
        '@comment{',
        '@string{',
        '@preamble{',
        'title = ',
        'key',
        '% Local Variables:',
        '\n@misc{a,\n',
        '}\n',
      ),
      fc.string({ maxLength: 4 }).map((text) => text.replace(/\0/g, '')),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''))
  .filter((text) => !/[\x00-\x08\x0e-\x1f\ufffd]/.test(text));
const paper = fc.constantFrom(...samplePapers);
const dialect = fc.constantFrom('bibtex' as const, 'biblatex' as const);
const order = fc.constantFrom('append' as const, 'key' as const);

/** Plans the insertion, carries it out, and checks that nothing but an insertion was made. */
function insert(
  text: string,
  ...[what, options]: [Parameters<typeof planInsertion>[1], Parameters<typeof planInsertion>[2]]
) {
  const plan = planInsertion(text, what, options);
  assert.ok(!('problem' in plan));
  if (!plan.edit) return { key: plan.key, text, changed: false };
  const { offset, text: added } = plan.edit;
  return { key: plan.key, text: text.slice(0, offset) + added + text.slice(offset), changed: true };
}

/** The text with the insertions; their offsets are those of the text as it was. */
function carriedOut(text: string, edits: readonly TextInsertion[]): string {
  let after = '';
  let from = 0;
  for (const { offset, text: added } of edits) {
    after += text.slice(from, offset) + added;
    from = offset;
  }
  return after + text.slice(from);
}

suite('properties of scanning', () => {
  test('well-formed entries are found, each with its whole text', () => {
    fc.assert(
      fc.property(bibliography, ({ keys, text }) => {
        const entries = scanBibliography(text);
        assert.deepEqual(
          entries.map((found) => found.key),
          keys,
        );
        for (const found of entries) {
          assert.equal(found.closed, true);
          assert.match(text.slice(found.start, found.end), /^@[^]*\}$/);
          assert.equal(text.slice(found.keyStart, found.keyEnd), found.key);
        }
      }),
    );
  });

  test('any text scans, with entries in order that do not overlap', () => {
    fc.assert(
      fc.property(fc.oneof(soup, fc.string({ unit: 'binary' })), (text) => {
        let end = 0;
        for (const found of scanBibliography(text)) {
          assert.ok(found.start >= end && found.start < found.keyStart && found.keyStart <= found.keyEnd);
          assert.ok(found.keyEnd <= found.end && found.end <= text.length);
          end = found.end;
          assert.equal(found.field('nothing'), undefined);
          for (const field of found.fields()) assert.equal(typeof found.field(field.name), 'string');
        }
      }),
      { numRuns: 500 },
    );
  });

  test('any prefix of a file scans, and gives its first entries', () => {
    fc.assert(
      fc.property(bibliography, fc.nat(), ({ keys, text }, length) => {
        const found = scanBibliography(text.slice(0, length % (text.length + 1)));
        const closed = found.filter((one) => one.closed).map((one) => one.key);
        assert.deepEqual(closed, keys.slice(0, closed.length));
        assert.ok(found.length - closed.length <= 1);
      }),
    );
  });

  test('a broken entry costs itself only', () => {
    fc.assert(
      fc.property(bibliography, bibliography, words, (before, after, title) => {
        const broken = `\n@misc{broken,\n  title = {${title.replace(/\\/g, '')}\n`;
        const keys = scanBibliography(before.text + broken + after.text).map((found) => found.key);
        assert.deepEqual(keys, [...before.keys, 'broken', ...after.keys]);
      }),
    );
  });
});

suite('properties of insertion', () => {
  for (const [what, texts] of [
    ['well-formed files', bibliography.map(({ text }) => text)],
    ['files in order', sorted],
    ['files of reference managers', managed],
    ['broken files', soup],
  ] as const) {
    test(`exactly one more entry under the key that was given, old entries kept: ${what}`, () => {
      fc.assert(
        fc.property(texts, paper, dialect, order, (text, wanted, style, place) => {
          const after = insert(text, wanted, { dialect: style, order: place });
          const before = scanBibliography(text);
          const entries = scanBibliography(after.text);
          if (!after.changed) {
            assert.ok(before.some((found) => found.key === after.key));
            return;
          }
          assert.equal(entries.length, before.length + 1);
          const added = entries.filter((found) => found.key === after.key);
          assert.equal(added.length, 1);
          assert.equal(added[0]?.closed, true);
          assert.deepEqual(
            entries.filter((found) => found !== added[0]).map((found) => [found.key, found.type]),
            before.map((found) => [found.key, found.type]),
          );
          assert.match(after.text.slice(0, added[0]?.start), /(?:^\ufeff?|[\n\r])$/);
        }),
        { numRuns: 500 },
      );
    });

    test(`a second insertion is nothing: ${what}`, () => {
      fc.assert(
        fc.property(texts, paper, dialect, order, (text, wanted, style, place) => {
          const once = insert(text, wanted, { dialect: style, order: place });
          const twice = insert(once.text, wanted, { dialect: style, order: place });
          assert.deepEqual(twice, { key: once.key, text: once.text, changed: false });
        }),
        { numRuns: 300 },
      );
    });

    test(`several papers at once: ${what}`, () => {
      const papers = fc.subarray([...samplePapers], { minLength: 1 });
      fc.assert(
        fc.property(texts, papers, dialect, order, (text, wanted, style, place) => {
          const plan = planInsertions(text, wanted, { dialect: style, order: place });
          assert.ok(!('problem' in plan));
          const offsets = plan.edits.map(({ offset }) => offset);
          assert.ok(offsets.every((offset, at) => at === 0 || offset >= offsets[at - 1]!));
          const after = carriedOut(text, plan.edits);
          const keys = scanBibliography(after).map((found) => found.key);
          assert.equal(keys.length, scanBibliography(text).length + plan.added.length);
          for (const one of plan.keys) assert.ok(keys.includes(one), one);
          const again = planInsertions(after, wanted, { dialect: style, order: place });
          assert.ok(!('problem' in again));
          assert.deepEqual([again.keys, again.edits], [plan.keys, []]);
          const rescanned = rescanFile(scanFile(text), text, after).entries;
          assert.deepEqual(
            rescanned.map((found) => [found.key, found.start, found.end]),
            scanBibliography(after).map((found) => [found.key, found.start, found.end]),
          );
        }),
        { numRuns: 150 },
      );
    });
  }

  test('a file in order stays so, with each remark above its entry', () => {
    fc.assert(
      fc.property(sorted, fc.subarray([...samplePapers]), dialect, (text, wanted, style) => {
        const plan = planInsertions(text, wanted, { dialect: style, order: 'key' });
        assert.ok(!('problem' in plan));
        const after = carriedOut(text, plan.edits);
        const keys = scanBibliography(after).map((found) => foldKey(found.key));
        if (scanBibliography(text).length > 1) assert.deepEqual(keys, [...keys].sort());
        for (const found of scanBibliography(text)) {
          const head = text.slice(found.start, found.keyEnd);
          assert.match(after, new RegExp(`% on ${found.key}\\r?\\n${head}`));
        }
      }),
      { numRuns: 300 },
    );
  });
});
