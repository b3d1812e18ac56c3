import { fromLatex } from '../bibliography/latexText';
import type { BibEntry } from '../bibliography/scan';
import type { Paper } from '../catalog/paper';
import { wordsOf } from '../search/words';

/** Below this share of common words two titles are of two works. */
const COMMON = 0.3;

/** Whether the entry cannot describe the paper: no title of the paper's, and not its first author either. */
export function describesAnotherWork(entry: BibEntry, { title, author, custom }: Paper): boolean {
  const written = wordsOf(fromLatex(entry.field('title') ?? ''));
  if (written.length === 0) return false;
  const names = [title, custom.shortName, custom.venueCandidate?.title, ...(custom.aliases ?? [])];
  if (names.some((name) => name !== undefined && overlap(written, wordsOf(name)) >= COMMON)) return false;
  const people = wordsOf(fromLatex(entry.field('author') ?? ''));
  const first = author?.[0];
  const family = first && wordsOf(first.family ?? first.literal ?? '');
  return !family || !family.every((word) => people.includes(word));
}

/** Which part of the shorter title's words stands in the longer one. */
function overlap(a: readonly string[], b: readonly string[]): number {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  const words = new Set(longer);
  return shorter.length === 0 ? 0 : shorter.filter((word) => words.has(word)).length / shorter.length;
}

/** What two entries of one work have in common whatever their keys: title, first author, year; undefined without. */
export function fingerprintOf(entry: BibEntry): string | undefined {
  const title = wordsOf(fromLatex(entry.field('title') ?? '')).join('');
  const author = entry.field('author');
  const year = /\d{4}/.exec(entry.field('year') ?? entry.field('date') ?? '')?.[0];
  if (title.length < 8 || author === undefined || year === undefined) return undefined;
  const first = fromLatex(author.split(/\s+and\s+/i)[0] ?? '');
  const family = first.includes(',') ? first.split(',')[0]! : (first.trim().split(/\s+/).at(-1) ?? '');
  return `${title}/${wordsOf(family).join('')}/${year}`;
}
