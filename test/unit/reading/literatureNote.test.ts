import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import type { Paper } from '../../../src/catalog/paper';
import { BUILT_IN_TEMPLATE, fillTemplate, notePath, noteValues } from '../../../src/reading/literatureNote';
import { course, gdpo } from '../search/samplePapers';
import { catalog, today } from './sampleList';

const frontMatter = (text: string): unknown => parse(/^---\n([^]*?)\n---\n/.exec(text)![1]!);
const values = (paper: Paper, tags: string[] = [], note = '') =>
  noteValues(paper, catalog, { tags, note }, today);

suite('literature note', () => {
  test('the built-in template says what is known', () => {
    const text = fillTemplate(BUILT_IN_TEMPLATE, values(gdpo, ['grpo', 'to: cite'], 'A *note*.\n'));
    assert.deepEqual(frontMatter(text), {
      title: gdpo.title,
      authors: ['Shih-Yang Liu', 'Xin Dong', 'Yu-Chiang Frank Wang'],
      year: 2026,
      venue: 'ICML 2026',
      url: 'https://arxiv.org/abs/2601.05242',
      citekey: 'liu2026gdpo',
      tags: ['grpo', 'to: cite'],
      created: '2026-11-20',
    });
    assert.match(
      text,
      /\n# GDPO: Group reward-Decoupled [^]*\nShih-Yang Liu, Xin Dong, Yu-Chiang Frank Wang · ICML 2026\n/,
    );
    assert.match(text, /## Notes\n\nA \*note\*\.\n$/);
  });

  test('what is not known is empty, and the front matter stays YAML', () => {
    const { author: _, issued: __, ...bare } = course;
    const read = frontMatter(fillTemplate(BUILT_IN_TEMPLATE, values(bare))) as Record<string, unknown>;
    assert.deepEqual([read['authors'], read['year'], read['title']], [[], null, course.title]);
  });

  test('any title, name and note stands in the front matter as it is', () => {
    const template =
      '---\nplain: {title}\ntext: "On {title}"\nsingle: \'{key}\'\nlist: [{key}, "{title}"]\n- around: a {title} b\n---\n';
    const hostile = fc
      .string({ unit: 'binary', maxLength: 40 })
      .filter((text) => !/[\ud800-\udfff]/.test(text));
    fc.assert(
      fc.property(
        fc.oneof(hostile, fc.constantFrom('"', "'", ': x', '# y', '\n---\n', '{key}', '[a', '\\', '- a')),
        (title) => {
          const text = fillTemplate(template.replace('- around', 'around'), { title, key: 'liu2026gdpo' });
          assert.deepEqual(parse(text.slice(4, -5)), {
            plain: title === '' ? null : /^\d{4}$/.test(title) ? Number(title) : title,
            text: `On ${title}`,
            single: 'liu2026gdpo',
            list: ['liu2026gdpo', title],
            around: `a ${title} b`,
          });
        },
      ),
      { numRuns: 500 },
    );
  });

  test('in the text a title is no markup and an address ends nothing', () => {
    const text = fillTemplate('# {title}\n[x]({url}) {unknown} {title', {
      title: '<b> [a](b) $(x)',
      url: 'https://x.org/(a)',
    });
    assert.equal(text, '# \\<b\\> \\[a\\](b) \\$(x)\n[x](https://x.org/%28a%29) {unknown} {title');
  });

  test('a template without front matter, or one that is not closed, is text', () => {
    assert.equal(fillTemplate('---\nkey: {key}', { key: 'a_b' }), '---\nkey: a\\_b');
    assert.equal(fillTemplate('{key}: {constructor}', { key: 'a' }), 'a: {constructor}');
  });

  test('the path is one below the folder', () => {
    const path = (pattern: string) => notePath(pattern, { key: 'liu2026gdpo', year: '2026' });
    assert.deepEqual(path('notes/{key}.md'), { path: 'notes/liu2026gdpo.md' });
    assert.deepEqual(path('.\\notes\\{year}\\{key}.qmd'), { path: 'notes/2026/liu2026gdpo.qmd' });
    for (const pattern of [
      '../{key}.md',
      'a/../../{key}.md',
      '/etc/{key}.md',
      'C:\\x.md',
      'a\\..\\b.md',
      '.. /x.md',
      'x:y.md',
    ]) {
      assert.deepEqual(path(pattern), { problem: 'outside' }, pattern);
    }
    assert.deepEqual(path(' '), { problem: 'empty' });
    for (const pattern of ['notes/{key}.sh', 'notes/', '.md', '{key}']) {
      assert.deepEqual(path(pattern), { problem: 'not-text' }, pattern);
    }
  });
});
