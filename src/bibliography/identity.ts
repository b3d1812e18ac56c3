import { uniqueKey } from '../catalog/citationKey';
import { normalizeArxivId, normalizeDoi } from '../catalog/identifiers';
import type { Paper } from '../catalog/paper';
import { detached } from '../util/detached';
import type { EntryNotes } from './entry';
import { fromLatex } from './latexText';
import type { BibEntry } from './scan';

/** What an entry says of which work it is, folded as in `catalog/identifiers`. */
export interface EntryIdentifiers {
  readonly doi?: string | undefined;
  readonly arxiv?: string | undefined;
}

/** Finds papers among a bibliography's entries; made once for all papers asked about. */
export interface EntryIndex {
  /**
   * The entry of the paper, see {@link findEntry}.
   *
   * @param key Under which the paper may stand besides its own: the one that it would be given.
   */
  find(paper: Paper, key?: string): BibEntry | undefined;
}

/**
 * The entry that is this paper: same DOI, else same arXiv id in whatever form it is written, else the same key
 * (biblatex' `ids` count), unless that entry evidently is another work; for a work that has neither, the same address.
 * Never by title alone.
 */
export function findEntry(entries: readonly BibEntry[], paper: Paper): BibEntry | undefined {
  return indexEntries(entries).find(paper);
}

/** The same for many papers. Reads each entry once, and not again where a later scan finds it unchanged. */
export function indexEntries(entries: readonly BibEntry[]): EntryIndex {
  const byDoi = new Map<string, BibEntry>();
  const byArxiv = new Map<string, BibEntry>();
  const byKey = new Map<string, BibEntry>();
  for (const entry of entries) {
    // Without a key it cannot be cited.
    if (entry.key === '') continue;
    const { doi, arxiv } = notesOn(entry);
    if (doi && !byDoi.has(doi)) byDoi.set(doi, entry);
    if (arxiv && !byArxiv.has(arxiv)) byArxiv.set(arxiv, entry);
    for (const key of keysOf(entry)) {
      const folded = foldKey(key);
      if (!byKey.has(folded)) byKey.set(folded, entry);
    }
  }
  // Few papers are on the web only, and few of those are sought.
  let byAddress: Map<string, BibEntry> | undefined;
  return {
    find(paper, key = paper.id) {
      const { doi, arxiv } = identifiersOfPaper(paper);
      const same = (doi && byDoi.get(doi)) || (arxiv && byArxiv.get(arxiv));
      if (same) return same;
      const namesake = byKey.get(foldKey(paper.id));
      if (namesake && !isAnotherWork(namesake, paper)) return namesake;
      const styled = key === paper.id ? undefined : styledNamesake(byKey, paper, key);
      if (styled || doi || arxiv || paper.URL === undefined) return styled;
      byAddress ??= addressesOf(entries);
      return byAddress.get(foldAddress(paper.URL));
    },
  };
}

/** The entry's key and, in biblatex, the further ones that it answers to. */
export function keysOf(entry: BibEntry): string[] {
  const further = entry.notes?.furtherKeys ?? furtherKeysOf(entry);
  return entry.key === '' ? [...further] : [entry.key, ...further];
}

function furtherKeysOf(entry: BibEntry): readonly string[] {
  const ids = entry.field('ids');
  if (ids === undefined) return NO_KEYS;
  const keys = ids.split(',').map((key) => key.trim());
  return keys.filter((key) => key !== '').map(detached);
}

const NO_KEYS: readonly string[] = [];

/** Keys that BibTeX takes for one: it compares them without case. */
export function foldKey(key: string): string {
  return key.toLowerCase();
}

/** DOI and arXiv id of the entry, from the fields that are made for them and from those where people put them. */
export function identifiersOf(entry: BibEntry): EntryIdentifiers {
  const { doi, arxiv } = notesOn(entry);
  return { doi, arxiv };
}

/** What tells which work the entry is: read once, and kept with it. */
function notesOn(entry: BibEntry): EntryNotes {
  if (entry.notes) return entry.notes;
  const { doi, arxiv } = readIdentifiers(entry);
  entry.notes = {
    doi: doi && detached(doi),
    arxiv: arxiv && detached(arxiv),
    furtherKeys: furtherKeysOf(entry),
  };
  return entry.notes;
}

function readIdentifiers(entry: BibEntry): EntryIdentifiers {
  const read = (name: string) => {
    const value = entry.field(name);
    return value?.includes('\\') || value?.includes('{') ? fromLatex(value) : value;
  };
  const doiText = read('doi') ?? '';
  const url = read('url') ?? '';
  return {
    doi: normalizeDoi(doiText) ?? normalizeDoi(url),
    arxiv: arxivOf(read) ?? normalizeArxivId(doiText) ?? arxivIn(url) ?? firstArxivIn(PROSE_FIELDS, read),
  };
}

/** Fields in which `arXiv:2501.12948` or `CoRR, abs/2501.12948` is found where there is no eprint. */
const PROSE_FIELDS = [
  'journal',
  'journaltitle',
  'volume',
  'number',
  'howpublished',
  'booktitle',
  'publisher',
  'ee',
  'link',
  'note',
];

type Read = (field: string) => string | undefined;

function arxivOf(read: Read): string | undefined {
  const archive = read('archiveprefix') ?? read('eprinttype');
  const eprint = read('eprint');
  if (eprint !== undefined && (archive === undefined || /arxiv/i.test(archive))) {
    const id = normalizeArxivId(eprint);
    if (id) return id;
    // Before 2007 the archive was often left to the class: eprint = 9901001, primaryClass = hep-th.
    const archived = normalizeArxivId(`${read('primaryclass') ?? read('eprintclass') ?? ''}/${eprint}`);
    if (archived) return archived;
  }
  return normalizeArxivId(read('arxivid') ?? read('arxiv') ?? '');
}

function firstArxivIn(fields: readonly string[], read: Read): string | undefined {
  for (const name of fields) {
    const id = arxivIn(read(name) ?? '');
    if (id) return id;
  }
  return undefined;
}

const MENTIONS_ARXIV = /arxiv|\babs\//i;
// An archive's name is looked at from its first letter only: from each, long words would take for ever.
const ARXIV_ID_IN_TEXT = /(?<!\d)(?<!\d\.)(\d{4}\.\d{4,5}|(?<![a-z-])[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?!\d)/i;

function arxivIn(text: string): string | undefined {
  if (!MENTIONS_ARXIV.test(text)) return undefined;
  return normalizeArxivId(ARXIV_ID_IN_TEXT.exec(text)?.[1] ?? '');
}

function identifiersOfPaper(paper: Paper): EntryIdentifiers {
  return {
    doi: normalizeDoi(paper.DOI ?? ''),
    arxiv: normalizeArxivId(paper.custom.arxiv ?? '') ?? normalizeArxivId(paper.DOI ?? ''),
  };
}

/** Whether an entry with the paper's key cannot be the paper: another identifier, or a title it never had. */
export function isAnotherWork(entry: BibEntry, paper: Paper): boolean {
  const theirs = identifiersOf(entry);
  const ours = identifiersOfPaper(paper);
  if (theirs.arxiv && ours.arxiv && theirs.arxiv !== ours.arxiv) return true;
  if (theirs.doi && ours.doi && theirs.doi !== ours.doi) return true;
  const title = entry.field('title');
  if (title === undefined) return false;
  const { custom } = paper;
  const known = [paper.title, custom.shortName, custom.venueCandidate?.title, ...(custom.aliases ?? [])];
  const wanted = titleForms(fromLatex(title));
  return !known.some((name) => name !== undefined && titleForms(name).some((form) => wanted.includes(form)));
}

/**
 * The entry that was given the key, or the key with a suffix as others had it. A style gives one key to several works,
 * so that the whole title has to be the same too.
 */
function styledNamesake(
  byKey: ReadonlyMap<string, BibEntry>,
  paper: Paper,
  key: string,
): BibEntry | undefined {
  let found: BibEntry | undefined;
  uniqueKey(key, (candidate) => {
    const entry = byKey.get(foldKey(candidate));
    const isSame = entry !== undefined && !isAnotherWork(entry, paper) && hasTitleOf(entry, paper);
    if (isSame) found = entry;
    return entry !== undefined && !isSame;
  });
  return found;
}

function hasTitleOf(entry: BibEntry, { title, custom }: Paper): boolean {
  const written = foldTitle(fromLatex(entry.field('title') ?? ''));
  return [title, ...(custom.aliases ?? [])].some((known) => foldTitle(known) === written);
}

/** The first entry of each web address. */
function addressesOf(entries: readonly BibEntry[]): Map<string, BibEntry> {
  const byAddress = new Map<string, BibEntry>();
  for (const entry of entries) {
    const address = foldAddress(entry.field('url') ?? entry.field('howpublished') ?? '');
    if (entry.key !== '' && address !== '' && !byAddress.has(address)) byAddress.set(address, entry);
  }
  return byAddress;
}

/** What two spellings of an address have in common; empty where the text is none. */
function foldAddress(text: string): string {
  const address = /https?:\/\/([^\s{}]+)/i.exec(text)?.[1] ?? '';
  return address
    .replace(/\\([%#_&~])/g, '$1')
    .replace(/^www\./i, '')
    .replace(/\/+$/, '')
    .toLowerCase();
}

/** The title and, where a subtitle follows, what stands before it: versions of a paper differ there. */
function titleForms(title: string): string[] {
  const forms = [foldTitle(title), foldTitle(title.split(/:\s/)[0] ?? '')];
  return forms.filter((form) => form !== '');
}

function foldTitle(title: string): string {
  return title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
