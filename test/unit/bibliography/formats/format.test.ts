import assert from 'node:assert/strict';
import { formatOf } from '../../../../src/bibliography/formats/format';

suite('Format of a bibliography', () => {
  test('is told by the suffix', () => {
    assert.equal(formatOf('refs/a.bib', ''), 'bib');
    assert.equal(formatOf('A.BIBTEX', ''), 'bib');
    assert.equal(formatOf('a.json', ''), 'csl-json');
    assert.equal(formatOf('a.txt', '@misc{a}'), undefined);
    assert.equal(formatOf('json', ''), undefined);
  });

  for (const [text, format] of [
    ['references:\n- id: a\n', 'csl-yaml'],
    ['---\n# mine\nreferences:\n\n  # first\n  - id: a\n...\n', 'csl-yaml'],
    ['---\nnocite: "@*"\nreferences:\n- id: a\n', 'csl-yaml'],
    ['references: []\n', 'csl-yaml'],
    ['references:\n', 'csl-yaml'],
    ['- id: a\n  title: b\n', 'csl-yaml'],
    ['- title: b\n  id: a\r\n', 'csl-yaml'],
    ['[{"id": "a"}]', 'csl-yaml'],
    ['- one\n- two\n', undefined],
    ['a:\n  type: Article\n', 'hayagriva'],
    ['\ufeff# mine\n\n"a b":\n    title: "T"\n', 'hayagriva'],
    ['a: { type: Web, title: T }\n', 'hayagriva'],
    ['references:\n  type: Book\n  title: References\n', 'hayagriva'],
    ['name: shelf\nversion: 2\n', undefined],
    ['', undefined],
    ['# nothing yet\n---\n', undefined],
  ] as const) {
    test(`of ${JSON.stringify(text)} is ${format ?? 'not known'}`, () => {
      assert.equal(formatOf('refs.yaml', text), format);
      assert.equal(formatOf('refs.yml', text), format);
    });
  }
});
