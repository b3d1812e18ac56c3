import assert from 'node:assert/strict';
import { createFuzzyWords } from '../../../src/search/fuzzyWords';
import { typoDistance } from '../../../src/search/typoDistance';

suite('typo distance', () => {
  const distance = (typed: string, meant: string, max = 2, halfTyped = false): number | undefined =>
    typoDistance(typed, meant, { max, halfTyped });

  test('counts letters left out, put in, replaced and swapped as one each', () => {
    assert.equal(distance('gdpo', 'gdpo'), 0);
    assert.equal(distance('gpo', 'gdpo'), 1);
    assert.equal(distance('gddpo', 'gdpo'), 1);
    assert.equal(distance('gdbo', 'gdpo'), 1);
    assert.equal(distance('gpdo', 'gdpo'), 1);
    assert.equal(distance('dgop', 'gdpo'), 2);
  });

  test('gives up beyond the most', () => {
    assert.equal(distance('dgop', 'gdpo', 1), undefined);
    assert.equal(distance('gdpo', 'reinforcement'), undefined);
    assert.equal(distance('', 'ab', 1), undefined);
  });

  test('a missing end costs nothing where the word is half typed', () => {
    assert.equal(distance('reinfrocem', 'reinforcement', 2, true), 1);
    assert.equal(distance('reinfrocem', 'reinforcement', 2, false), undefined);
  });
});

suite('fuzzy words', () => {
  const vocabulary = [
    '2025',
    '2026',
    'flow',
    'gdpo',
    'grpo',
    'liu2026gdpo',
    'reasoner',
    'reinforcement',
    'vision',
  ];
  const near = (word: string): [string, number][] =>
    createFuzzyWords(vocabulary)(word).map(({ index, typos }) => [vocabulary[index] ?? '', typos]);

  test('one typo in short words, two in long ones', () => {
    assert.deepEqual(near('gpdo'), [['gdpo', 1]]);
    assert.deepEqual(near('visoin'), [['vision', 1]]);
    assert.deepEqual(near('vsioin'), []);
    assert.deepEqual(near('reinfrocmeent'), [['reinforcement', 2]]);
  });

  test('while it is typed, a longer word may lack its end', () => {
    assert.deepEqual(near('renif'), [['reinforcement', 1]]);
    assert.deepEqual(near('flwx'), []);
  });

  test('nearest first', () => {
    const words = ['reasoned', 'reasoner', 'seasoned'];
    const found = createFuzzyWords(words)('reasonex').map(({ index, typos }) => [words[index], typos]);
    assert.deepEqual(found.slice(0, 2).sort(), [
      ['reasoned', 1],
      ['reasoner', 1],
    ]);
    assert.deepEqual(found[2], ['seasoned', 2]);
  });

  test('short words and digits are not guessed', () => {
    assert.deepEqual(near('flo'), []);
    assert.deepEqual(near('2027'), []);
    assert.deepEqual(near('liu2025gdpo'), []);
    assert.deepEqual(near('liu2026gpdo'), [['liu2026gdpo', 1]]);
  });

  test('a word beyond all lengths is met with nothing', () => {
    assert.deepEqual(near('x'.repeat(5000)), []);
  });
});
