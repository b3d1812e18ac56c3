import assert from 'node:assert/strict';
import fc from 'fast-check';
import { exportMarkdown } from '../../../src/reading/exportMarkdown';
import { importMarkdown } from '../../../src/reading/importMarkdown';
import { fromPlainMarkdown, plainMarkdown } from '../../../src/reading/markdownText';
import type { ReadingItem } from '../../../src/reading/readingItem';
import { gdpo, pixelReasoner, worldModels } from '../search/samplePapers';
import { catalog, gone, item, later, lists } from './sampleList';

const mentions = (text: string) => importMarkdown(text, later).mentions;

suite('reading list as Markdown', () => {
  test('is a list of tasks to read and edit', () => {
    const text = exportMarkdown(
      [
        item(gdpo, { starred: true, tags: ['grpo', 'to cite'], note: 'Decouples rewards.\n\n- why?' }),
        gone,
        item(worldModels, { state: 'read' }),
      ],
      catalog,
    );
    assert.equal(
      text,
      `# Reading list

## To read

- [ ] ★ [GDPO: Group reward-Decoupled Normalization Policy Optimization for Multi-reward RL Optimization](https://arxiv.org/abs/2601.05242) · Liu et al. · ICML 2026 · tags: \`grpo\`, \`to cite\` · added 2026-11-20 · \`liu2026gdpo\`

  Decouples rewards.

  - why?

- [ ] [A work \\[that\\] is \\*gone\\*](https://arxiv.org/abs/2401.00001) · added 2026-11-20 · \`gone2024work\`

  Kept.

## Read

- [x] [Mastering diverse control tasks through world models](https://doi.org/10.1038/s41586-025-08744-2) · Hafner · Nature 2025 · added 2026-11-20 · \`hafner2025mastering\`
`,
    );
  });

  test('comes back as it was: every item, its tags, its note, and the order within each state', () => {
    const said = (items: readonly ReadingItem[]) => {
      const read = ({ changed: _, title, ...rest }: ReadingItem) =>
        // Of papers that the catalog knows, the title is the catalog's.
        catalog.byId(rest.key) ? rest : { title, ...rest };
      return [
        ...items.filter(({ state }) => state === 'unread'),
        ...items.filter(({ state }) => state === 'read'),
      ].map(read);
    };
    fc.assert(
      fc.property(lists, fc.constantFrom('\n', '\r\n'), (items, eol) => {
        const text = exportMarkdown(items, catalog).replace(/\n/g, eol);
        const back = importMarkdown(text, later);
        assert.deepEqual(said(back.items), said(items));
        assert.deepEqual(back.mentions, []);
      }),
      { numRuns: 1000 },
    );
  });

  test('what was edited by hand is read: a ticked box, a tag, a note', () => {
    const text = exportMarkdown([item(gdpo)], catalog)
      .replace('[ ]', '[X]')
      .replace(' · added', ' · tags: `new` · added')
      .concat('\n  A note.\n');
    const [read] = importMarkdown(text, later).items;
    assert.deepEqual([read!.state, read!.tags, read!.note], ['read', ['new'], 'A note.']);
  });

  test('a text means nothing but itself, and is read back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.equal(fromPlainMarkdown(plainMarkdown(text)), text.replace(/\s+/g, ' '));
      }),
    );
    assert.equal(plainMarkdown('# [x](y) <b>'), '\\# \\[x\\](y) \\<b\\>');
    assert.equal(plainMarkdown('1. a'), '1\\. a');
  });
});

suite('works in any Markdown', () => {
  for (const [text, expected] of [
    ['[GDPO](https://arxiv.org/abs/2601.05242v2).', [{ arxiv: '2601.05242' }]],
    ['<https://arxiv.org/pdf/2601.05242.pdf>', [{ arxiv: '2601.05242' }]],
    ['| arXiv:2601.05242 | arXiv: cs.CV/0101001 |', [{ arxiv: '2601.05242' }, { arxiv: 'cs.cv/0101001' }]],
    ['(see https://doi.org/10.1038/S41586-025-08744-2).', [{ doi: '10.1038/s41586-025-08744-2' }]],
    ['doi:10.1016/0004-3702(94)90077-9, and so on', [{ doi: '10.1016/0004-3702(94)90077-9' }]],
    ['[a](https://doi.org/10.1/a)', [{ address: 'https://doi.org/10.1/a' }]],
    [
      '[a](https://doi.org/10.1234/a%28b%29)[b](https://x.org/b)',
      [{ doi: '10.1234/a(b)' }, { address: 'https://x.org/b' }],
    ],
    ['[@liu2026gdpo; @su2025pixel]', [{ possibleKey: 'liu2026gdpo' }, { possibleKey: 'su2025pixel' }]],
    ['- `liu2026gdpo`.', [{ possibleKey: 'liu2026gdpo' }]],
    ['mail@liu2026gdpo.org, 2601.05242 and arXiv:2601.052421', []],
  ] as const) {
    test(text, () => assert.deepEqual(mentions(text), expected));
  }

  test('each work once, in the order of the text', () => {
    assert.deepEqual(mentions('arXiv:2601.05242\n`su2025pixel`\nhttps://arxiv.org/abs/2601.05242'), [
      { arxiv: '2601.05242' },
      { possibleKey: pixelReasoner.id },
    ]);
  });

  test('a line that only looks like an exported one is text', () => {
    const line = '- [ ] [GDPO](https://arxiv.org/abs/2601.05242) · added 2026-11-20 · `../../x`';
    assert.deepEqual(importMarkdown(line, later).items, []);
    assert.deepEqual(mentions(line)[0], { arxiv: '2601.05242' });
  });

  test('any text is read, long lines of nothing but marks too', () => {
    for (const mark of [
      ')',
      '[',
      '`',
      '\\',
      '- [ ] [',
      '](',
      ' · tags: `',
      '@',
      'https://(',
      '**',
      '  \n',
      'doi:10.1234/)',
    ]) {
      importMarkdown(mark.repeat(200_000 / mark.length), later);
      importMarkdown(`- [ ] [x](y)${mark.repeat(200_000 / mark.length)}`, later);
    }
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void importMarkdown(text, later)));
  });
});
