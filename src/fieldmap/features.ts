import type { Catalog } from '../catalog/catalog';
import { fullName, type Paper } from '../catalog/paper';
import { fold, wordsOf } from '../search/words';

/** Kinds of things that papers can share. */
export const KINDS = ['category', 'application', 'method', 'author', 'word'] as const;
export type Kind = (typeof KINDS)[number];

/** Something that a paper has. */
export interface Feature {
  readonly kind: Kind;
  /** Equal for equal things of one kind. */
  readonly id: string;
  /** As a reader is told of it. */
  readonly label: string;
  /** How much it says compared with others of its kind, before its rarity counts. */
  readonly weight: number;
}

/** Words of titles that every work of the field could have. */
const STOP_WORDS = new Set(
  (
    'a an and are as at be beyond by can do does for from good great how in into is it its let like make makes ' +
    'need new not of on one only or right rl reinforcement learning reinforced reinforcing than that the their ' +
    'them think to toward towards training tuning up us using via we what when where while with without you'
  ).split(' '),
);

/** Endings that make other forms of a word, the longest first; what is left must still be a word. */
const ENDINGS = ['ations', 'ation', 'ings', 'ing', 'ers', 'er', 'ed', 'es', 's'];
const SHORTEST_STEM = 4;

/** Everything by which the paper can be close to others, each once. */
export function featuresOf(paper: Paper, catalog: Catalog): Feature[] {
  const { categories, applications = [], methods = [], aliases = [] } = paper.custom;
  return [
    ...categoryFeatures(categories, catalog),
    ...applications.map((id) => facet('application', id, catalog.applications)),
    ...methods.map((id) => facet('method', id, catalog.methods)),
    ...(paper.author ?? []).map((person): Feature => {
      const label = fullName(person);
      return { kind: 'author', id: fold(label), label, weight: 1 };
    }),
    ...wordFeatures([paper.title, ...aliases]),
  ];
}

/** A category and those above it, which say less. */
function categoryFeatures(ids: readonly string[], catalog: Catalog): Feature[] {
  const features = new Map<string, Feature>();
  for (const id of ids) {
    const parts = id.split('/');
    parts.forEach((_, index) => {
      const path = parts.slice(0, index + 1).join('/');
      const label = catalog.category(path)?.label ?? path;
      features.set(path, { kind: 'category', id: path, label, weight: (index + 1) / parts.length });
    });
  }
  return [...features.values()];
}

function facet(kind: 'application' | 'method', id: string, known: Catalog['methods']): Feature {
  return { kind, id, label: known.find((each) => each.id === id)?.label ?? id, weight: 1 };
}

/** Where a name written in one changes case: `Vision|Reasoner`. */
const CASE_BOUNDARY = /(?<=[\p{Ll}\p{N}])(?=\p{Lu}\p{Ll})/gu;

function wordFeatures(titles: readonly string[]): Feature[] {
  const features = new Map<string, Feature>();
  for (const word of titles.flatMap((title) => wordsOf(title.replace(CASE_BOUNDARY, ' ')))) {
    if (word.length < 2 || STOP_WORDS.has(word) || /^\d+$/.test(word)) continue;
    const id = stem(word);
    if (!features.has(id)) features.set(id, { kind: 'word', id, label: word, weight: 1 });
  }
  return [...features.values()];
}

function stem(word: string): string {
  const ending = ENDINGS.find((each) => word.endsWith(each) && word.length - each.length >= SHORTEST_STEM);
  return ending ? word.slice(0, -ending.length) : word;
}
