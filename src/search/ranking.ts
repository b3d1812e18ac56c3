import type { Paper } from '../catalog/paper';
import type { Query } from './query';
import { typoDistance } from './typoDistance';
import { wordsOf } from './words';

/** The fields that free text searches, as numbers for the index. */
export const Field = {
  shortName: 0,
  key: 1,
  titleStart: 2,
  title: 3,
  family: 4,
  alias: 5,
  given: 6,
  identifier: 7,
  venue: 8,
  year: 9,
  category: 10,
  facet: 11,
} as const;

/** What a word in each field says about the paper being the wanted one. */
const WEIGHTS: readonly number[] = [200, 150, 170, 160, 130, 110, 100, 100, 80, 80, 65, 50];
const WHOLE_WORD = 60;
const MOST_PER_WORD = 200 + WHOLE_WORD;

/** The least that a word found as it was typed is worth; below it stand words found through a typo. */
const LEAST_TYPED = 50;

/** Worth of a query word for a paper in which it stands in the field. */
export function typedScore(field: number, wholeWord: boolean): number {
  return (WEIGHTS[field] ?? 0) + (wholeWord ? WHOLE_WORD : 0);
}

/**
 * Worth of a query word for a paper in which a word near to it stands in the field.
 *
 * @param typos How many typos lie between.
 * @param untyped How many letters the paper's word is longer.
 */
export function guessedScore(field: number, typos: number, untyped: number): number {
  const weight = Math.round((WEIGHTS[field] ?? 0) / 8);
  return weight + 24 - 10 * typos - Math.min(Math.max(untyped, 0), 4);
}

/** A name and the lengths at which one of its words ends, all without anything between the words. */
interface Name {
  readonly text: string;
  readonly ends: readonly number[];
}

/** The names of a paper with which a query is compared as a whole. */
export interface PaperNames {
  readonly shortName: Name | undefined;
  readonly key: Name;
  readonly title: Name;
  readonly aliases: readonly Name[];
}

export function namesOf(paper: Paper): PaperNames {
  const { shortName, aliases } = paper.custom;
  return {
    shortName: shortName === undefined ? undefined : nameOf(shortName),
    // A key is made of words and a year.
    key: nameOf(paper.id.replace(/\d+/g, ' $& ')),
    title: nameOf(paper.title),
    aliases: (aliases ?? []).map(nameOf),
  };
}

function nameOf(text: string): Name {
  const ends: number[] = [];
  let length = 0;
  const words = wordsOf(text);
  for (const word of words) ends.push((length += word.length));
  return { text: words.join(''), ends };
}

/** How well the query fits the name's beginning. */
const Fit = { none: 0, start: 1, words: 2, whole: 3 } as const;

function fitOf(name: Name | undefined, query: string): number {
  if (name === undefined || !name.text.startsWith(query)) return Fit.none;
  if (name.text.length === query.length) return Fit.whole;
  return name.ends.includes(query.length) ? Fit.words : Fit.start;
}

/**
 * How the query as a whole fits the names of the paper: 9 it is the short name, 8 and 7 it begins it (with whole
 * words or within one), 6 and 5 it begins the title or the citation key or is an alias, 4 and 3 it begins an alias,
 * 2 it begins the short name but for a typo (asked only when a word was guessed), 0 it begins none.
 */
function tierOf(names: PaperNames, query: string, guessed: boolean): number {
  if (query === '') return 0;
  const short = fitOf(names.shortName, query);
  if (short !== Fit.none) return 6 + short;
  const start = Math.max(fitOf(names.title, query), fitOf(names.key, query));
  if (start !== Fit.none) return start === Fit.start ? 5 : 6;
  const alias = Math.max(Fit.none, ...names.aliases.map((name) => fitOf(name, query)));
  if (alias !== Fit.none) return alias === Fit.whole ? 6 : 2 + alias;
  if (!guessed || names.shortName === undefined) return 0;
  return typoDistance(query, names.shortName.text, { max: 1, halfTyped: true }) === undefined ? 0 : 2;
}

const TIERS = 16;
const WITHIN_TIER = 2048;
const MOST_WORDS = 64;
const PHRASE_BONUS = 150;

/**
 * The rank of a paper among those found; higher is better, equal rank is left to their date.
 *
 * First count words found as they were typed over those guessed; then how the query as a whole fits the short name,
 * the title, the key and the aliases; then what the words are worth on average, with something added when they
 * stand together in the title.
 *
 * @param scores Worth of each query word for this paper; 0 for one that is missing.
 * @returns An integer below 2^22.
 */
export function rankOf(names: PaperNames, query: Query, scores: readonly number[]): number {
  let sum = 0;
  let guesses = 0;
  for (const score of scores) {
    sum += score;
    if (score < LEAST_TYPED) guesses++;
  }
  const together = scores.length > 1 && names.title.text.includes(query.compact) ? PHRASE_BONUS : 0;
  const within = Math.round((sum / Math.max(scores.length, 1)) * 4) + together;
  const tier = (MOST_WORDS - guesses) * TIERS + tierOf(names, query.compact, guesses > 0);
  return tier * WITHIN_TIER + Math.min(within, 4 * MOST_PER_WORD + PHRASE_BONUS);
}
