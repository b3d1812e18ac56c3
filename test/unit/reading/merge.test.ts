import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mergeLists } from '../../../src/reading/merge';
import { flowGrpo, gdpo, skywork } from '../search/samplePapers';
import { item, later, lists } from './sampleList';

const newer = { changed: later.getTime() };

suite('merging reading lists', () => {
  test('the newest says whether a paper is starred and read', () => {
    const old = item(gdpo, { starred: true, state: 'read' });
    const [merged] = mergeLists([old], [item(gdpo, newer)]);
    assert.deepEqual([merged!.starred, merged!.state, merged!.changed], [false, 'unread', later.getTime()]);
    const [kept] = mergeLists([item(gdpo, newer)], [old]);
    assert.deepEqual([kept!.starred, kept!.state], [false, 'unread']);
  });

  test('tags are united, and the earlier day counts', () => {
    const [merged] = mergeLists(
      [item(gdpo, { tags: ['a', 'b'], added: '2026-03-01' })],
      [item(gdpo, { tags: ['B', 'c'], added: '2026-02-01' })],
    );
    assert.deepEqual([merged!.tags, merged!.added], [['a', 'b', 'c'], '2026-02-01']);
  });

  for (const [what, known, incoming, merged] of [
    ['both where they differ', 'One.', 'Two.', 'One.\n\n---\n\nTwo.'],
    ['the one that there is', '', 'Two.', 'Two.'],
    ['the one that there was', 'One.', '', 'One.'],
    ['the longer where it holds the other', 'One.\n\nMore.', 'One.', 'One.\n\nMore.'],
    ['the longer that comes in', 'One.', 'Before.\nOne.\n', 'Before.\nOne.\n'],
    ['both where one is only part of a line', 'One and two.', 'One', 'One and two.\n\n---\n\nOne'],
  ] as const) {
    test(`notes: ${what}`, () => {
      const [result] = mergeLists([item(gdpo, { note: known })], [item(gdpo, { note: incoming })]);
      assert.equal(result!.note, merged);
    });
  }

  test('new papers come behind, in their order', () => {
    const merged = mergeLists([item(gdpo)], [item(skywork), item(gdpo), item(flowGrpo)]);
    assert.deepEqual(
      merged.map(({ key }) => key),
      [gdpo.id, skywork.id, flowGrpo.id],
    );
  });

  test('the same once more changes nothing; a list merged with itself is itself', () => {
    fc.assert(
      fc.property(lists, lists, (a, b) => {
        const merged = mergeLists(a, b);
        assert.equal(mergeLists(merged, b), merged);
        assert.equal(mergeLists(a, a), a);
      }),
    );
  });

  test('nothing is lost: every work, tag and note of both is there', () => {
    fc.assert(
      fc.property(lists, lists, (a, b) => {
        const merged = mergeLists(a, b);
        for (const one of [...a, ...b]) {
          const found = merged.find(({ key, arxiv }) => key === one.key || (arxiv && arxiv === one.arxiv))!;
          const tags = found.tags.map((tag) => tag.toLowerCase());
          assert.ok(one.tags.every((tag) => tags.includes(tag.toLowerCase())));
          assert.ok(found.note.includes(one.note.trimEnd()));
        }
      }),
    );
  });
});
