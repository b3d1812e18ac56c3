import { normalizeArxivId, normalizeDoi } from './identifiers';
import type { Paper } from './paper';

/** A direction of the field. Ids are paths (`mllm/video-reasoning`), so a child's id starts with its parent's. */
export interface Category {
  readonly id: string;
  readonly label: string;
  /** One line on what belongs there. */
  readonly description: string;
  readonly children: readonly Category[];
}

/** A facet value: an application (`robotics`) or a method (`grpo`). */
export interface Facet {
  readonly id: string;
  readonly label: string;
}

/** The works and how they are arranged, with the look-ups that the rest builds on. Immutable. */
export interface Catalog {
  /** In the order of the data file. */
  readonly papers: readonly Paper[];
  readonly categories: readonly Category[];
  readonly applications: readonly Facet[];
  readonly methods: readonly Facet[];
  /** By citation key, or one that the paper had before. */
  byId(id: string): Paper | undefined;
  /** By arXiv id in any spelling. */
  byArxiv(id: string): Paper | undefined;
  /** By DOI in any spelling. */
  byDoi(doi: string): Paper | undefined;
  category(id: string): Category | undefined;
  /** Papers filed under the category or any of its descendants, each once. */
  papersIn(categoryId: string): readonly Paper[];
  /** Papers filed under exactly this category. */
  papersDirectlyIn(categoryId: string): readonly Paper[];
}

/**
 * Builds the catalog from the parsed `papers.json` and `categories.json`.
 *
 * @param otherKeys Keys that papers had before, with the key that they have.
 *
 * Throws an Error naming the first record that has not the expected shape: the data is bundled and verified, so a
 * flaw is a defect of the build, not of the user's input.
 */
export function parseCatalog(
  papers: unknown,
  categories: unknown,
  otherKeys: ReadonlyMap<string, string> = new Map(),
): Catalog {
  if (!Array.isArray(papers)) throw new Error('Catalog: papers must be an array of CSL-JSON items.');
  const list = papers.map(checkPaper);
  const tree = checkCategories(categories);

  const byId = new Map<string, Paper>();
  const byArxiv = new Map<string, Paper>();
  const byDoi = new Map<string, Paper>();
  const direct = new Map<string, Paper[]>();
  const all = new Map<string, Set<Paper>>();
  const nodes = new Map<string, Category>();
  const ancestors = new Map<string, string[]>();
  const walk = (nodesHere: readonly Category[], above: string[]): void => {
    for (const node of nodesHere) {
      nodes.set(node.id, node);
      ancestors.set(node.id, [...above, node.id]);
      walk(node.children, [...above, node.id]);
    }
  };
  walk(tree.categories, []);

  for (const paper of list) {
    if (byId.has(paper.id)) throw new Error(`Catalog: citation key ${paper.id} stands twice.`);
    byId.set(paper.id, paper);
    const arxiv = paper.custom.arxiv && normalizeArxivId(paper.custom.arxiv);
    if (arxiv) byArxiv.set(arxiv, paper);
    const doi = paper.DOI && normalizeDoi(paper.DOI);
    if (doi) byDoi.set(doi, paper);
    for (const category of paper.custom.categories) {
      const path = ancestors.get(category);
      if (!path) throw new Error(`Catalog: ${paper.id} names the unknown category ${category}.`);
      push(direct, category, paper);
      for (const id of path) all.set(id, (all.get(id) ?? new Set()).add(paper));
    }
  }
  const everything = new Map([...all].map(([id, set]) => [id, [...set]]));

  return {
    papers: list,
    ...tree,
    byId: (id) => byId.get(id) ?? byId.get(otherKeys.get(id) ?? ''),
    byArxiv: (id) => byArxiv.get(normalizeArxivId(id) ?? ''),
    byDoi: (doi) => byDoi.get(normalizeDoi(doi) ?? ''),
    category: (id) => nodes.get(id),
    papersIn: (id) => everything.get(id) ?? [],
    papersDirectlyIn: (id) => direct.get(id) ?? [],
  };
}

/** The categories from the top down to the one with the id; those that there are. */
export function categoryPath({ category }: Catalog, id: string): Category[] {
  const parts = id.split('/');
  return parts.flatMap((_, index) => category(parts.slice(0, index + 1).join('/')) ?? []);
}

function push(map: Map<string, Paper[]>, key: string, paper: Paper): void {
  const list = map.get(key);
  if (list) list.push(paper);
  else map.set(key, [paper]);
}

function checkPaper(value: unknown, index: number): Paper {
  const paper = value as Partial<Paper> | null;
  if (
    typeof paper !== 'object' ||
    paper === null ||
    typeof paper.id !== 'string' ||
    typeof paper.title !== 'string'
  ) {
    throw new Error(`Catalog: item ${index} has no id or title.`);
  }
  if (!Array.isArray(paper.custom?.categories)) throw new Error(`Catalog: ${paper.id} has no categories.`);
  return paper as Paper;
}

function checkCategories(value: unknown): Pick<Catalog, 'categories' | 'applications' | 'methods'> {
  const data = value as Partial<Pick<Catalog, 'categories' | 'applications' | 'methods'>> | null;
  if (typeof data !== 'object' || data === null || !Array.isArray(data.categories)) {
    throw new Error('Catalog: categories.json has no categories.');
  }
  const complete = (node: Category): Category => {
    if (typeof node.id !== 'string' || typeof node.label !== 'string') {
      throw new Error('Catalog: a category has no id or label.');
    }
    return { ...node, children: (node.children ?? []).map(complete) };
  };
  return {
    categories: data.categories.map(complete),
    applications: data.applications ?? [],
    methods: data.methods ?? [],
  };
}
