import { normalizeArxivId, normalizeDoi } from './identifiers';
import type { Paper } from './paper';

/** The papers of two sources as one catalog. */
export interface Overlaid {
  readonly papers: readonly Paper[];
  /** Those of `above` that `below` does not have. */
  readonly added: readonly Paper[];
  /** Keys of papers that `below` has under another: they may have been cited, and go on meaning the same. */
  readonly otherKeys: ReadonlyMap<string, string>;
}

/**
 * Lays papers over those of a catalog. Where both have a work, `below` counts, which is verified; a key that already
 * belongs to another work of `below` is not given up for one of `above`.
 */
export function overlay(below: readonly Paper[], above: readonly Paper[]): Overlaid {
  const byIdentity = new Map<string, Paper>();
  const byKey = new Map<string, Paper>();
  for (const paper of below) {
    byKey.set(paper.id, paper);
    for (const identity of identities(paper)) byIdentity.set(identity, paper);
  }
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
    byKey.set(paper.id, paper);
    for (const identity of identities(paper)) byIdentity.set(identity, paper);
    added.push(paper);
  }
  return { papers: [...below, ...added], added, otherKeys };
}

function identities({ custom, DOI, URL, title }: Paper): string[] {
  const arxiv = normalizeArxivId(custom.arxiv ?? '');
  const doi = normalizeDoi(DOI ?? '');
  if (arxiv || doi) return [...(arxiv ? [`arxiv ${arxiv}`] : []), ...(doi ? [`doi ${doi}`] : [])];
  return [URL ? `url ${URL}` : `title ${title.toLowerCase()}`];
}
