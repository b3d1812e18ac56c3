import assert from 'node:assert/strict';
import { buildWordIndex } from '../../../src/search/wordIndex';

suite('word index', () => {
  const index = buildWordIndex([
    [{ field: 3, words: ['flow', 'grpo', 'flow'] }],
    [
      { field: 0, words: ['flows'] },
      { field: 15, words: ['grpo', '流れ'] },
    ],
  ]);
  const places = (word: string): [number, number][] => {
    const found: [number, number][] = [];
    index.visit(index.vocabulary.indexOf(word), (document, field) => found.push([document, field]));
    return found;
  };

  test('words are distinct and sorted', () => {
    assert.deepEqual(index.vocabulary, ['flow', 'flows', 'grpo', '流れ']);
  });

  test('a span holds exactly the words that begin so', () => {
    assert.deepEqual(index.span('flow'), [0, 2]);
    assert.deepEqual(index.span('flows'), [1, 2]);
    assert.deepEqual(index.span('g'), [2, 3]);
    assert.deepEqual(index.span('流'), [3, 4]);
    assert.deepEqual(index.span(''), [0, 4]);
    const [from, to] = index.span('x');
    assert.equal(from, to);
  });

  test('a word is visited once for each field it stands in', () => {
    assert.deepEqual(places('flow'), [[0, 3]]);
    assert.deepEqual(places('grpo'), [
      [0, 3],
      [1, 15],
    ]);
  });
});
