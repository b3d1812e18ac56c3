import assert from 'node:assert/strict';
import { compact, fold, singularOf, spellingsOf, spellingsOfName, wordsOf } from '../../../src/search/words';

suite('words', () => {
  test('folding takes away case, accents and what few keyboards have', () => {
    assert.equal(fold('Sáez de Ocáriz'), 'saez de ocariz');
    assert.equal(fold('Piché Øksendal Łukasz Straße'), 'piche oksendal lukasz strasse');
    assert.equal(fold('π₀'), 'pi0');
    assert.equal(fold('ΔΩ ﬁne'), 'deltaomega fine');
  });

  test('words are runs of letters and digits, without apostrophes', () => {
    assert.deepEqual(wordsOf("Let's Think: π_RL (2025), 思考"), [
      'lets',
      'think',
      'pi',
      'rl',
      '2025',
      '思考',
    ]);
    assert.deepEqual(wordsOf(' -- '), []);
  });

  test('a name is the same in one, with hyphens and with spaces', () => {
    for (const spelling of ['Flow-GRPO', 'flow grpo', 'FlowGRPO'])
      assert.equal(compact(spelling), 'flowgrpo');
  });

  test('a word written in one is found by its parts and by its tails', () => {
    const cases: [string, string[]][] = [
      ['VisionReasoner', ['reasoner', 'vision', 'visionreasoner']],
      ['Flow-GRPO', ['flow', 'flowgrpo', 'grpo']],
      ['SimpleVLA-RL', ['rl', 'simple', 'simplevla', 'simplevlarl', 'vla', 'vlarl']],
      ['MLLMs', ['mllms']],
      ['Reasoning:', ['reasoning']],
      ['(RL)', ['rl']],
    ];
    for (const [text, expected] of cases) assert.deepEqual(spellingsOf(text).sort(), expected, text);
  });

  test('only a name is also joined over its spaces', () => {
    assert.ok(spellingsOfName('Pixel Reasoner').includes('pixelreasoner'));
    assert.ok(!spellingsOf('Pixel Reasoner').includes('pixelreasoner'));
  });

  test('a singular only where the s is a plural', () => {
    assert.equal(singularOf('rewards'), 'reward');
    for (const word of ['analysis', 'focus', 'loss', 'vis', 'gdpo'])
      assert.equal(singularOf(word), undefined, word);
  });
});
