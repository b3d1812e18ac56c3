import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseAwesomeList } from '../../../src/upstream/awesomeList';
import { readListedDate } from '../../../src/upstream/listDates';
import type { ListedPaper } from '../../../src/upstream/records';
import { bundledCatalog, bundledCuration } from '../data/bundled';
import { dateText, itemText, listOf } from './listText';

const only = (markdown: string): ListedPaper => {
  const { papers } = parseAwesomeList(markdown);
  assert.equal(papers.length, 1, JSON.stringify(papers));
  return papers[0]!;
};
const codes = (markdown: string): (readonly [string, number])[] =>
  parseAwesomeList(markdown).problems.map(({ code, line }) => [code, line] as const);

suite('A list of papers', () => {
  const dates: readonly (readonly [string, string | undefined, string?])[] = [
    ['Jun. 2025', '2025-06'],
    ['July. 2025', '2025-07'],
    ['Jl. 2025, Blog', '2025-07'],
    ['Jul.\u202f2025', '2025-07'],
    ['May\u202f2025', '2025-05'],
    ['Sept. 2024', '2024-09'],
    ['December 2023', '2023-12'],
    ['2024, NeurIPS', '2024', 'NeurIPS'],
    ['CVPR 2025', '2025', 'CVPR'],
    ['2024, ICLR Spotlight', '2024', 'ICLR'],
    ['2025, ICLR oral', '2025', 'ICLR'],
    ['Jun. 2024, NeurIPS 2024', '2024-06', 'NeurIPS'],
    ['Mar. 2022, ICLR Blog', '2022-03', 'ICLR'],
    ["ICLR'25", '2025', 'ICLR'],
    ['2025.05', '2025-05'],
    ['2025-5', '2025-05'],
    ['2025/12', '2025-12'],
    ['Science Robotics, 2024', '2024', 'Science Robotics'],
    ['Hugging Face', undefined],
    ['', undefined],
    ['2025.13', undefined],
    ['soon', undefined],
  ];
  for (const [text, date, venue] of dates) {
    test(`date: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(
        readListedDate(text),
        date === undefined ? undefined : { date, ...(venue !== undefined && { venue }) },
      );
    });
  }

  test('an item with badges, by the headings above it', () => {
    const text =
      '# L\n\n## Part\n\n### Section [of](x) :star:\n\n' +
      '+ [A [bracketed] *Title*: On X](https://www.arxiv.org/pdf/2505.01234v2?x=1) (May. 2025)\n' +
      '  [![arXiv](https://i.example/a.svg)](https://arxiv.org/abs/2505.01234)\n' +
      '  [![Star](https://i.example/s.svg)](https://github.com/some/repo.git)\n' +
      '  [![Website](https://i.example/w.svg)](https://some.example/page_(one)/)\n';
    assert.deepEqual(only(text), {
      title: 'A [bracketed] *Title*: On X',
      url: 'https://www.arxiv.org/pdf/2505.01234v2?x=1',
      arxiv: '2505.01234',
      date: '2025-05',
      code: 'https://github.com/some/repo',
      websites: ['https://some.example/page_(one)/'],
      path: ['L', 'Part', 'Section of'],
      line: 7,
    });
    assert.deepEqual(codes(text), []);
  });

  test('comments, code and tables of contents hold no papers', () => {
    const text =
      '## List\n- [Contents](#contents)\n<!-- + [Hidden](https://a.example) (May. 2025)\n-->\n' +
      '```\n+ [Sample](https://b.example) (May. 2025)\n```\n* [Real](https://c.example) (May. 2025)\n';
    const paper = only(text);
    assert.deepEqual([paper.title, paper.line], ['Real', 8]);
  });

  const oddities: readonly (readonly [
    name: string,
    text: string,
    expected: (readonly [string, number])[],
  ])[] = [
    ['no list', '<!doctype html>\n<p>404</p>', [['no-papers', 1]]],
    ['nothing', '', [['no-papers', 1]]],
    ['a heading that skips', '# A\n### C\n+ [T](https://a.example) (2025)', [['heading-skips', 2]]],
    ['no date', '+ [T](https://a.example)', [['no-date', 1]]],
    ['no such date', '+ [T](https://a.example) (soon)', [['unknown-date', 1]]],
    [
      'no title',
      '+ [](https://a.example) (2025)',
      [
        ['no-papers', 1],
        ['no-title', 1],
      ],
    ],
    [
      'no link',
      '+ A title alone',
      [
        ['no-link', 1],
        ['no-papers', 1],
      ],
    ],
    [
      'script',
      '+ [T](javascript:alert(1)) (2025)',
      [
        ['no-papers', 1],
        ['unsafe-link', 1],
      ],
    ],
    [
      'no address',
      '+ [T](http://%/) (2025)',
      [
        ['no-papers', 1],
        ['unsafe-link', 1],
      ],
    ],
    [
      'month of another id',
      '+ [T](https://arxiv.org/abs/2505.01234) (Mar. 2025)',
      [['date-contradicts-arxiv', 1]],
    ],
    [
      'two papers in one item',
      '+ [T](https://arxiv.org/abs/2505.01234) (2025) [![arXiv](b)](https://arxiv.org/abs/2505.09999)',
      [['links-disagree', 1]],
    ],
    [
      'listed twice',
      '+ [T](https://arxiv.org/abs/2505.01234) (2025)\n+ [T, again](https://arxiv.org/pdf/2505.01234v3) (2025)',
      [['listed-twice', 2]],
    ],
    [
      'a stray line',
      '+ [T](https://a.example) (2025)\nu\n+ [S](https://b.example) (2025)',
      [['stray-text', 2]],
    ],
    ['an open comment', '+ [T](https://a.example) (2025)\n<!-- the rest', [['stray-text', 2]]],
  ];
  for (const [name, text, expected] of oddities) {
    test(`odd: ${name}`, () => {
      const sort = (all: readonly (readonly [string, number])[]): string[] => all.map(String).sort();
      assert.deepEqual(sort(codes(text)), sort(expected));
    });
  }

  test('what cannot be seen is taken out, and markup of a title means nothing', () => {
    const { title } = only(
      '+ [\u202eEvil\u200b <script>alert(1)</script> \\& &amp; co](https://a.example) (2025)',
    );
    assert.equal(title, 'Evil <script>alert(1)</script> & & co');
  });

  test('the whole catalog written as a list is read back', () => {
    const catalog = bundledCatalog();
    const { papers } = parseAwesomeList(listOf(catalog, bundledCuration()));
    const filed = catalog.papers.reduce((sum, { custom }) => sum + custom.categories.length, 0);
    assert.equal(papers.length, filed);
  });

  const paper = fc.record(
    {
      title: fc
        .array(fc.constantFrom('Flow', 'GRPO:', '(VisTA)', '[x]', 'π', "Let's", '3D', '&'), { minLength: 1 })
        .map((words) => words.join(' ')),
      id: fc.integer({ min: 1, max: 99999 }).map((number) => `2505.${String(number).padStart(5, '0')}`),
      code: fc.option(fc.constantFrom('https://github.com/a/b', 'https://github.com/x-y/z.w'), {
        nil: undefined,
      }),
      website: fc.option(fc.constantFrom('https://a.example/p', 'https://a.example/(p)'), { nil: undefined }),
      variant: fc.nat(1000),
    },
    { requiredKeys: ['title', 'id', 'variant', 'code', 'website'] },
  );

  test('items are read back, however they are written', () => {
    fc.assert(
      fc.property(fc.uniqueArray(paper, { maxLength: 12, selector: ({ id }) => id }), (all) => {
        const text = all
          .map(({ title, id, code, website, variant }) =>
            itemText(
              {
                title,
                url: `https://arxiv.org/abs/${id}`,
                tag: dateText('2025-05', variant),
                ...(code && { code }),
                ...(website && { website }),
              },
              variant,
            ),
          )
          .join('\n\n');
        assert.deepEqual(
          parseAwesomeList(`# L\n${text}`).papers.map((each) => [
            each.title,
            each.arxiv,
            each.date,
            each.code,
            each.websites,
          ]),
          all.map(({ title, id, code, website }) => [title, id, '2025-05', code, website ? [website] : []]),
        );
      }),
    );
  });

  test('any text is read without an end in sight of an error', () => {
    const whole = listOf(bundledCatalog(), []).slice(0, 6000);
    const piece = fc.constantFrom(
      '+ [',
      '](',
      ')',
      '#',
      '<!--',
      '-->',
      '```',
      '\n',
      '[![',
      '\\',
      '(May',
      '\u0000',
      '- ',
    );
    fc.assert(
      fc.property(
        fc.nat(whole.length),
        fc.nat(whole.length),
        fc.array(piece),
        fc.string(),
        (a, b, pieces, noise) => {
          const text = whole.slice(0, a) + pieces.join(noise) + whole.slice(b);
          const { papers, problems } = parseAwesomeList(text);
          const lines = text.split(/\r\n|\n|\r/).length;
          for (const { line } of [...papers, ...problems]) assert.ok(line >= 1 && line <= lines);
        },
      ),
    );
  });

  test('hashes that close a heading are none of its words', () => {
    const item = '\n+ [T](https://arxiv.org/abs/2505.01234) (2025)\n';
    for (const [text, heading] of [
      ['## Part ##  ', 'Part'],
      ['## C#', 'C#'],
      ['##\tPart\t#', 'Part'],
      ['## #', ''],
    ] as const) {
      assert.deepEqual(only(text + item).path, [heading], text);
    }
  });

  test('hostile lines cost no more time than others', () => {
    parseAwesomeList(`# a${' '.repeat(7_900)}x\n`.repeat(20));
    parseAwesomeList(`# a${' #'.repeat(3_900)}x\n`.repeat(20));
    const item = '+ [T](https://arxiv.org/abs/2505.01234) (2025)\n';
    for (const [open, close] of [
      ['(', ']'],
      ['[', ')'],
    ] as const) {
      const { papers, problems } = parseAwesomeList(
        item + `  ${open.repeat(7_000)}\n`.repeat(300) + `  ${close.repeat(7_000)}\n`.repeat(300),
      );
      assert.equal(papers.length, 1);
      assert.deepEqual(
        problems.map(({ code }) => code),
        ['too-long'],
      );
    }
    parseAwesomeList(`+ [T](https://a.example) ${'('.repeat(3_900)}${']'.repeat(3_900)}\n`.repeat(600));
  });

  test('a huge or hostile list ends', () => {
    const many = '+ [T](https://arxiv.org/abs/2505.01234) (2025)\n'.repeat(100_000);
    const { papers, problems } = parseAwesomeList(many);
    assert.ok(papers.length <= 20_000 && problems.length <= 1_000);
    assert.ok(parseAwesomeList('+ [x'.repeat(500_000)).problems.some(({ code }) => code === 'too-long'));
    for (const part of ['[', '](', '(]', '<!-- ', '+ [a](', '![', '\\'])
      parseAwesomeList(part.repeat(200_000));
  });
});
