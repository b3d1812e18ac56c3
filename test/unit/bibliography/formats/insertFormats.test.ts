import assert from 'node:assert/strict';
import { parse as parseYaml } from 'yaml';
import { planCslJsonInsertions } from '../../../../src/bibliography/formats/insertIntoCslJson';
import { planCslYamlInsertions } from '../../../../src/bibliography/formats/insertIntoCslYaml';
import { planHayagrivaInsertions } from '../../../../src/bibliography/formats/insertIntoHayagriva';
import type { InsertionRefusal, InsertionsPlan } from '../../../../src/bibliography/insertion';
import type { Paper } from '../../../../src/catalog/paper';
import { journal, preprint, proceedings, webpage } from '../samplePapers';

const small: Paper = {
  id: 'doe2020a',
  type: 'webpage',
  title: 'A',
  URL: 'https://a.org',
  custom: { categories: [] },
};
const SMALL_JSON = '"id": "doe2020a", "type": "webpage", "title": "A", "URL": "https://a.org"';

function inserted(text: string, plan: InsertionsPlan | InsertionRefusal): string {
  assert.ok(!('problem' in plan), JSON.stringify(plan));
  assert.equal(plan.edits.length, 1);
  const { offset, text: added } = plan.edits[0]!;
  return text.slice(0, offset) + added + text.slice(offset);
}

/** The text, in which `«»` encloses what is to be inserted. */
function assertInserts(
  marked: string,
  planIn: (text: string, papers: readonly Paper[]) => InsertionsPlan | InsertionRefusal,
  papers: readonly Paper[] = [small],
): void {
  const text = marked.replace(/«[^»]*»/, '');
  assert.equal(inserted(text, planIn(text, papers)), marked.replace(/[«»]/g, ''));
}

suite('Insertion into CSL-JSON', () => {
  const pretty = (indent: string, unit: string, eol: string): string =>
    [
      `{`,
      ...SMALL_JSON.split(', ').map((line, at) => indent + unit + line + (at < 3 ? ',' : '')),
      `${indent}}`,
    ].join(eol);

  for (const [what, marked] of [
    ['an empty text', `«[\n  ${pretty('  ', '  ', '\n')}\n]\n»`],
    ['an empty array', `[«\n  ${pretty('  ', '  ', '\n')}\n»]`],
    ['an empty array on two lines', `[«\n  ${pretty('  ', '  ', '\n')}»\n]\n`],
    ['items on lines of their own', `[\n\t{\n\t\t"id": "x"\n\t}«,\n\t${pretty('\t', '\t', '\n')}»\n]\n`],
    ['Windows line ends', `[\r\n  {\r\n    "id": "x"\r\n  }«,\r\n  ${pretty('  ', '  ', '\r\n')}»\r\n]\r\n`],
    ['items behind each other', `[{\n  "id": "w"\n}, {\n  "id": "x"\n}«, ${pretty('', '  ', '\n')}»]`],
    ['items of one line', `[\n  {"id":"x"}«,\n  {${SMALL_JSON.replace(/(":|,) /g, '$1')}}»\n]`],
    ['one line', `[{"id":"w"},{"id":"x"}«,{${SMALL_JSON.replace(/(":|,) /g, '$1')}}»]`],
    [
      'an object with items',
      `{"a": [1], "items": [\n  {\n    "id": "x"\n  }«,\n  ${pretty('  ', '  ', '\n')}»\n]}`,
    ],
  ] as const) {
    test(`follows ${what}`, () => assertInserts(marked, planCslJsonInsertions));
  }

  test('writes the variables of CSL only, under the wished and free key', () => {
    const text = '[{"id": "wish", "title": "Another"}]';
    const plan = planCslJsonInsertions(text, [preprint], { keyFor: () => 'wish' });
    const items = JSON.parse(inserted(text, plan)) as Record<string, unknown>[];
    const { custom: _, ...variables } = preprint;
    assert.deepEqual(items[1], { ...variables, id: 'wisha' });
    assert.deepEqual(!('problem' in plan) && plan.keys, ['wisha']);
  });

  test('an arXiv id that nothing else tells is named as the archive', () => {
    const { DOI: _, ...known } = proceedings;
    const items = JSON.parse(inserted('', planCslJsonInsertions('', [known]))) as Record<string, unknown>[];
    assert.equal(items[0]?.['archive_location'], 'arXiv:2505.05470');
  });

  for (const text of [
    '{"id": "x"}',
    '[{"id": "x"}',
    '[{"id": "x"]',
    '"text"',
    '[1, 2]',
    'hello',
    '[{"id": "x"}] and more [',
  ]) {
    test(`${JSON.stringify(text)} is broken`, () => {
      assert.deepEqual(planCslJsonInsertions(text, [small]), { problem: 'broken' });
    });
  }

  test('what is no text or too long is refused', () => {
    assert.deepEqual(planCslJsonInsertions('[\0]', [small]), { problem: 'binary' });
    assert.deepEqual(planCslJsonInsertions(' '.repeat(51 * 1024 * 1024), [small]), { problem: 'too-large' });
  });
});

suite('Insertion into CSL-YAML', () => {
  const item = (margin: string, dash: string, eol = '\n'): string =>
    ['id: doe2020a', 'type: webpage', 'title: A', 'URL: https://a.org']
      .map((line, at) => margin + (at === 0 ? dash : ' '.repeat(dash.length)) + line)
      .join(eol);

  for (const [what, marked] of [
    ['an empty text', `«references:\n${item('', '- ')}\n»`],
    ['a comment only', `# mine«\nreferences:\n${item('', '- ')}\n»`],
    ['references without items', `---\nreferences:«\n${item('', '- ')}»\n...\n`],
    ['references with items', `references:\n- id: x\n  title: X«\n${item('', '- ')}»\n`],
    ['indented items', `references:\n  - id: x # mine«\n${item('  ', '- ')}»\nnocite: "@*"\n`],
    ['wide dashes and Windows line ends', `-   id: x\r\n    title: X«\r\n${item('', '-   ', '\r\n')}»\r\n`],
    ['blank lines between items', `- id: w\n\n- id: x«\n\n${item('', '- ')}»`],
    [
      'a text that ends in a block',
      `- id: x\n  abstract: |\n    One\n\n    # two«\n${item('', '- ')}»\n\n# end\n`,
    ],
    ['an empty list in brackets', `references: [«{${SMALL_JSON.replace(/(":|,) /g, '$1')}}»]\n`],
    ['a list in brackets', `references: [{id: x}«, {${SMALL_JSON.replace(/(":|,) /g, '$1')}}»,\n]\n`],
  ] as const) {
    test(`follows ${what}`, () => assertInserts(marked, planCslYamlInsertions));
  }

  test('names and dates are lists as the file has them', () => {
    const text = 'references:\n- id: x\n  author:\n    - family: X\n';
    assert.equal(
      inserted(text, planCslYamlInsertions(text, [{ ...journal, title: 'Is *this* a_b: [x] $1?' }])).slice(
        text.length - 1,
      ),
      [
        '',
        '- id: hafner2025mastering',
        '  type: article-journal',
        '  title: "Is \\\\*this\\\\* a_b: \\\\[x\\\\] \\\\$1?"',
        '  author:',
        '    - family: Hafner',
        '      given: Danijar',
        '  issued:',
        '    date-parts: [[2025]]',
        '  container-title: Nature',
        '  volume: 640',
        '  issue: 8059',
        '  page: 647-653',
        '  DOI: "10.1038/s41586-025-08744-2"',
        '',
      ].join('\n'),
    );
  });

  for (const text of [
    'title: x\n',
    'references: none\n',
    'references:\n- id: x\n  title: "open\n',
    '[{id: x}\n',
    'text\n',
    '# x\n...\n',
  ]) {
    test(`${JSON.stringify(text)} is broken`, () => {
      assert.deepEqual(planCslYamlInsertions(text, [small]), { problem: 'broken' });
    });
  }
});

suite('Insertion into hayagriva', () => {
  const entry = (step: string, eol = '\n'): string =>
    ['doe2020a:', `${step}type: Web`, `${step}title: A`, `${step}url: https://a.org`].join(eol);

  for (const [what, marked] of [
    ['an empty text', `«${entry('  ')}\n»`],
    ['a comment only', `# mine\n«${entry('  ')}\n»`],
    ['entries apart', `x:\n    type: Web«\n\n${entry('    ')}»\n`],
    ['entries close together', `w:\n type: Web\nx:\n type: Web«\n${entry(' ')}»\n# end\n`],
    ['Windows line ends', `x:\r\n  type: Web«\r\n\r\n${entry('  ', '\r\n')}»`],
    ['braces', `{x: {type: Web}«, "doe2020a": {"type":"Web","title":"A","url":"https://a.org"}»}\n`],
  ] as const) {
    test(`follows ${what}`, () => assertInserts(marked, planHayagrivaInsertions));
  }

  test('writes what the paper appeared in as its parent, and names as the file has them', () => {
    const text = 'x:\n    type: Article\n    author: ["Doe, Jo"]\n    parent:\n        type: Blog\n';
    const after = inserted(
      text,
      planHayagrivaInsertions(text, [{ ...proceedings, author: proceedings.author!.slice(0, 2) }]),
    );
    assert.equal(
      after.slice(text.length - 1),
      [
        '',
        '',
        'rijke2025flow:',
        '    type: Article',
        '    title: "{Flow-GRPO}: 50% better & cheaper {MLLM}s via {RL}-based training of \\"{π_RL}\\""',
        '    author: ["de Rijke, Maarten", "Xiaomi LLM-Core Team"]',
        '    date: 2025',
        '    page-range: 101-117',
        '    url: https://papers.nips.cc/paper/1',
        '    serial-number:',
        '        doi: "10.1007/978-3-031-73010-8_12"',
        '        arxiv: "2505.05470"',
        '    parent:',
        '        type: Proceedings',
        '        title: Advances in Neural Information Processing Systems',
        '        volume: 38',
        '',
      ].join('\n'),
    );
  });

  test('a name that would be misread is written in its parts', () => {
    const author = [
      { family: 'bell hooks', given: 'Jo' },
      { literal: 'Doe, Roe and Sons' },
      { family: 'Rijke', given: 'M', 'non-dropping-particle': 'De' },
    ];
    const after = inserted('', planHayagrivaInsertions('', [{ ...webpage, author }]));
    assert.deepEqual((parseYaml(after) as Record<string, { author: unknown }>)[webpage.id]?.author, [
      { name: 'bell hooks', 'given-name': 'Jo' },
      { name: 'Doe, Roe and Sons' },
      { name: 'Rijke', 'given-name': 'M', prefix: 'De' },
    ]);
  });

  for (const text of ['- id: x\n', 'text\n', 'x:\n  title: "open\n', '{x: {title: T}\n', 'a: 1\n']) {
    test(`${JSON.stringify(text)} is broken`, () => {
      assert.deepEqual(planHayagrivaInsertions(text, [small]), { problem: 'broken' });
    });
  }
});
