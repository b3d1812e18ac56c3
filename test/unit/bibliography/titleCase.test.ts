import assert from 'node:assert/strict';
import { protectCapitals } from '../../../src/bibliography/titleCase';

suite('protectCapitals', () => {
  const cases: readonly [title: string, expected: string][] = [
    ['GRPO for MLLMs and their VLMs’ sake', '{GRPO} for {MLLM}s and their {VLM}s’ sake'],
    ['DeepEyes: Thinking with Images', '{DeepEyes}: Thinking with Images'],
    ['Flow-GRPO, RL-based and Text-to-3D', '{Flow-GRPO}, {RL}-based and Text-to-{3D}'],
    ['Insights from SEED-Bench-R1', 'Insights from {SEED-Bench-R1}'],
    ['GLM-4.1V-Thinking: Towards Reasoning', '{GLM-4.1V-Thinking}: Towards Reasoning'],
    ['VARGPT-v1.1 and UI-TARS-2', '{VARGPT}-v1.1 and {UI-TARS-2}'],
    ['Nabla-R2D3 with 2D Rewards', '{Nabla-R2D3} with {2D} Rewards'],
    ['Framework for VLA+RL Training', 'Framework for {VLA+RL} Training'],
    ['VisualToolAgent (VisTA)', '{VisualToolAgent} ({VisTA})'],
    ['X-Omni and D-Fusion', '{X-Omni} and {D-Fusion}'],
    ['π_RL: Online', '{π_RL}: Online'],
    ['A Simple Method: A Survey of I', 'A Simple Method: A Survey of I'],
    ['Multi-Agent Vision-Language Models', 'Multi-Agent Vision-Language Models'],
    ['The 37 Details', 'The 37 Details'],
    ['What Can It Bring? An Empirical Study', 'What Can It Bring? {An} Empirical Study'],
    ['ARPO:End-to-End Policy', '{ARPO}:{End}-to-End Policy'],
    ['', ''],
  ];
  for (const [title, expected] of cases) {
    test(title || 'empty', () => assert.equal(protectCapitals(title), expected));
  }

  test('a given name keeps the capitals behind its hyphens', () => {
    assert.equal(
      protectCapitals('Video-Holmes: Can It', { names: ['Video-Holmes'] }),
      '{Video-Holmes}: Can It',
    );
    assert.equal(protectCapitals('Parrot: a Method', { names: ['Parrot'] }), 'Parrot: a Method');
  });

  test('escapes inside and outside of the braces', () => {
    const escape = (text: string) => text.replace(/&/g, '\\&');
    assert.equal(protectCapitals('AT&T & Co', { escape }), '{AT\\&T} \\& Co');
  });
});
