import assert from 'node:assert/strict';
import fc from 'fast-check';
import { citationKey, uniqueKey, type KeySource } from '../../../src/catalog/citationKey';

const work = (title: string, extra: Partial<KeySource> = {}): KeySource => ({
  title,
  author: [{ family: 'Wu', given: 'Weijia' }],
  issued: { 'date-parts': [[2025, 8]] },
  ...extra,
});

suite('citationKey', () => {
  const keyOfTitle = (title: string): string => citationKey(work(title)).replace(/^wu2025/, '');

  test('is family name, year and first content word', () => {
    assert.equal(citationKey(work('Reinforcement Learning in Vision: A Survey')), 'wu2025reinforcement');
  });

  test('skips words that say nothing, and numbers, which would run into the year', () => {
    assert.equal(keyOfTitle('What Can RL Bring to VLA Generalization?'), 'rl');
    assert.equal(keyOfTitle('The 37 Implementation Details of PPO'), 'implementation');
    assert.equal(keyOfTitle('Towards a Better Alignment'), 'better');
  });

  test('joins hyphenated words, keeps digits inside, spells Greek out', () => {
    assert.equal(keyOfTitle('MM-Eureka: Exploring'), 'mmeureka');
    assert.equal(keyOfTitle('Emu3: Next-Token'), 'emu3');
    assert.equal(keyOfTitle('VARGPT-v1.1: Improve'), 'vargptv11');
    assert.equal(keyOfTitle('π_RL: Online RL'), 'pirl');
    assert.equal(keyOfTitle('“Thinking” with Images'), 'thinking');
  });

  test('falls back on a skipped word rather than on none', () => {
    assert.equal(keyOfTitle('What for?'), 'what');
    assert.equal(keyOfTitle('2001'), '2001');
  });

  test('takes the family name without particle, in ASCII', () => {
    const by = (author: KeySource['author']): string => citationKey(work('Title', author ? { author } : {}));
    assert.equal(by([{ family: 'Rijke', 'non-dropping-particle': 'de' }]), 'rijke2025title');
    assert.equal(by([{ family: 'Krähenbühl' }, { family: 'Wu' }]), 'krahenbuhl2025title');
    assert.equal(by([{ family: 'Sáez de Ocáriz Borde' }]), 'saezdeocarizborde2025title');
    assert.equal(by([{ family: "O'Søren-Łukasz" }]), 'osorenlukasz2025title');
  });

  test('takes the first word of an organisation', () => {
    assert.equal(
      citationKey(work('MiMo-VL', { author: [{ literal: 'Xiaomi LLM-Core Team' }] })),
      'xiaomi2025mimovl',
    );
  });

  test('leaves out what is unknown, and lets a site stand for authors', () => {
    assert.equal(citationKey({ title: 'DiffPPO: Fine-Tuning' }), 'diffppo');
    assert.equal(citationKey({ title: 'RL Guide', 'container-title': 'Unsloth Documentation' }), 'unslothrl');
  });

  test('can always be typed and read, whatever the record', () => {
    assert.equal(citationKey({ title: '3D' }), 'work3d');
    assert.equal(citationKey({ title: '强化学习' }), 'work');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (title, family) => {
        assert.match(citationKey(work(title, { author: [{ family }] })), /^[a-z][a-z0-9]*$/);
      }),
    );
  });
});

suite('uniqueKey', () => {
  test('gives the key itself, then letters', () => {
    const taken = new Set<string>();
    const given = Array.from({ length: 29 }, () => {
      const key = uniqueKey('wu2025rl', (candidate) => taken.has(candidate));
      taken.add(key);
      return key.slice('wu2025rl'.length);
    });
    assert.deepEqual(given.slice(0, 3), ['', 'a', 'b']);
    assert.deepEqual(given.slice(-3), ['z', 'aa', 'ab']);
  });
});
