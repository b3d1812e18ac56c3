import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readStoredList, storedList } from '../../../src/reading/storedList';
import { gdpo } from '../search/samplePapers';
import { item, lists } from './sampleList';

const read = (data: unknown) => readStoredList(JSON.parse(JSON.stringify(data)));

suite('stored reading list', () => {
  test('what is stored is read back, every item and everything of it', () => {
    fc.assert(
      fc.property(lists, (items) => {
        assert.deepEqual(read(storedList(items)), items);
      }),
    );
  });

  test('stays small: only what there is to say', () => {
    assert.deepEqual(Object.keys(storedList([item(gdpo)]).papers[0]!), [
      'key',
      'title',
      'arxiv',
      'added',
      'changed',
    ]);
  });

  test('nothing stored is an empty list', () => {
    assert.deepEqual(readStoredList(undefined), []);
  });

  test('a list of a later version is not touched', () => {
    assert.deepEqual(readStoredList({ version: 2, papers: [] }), { problem: 'newer' });
  });

  const whole = storedList([item(gdpo, { tags: ['a'], note: 'n' })]);
  for (const [what, data, reason] of [
    ['no object', [], /no JSON object/],
    ['no version', { papers: [] }, /"version"/],
    ['no list', { version: 1, papers: {} }, /"papers"/],
    ['an item that is none', { version: 1, papers: [null] }, /paper 1 is no JSON object/],
    ['a key that leads elsewhere', withItem({ key: '../x' }), /valid "key"/],
    ['a property of somebody else', withItem({ rating: 5 }), /unknown property "rating"/],
    ['a note that is no text', withItem({ note: 5 }), /\(liu2026gdpo\) has no valid "note"/],
    ['tags that are no texts', withItem({ tags: [1] }), /"tags"/],
    ['an identifier that is none', withItem({ arxiv: 'x' }), /"arxiv"/],
    ['a date that is none', withItem({ changed: 'yesterday' }), /"changed"/],
    ['an item twice', { version: 1, papers: [whole.papers[0], whole.papers[0]] }, /stands twice/],
  ] as const) {
    test(`is refused as a whole, with the reason: ${what}`, () => {
      const result = readStoredList(data);
      assert.ok('problem' in result && result.problem === 'broken');
      assert.match(result.reason, reason);
    });
  }

  function withItem(more: object) {
    return { version: 1, papers: [{ ...storedList([item(gdpo)]).papers[0], ...more }] };
  }
});
