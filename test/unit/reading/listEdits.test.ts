import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  addWorks,
  changedTags,
  changeWork,
  findItem,
  moveAmong,
  moveWorks,
  removeWorks,
  tagsOf,
} from '../../../src/reading/listEdits';
import { cleanTag, cleanTags, identityOf, isKey, paperOfItem } from '../../../src/reading/readingItem';
import { flowGrpo, gdpo, pixelReasoner, skywork, worldModels } from '../search/samplePapers';
import { mergeLists } from '../../../src/reading/merge';
import { catalog, gone, item, later, lists, today } from './sampleList';

const keys = (items: readonly { key: string }[]): string[] => items.map(({ key }) => key);
const list = [item(gdpo), item(flowGrpo), item(skywork), gone];

suite('reading list', () => {
  test('a paper comes in once, unread, with what it is found by, and the day', () => {
    const [added, ...others] = addWorks(addWorks([], [identityOf(gdpo)], today), [identityOf(gdpo)], later);
    assert.deepEqual(others, []);
    assert.deepEqual(added, {
      key: 'liu2026gdpo',
      title: gdpo.title,
      arxiv: '2601.05242',
      starred: false,
      state: 'unread',
      tags: [],
      note: '',
      added: '2026-11-20',
      changed: today.getTime(),
    });
  });

  test('a paper whose key has changed is found by its identifier', () => {
    const renamed = { ...identityOf(gdpo), key: 'liu2026group' };
    assert.equal(findItem(list, renamed)?.key, 'liu2026gdpo');
    assert.equal(paperOfItem(catalog, renamed), gdpo);
    assert.equal(
      findItem([item(worldModels)], { key: 'x', title: 'x', doi: '10.1038/s41586-025-08744-2' })?.key,
      worldModels.id,
    );
  });

  test('a key that came to another work does not pass that off as the one in the list', () => {
    assert.equal(paperOfItem(catalog, { ...identityOf(gdpo), arxiv: '1901.00001' }), undefined);
  });

  test('a change adds the paper where need be, says when, and nothing of others', () => {
    const changed = changeWork(
      list,
      identityOf(pixelReasoner),
      { starred: true, tags: ['#a', 'A', 'b,c'] },
      later,
    );
    const last = changed.at(-1)!;
    assert.deepEqual([last.key, last.starred, last.state], [pixelReasoner.id, true, 'unread']);
    assert.deepEqual(last.tags, ['a', 'b c']);
    assert.equal(last.changed, later.getTime());
    assert.deepEqual(changed.slice(0, -1), list);
    assert.equal(changeWork(changed, identityOf(pixelReasoner), { starred: true }, today), changed);
  });

  test('what is removed is gone, and only that', () => {
    assert.deepEqual(keys(removeWorks(list, [identityOf(gdpo), gone])), [flowGrpo.id, skywork.id]);
    assert.equal(removeWorks(list, [identityOf(pixelReasoner)]), list);
  });

  test('moving: before another, behind all, onto oneself', () => {
    const [a, b, c, d] = keys(list) as [string, string, string, string];
    assert.deepEqual(keys(moveWorks(list, [list[2]!], a)), [c, a, b, d]);
    assert.deepEqual(keys(moveWorks(list, [list[2]!, list[0]!], undefined)), [b, d, a, c]);
    assert.deepEqual(keys(moveWorks(list, [list[0]!, list[1]!], b)), [a, b, c, d]);
    assert.equal(moveWorks(list, [list[1]!], c), list);
  });

  test('moving up and down goes by what is shown', () => {
    const [a, b, c, d] = keys(list) as [string, string, string, string];
    const shown = [a, c, d];
    assert.deepEqual(keys(moveAmong(list, shown, list[2]!, -1)), [c, a, b, d]);
    assert.deepEqual(keys(moveAmong(list, shown, list[0]!, 1)), [b, c, a, d]);
    assert.deepEqual(keys(moveAmong(list, shown, list[2]!, 1)), [a, b, d, c]);
    assert.equal(moveAmong(list, shown, list[0]!, -1), list);
    assert.equal(moveAmong(list, shown, gone, 1), list);
  });

  test('moving loses and doubles nothing, and keeps the order of the rest', () => {
    fc.assert(
      fc.property(lists, fc.infiniteStream(fc.boolean()), fc.nat(), (items, isMoved, at) => {
        const moved = items.filter(() => isMoved.next().value);
        const result = moveWorks(items, moved, items[at % (items.length + 1)]?.key);
        assert.deepEqual(keys(result).sort(), keys(items).sort());
        const rest = (all: typeof items): string[] => keys(all.filter((one) => !moved.includes(one)));
        assert.deepEqual(rest(result), rest(items));
      }),
    );
  });

  test('tags: cleaned, once whatever the case, the most used first', () => {
    assert.equal(cleanTag('  #to  do\n`now` '), 'to do now');
    assert.equal(cleanTag('# '), undefined);
    assert.equal(cleanTag('x'.repeat(80))?.length, 50);
    assert.deepEqual(cleanTags(['RL', 'rl', '', 'Video']), ['RL', 'Video']);
    assert.deepEqual(tagsOf([item(gdpo, { tags: ['b'] }), item(skywork, { tags: ['a', 'B'] })]), ['b', 'a']);
  });

  test('tags of several works change by what was ticked and typed, and keep the rest', () => {
    const change = { add: ['New', 'b'], remove: ['A'] };
    assert.deepEqual(changedTags(['a', 'c'], change), ['c', 'New', 'b']);
    assert.deepEqual(changedTags(['B'], change), ['B', 'New']);
  });

  test('a list that a file makes long is merged in one go', () => {
    const many = Array.from({ length: 50_000 }, (_, n) => ({
      ...gone,
      key: `work${n}`,
      arxiv: `2401.${n + 10000}`,
    }));
    const merged = mergeLists(list, many);
    assert.equal(merged.length, list.length + many.length);
    assert.equal(mergeLists(merged, many), merged);
    assert.equal(addWorks(merged, many, later), merged);
  });

  test('only names that are safe in a path are keys', () => {
    assert.ok([gdpo, worldModels].every(({ id }) => isKey(id)));
    for (const name of ['', '../x', 'a/b', 'a b', '.hidden', 'a\\b', 'x'.repeat(200)])
      assert.ok(!isKey(name), name);
  });
});
