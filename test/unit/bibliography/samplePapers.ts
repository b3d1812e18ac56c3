import type { Paper } from '../../../src/catalog/paper';

/** A published paper with everything that an entry can hold. */
export const proceedings: Paper = {
  id: 'rijke2025flow',
  type: 'paper-conference',
  title: 'Flow-GRPO: 50% better & cheaper MLLMs via RL-based training of "π_RL"',
  author: [
    { family: 'Rijke', given: 'Maarten', 'non-dropping-particle': 'de' },
    { literal: 'Xiaomi LLM-Core Team' },
    { family: 'Krähenbühl', given: 'Philipp' },
    { family: 'King', given: 'Martin Luther', suffix: 'Jr.' },
  ],
  issued: { 'date-parts': [[2025]] },
  'container-title': 'Advances in Neural Information Processing Systems',
  volume: '38',
  page: '101-117',
  DOI: '10.1007/978-3-031-73010-8_12',
  URL: 'https://papers.nips.cc/paper/1',
  custom: { categories: ['a'], arxiv: '2505.05470', primaryClass: 'cs.CV', shortName: 'Flow-GRPO' },
};

export const preprint: Paper = {
  id: 'meng2025mm',
  type: 'article',
  title: 'MM-Eureka: Exploring the Frontiers of Multimodal Reasoning with Rule-based Reinforcement Learning',
  author: [
    { family: 'Meng', given: 'Fanqing' },
    { family: 'Du', given: 'Lingxiao' },
  ],
  issued: { 'date-parts': [[2025, 3]] },
  number: 'arXiv:2503.07365',
  publisher: 'arXiv',
  URL: 'https://arxiv.org/abs/2503.07365',
  custom: {
    categories: ['a'],
    arxiv: '2503.07365',
    primaryClass: 'cs.CV',
    shortName: 'MM-Eureka',
    aliases: ['MM-EUREKA: Exploring Visual Aha Moment with Rule-based Large-scale Reinforcement Learning'],
  },
};

export const journal: Paper = {
  id: 'hafner2025mastering',
  type: 'article-journal',
  title: 'Mastering diverse control tasks through world models',
  author: [{ family: 'Hafner', given: 'Danijar' }],
  issued: { 'date-parts': [[2025]] },
  'container-title': 'Nature',
  volume: '640',
  issue: '8059',
  page: '647-653',
  DOI: '10.1038/s41586-025-08744-2',
  custom: { categories: ['a'] },
};

export const webpage: Paper = {
  id: 'unsloth2025guide',
  type: 'webpage',
  title: 'Reinforcement Learning (RL) Guide',
  author: [{ literal: 'Unsloth' }],
  URL: 'https://docs.unsloth.ai/basics/reinforcement_learning#guide',
  custom: { categories: ['a'] },
};

/** Nobody could show who wrote it, or when. */
export const anonymous: Paper = {
  id: 'anonymous2024diffppo',
  type: 'paper-conference',
  title: 'DiffPPO: Reinforcement Learning Fine-Tuning of Diffusion Models',
  'container-title': 'Some Conference',
  URL: 'https://ieeexplore.ieee.org/document/10987802',
  custom: { categories: ['a'], shortName: 'DiffPPO' },
};

export const samplePapers: readonly Paper[] = [proceedings, preprint, journal, webpage, anonymous];
