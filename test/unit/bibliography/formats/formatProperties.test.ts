import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument } from 'yaml';
import papersJson from '../../../../data/papers.json';
import { planInsertionsIn, scanIn } from '../../../../src/bibliography/formats/anyFormat';
import { indexEntries } from '../../../../src/bibliography/identity';
import { fromLatex } from '../../../../src/bibliography/latexText';
import { parseNames } from '../../../../src/bibliography/names';
import { fullName, type Paper } from '../../../../src/catalog/paper';
import { samplePapers } from '../samplePapers';

const FORMATS = ['csl-json', 'csl-yaml', 'hayagriva'] as const;
type Format = (typeof FORMATS)[number];
const catalog = papersJson as unknown as readonly Paper[];
const BIBTEX = { dialect: 'bibtex' } as const;

const STRAIGHT: Readonly<Record<string, string>> = { '“': '"', '”': '"', '‘': "'", '’': "'" };
const plain = (text: string): string =>
  fromLatex(text)
    .replace(/[“”‘’]/g, (quote) => STRAIGHT[quote]!)
    .replace(/[‐‑]/g, '-');

/** Carries out the one insertion, or undefined where there is none. */
async function insert(format: Format, text: string, papers: readonly Paper[]): Promise<string | undefined> {
  const plan = await planInsertionsIn(format, text, papers, BIBTEX);
  if ('problem' in plan) return undefined;
  assert.ok(plan.edits.length <= 1);
  const edit = plan.edits[0];
  return edit ? text.slice(0, edit.offset) + edit.text + text.slice(edit.offset) : text;
}

const key = fc.stringMatching(/^[a-z][a-z0-9:_-]{0,6}[a-z0-9]$/);
const words = fc.constantFrom(
  'A',
  'On "this" & that',
  '50% of {X}',
  'é π',
  'a: b',
  '# no',
  '- x',
  '*a*',
  "it's",
);
const eol = fc.constantFrom('\n', '\r\n');
const items = fc.uniqueArray(fc.record({ id: key, title: words, volume: fc.nat(99) }), {
  selector: ({ id }) => id,
  maxLength: 4,
});

const bibliography: Readonly<Record<Format, fc.Arbitrary<{ text: string; keys: string[] }>>> = {
  'csl-json': fc.tuple(items, fc.constantFrom(undefined, 1, 2, '\t'), eol).map(([list, unit, end]) => ({
    text: JSON.stringify(list, null, unit).replace(/\n/g, end),
    keys: list.map(({ id }) => id),
  })),
  'csl-yaml': fc
    .tuple(
      items,
      fc.constantFrom('', '  '),
      fc.constantFrom('references:', '---\nreferences: # mine'),
      fc.constantFrom('', '\n', '\n# c\n'),
      eol,
    )
    .map(([list, margin, head, gap, end]) => ({
      text: [
        head,
        ...list.map(
          ({ id, title, volume }) =>
            `${margin}- id: ${id}\n${margin}  title: ${JSON.stringify(title)}\n${margin}  volume: ${volume}${gap}`,
        ),
      ]
        .join('\n')
        .replace(/\n/g, end),
      keys: list.map(({ id }) => id),
    })),
  hayagriva: fc
    .tuple(items, fc.constantFrom('  ', '    '), fc.constantFrom('', '\n', '\n# c\n'), eol)
    .map(([list, step, gap, end]) => ({
      text: list
        .map(
          ({ id, title, volume }) =>
            `${id}:\n${step}title: ${JSON.stringify(title)}\n${step}volume: ${volume}${gap}`,
        )
        .join('\n')
        .replace(/\n/g, end),
      keys: list.map(({ id }) => id),
    })),
};
const soup = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '[',
        ']',
        '{',
        '}',
        ',',
        ':',
        '"',
        "'",
        '\n',
        '\r\n',
        '  ',
        '- ',
        '#',
        '|',
        '&a ',
        '*a',
        '\\',
        '\t',
        '---\n',
        '...\n',
        '? ',
        '!!x ',
      ),
      fc.constantFrom(
        '"id": "a"',
        '{"id": "b"}',
        'references:',
        '\n- id: c\n',
        'id: d',
        'title: T',
        '\nkey:\n',
        'type: Web',
        '\ufeff',
      ),
      fc.string({ maxLength: 4 }),
    ),
    { maxLength: 25 },
  )
  .map((parts) => parts.join(''));
const papers = fc.uniqueArray(fc.constantFrom(...samplePapers), { minLength: 1, maxLength: 3 });

for (const format of FORMATS) {
  suite(`properties of ${format} bibliographies`, () => {
    test('any text scans, with entries in order that do not overlap', async () => {
      await fc.assert(
        fc.asyncProperty(fc.oneof(soup, fc.string({ unit: 'binary' })), async (text) => {
          let end = 0;
          for (const entry of (await scanIn(format, text)).entries) {
            assert.ok(entry.start >= end && entry.start < entry.end && entry.end <= text.length);
            assert.ok(
              entry.start <= entry.keyStart && entry.keyStart <= entry.keyEnd && entry.keyEnd <= entry.end,
            );
            assert.equal(typeof entry.type, 'string');
            for (const name of ['title', 'author', 'year', 'url', 'eprint', 'nothing']) entry.field(name);
            end = entry.end;
          }
        }),
        { numRuns: 500 },
      );
    });

    test('any prefix of a file scans, and gives its first entries', async () => {
      await fc.assert(
        fc.asyncProperty(bibliography[format], fc.nat(), async ({ text, keys }, length) => {
          assert.deepEqual(
            (await scanIn(format, text)).entries.map((entry) => entry.key),
            keys,
          );
          const found = (await scanIn(format, text.slice(0, length % (text.length + 1)))).entries;
          const whole = found.slice(0, -1).map((entry) => entry.key);
          assert.deepEqual(whole, keys.slice(0, whole.length));
        }),
      );
    });

    test('an insertion adds what it says, keeps the rest, and is made once', async () => {
      await fc.assert(
        fc.asyncProperty(bibliography[format], papers, async ({ text, keys }, wanted) => {
          const after = await insert(format, text, wanted);
          assert.ok(after !== undefined, text);
          const { entries } = await scanIn(format, after);
          assert.equal(entries.length, keys.length + wanted.length);
          const index = indexEntries(entries);
          for (const paper of wanted) assert.equal(index.find(paper)?.closed, true);
          assert.equal(await insert(format, after, wanted), after);
          if (format === 'csl-json') assert.ok(JSON.parse(after));
          else assert.deepEqual(parseDocument(after).errors, []);
        }),
      );
    });

    test('an insertion into a broken file adds one entry or is refused', async () => {
      await fc.assert(
        fc.asyncProperty(soup, papers, async (text, [wanted]) => {
          const after = await insert(format, text, [wanted!]);
          if (after === undefined || after === text) return;
          const before = (await scanIn(format, text)).entries.map((entry) => entry.key);
          const now = (await scanIn(format, after)).entries.map((entry) => entry.key);
          assert.deepEqual(now, [...before, wanted!.id]);
        }),
        { numRuns: 500 },
      );
    });

    test('every paper of the catalog reads back as it was, alone and with all others', async () => {
      const all = await insert(format, '', catalog);
      const { entries } = await scanIn(format, all!);
      assert.equal(entries.length, catalog.length);
      if (format === 'csl-json') assert.equal((JSON.parse(all!) as unknown[]).length, catalog.length);
      else assert.deepEqual(parseDocument(all!).errors, []);
      const index = indexEntries(entries);
      for (const paper of catalog) {
        const entry = index.find(paper);
        assert.equal(entry?.key, paper.id);
        assert.equal(plain(entry.field('title')!), paper.title.normalize('NFC').replace(/[‐‑]/g, '-'));
        assert.deepEqual(
          parseNames(entry.field('author') ?? '').map((name) => plain(fullName(name))),
          (paper.author ?? []).map((name) => plain(fullName(name))),
        );
        assert.equal(entry.field('year'), paper.issued && String(paper.issued['date-parts'][0]![0]));
        const alone = await insert(format, '', [paper]);
        assert.equal((await scanIn(format, alone!)).entries[0]?.field('title'), entry.field('title'));
        assert.equal(await insert(format, alone!, [paper]), alone);
      }
    });
  });
}

suite('Bibliographies in any format', () => {
  test('.bib files are read and planned as ever', async () => {
    const text = '@misc{a,\n  title = {A},\n}\n';
    assert.deepEqual(
      (await scanIn('bib', text)).entries.map((entry) => entry.key),
      ['a'],
    );
    const plan = await planInsertionsIn('bib', text, [samplePapers[0]!], BIBTEX);
    assert.ok(!('problem' in plan) && plan.edits[0]?.text.includes('@inproceedings{rijke2025flow,'));
  });
});
