import Fuse from 'fuse.js/basic';
import { typoDistance } from './typoDistance';

/** A word of the vocabulary that the query word may be meant for. */
export interface NearWord {
  /** Its index in the vocabulary. */
  readonly index: number;
  /** How many typos lie between: 1 or 2. */
  readonly typos: number;
}

/** Finds the words that a misspelt word may be meant for, nearest first. */
export type FuzzyWords = (word: string) => readonly NearWord[];

const SHORTEST = 4;
const TWO_TYPOS_FROM = 8;
/** From this length the rest of the word may be missing: it is still being typed. */
const HALF_TYPED_FROM = 5;
/** Longer than any word; Fuse's bit-parallel search takes 32 letters at once. */
const LONGEST = 32;
const MOST = 40;

/**
 * Looks misspelt words up in a vocabulary.
 *
 * One typo (a letter too many, missing, wrong, or two swapped) is forgiven in words of four letters and more, two
 * from eight letters on; digits are never guessed. Three sieves, from cheap to exact: which letters occur at all,
 * Fuse's approximate matching, and the number of typos.
 *
 * @param vocabulary Distinct folded words.
 */
export function createFuzzyWords(vocabulary: readonly string[]): FuzzyWords {
  let letters: Int32Array | undefined;
  return (word) => {
    if (word.length < SHORTEST || word.length > LONGEST || /^\d+$/.test(word)) return [];
    letters ??= Int32Array.from(vocabulary, letterSet);
    const allowed = word.length < TWO_TYPOS_FROM ? 1 : 2;
    const halfTyped = word.length >= HALF_TYPED_FROM;
    const own = letterSet(word);
    const digits = digitsOf(word);
    const candidates: { index: number; word: string }[] = [];
    for (let index = 0; index < vocabulary.length; index++) {
      const candidate = vocabulary[index] ?? '';
      if (candidate.length < word.length - allowed) continue;
      if (!halfTyped && candidate.length > word.length + allowed) continue;
      // Every letter that the candidate lacks is a typo by itself.
      if (bitCount(own & ~(letters[index] ?? 0)) > allowed) continue;
      if (digits !== digitsOf(candidate).slice(0, digits.length)) continue;
      candidates.push({ index, word: candidate });
    }
    if (candidates.length === 0) return [];
    const fuse = new Fuse(candidates, {
      keys: ['word'],
      ignoreFieldNorm: true,
      // Fuse counts two swapped letters as two errors.
      threshold: (2 * allowed) / word.length + 0.01,
    });
    const near: NearWord[] = [];
    for (const { item } of fuse.search(word)) {
      const typos = typoDistance(word, item.word, { max: allowed, halfTyped });
      if (typos !== undefined) near.push({ index: item.index, typos });
    }
    // The sort is stable: within one number of typos Fuse's order stays.
    return near.sort((a, b) => a.typos - b.typos).slice(0, MOST);
  };
}

function digitsOf(word: string): string {
  return /\d/.test(word) ? word.replace(/\D+/g, '') : '';
}

/** A bit for each letter a to z that occurs; all else shares the rest. */
function letterSet(word: string): number {
  let set = 0;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at) - 97;
    set |= code >= 0 && code < 26 ? 1 << code : 1 << (26 + (word.charCodeAt(at) % 5));
  }
  return set;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
