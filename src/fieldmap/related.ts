import { dateOf } from '../catalog/arrange';
import type { Catalog } from '../catalog/catalog';
import type { Paper } from '../catalog/paper';
import { featuresOf, KINDS, type Feature, type Kind } from './features';
import { reasonsFor } from './relatedReasons';

/** A paper that is close to another or to a set. */
export interface RelatedPaper {
  readonly paper: Paper;
  /** From 0 (nothing in common) to 1 (everything that is known). */
  readonly score: number;
  /** What they have in common, in words, the most telling first; never empty. */
  readonly reasons: readonly string[];
}

/** A paper that is close to a set of others. */
export interface RelatedToSet extends RelatedPaper {
  /** The papers of the set that it is close to, the closest first. */
  readonly closeTo: readonly Paper[];
}

/** Finds papers that belong near others. A paper is known by its citation key: it may come of an older catalog. */
export interface Relatedness {
  /** The papers close to one, the closest first. */
  related(paper: Paper, limit?: number): RelatedPaper[];
  /** The papers close to a set that are not in it, the closest first. */
  relatedTo(papers: readonly Paper[], limit?: number): RelatedToSet[];
}

/** How much each kind of thing counts; together 1. */
export type Weights = Readonly<Record<Kind, number>>;

/** Chosen by the pairs in the tests that are not held out. */
export const WEIGHTS: Weights = { category: 0.13, application: 0.15, method: 0.12, author: 0.22, word: 0.38 };

const SHOWN = 20;
/** Members of a set that are named as close. */
const CLOSE_SHOWN = 3;
/** Of two that are as close, the nearer in time comes first: a year apart weighs as much as this. */
const YEAR_APART = 0.004;

/** A feature of a paper, of length 1 together with the others of its kind. */
export interface Weighted {
  readonly feature: Feature;
  readonly value: number;
}

/**
 * Compares papers by what the catalog says of them: categories, applications, methods, authors and the words of
 * their titles. Each kind is a vector of features weighted by their rarity (TF-IDF; Spärck Jones, 1972), compared by
 * the cosine. Needs neither network nor model, and gives the same answer every time.
 */
export function createRelatedness(catalog: Catalog, weights: Weights = WEIGHTS): Relatedness {
  const all = new Map(catalog.papers.map((paper) => [paper, featuresOf(paper, catalog)]));
  const rarity = raritiesOf([...all.values()], catalog.papers.length);
  const vectors = new Map([...all].map(([paper, features]) => [paper, normalized(features, rarity)]));
  const known = (paper: Paper): Paper => catalog.byId(paper.id) ?? paper;
  const having = new Map<string, { readonly paper: Paper; readonly value: number }[]>();
  for (const [paper, vector] of vectors) {
    for (const { feature, value } of vector) {
      const name = nameOf(feature);
      const papers = having.get(name);
      if (papers) papers.push({ paper, value });
      else having.set(name, [{ paper, value }]);
    }
  }

  const scoresFor = (paper: Paper): Map<Paper, number> => {
    const scores = new Map<Paper, number>();
    for (const { feature, value } of vectors.get(paper) ?? []) {
      for (const other of having.get(nameOf(feature))!) {
        if (other.paper === paper) continue;
        const share = weights[feature.kind] * value * other.value;
        scores.set(other.paper, (scores.get(other.paper) ?? 0) + share);
      }
    }
    return scores;
  };
  const reasons = (paper: Paper, other: Paper): string[] =>
    reasonsFor(vectors.get(paper) ?? [], vectors.get(other) ?? [], weights);

  return {
    related(asked, limit = SHOWN) {
      const paper = known(asked);
      return [...scoresFor(paper)]
        .sort(([a, m], [b, n]) => n - apart(paper, b) - (m - apart(paper, a)) || (a.id < b.id ? -1 : 1))
        .slice(0, limit)
        .map(([other, score]) => ({ paper: other, score, reasons: reasons(paper, other) }))
        .filter((found) => found.reasons.length > 0);
    },
    relatedTo(papers, limit = SHOWN) {
      const members = new Set(papers.map(known));
      const close = new Map<Paper, { readonly paper: Paper; readonly score: number }[]>();
      for (const paper of members) {
        for (const [other, score] of scoresFor(paper)) {
          if (members.has(other)) continue;
          const list = close.get(other);
          if (list) list.push({ paper, score });
          else close.set(other, [{ paper, score }]);
        }
      }
      return [...close]
        .map(([paper, list]) => {
          const nearest = list.sort((a, b) => b.score - a.score || (a.paper.id < b.paper.id ? -1 : 1));
          return { paper, nearest: nearest.slice(0, CLOSE_SHOWN), score: together(nearest) };
        })
        .sort((a, b) => b.score - a.score || (a.paper.id < b.paper.id ? -1 : 1))
        .slice(0, limit)
        .map(({ paper, nearest, score }) => ({
          paper,
          score,
          reasons: reasons(nearest[0]!.paper, paper),
          closeTo: nearest.map((each) => each.paper),
        }))
        .filter((found) => found.reasons.length > 0);
    },
  };
}

/** Close to one counts most; close to several counts more, without ever passing 1. */
function together(nearest: readonly { readonly score: number }[]): number {
  return 1 - nearest.slice(0, CLOSE_SHOWN).reduce((rest, { score }) => rest * (1 - score), 1);
}

function nameOf({ kind, id }: Feature): string {
  return `${kind} ${id}`;
}

/** How much it says that a paper has a feature: the fewer have it, the more. */
function raritiesOf(all: readonly (readonly Feature[])[], papers: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of all.flat().map(nameOf)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return new Map([...counts].map(([name, count]) => [name, Math.log(1 + papers / count)]));
}

/** The features of each kind as a vector of length 1. */
function normalized(features: readonly Feature[], rarity: ReadonlyMap<string, number>): Weighted[] {
  return KINDS.flatMap((kind) => {
    const own = features
      .filter((feature) => feature.kind === kind)
      .map((feature) => ({ feature, value: feature.weight * rarity.get(nameOf(feature))! }));
    const length = Math.hypot(...own.map(({ value }) => value));
    return own.map(({ feature, value }) => ({ feature, value: value / length }));
  });
}

function apart(paper: Paper, other: Paper): number {
  const months = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5));
  const [a, b] = [dateOf(paper), dateOf(other)];
  if (a === '' || b === '') return 0;
  return (Math.min(36, Math.abs(months(a) - months(b))) / 12) * YEAR_APART;
}
