import { comparePapers } from '../catalog/arrange';
import type { Category } from '../catalog/catalog';
import type { Paper } from '../catalog/paper';
import { createFilterTest } from './filters';
import { createFuzzyWords } from './fuzzyWords';
import { categoryNames, indexedWords } from './paperText';
import { parseQuery, type Query } from './query';
import { guessedScore, namesOf, rankOf, typedScore } from './ranking';
import { buildWordIndex } from './wordIndex';
import { singularOf } from './words';

/** Finds papers by what somebody types. */
export interface PaperSearch {
  /**
   * The papers that meet the query, best first; newest first where the query says nothing about which is better.
   *
   * Words may come in any order and each may be half typed; every one must be found, where need be as a typo of
   * another. Only when no paper has them all are the nearest given: those that lack a single one, the commonest
   * that helps. Filters ({@link parseQuery}) and pasted identifiers always hold. An empty query gives all papers.
   *
   * @param limit The most papers wanted; all when absent.
   */
  search(query: string, limit?: number): Paper[];
}

export interface PaperSearchOptions {
  /** The tree of categories, so that their labels are found as well as their ids. */
  readonly categories?: readonly Category[];
}

/** Worth of one query word for every paper; 0 where it does not stand. */
type Hits = Uint16Array;

/** As many words as somebody types in a minute; each costs two bytes a paper. */
const REMEMBERED_WORDS = 64;

/** Ranks stay below 2^22 (see `rankOf`), so a rank and a paper's number fit into one number exactly. */
const MOST_PAPERS = 2 ** 30;

export function createPaperSearch(papers: readonly Paper[], options: PaperSearchOptions = {}): PaperSearch {
  const newestFirst = [...papers].sort(comparePapers('newest'));
  let indexed: PaperSearch | undefined;
  return {
    search(text, limit = Infinity) {
      // The list that opens before anything is typed need not wait for the index.
      if (text.trim() === '') return newestFirst.slice(0, limit);
      indexed ??= createIndexedSearch(newestFirst, options);
      return indexed.search(text, limit);
    },
  };
}

function createIndexedSearch(newestFirst: readonly Paper[], options: PaperSearchOptions): PaperSearch {
  const categories = categoryNames(options.categories ?? []);
  const index = buildWordIndex(newestFirst.map((paper) => indexedWords(paper, categories)));
  const entries = newestFirst.map((paper) => ({ paper, names: namesOf(paper) }));
  const nearWords = createFuzzyWords(index.vocabulary);
  const meetsFilters = createFilterTest(categories);

  const typed = remember((word) => {
    const hits: Hits = new Uint16Array(newestFirst.length);
    const collect = (start: string, whole: string): void => {
      const [from, to] = index.span(start);
      for (let found = from; found < to; found++) {
        const isWhole = index.vocabulary[found] === whole;
        index.visit(found, (paper, field) => raise(hits, paper, typedScore(field, isWhole)));
      }
    };
    const singular = singularOf(word);
    if (singular !== undefined) collect(singular, word);
    collect(word, word);
    return hits;
  });

  const guessed = remember((word) => {
    const hits: Hits = typed(word).slice();
    for (const { index: found, typos } of nearWords(word)) {
      const untyped = (index.vocabulary[found] ?? '').length - word.length;
      index.visit(found, (paper, field) => raise(hits, paper, guessedScore(field, typos, untyped)));
    }
    return hits;
  });

  /** Each word as typed, or together with its neighbour: `fine tuning` also finds `finetuning`. */
  const typedHits = (words: readonly string[]): Hits[] => {
    const all = words.map(typed);
    for (let at = 0; at + 1 < words.length; at++) {
      const inOne = `${words[at] ?? ''}${words[at + 1] ?? ''}`;
      const [from, to] = index.span(inOne);
      if (from === to) continue;
      for (const side of [at, at + 1]) all[side] = better(all[side] ?? typed(inOne), typed(inOne));
    }
    return all;
  };

  const passing = (query: Query, hits: readonly Hits[]): number[] => {
    const found: number[] = [];
    entries.forEach(({ paper }, number) => {
      if (hits.every((own) => own[number] !== 0) && meetsFilters(paper, query.filters)) found.push(number);
    });
    return found;
  };

  const find = (query: Query): Found => {
    const { words } = query;
    const asTyped = typedHits(words);
    const unknownGuessed = asTyped.map((own, at) => (isEmpty(own) ? guessed(words[at] ?? '') : own));
    const first = { hits: unknownGuessed, papers: passing(query, unknownGuessed) };
    if (first.papers.length > 0 || words.length === 0) return first;
    const allGuessed = asTyped.map((own, at) => better(guessed(words[at] ?? ''), own));
    const second = { hits: allGuessed, papers: passing(query, allGuessed) };
    if (second.papers.length > 0 || words.length === 1) return second;
    // A guess beside a missing word would be a shot in the dark: the others must stand as typed. The commoner a
    // word, the less is lost without it.
    const counts = asTyped.map(count);
    for (const common of [...new Set(counts)].sort((a, b) => b - a)) {
      const found = counts.flatMap((own, lacking) =>
        own === common
          ? passing(
              query,
              asTyped.filter((_, at) => at !== lacking),
            )
          : [],
      );
      if (found.length > 0) return { hits: asTyped, papers: [...new Set(found)] };
    }
    return second;
  };

  return {
    search(text, limit = Infinity) {
      const query = parseQuery(text);
      const { papers: found, hits } = find(query);
      // Sorting plain numbers is what keeps large catalogs fast: rank above, then the older paper's larger number.
      const keys = Float64Array.from(found, (number) => {
        const scores = hits.map((own) => own[number] ?? 0);
        const entry = entries[number];
        return entry ? rankOf(entry.names, query, scores) * MOST_PAPERS + (MOST_PAPERS - 1 - number) : 0;
      }).sort();
      const best: Paper[] = [];
      for (let at = keys.length - 1; at >= 0 && best.length < limit; at--) {
        const paper = newestFirst[MOST_PAPERS - 1 - ((keys[at] ?? 0) % MOST_PAPERS)];
        if (paper) best.push(paper);
      }
      return best;
    },
  };
}

/** Papers by their number, and the words by which they were found. */
interface Found {
  readonly papers: readonly number[];
  readonly hits: readonly Hits[];
}

function raise(hits: Hits, paper: number, score: number): void {
  if (score > (hits[paper] ?? 0)) hits[paper] = score;
}

/** The better of both for each paper. */
function better(a: Hits, b: Hits): Hits {
  return a.map((score, paper) => Math.max(score, b[paper] ?? 0));
}

function isEmpty(hits: Hits): boolean {
  return hits.every((score) => score === 0);
}

/** In how many papers the word stands. */
function count(hits: Hits): number {
  return hits.reduce((sum, score) => sum + (score > 0 ? 1 : 0), 0);
}

/** Keeps what was worked out for the words used last: from one key to the next only one word changes. */
function remember(hitsOf: (word: string) => Hits): (word: string) => Hits {
  const known = new Map<string, Hits>();
  return (word) => {
    const hits = known.get(word) ?? hitsOf(word);
    known.delete(word);
    known.set(word, hits);
    for (const oldest of known.keys()) {
      if (known.size <= REMEMBERED_WORDS) break;
      known.delete(oldest);
    }
    return hits;
  };
}
