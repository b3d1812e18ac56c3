import { toAscii } from './ascii';
import type { Paper } from './paper';

/** Words a title may begin with that say nothing of what it is about. */
const STOP_WORDS = new Set(
  (
    'a an the of on in at to by for from with without within into onto over under between through towards toward ' +
    'via as and or but nor not is are be do does did can could should may must will would how what when where ' +
    'which who why whether this that these those its it our we you your'
  ).split(' '),
);

/** What a citation key is made of. */
export type KeySource = Pick<Paper, 'title' | 'author' | 'issued' | 'container-title'>;

/**
 * The work's citation key before any suffix: `wu2025reinforcement`.
 *
 * It is made of the first author's family name without particle (of an organisation or single name the first
 * word), the year of `issued`, and the first content word of the title, whose hyphens are left out (`MM-Eureka` gives
 * `mmeureka`). What is unknown is left out; without authors the site's first word takes their place. Letters of
 * other alphabets than Latin and Greek are dropped. The result starts with a letter and holds `a-z` and `0-9` only,
 * which every citation syntax and .bib reader takes.
 */
export function citationKey(work: KeySource): string {
  const year = work.issued?.['date-parts'][0]?.[0] ?? '';
  const key = `${nameWord(work)}${year}${titleWord(work.title)}`;
  return /^[a-z]/.test(key) ? key : `work${key}`;
}

/** The key, or where it is taken the first of `<key>a`, `<key>b`, ..., `<key>z`, `<key>aa`, ... that is not. */
export function uniqueKey(key: string, isTaken: (key: string) => boolean): string {
  let candidate = key;
  for (let number = 0; isTaken(candidate); number++) candidate = key + suffix(number);
  return candidate;
}

/**
 * First author's family name without particle, of an organisation or single name the first word; without authors
 * the site's first word. `a-z` only; empty where nothing is known.
 */
export function nameWord({ author, 'container-title': site }: KeySource): string {
  const first = author?.[0];
  const name = first ? (first.family ?? firstWord(first.literal ?? '')) : firstWord(site ?? '');
  return lowerAscii(name).replace(/[^a-z]/g, '');
}

/** A number alone (`The 37 Implementation Details`) would run into the year, so it is no content word. */
function titleWord(title: string): string {
  const words = title.split(/[\s:;,/()]+/).map((word) => lowerAscii(word).replace(/[^a-z0-9]/g, ''));
  const telling = words.find((word) => /[a-z]/.test(word) && !STOP_WORDS.has(word));
  return telling ?? words.find((word) => word !== '') ?? '';
}

function firstWord(text: string): string {
  return text.trim().split(/\s+/)[0] ?? '';
}

function lowerAscii(text: string): string {
  return toAscii(text).toLowerCase();
}

function suffix(number: number): string {
  const letter = String.fromCharCode(97 + (number % 26));
  return number < 26 ? letter : suffix(Math.floor(number / 26) - 1) + letter;
}
