import assert from 'node:assert/strict';
import fc from 'fast-check';
import { changeBetween, groupItems } from '../../../src/reading/groups';
import { flowGrpo, gdpo, phyGdpo, skywork } from '../search/samplePapers';
import { catalog, gone, item, lists } from './sampleList';

const list = [
  item(gdpo, { tags: ['rewards', 'Cite'] }),
  item(flowGrpo, { state: 'read', tags: ['cite'] }),
  gone,
  item(phyGdpo),
  item(skywork, { state: 'read' }),
];
const shown = (grouping: Parameters<typeof groupItems>[1]) =>
  groupItems(list, grouping, catalog).map(({ label, items }) => [label, ...items.map(({ key }) => key)]);

suite('groups of the reading list', () => {
  test('to read before read, in the order of the list', () => {
    assert.deepEqual(shown('state'), [
      ['To Read', gdpo.id, gone.key, phyGdpo.id],
      ['Read', flowGrpo.id, skywork.id],
    ]);
  });

  test('tags by name whatever their case, untagged last', () => {
    assert.deepEqual(shown('tag'), [
      ['Cite', gdpo.id, flowGrpo.id],
      ['rewards', gdpo.id],
      ['Untagged', gone.key, phyGdpo.id, skywork.id],
    ]);
  });

  test('categories as in the catalog, what it does not know last', () => {
    assert.deepEqual(shown('category'), [
      ['Conventional RL-based frameworks', gdpo.id, skywork.id],
      ['Image generation', flowGrpo.id],
      ['Video generation', phyGdpo.id],
      ['Not in the Catalog', gone.key],
    ]);
    assert.equal(groupItems(list, 'category', catalog)[1]!.within, 'Visual generation with RL');
  });

  test('every item is in a group, and an empty list has none', () => {
    fc.assert(
      fc.property(lists, fc.constantFrom('state', 'tag', 'category', 'none'), (items, grouping) => {
        const groups = groupItems(items, grouping as 'state', catalog);
        assert.deepEqual(new Set(groups.flatMap((group) => group.items)), new Set(items));
        assert.equal(new Set(groups.map(({ id }) => id)).size, groups.length);
      }),
    );
    assert.deepEqual(groupItems([], 'state', catalog), []);
  });

  test('moving to another group changes state or tag', () => {
    const [toRead, read] = groupItems(list, 'state', catalog);
    assert.deepEqual(changeBetween('state', 'unread', read!, []), { state: 'read' });
    assert.deepEqual(changeBetween('state', undefined, toRead!, []), { state: 'unread' });
    assert.deepEqual(changeBetween('state', 'read', read!, []), {});
    const [cite, rewards, untagged] = groupItems(list, 'tag', catalog);
    assert.deepEqual(changeBetween('tag', cite!.id, rewards!, ['CITE', 'x']), { tags: ['x', 'rewards'] });
    assert.deepEqual(changeBetween('tag', cite!.id, untagged!, ['cite', 'x']), { tags: ['x'] });
    assert.deepEqual(changeBetween('category', 'a', cite!, ['x']), {});
  });
});
