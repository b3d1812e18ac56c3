import assert from 'node:assert/strict';
import { formatEntry } from '../../../src/bibliography/entryText';
import {
  MAX_BIBLIOGRAPHY_LENGTH,
  planInsertion,
  planInsertions,
  type InsertionOptions,
} from '../../../src/bibliography/insertion';
import { scanBibliography } from '../../../src/bibliography/scan';
import { journal, preprint, webpage } from './samplePapers';

const bibtex: InsertionOptions = { dialect: 'bibtex' };
const entry = formatEntry(webpage, { key: webpage.id, dialect: 'bibtex' });

/** The text after the insertion, and where it went; `|` in the expectation is where the new entry stands. */
function inserted(text: string, options = bibtex): string {
  const plan = planInsertion(text, webpage, options);
  assert.ok(!('problem' in plan) && plan.edit, 'an edit');
  const { offset, text: added } = plan.edit;
  return text.slice(0, offset) + added + text.slice(offset);
}

suite('planInsertion', () => {
  const places: readonly [what: string, text: string, expected: string][] = [
    ['an empty file', '', '|\n'],
    ['a file of blank lines', '\n\n', '\n\n|\n'],
    ['a byte order mark alone', '\ufeff', '\ufeff|\n'],
    ['after an entry', '@misc{a,\n  year = 1,\n}\n', '@misc{a,\n  year = 1,\n}\n\n|\n'],
    ['no final newline: none is added', '@misc{a,\n  year = 1,\n}', '@misc{a,\n  year = 1,\n}\n\n|'],
    ['a blank line is there already', '@misc{a,\n  year = 1,\n}\n\n', '@misc{a,\n  year = 1,\n}\n\n|\n'],
    [
      'trailing blanks on the last line',
      '@misc{a,\n  year = 1,\n}\n  ',
      '@misc{a,\n  year = 1,\n}\n  \n\n|\n',
    ],
    ['text without entries', '% my references', '% my references\n\n|'],
    [
      'before JabRef’s settings',
      '@misc{a,\n  year = 1,\n}\n\n@Comment{jabref-meta: databaseType:bibtex;}\n',
      '@misc{a,\n  year = 1,\n}\n\n|\n\n@Comment{jabref-meta: databaseType:bibtex;}\n',
    ],
    [
      'before the editor’s settings',
      '@misc{a,\n  year = 1,\n}\n% Local Variables:\n% mode: bibtex\n% End:\n',
      '@misc{a,\n  year = 1,\n}\n\n|\n\n% Local Variables:\n% mode: bibtex\n% End:\n',
    ],
    [
      'before a last entry that is not closed',
      '@misc{a,\n  year = 1,\n}\n\n@misc{b,\n  title = {half',
      '@misc{a,\n  year = 1,\n}\n\n|\n\n@misc{b,\n  title = {half',
    ],
    [
      'before an unclosed entry on the same line',
      '@misc{a,\n  year = 1,\n} @misc{b',
      '@misc{a,\n  year = 1,\n} \n\n|\n\n@misc{b',
    ],
    ['before an unclosed @string', '@string{x = {y', '|\n\n@string{x = {y'],
    [
      'behind a broken entry that others follow',
      '@misc{a,\n  title = {half,\n@misc{b,\n  year = 1,\n}\n',
      '@misc{a,\n  title = {half,\n@misc{b,\n  year = 1,\n}\n\n|\n',
    ],
  ];
  for (const [what, text, expected] of places) {
    test(what, () =>
      assert.equal(
        inserted(text),
        expected.replace('|', () => entry),
      ),
    );
  }

  test('follows the file: line ends, indentation, alignment, delimiters, no trailing comma', () => {
    const text = '@MISC{a,\r\n    AUTHOR  = "Doe, J.",\r\n    TITLE   = "x",\r\n    YEAR    = 2024\r\n}\r\n';
    assert.equal(
      inserted(text),
      text +
        [
          '',
          '@MISC{unsloth2025guide,',
          '    AUTHOR  = "{Unsloth}",',
          '    TITLE   = "Reinforcement Learning ({RL}) Guide",',
          '    URL     = "https://docs.unsloth.ai/basics/reinforcement_learning#guide"',
          '}',
          '',
        ].join('\r\n'),
    );
  });

  test('what is given counts before what the file does', () => {
    const text = inserted('@misc{a,\n  year = 1\n}\n', { ...bibtex, eol: '\r\n', indent: '\t' });
    assert.match(text, /\}\n\r\n@misc\{unsloth2025guide,\r\n\tauthor/);
  });

  test('a paper that is there keeps its key, and nothing is added', () => {
    const plan = planInsertion('@article{Eureka, eprint = {2503.07365v2}}', preprint, bibtex);
    assert.deepEqual(plan, { key: 'Eureka', edit: undefined });
  });

  test('a key that another work has gets a suffix, whatever its case', () => {
    const text = '@misc{Meng2025MM, title = {Else}}\n@misc{x, ids = {meng2025mma}}\n';
    const plan = planInsertion(text, preprint, bibtex);
    assert.ok(!('problem' in plan));
    assert.equal(plan.key, 'meng2025mmb');
    assert.match(plan.edit?.text ?? '', /@misc\{meng2025mmb,/);
  });

  test('a wished key is taken, without what TeX cannot read', () => {
    const key = (wished: string) => {
      const plan = planInsertion('', preprint, { ...bibtex, key: wished });
      return 'problem' in plan ? undefined : plan.key;
    };
    assert.equal(key('Meng:2025/mm-eureka'), 'Meng:2025/mm-eureka');
    assert.equal(key('Meng, {2025}'), 'Meng2025');
    assert.equal(key('  '), 'meng2025mm');
  });

  test('refuses what is no text and what is too large', () => {
    assert.deepEqual(planInsertion('\x00\x01\x02', preprint, bibtex), { problem: 'binary' });
    const large = ' '.repeat(MAX_BIBLIOGRAPHY_LENGTH + 1);
    assert.deepEqual(planInsertion(large, preprint, bibtex), { problem: 'too-large' });
  });
});

suite('planInsertions', () => {
  test('several papers: one edit, keys in their order, each paper once', () => {
    const text = '@misc{eureka, eprint = {2503.07365}}\n';
    const plan = planInsertions(text, [webpage, preprint, journal, webpage], bibtex);
    assert.ok(!('problem' in plan));
    assert.deepEqual(plan.keys, ['unsloth2025guide', 'eureka', 'hafner2025mastering', 'unsloth2025guide']);
    assert.deepEqual(plan.added, [webpage, journal]);
    const after = text + plan.edits.map(({ text: put }) => put).join('');
    assert.deepEqual(
      scanBibliography(after).map(({ key }) => key),
      ['eureka', 'unsloth2025guide', 'hafner2025mastering'],
    );
    assert.equal(after.match(/\n\n@/g)?.length, 2);
  });

  test('two papers that wish for one key get two', () => {
    const plan = planInsertions('', [webpage, journal], { ...bibtex, keyFor: () => 'same' });
    assert.ok(!('problem' in plan));
    assert.deepEqual(plan.keys, ['same', 'samea']);
  });

  test('nothing to add is no edit', () => {
    assert.deepEqual(planInsertions('', [], bibtex), { keys: [], added: [], edits: [] });
  });
});

suite('Insertion in the order of the keys', () => {
  const inOrder: InsertionOptions = { ...bibtex, order: 'key', trailingComma: true };
  const sorted =
    '% first\n@misc{abel,\n  title = {A}\n} % about abel\n\n% about zorn\n@misc{zorn, title = {Z},}\n';

  const keysAfter = (text: string, ...papers: Parameters<typeof planInsertions>[1]): string[] => {
    const plan = planInsertions(text, papers, inOrder);
    assert.ok(!('problem' in plan));
    const after = [...plan.edits]
      .reverse()
      .reduce((now, { offset, text: put }) => now.slice(0, offset) + put + now.slice(offset), text);
    for (const line of text.split('\n')) assert.ok(after.includes(line), line);
    return scanBibliography(after).map(({ key }) => key);
  };

  test('an entry goes behind the last one with a smaller key, comments stay where they belong', () => {
    assert.equal(
      inserted(sorted, inOrder),
      sorted.replace('\n\n% about zorn', `\n\n${entry}\n\n% about zorn`),
    );
    assert.equal(
      inserted(sorted, { ...inOrder, key: 'aaa' } as typeof inOrder),
      `${entry.replace(webpage.id, 'aaa')}\n\n${sorted}`,
    );
  });

  test('several papers, each at its place', () => {
    assert.deepEqual(keysAfter(sorted, webpage, preprint, journal), [
      'abel',
      'hafner2025mastering',
      'meng2025mm',
      'unsloth2025guide',
      'zorn',
    ]);
    assert.deepEqual(keysAfter(`${sorted}\n@misc{zz, title = {ZZ}}`, webpage).at(-1), 'zz');
    assert.deepEqual(keysAfter('@misc{a}\n\n@misc{b}\n', webpage), ['a', 'b', 'unsloth2025guide']);
  });

  test('the few that are out of order do not decide', () => {
    const keys = [...'abcdefghijklmnop', ...'vwxyz'];
    const file = (...order: string[]) => order.map((key) => `@misc{${key}}\n`).join('\n');
    const before = (text: string) => {
      const after = keysAfter(text, webpage);
      return after[after.indexOf(webpage.id) - 1];
    };
    assert.equal(before(file(...keys)), 'p');
    assert.equal(before(file('zz', ...keys)), 'p');
    assert.equal(before(file(...keys, 'b2')), 'p');
    assert.equal(before(`${file(...keys)}\n@misc{,title = {no key}}\n`), 'p');
  });

  test('a long comment behind an entry stays whole', () => {
    const comment = `% ${'word '.repeat(1000)}@misc{`;
    const after = keysAfter(`@misc{a} ${comment}\n\n@misc{z}\n`, webpage);
    assert.deepEqual(after, ['a', webpage.id, 'z']);
  });

  test('entries that cannot stand behind an unclosed one go to the end together', () => {
    const text = '@misc{a}\n@misc{b, title = {x\n\n@misc{z}\n';
    const plan = planInsertions(text, [webpage, { ...journal, id: 'zz' }], inOrder);
    assert.ok(!('problem' in plan));
    assert.equal(plan.edits.length, 1);
  });

  test('where the file keeps no order, and behind an entry that is not closed, to the end', () => {
    assert.deepEqual(keysAfter('@misc{z}\n@misc{a}\n', webpage), ['z', 'a', 'unsloth2025guide']);
    assert.deepEqual(keysAfter('@misc{z}\n', webpage), ['z', 'unsloth2025guide']);
    assert.deepEqual(keysAfter('@misc{a}\n@misc{b, title = {x\n\n@misc{z}\n', webpage).length, 4);
  });
});
