import type { Category } from '../../../src/catalog/catalog';
import type { Paper, PersonName } from '../../../src/catalog/paper';

/** A paper with little to write: names as `Given Family` (the last word is the family name). */
export function paper(
  id: string,
  title: string,
  authors: string,
  custom: Partial<Paper['custom']> & {
    year?: number;
    DOI?: string;
    container?: string;
    type?: Paper['type'];
  } = {},
): Paper {
  const { year = 2025, DOI, container, type, ...extras } = custom;
  return {
    id,
    type: type ?? (extras.venue === undefined ? 'article' : 'paper-conference'),
    title,
    author: authors.split(', ').map(personName),
    issued: { 'date-parts': [[year]] },
    ...(container === undefined ? {} : { 'container-title': container }),
    ...(DOI === undefined ? {} : { DOI }),
    custom: { categories: ['mllm/conventional'], ...extras },
  };
}

function personName(name: string): PersonName {
  const at = name.lastIndexOf(' ');
  return at < 0 ? { literal: name } : { given: name.slice(0, at), family: name.slice(at + 1) };
}

export const gdpo = paper(
  'liu2026gdpo',
  'GDPO: Group reward-Decoupled Normalization Policy Optimization for Multi-reward RL Optimization',
  'Shih-Yang Liu, Xin Dong, Yu-Chiang Frank Wang',
  { shortName: 'GDPO', year: 2026, venue: 'ICML', arxiv: '2601.05242', posted: '2026-01', methods: ['grpo'] },
);
export const phyGdpo = paper('cai2026phygdpo', 'PhyGDPO: Physics-Aware Video Generation', 'Yuanhao Cai', {
  shortName: 'PhyGDPO',
  year: 2026,
  posted: '2026-02',
  categories: ['generation/video'],
});
export const pixelReasoner = paper(
  'su2025pixel',
  'Pixel Reasoner: Incentivizing Pixel-Space Reasoning with Curiosity-Driven Reinforcement Learning',
  'Alex Su, Haozhe Wang',
  {
    shortName: 'Pixel Reasoner',
    venue: 'NeurIPS',
    container: 'Advances in Neural Information Processing Systems',
    posted: '2025-05',
    code: 'https://github.com/TIGER-AI-Lab/Pixel-Reasoner',
    website: 'https://tiger-ai-lab.github.io/Pixel-Reasoner/',
  },
);
export const skywork = paper(
  'chris2025skywork',
  'Skywork R1V2: Multimodal Hybrid Reinforcement Learning for Reasoning',
  'Chris, Yichen Wei',
  { shortName: 'Skywork R1V2', arxiv: '2504.16656', posted: '2025-04' },
);
export const flowGrpo = paper(
  'liu2025flow',
  'Flow-GRPO: Training Flow Matching Models via Online RL',
  'Jie Liu, Gongye Liu',
  { shortName: 'Flow-GRPO', venue: 'NeurIPS', posted: '2025-05', categories: ['generation/image'] },
);
export const visionReasoner = paper(
  'liu2026visionreasoner',
  'VisionReasoner: Unified Reasoning-Integrated Visual Perception via Reinforcement Learning',
  'Yuqi Liu',
  {
    shortName: 'VisionReasoner',
    year: 2026,
    venue: 'ICLR',
    posted: '2025-05',
    aliases: ['VisionReasoner: Unified Visual Perception and Reasoning via Reinforcement Learning'],
  },
);
export const piRl = paper(
  'chen2025rl',
  'π_RL: Online RL Fine-tuning for Flow-based Vision-Language-Action Models',
  'Kang Chen',
  { shortName: 'π_RL', arxiv: '2510.25889', posted: '2025-10', categories: ['vla/manipulation'] },
);
export const nextScale = paper(
  'gallici2025fine',
  'Fine-Tuning Next-Scale Visual Autoregressive Models with Group Relative Policy Optimization',
  'Matteo Gallici, Haitz Sáez de Ocáriz Borde',
  { posted: '2025-05', categories: ['generation/image'] },
);
export const worldModels = paper(
  'hafner2025mastering',
  'Mastering diverse control tasks through world models',
  'Danijar Hafner',
  {
    type: 'article-journal',
    venue: 'Nature',
    DOI: '10.1038/s41586-025-08744-2',
    posted: '2023-01',
    categories: ['others/world-models'],
    applications: ['robotics'],
    aliases: ['Mastering Diverse Domains through World Models', 'DreamerV3'],
  },
);
export const course = paper('simonini2022deep', 'Deep Reinforcement Learning Course', 'Thomas Simonini', {
  type: 'webpage',
  year: 2022,
  categories: ['others/course'],
});

export const samplePapers: readonly Paper[] = [
  ...[course, worldModels, nextScale, piRl, visionReasoner],
  ...[flowGrpo, skywork, pixelReasoner, phyGdpo, gdpo],
];

const category = (id: string, label: string, children: readonly Category[] = []): Category => ({
  ...{ id, label, description: '', children },
});

export const sampleCategories: readonly Category[] = [
  category('mllm', 'Multimodal large language models with RL', [
    category('mllm/conventional', 'Conventional RL-based frameworks'),
  ]),
  category('generation', 'Visual generation with RL', [
    category('generation/image', 'Image generation'),
    category('generation/video', 'Video generation'),
  ]),
  category('vla', 'Vision-language-action models with RL', [
    category('vla/manipulation', 'Visual manipulation'),
  ]),
  category('others', 'Others', [
    category('others/world-models', 'Visual world models'),
    category('others/course', 'Courses'),
  ]),
];
