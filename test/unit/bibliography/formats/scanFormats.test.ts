import assert from 'node:assert/strict';
import { scanCslJson } from '../../../../src/bibliography/formats/cslJson';
import { scanCslYaml } from '../../../../src/bibliography/formats/cslYaml';
import { scanHayagriva } from '../../../../src/bibliography/formats/hayagriva';
import { identifiersOf } from '../../../../src/bibliography/identity';
import type { BibFile } from '../../../../src/bibliography/scan';

const keysOf = ({ entries }: BibFile): string[] => entries.map(({ key }) => key);

function fieldsOf(file: BibFile, ...names: string[]): (string | undefined)[] {
  return names.map((name) => file.entries[0]?.field(name));
}

function assertPlaces(text: string, file: BibFile): void {
  let end = 0;
  for (const entry of file.entries) {
    assert.ok(entry.start >= end && entry.end > entry.start && entry.end <= text.length);
    assert.ok(entry.start <= entry.keyStart && entry.keyStart <= entry.keyEnd && entry.keyEnd <= entry.end);
    if (entry.key !== '') assert.equal(text.slice(entry.keyStart, entry.keyEnd), entry.key);
    end = entry.end;
  }
}

suite('CSL-JSON bibliographies', () => {
  const item = {
    type: 'article-journal',
    id: 'müller_2020',
    title: 'The <i>50%</i> of <span class="nocase">GPUs</span> & "us"',
    author: [
      { family: 'Rijke', given: 'Maarten', 'non-dropping-particle': 'de' },
      { literal: 'Team and Co' },
    ],
    issued: { 'date-parts': [['2020', 11, 3]] },
    'container-title': 'Nature',
    publisher: 'Springer',
    volume: 5,
    issue: '2',
    page: '1-9',
    DOI: '10.1000/xyz_1',
    URL: 'https://example.org/a_b',
    note: 'Read',
    abstract: '$5',
  };

  test('give their items with BibTeX fields in TeX', () => {
    const text = JSON.stringify([item], null, 2);
    const file = scanCslJson(text);
    assertPlaces(text, file);
    assert.equal(file.entries[0]?.type, 'article');
    assert.deepEqual(fieldsOf(file, 'title', 'AUTHOR', 'year', 'month', 'journal', 'booktitle'), [
      "The 50\\% of {GPUs} \\& ``us''",
      'de Rijke, Maarten and {Team and Co}',
      '2020',
      'nov',
      'Nature',
      undefined,
    ]);
    assert.deepEqual(
      fieldsOf(file, 'publisher', 'volume', 'number', 'pages', 'doi', 'url', 'note', 'abstract'),
      ['Springer', '5', '2', '1--9', '10.1000/xyz_1', 'https://example.org/a_b', 'Read', '\\$5'],
    );
    assert.equal(text.slice(file.entries[0]!.start, file.entries[0]!.end).at(-1), '}');
  });

  test('may be an object with items, or one item', () => {
    assert.deepEqual(keysOf(scanCslJson('{"items": [{"id": "a"}, {"id": "b"}]}')), ['a', 'b']);
    assert.deepEqual(keysOf(scanCslJson('{"id": "a", "items": "none"}')), ['a']);
    assert.deepEqual(keysOf(scanCslJson('[{"id": 12}]')), ['12']);
    assert.deepEqual(keysOf(scanCslJson('')), []);
  });

  test("the key is the item's own id, not one further in", () => {
    assert.deepEqual(keysOf(scanCslJson('[{"author": [{"id": "x"}], "custom": {"id": "y"}, "id": "z"}]')), [
      'z',
    ]);
  });

  test('arXiv is found in number, DOI, address or archive', () => {
    for (const where of [
      { number: 'arXiv:2503.07365' },
      { DOI: '10.48550/arXiv.2503.07365' },
      { URL: 'https://arxiv.org/pdf/2503.07365v2' },
      { archive: 'arXiv', archive_location: '2503.07365' },
    ]) {
      const file = scanCslJson(JSON.stringify([{ id: 'a', ...where }]));
      assert.deepEqual(fieldsOf(file, 'eprint', 'archiveprefix'), ['2503.07365', 'arXiv']);
      assert.equal(identifiersOf(file.entries[0]!).arxiv, '2503.07365');
    }
  });

  for (const [what, broken] of [
    ['brace', '  {\n    "id": "b",\n    "author": [{ "family": "X" }]\n'],
    ['brace before a comma', '  {\n    "id": "b",\n    "title": "T",\n'],
    ['bracket', '  {\n    "id": "b",\n    "author": [\n      { "family": "X" }\n  },\n'],
    ['bracket and brace', '  {\n    "id": "b",\n    "author": [\n      { "family": "X" },\n'],
    ['quote', '  {\n    "id": "b",\n    "title": "never closed,\n    "note": "x"\n  },\n'],
    ['comma', '  {\n    "id": "b"\n    "title": "T"\n  }\n'],
  ] as const) {
    test(`an item that lacks a ${what} costs itself only`, () => {
      const text = `[\n  {\n    "id": "a",\n    "title": "A"\n  },\n${broken}  {\n    "id": "c",\n    "title": "C"\n  }\n]\n`;
      const file = scanCslJson(text);
      assertPlaces(text, file);
      assert.deepEqual(keysOf(file), ['a', 'b', 'c']);
      assert.equal(file.entries[0]?.field('title'), 'A');
      assert.equal(file.entries[2]?.field('title'), 'C');
    });
  }
});

suite('CSL-YAML bibliographies', () => {
  const text = [
    '---',
    '# mine',
    'references:',
    '  - type: paper-conference',
    '    id: a2020',
    '    title: "*A* [GPU]{.nocase} \\\\* 50%"',
    '    author:',
    '      - {family: Rijke, given: Maarten, non-dropping-particle: de}',
    '      - literal: A Team',
    '    issued: 2020-03',
    '    volume: 012',
    '    abstract: |',
    '      - id: nobody',
    '',
    '      # no comment',
    '  # between',
    "  - id: 'b:c'",
    '    title: B',
    'nocite: "@*"',
    '...',
    '- id: beyond',
  ].join('\n');

  test('give the items of references with BibTeX fields in TeX', () => {
    const file = scanCslYaml(text);
    assertPlaces(text, file);
    assert.deepEqual(keysOf(file), ['a2020', 'b:c']);
    assert.equal(file.entries[0]?.type, 'inproceedings');
    assert.deepEqual(fieldsOf(file, 'title', 'author', 'year', 'month', 'volume', 'abstract'), [
      'A {GPU} * 50\\%',
      'de Rijke, Maarten and {A Team}',
      '2020',
      'mar',
      '012',
      '- id: nobody \\# no comment',
    ]);
    assert.ok(text.slice(file.entries[0]!.start, file.entries[0]!.end).endsWith('# no comment'));
  });

  test('may be a list, in brackets, or with Windows line ends', () => {
    assert.deepEqual(keysOf(scanCslYaml('- id: a\n  title: b\n- title: x\n  id: "c d"\n')), ['a', 'c d']);
    assert.deepEqual(keysOf(scanCslYaml(text.replace(/\n/g, '\r\n'))), ['a2020', 'b:c']);
    for (const flow of [
      '[{id: a}, {"id": "b"}]',
      'references: [{id: a},\n  {id: b}]\n',
      '{"references": [{"id": "a"}, {"id": "b"}]}',
    ]) {
      const file = scanCslYaml(flow);
      assertPlaces(flow, file);
      assert.deepEqual(keysOf(file), ['a', 'b']);
    }
    const odd = '-\n  id: a\n- id: >-\n    b\n- {id: c}\n';
    assertPlaces(odd, scanCslYaml(odd));
    assert.deepEqual(keysOf(scanCslYaml(odd)), ['a', 'b', 'c']);
  });

  test('dates may be written as pandoc and Zotero write them', () => {
    for (const issued of [
      'issued: 2020-03',
      'issued: {date-parts: [[2020, 3]]}',
      'issued:\n  - year: 2020\n    month: 3',
      'issued:\n    raw: 2020-03-01',
      'issued: 2020-03/2021-04',
    ]) {
      const file = scanCslYaml(`- id: a\n  ${issued}\n`);
      assert.deepEqual(fieldsOf(file, 'year', 'month'), ['2020', 'mar'], issued);
    }
    assert.deepEqual(fieldsOf(scanCslYaml('- id: a\n  issued: circa 1999\n'), 'year', 'month'), [
      '1999',
      undefined,
    ]);
  });

  for (const broken of [
    'title: "never closed',
    'author: [never, closed',
    'title: x: y: z',
    'title: *nobody',
    '\ttitle: x',
  ]) {
    test(`an item with ${JSON.stringify(broken)} costs itself only`, () => {
      const file = scanCslYaml(
        `references:\n- id: a\n  title: A\n- id: b\n  ${broken}\n- id: c\n  title: C\n`,
      );
      assert.deepEqual(keysOf(file), ['a', 'b', 'c']);
      assert.equal(file.entries[0]?.field('title'), 'A');
      assert.equal(file.entries[2]?.field('title'), 'C');
    });
  }
});

suite('Hayagriva bibliographies', () => {
  const text = [
    '# mine',
    'kinetics:',
    '    type: Article',
    '    title: "{GPU} \\\\$5 \\"us\\""',
    '    author: ["de Rijke, Maarten", "UNICEF", "King, Martin, Jr."]',
    '    date: 2020-10-14',
    '    page-range: 12-34',
    '    url: { value: "https://arxiv.org/abs/2503.07365", date: 2020-11-12 }',
    '    serial-number:',
    '        doi: "10.1103/PhysRevB.102.165126"',
    '    parent:',
    '        type: periodical',
    '        title: Physical Review B',
    '        volume: 102',
    '        issue: 16',
    '',
    '"b c": {type: article, title: B, parent: {type: Proceedings, title: Proc, editor: {name: Doe, given-name: Jo}}}',
    'DBLP:conf/x:',
    '  title: { value: X, verbatim: true }',
    '  serial-number: arXiv:2503.07365',
  ].join('\n');

  test('give their entries with BibTeX fields in TeX', () => {
    const file = scanHayagriva(text);
    assertPlaces(text, file);
    assert.deepEqual(keysOf(file), ['kinetics', 'b c', 'DBLP:conf/x']);
    assert.deepEqual(
      file.entries.map(({ type }) => type),
      ['article', 'inproceedings', 'misc'],
    );
    assert.deepEqual(
      fieldsOf(file, 'title', 'author', 'year', 'month', 'journal', 'volume', 'number', 'pages'),
      [
        "{GPU} \\$5 ``us''",
        'de Rijke, Maarten and {UNICEF} and King, Jr., Martin',
        '2020',
        'oct',
        'Physical Review B',
        '102',
        '16',
        '12--34',
      ],
    );
    assert.deepEqual(fieldsOf(file, 'doi', 'url', 'eprint', 'archiveprefix'), [
      '10.1103/PhysRevB.102.165126',
      'https://arxiv.org/abs/2503.07365',
      '2503.07365',
      'arXiv',
    ]);
    const [, second, third] = file.entries;
    assert.equal(second?.field('booktitle'), 'Proc');
    assert.equal(second?.field('editor'), 'Doe, Jo');
    assert.equal(third?.field('title'), 'X');
    assert.equal(third?.field('eprint'), '2503.07365');
  });

  test('may be written in braces', () => {
    const flow = '{a: {type: Web}, "b": {type: Web, title: B}}';
    const file = scanHayagriva(flow);
    assertPlaces(flow, file);
    assert.deepEqual(keysOf(file), ['a', 'b']);
    assert.equal(file.entries[1]?.field('title'), 'B');
  });

  for (const broken of ['title: "never closed', 'author: [never, closed', 'title: x: y', 'parent: *nobody']) {
    test(`an entry with ${JSON.stringify(broken)} costs itself only`, () => {
      const file = scanHayagriva(`a:\n  title: A\nb:\n  ${broken}\nc:\n  title: C\n`);
      assert.deepEqual(keysOf(file), ['a', 'b', 'c']);
      assert.equal(file.entries[0]?.field('title'), 'A');
      assert.equal(file.entries[2]?.field('title'), 'C');
    });
  }
});
