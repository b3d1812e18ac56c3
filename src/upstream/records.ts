import type { Paper } from '../catalog/paper';

/** What a list of papers says, before anything of it is believed. */
export interface AwesomeList {
  /** In the order of the list; only those under which papers stand, and the headings above them. */
  readonly categories: readonly ListedCategory[];
  readonly papers: readonly ListedPaper[];
  readonly problems: readonly ListProblem[];
}

/** A heading of the list. */
export interface ListedCategory {
  /** Headings from the top down to this one, as written. */
  readonly path: readonly string[];
  /** Line of the heading, from 1. */
  readonly line: number;
}

/** A paper as the list has it. */
export interface ListedPaper {
  readonly title: string;
  /** Where the title links to. */
  readonly url: string;
  /** Without version; absent where no link of the item is arXiv's. */
  readonly arxiv?: string;
  readonly doi?: string;
  /** `YYYY` or `YYYY-MM`, as far as the list tells. */
  readonly date?: string;
  /** As the list names it (`NeurIPS`); a hint, never a publication that is proven. */
  readonly venue?: string;
  /** Repository. */
  readonly code?: string;
  readonly websites: readonly string[];
  /** Headings from the top down. */
  readonly path: readonly string[];
  /** Line of the item, from 1. */
  readonly line: number;
}

/** Something odd in the list; the rest was read all the same. */
export interface ListProblem {
  readonly code: ListProblemCode;
  /** From 1. */
  readonly line: number;
  /** What is odd, in words, without the line. */
  readonly message: string;
}

export type ListProblemCode =
  | 'no-papers'
  | 'too-long'
  | 'heading-skips'
  | 'no-title'
  | 'no-link'
  | 'unsafe-link'
  | 'unknown-date'
  | 'no-date'
  | 'date-contradicts-arxiv'
  | 'links-disagree'
  | 'listed-twice'
  | 'stray-text';

/** What arXiv's API says of a paper. */
export interface ArxivRecord {
  /** Without version. */
  readonly id: string;
  readonly title: string;
  /** Full names as printed, given name first. */
  readonly authors: readonly string[];
  /** First posting, `YYYY-MM-DD`. */
  readonly published: string;
  /** `cs.CV`; absent where the answer has none. */
  readonly primaryClass?: string;
  readonly doi?: string;
  /** What the authors say of it (`Accepted at ICML 2026`); a hint. */
  readonly comment?: string;
  readonly abstract?: string;
}

/** What the list changes about the catalog. */
export interface CatalogUpdate {
  /** New papers with keys that no other has; those that arXiv told nothing about have no authors and a note. */
  readonly added: readonly Paper[];
  /** Papers of the catalog that the list does not have any more; they stay. */
  readonly missing: readonly Paper[];
  /** What the list says otherwise than the catalog, which is not taken. */
  readonly contradictions: readonly Contradiction[];
  /** What somebody has to decide. */
  readonly problems: readonly UpdateProblem[];
}

/** A difference between list and catalog, after curation. */
export interface Contradiction {
  /** Citation key of the catalog's paper. */
  readonly paper: string;
  /** Field of the item, such as `title` or `custom.code`. */
  readonly field: string;
  readonly catalog: string | undefined;
  readonly listed: string;
  /** Line of the list, from 1. */
  readonly line: number;
}

export interface UpdateProblem {
  readonly message: string;
  /** Line of the list, from 1, where it has one. */
  readonly line?: number;
}
