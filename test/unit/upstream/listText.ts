import { categoryPath, type Catalog } from '../../../src/catalog/catalog';
import type { Paper } from '../../../src/catalog/paper';
import type { Curation } from '../../../src/upstream/curation';

/** A paper as somebody wrote it into a list. */
export interface WrittenPaper {
  readonly title: string;
  readonly url: string;
  /** What stands in parentheses; none where absent. */
  readonly tag?: string;
  readonly code?: string;
  readonly website?: string;
}

const BULLETS = ['+', '-', '*'];
const badge = (label: string, url: string): string =>
  `[![${label}](https://badges.example/${label.toLowerCase()}.svg?style=social&label=${label})](${url})`;

/**
 * An item in one of the ways in which such lists are kept: bullets, badges on the same or on further lines and in any
 * order, comments in between.
 *
 * @param variant Chooses the way.
 */
export function itemText({ title, url, tag, code, website }: WrittenPaper, variant: number): string {
  const badges = [
    ...(/arxiv/.test(url) ? [badge('arXiv', url)] : []),
    ...(code ? [badge('Star', variant % 3 === 1 ? `${code}/tree/main` : code)] : []),
    ...(website ? [badge('Website', website)] : []),
  ];
  if (variant % 2) badges.reverse();
  const head = `${BULLETS[variant % 3]} [${title}](${url})${tag === undefined ? '' : ` (${tag})`}`;
  const between = variant % 5 === 4 ? ' ' : '\n  ';
  const behind = variant % 7 === 6 ? `\n  <!-- ${title} is new -->` : '';
  return [head, ...badges].join(between) + behind;
}

const MONTHS = [
  'Jan.',
  'Feb.',
  'Mar.',
  'Apr.',
  'May',
  'Jun.',
  'July.',
  'Aug.',
  'Sept.',
  'Oct.',
  'Nov.',
  'Dec.',
];

/** A month in one of ten spellings. */
export function dateText(date: string, variant: number): string {
  const [year = '', month = ''] = date.split('-');
  const name = MONTHS[Number(month) - 1]!;
  const spellings = [
    `${name} ${year}`,
    `${name}\u202f${year}`,
    `${name}, ${year}`,
    `${year}.${month}`,
    `${year}-${month}`,
    `${name.slice(0, 3)}. ${year}, Blog`,
    `${year} ${name}`,
    `${name.replace('.', '')} ${year}`,
    `${name.slice(0, 3).toLowerCase()} ${year}`,
    `${year}/${Number(month)}`,
  ];
  return spellings[variant % spellings.length]!;
}

/** The whole catalog as the list from which it could have been made, with the slips that the curation mends. */
export function listOf(catalog: Catalog, curation: readonly Curation[]): string {
  const parts = ['# A list of papers\n\n## Contents\n\n- [First](#first)\n'];
  let variant = 0;
  let above: readonly string[] = [];
  const ids = [...new Set(catalog.papers.flatMap(({ custom }) => custom.categories))].sort();
  for (const id of ids) {
    const path = categoryPath(catalog, id).map(({ label }) => label);
    path.forEach((label, depth) => {
      if (above[depth] !== label) parts.push(`${'#'.repeat(depth + 3)} ${label}\n`);
    });
    above = path;
    parts.push('**Definition**: what belongs here.\n');
    for (const paper of catalog.papersDirectlyIn(id)) {
      parts.push(itemText(asListed(paper, curation, variant), variant), '');
      variant++;
    }
  }
  return parts.join('\n');
}

/** The paper as the list had it before the curation. */
export function asListed(paper: Paper, curation: readonly Curation[], variant: number): WrittenPaper {
  const { custom } = paper;
  const records = curation.filter((record) => record.paper === custom.arxiv || record.paper === paper.URL);
  const before = (field: string): string | undefined => {
    const from = records.find((record) => record.field === field)?.from;
    return typeof from === 'string' ? from : undefined;
  };
  const arxiv = before('custom.arxiv') ?? custom.arxiv;
  const forms = ['https://arxiv.org/abs/', 'https://arxiv.org/pdf/', 'http://www.arxiv.org/abs/'];
  const endings = ['', 'v2', '', '?'];
  const date = before('custom.posted') ?? custom.posted;
  const website = custom.website;
  const code = before('custom.code') ?? custom.code;
  const isOnGithub = code?.startsWith('https://github.com/') ?? false;
  return {
    title: before('title') ?? paper.title,
    url: arxiv
      ? `${forms[variant % forms.length]}${arxiv}${endings[variant % endings.length]}`
      : (before('URL') ?? paper.URL ?? 'https://example.org/'),
    ...(date !== undefined && { tag: dateText(date, variant) }),
    ...(isOnGithub && { code: code! }),
    ...(website !== undefined && { website }),
  };
}
