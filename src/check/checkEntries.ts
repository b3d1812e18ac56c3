import { foldKey, identifiersOf, keysOf, type EntryIdentifiers } from '../bibliography/identity';
import type { BibEntry } from '../bibliography/scan';
import type { Catalog } from '../catalog/catalog';
import { isPublished, type Paper } from '../catalog/paper';
import type { Dialect } from '../util/dialect';
import type { EntryProblem, PlacedEntry } from './problem';
import { lackingField } from './requiredFields';
import { describesAnotherWork, fingerprintOf } from './titles';

/** What the entries are held against. */
export interface EntryChecks {
  readonly catalog: Catalog;
  readonly dialect: Dialect;
  /** Keys that are cited, folded; undefined where that is not known or everything is: then no entry is unused. */
  readonly cited?: ReadonlySet<string> | undefined;
}

/** A bibliography and its entries. */
export interface CheckedFile<F> {
  readonly file: F;
  readonly entries: readonly BibEntry[];
}

/**
 * What is wrong with the entries of the bibliographies that a document draws on together, in their order. Takes
 * time in proportion to their number.
 */
export function checkEntries<F>(files: readonly CheckedFile<F>[], checks: EntryChecks): EntryProblem<F>[] {
  const check = new EntryCheck<F>(checks);
  for (const { file, entries } of files) for (const entry of entries) check.add({ file, entry });
  return check.finish();
}

/** The same entry by entry, for those who have to let others work in between. */
export class EntryCheck<F> {
  private readonly problems: EntryProblem<F>[] = [];
  private readonly byKey = new Groups<F>();
  private readonly byIdentifier = new Groups<F>();
  private readonly byFingerprint = new Groups<F>();

  constructor(private readonly checks: EntryChecks) {}

  add(placed: PlacedEntry<F>): void {
    const { entry } = placed;
    if (!entry.closed) {
      // What its fields are cannot be told: the next complaints would be about the same brace.
      this.problems.push({ ...placed, code: 'unreadable-entry' });
      return;
    }
    for (const key of new Set(keysOf(entry).map(foldKey))) this.byKey.add(key, placed);
    const { doi, arxiv } = identifiersOf(entry);
    if (doi) this.byIdentifier.add(`doi:${doi}`, placed);
    if (arxiv) this.byIdentifier.add(`arXiv:${arxiv}`, placed);
    if (!doi && !arxiv) {
      const fingerprint = fingerprintOf(entry);
      if (fingerprint) this.byFingerprint.add(fingerprint, placed);
    }
    this.problems.push(...ownProblems(placed, { doi, arxiv }, this.checks));
  }

  /** All problems, once every entry was added. */
  finish(): EntryProblem<F>[] {
    const { problems } = this;
    for (const { placed, others } of this.byKey.shared()) {
      problems.push({ ...placed, code: 'duplicate-key', others });
    }
    const told = new Set<BibEntry>();
    for (const { placed, others, group } of this.byIdentifier.shared()) {
      const elsewhere = withOtherKeys(placed, others);
      // Same DOI and same arXiv id is one problem.
      if (elsewhere.length === 0 || told.has(placed.entry)) continue;
      told.add(placed.entry);
      problems.push({ ...placed, code: 'same-work', others: elsewhere, identifier: group });
    }
    for (const { placed, others } of this.byFingerprint.shared()) {
      const elsewhere = withOtherKeys(placed, others);
      if (elsewhere.length > 0) problems.push({ ...placed, code: 'possibly-same', others: elsewhere });
    }
    return problems;
  }
}

function withOtherKeys<F>(
  { entry }: PlacedEntry<F>,
  others: readonly PlacedEntry<F>[],
): readonly PlacedEntry<F>[] {
  return others.filter((other) => foldKey(other.entry.key) !== foldKey(entry.key));
}

function ownProblems<F>(
  placed: PlacedEntry<F>,
  { doi, arxiv }: EntryIdentifiers,
  { catalog, dialect, cited }: EntryChecks,
): EntryProblem<F>[] {
  const { entry } = placed;
  const problems: EntryProblem<F>[] = [];
  const paper = identifiedPaper(catalog, { doi, arxiv });
  if (paper && describesAnotherWork(entry, paper)) {
    const identifier = doi && catalog.byDoi(doi) ? `doi:${doi}` : `arXiv:${arxiv}`;
    problems.push({ ...placed, code: 'wrong-identifier', paper, identifier });
  } else if (paper && isPublished(paper) && isPreprint(entry, doi, paper)) {
    problems.push({ ...placed, code: 'published-since', paper });
  }
  const field = lackingField(entry.type, dialect, (name) => (entry.field(name) ?? '').trim() !== '');
  if (field !== undefined) problems.push({ ...placed, code: 'missing-field', field });
  if (cited && entry.key !== '' && !keysOf(entry).some((key) => cited.has(foldKey(key)))) {
    problems.push({ ...placed, code: 'unused-entry' });
  }
  return problems;
}

function identifiedPaper(catalog: Catalog, { doi, arxiv }: EntryIdentifiers): Paper | undefined {
  return (doi && catalog.byDoi(doi)) || (arxiv && catalog.byArxiv(arxiv)) || undefined;
}

/** The published paper of which the entry describes the preprint; undefined where it does not, or nobody knows. */
export function publishedSince(entry: BibEntry, catalog: Catalog): Paper | undefined {
  if (!entry.closed) return undefined;
  const identifiers = identifiersOf(entry);
  const paper = identifiedPaper(catalog, identifiers);
  const isKnown = paper && isPublished(paper) && !describesAnotherWork(entry, paper);
  return isKnown && isPreprint(entry, identifiers.doi, paper) ? paper : undefined;
}

const PREPRINT_TYPES = new Set([
  'misc',
  'online',
  'article',
  'unpublished',
  'techreport',
  'report',
  'electronic',
]);
const PREPRINT_PLACE = /arxiv|\bcorr\b|preprint/i;

/** Whether the entry names no venue but a preprint server; a DOI of a publication is one too. */
function isPreprint(entry: BibEntry, doi: string | undefined, paper: Paper): boolean {
  if (!PREPRINT_TYPES.has(entry.type) || entry.field('booktitle') !== undefined) return false;
  if (doi !== undefined && doi !== paper.DOI?.toLowerCase()) return false;
  const journal = entry.field('journaltitle') ?? entry.field('journal');
  return journal === undefined ? entry.type !== 'article' || doi === undefined : PREPRINT_PLACE.test(journal);
}

/** As many are named; hundreds of copies would say no more. */
const MOST_OTHERS = 10;

interface Shared<F> {
  readonly placed: PlacedEntry<F>;
  readonly others: readonly PlacedEntry<F>[];
  readonly group: string;
}

/** Entries that have something in common. */
class Groups<F> {
  private readonly groups = new Map<string, PlacedEntry<F>[]>();

  add(group: string, placed: PlacedEntry<F>): void {
    const members = this.groups.get(group);
    if (members) members.push(placed);
    else this.groups.set(group, [placed]);
  }

  /** Every member of a group of several, with the others. */
  shared(): Shared<F>[] {
    return [...this.groups].flatMap(([group, members]) =>
      members.length < 2
        ? []
        : members.map((placed) => ({
            placed,
            others: members.filter((other) => other !== placed).slice(0, MOST_OTHERS),
            group,
          })),
    );
  }
}
