import { normalizeArxivId, normalizeDoi } from './identifiers';
import { lettersOf, type Paper } from './paper';

/** The papers of two sources as one catalog. */
export interface Overlaid {
  readonly papers: readonly Paper[];
  /** Those of `above` that `below` does not have. */
  readonly added: readonly Paper[];
  /** Keys of papers that `below` has under another: they may have been cited, and go on meaning the same. */
  readonly otherKeys: ReadonlyMap<string, string>;
}

/**
 * Lays papers over those of a catalog. Where both have a work, by arXiv id, DOI, address or title, `below` counts,
 * which is verified; a key that already belongs to another work of `below` is not given up for one of `above`.
 */
export function overlay(below: readonly Paper[], above: readonly Paper[]): Overlaid {
  const byIdentity = new Map<string, Paper>();
  const byKey = new Map<string, Paper>();
  const add = (paper: Paper): void => {
    byKey.set(paper.id, paper);
    for (const identity of [...identities(paper), ...(paper.custom.aliases ?? []).map(titleIdentity)]) {
      if (!byIdentity.has(identity)) byIdentity.set(identity, paper);
    }
  };
  below.forEach(add);
  const added: Paper[] = [];
  const otherKeys = new Map<string, string>();
  for (const paper of above) {
    const known = identities(paper)
      .map((identity) => byIdentity.get(identity))
      .find((each) => each !== undefined);
    if (known) {
      if (known.id !== paper.id && !byKey.has(paper.id)) otherKeys.set(paper.id, known.id);
      continue;
    }
    if (byKey.has(paper.id)) continue;
    add(paper);
    added.push(paper);
  }
  return { papers: [...below, ...added], added, otherKeys };
}

/** The papers in the categories that there are: in place of one that is gone the nearest above it, if any. */
export function refiled(papers: readonly Paper[], isCategory: (id: string) => boolean): Paper[] {
  const nearest = (id: string): string | undefined => {
    for (let at = id; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
      if (isCategory(at)) return at;
    }
    return undefined;
  };
  return papers.map((paper) => {
    const { categories } = paper.custom;
    if (categories.every(isCategory)) return paper;
    const known = [...new Set(categories.map(nearest))].filter((id) => id !== undefined);
    return { ...paper, custom: { ...paper.custom, categories: known } };
  });
}

/** Ways to know the work again, the surest first. */
function identities({ custom, DOI, URL, title }: Paper): string[] {
  const arxiv = normalizeArxivId(custom.arxiv ?? '');
  const doi = normalizeDoi(DOI ?? '');
  return [
    ...(arxiv ? [`arxiv ${arxiv}`] : []),
    ...(doi ? [`doi ${doi}`] : []),
    ...(URL ? [`url ${URL}`] : []),
    titleIdentity(title),
  ];
}

function titleIdentity(title: string): string {
  return `title ${lettersOf(title) || title}`;
}
