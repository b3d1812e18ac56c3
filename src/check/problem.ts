import type { BibEntry } from '../bibliography/scan';
import type { Paper } from '../catalog/paper';

/** An entry and the bibliography that holds it, whatever stands for that. */
export interface PlacedEntry<F> {
  readonly file: F;
  readonly entry: BibEntry;
}

/** A key is cited that no bibliography of the document holds. Positions are offsets into the document. */
export interface MissingEntry {
  readonly code: 'missing-entry';
  readonly key: string;
  /** The paper that the key stands for in the catalog: its key, its short name or its arXiv id. */
  readonly paper?: Paper | undefined;
  /** Keys of the bibliographies that are a typo or two away, the nearest first; three at most. Looked for when asked. */
  readonly nearest: () => readonly string[];
}

/** What is wrong with an entry, or could be better. */
export type EntryProblem<F> = PlacedEntry<F> &
  (
    | { readonly code: 'published-since'; readonly paper: Paper }
    /** Another entry has the same DOI or arXiv id. */
    | { readonly code: 'same-work'; readonly others: readonly PlacedEntry<F>[]; readonly identifier: string }
    /** Same title, first author and year, and no identifier to tell: a hint, never more. */
    | { readonly code: 'possibly-same'; readonly others: readonly PlacedEntry<F>[] }
    /** Keys that BibTeX takes for one: it compares them without case. */
    | { readonly code: 'duplicate-key'; readonly others: readonly PlacedEntry<F>[] }
    /** The identifier belongs to a paper of another title. */
    | { readonly code: 'wrong-identifier'; readonly paper: Paper; readonly identifier: string }
    | { readonly code: 'missing-field'; readonly field: string }
    | { readonly code: 'unreadable-entry' }
    | { readonly code: 'unused-entry' }
  );

export type BibliographyProblem<F> = MissingEntry | EntryProblem<F>;

export type ProblemCode = BibliographyProblem<unknown>['code'];

/** All that can be found, each of which can be switched off. */
export const PROBLEM_CODES: readonly ProblemCode[] = [
  'missing-entry',
  'published-since',
  'same-work',
  'possibly-same',
  'duplicate-key',
  'wrong-identifier',
  'missing-field',
  'unreadable-entry',
  'unused-entry',
];
