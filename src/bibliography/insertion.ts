import { uniqueKey } from '../catalog/citationKey';
import type { Paper } from '../catalog/paper';
import type { EntryContent } from './entryFields';
import { formatEntry, type Dialect, type EntryStyle } from './entryText';
import { foldKey, indexEntries, keysOf } from './identity';
import { appended, insertionsInOrder, type TextInsertion } from './places';
import { looksBinary, scanFile, type BibEntry } from './scan';
import { detectStyle } from './style';

export type { TextInsertion } from './places';

/**
 * Why a bibliography takes no entry: it is no text, or larger than an editor can be trusted with, or (in JSON and YAML,
 * where one mark is enough) what it says is not certain enough to know where an entry belongs.
 */
export type InsertionProblem = 'binary' | 'too-large' | 'broken';

export interface InsertionRefusal {
  readonly problem: InsertionProblem;
}

export interface InsertionPlan {
  /** The key to cite the paper by: that of its entry when it has one, else that of the new entry. */
  readonly key: string;
  /** Undefined when the paper is there already. */
  readonly edit?: TextInsertion | undefined;
}

export interface InsertionsPlan {
  /** One for each paper, in their order. */
  readonly keys: readonly string[];
  /** The papers that get an entry, each once. */
  readonly added: readonly Paper[];
  /** From the beginning of the text to its end; none when all are there already. */
  readonly edits: readonly TextInsertion[];
}

/** What to write; what is not given of the style is read off the file. */
export interface InsertionOptions extends Partial<EntryStyle>, EntryContent {
  readonly dialect: Dialect;
  /** Key to give a new entry, before a suffix if it is taken; the paper's own by default. */
  readonly keyFor?: ((paper: Paper) => string) | undefined;
  /** Keys that further bibliographies of the document hold: no new entry takes one of them. */
  readonly takenKeys?: Iterable<string> | undefined;
  /** Where new entries go: to the end, or where the file's entries are in the order of their keys, into that order. */
  readonly order?: 'append' | 'key' | undefined;
}

/** Longest text that is written to, in UTF-16 units: VS Code does not show larger documents to extensions. */
export const MAX_BIBLIOGRAPHY_LENGTH = 50 * 1024 * 1024;

/** {@link planInsertions} for one paper, under `key` if that is free. */
export function planInsertion(
  bibText: string,
  paper: Paper,
  options: InsertionOptions & { readonly key?: string | undefined },
): InsertionPlan | InsertionRefusal {
  const { key, ...rest } = options;
  const plan = planInsertions(bibText, [paper], key === undefined ? rest : { ...rest, keyFor: () => key });
  return 'problem' in plan ? plan : { key: plan.keys[0] ?? paper.id, edit: plan.edits[0] };
}

/**
 * Plans the entries of those papers that the bibliography has not yet, as insertions that leave every byte of the
 * text as it was and follow its style: one, or in the order of the keys one a place.
 *
 * Where entries go is told in `places`.
 */
export function planInsertions(
  bibText: string,
  papers: readonly Paper[],
  options: InsertionOptions,
): InsertionsPlan | InsertionRefusal {
  if (bibText.length > MAX_BIBLIOGRAPHY_LENGTH) return { problem: 'too-large' };
  if (looksBinary(bibText)) return { problem: 'binary' };

  const file = scanFile(bibText);
  const { dialect, keyFor, takenKeys, order = 'append', ...given } = options;
  const { keys, added } = planKeys(file.entries, papers, { keyFor, takenKeys });
  if (added.length === 0) return { keys, added: [], edits: [] };

  const found = detectStyle(bibText, file.entries);
  const style = { ...found, ...given };
  const entries = added.map(({ paper, key }) => ({
    key,
    text: formatEntry(paper, { ...style, key, dialect }),
  }));
  const end = { eol: style.eol, finalNewline: found.finalNewline };
  const inOrder = order === 'key' ? insertionsInOrder(bibText, file, entries, end) : undefined;
  return {
    keys,
    added: added.map(({ paper }) => paper),
    edits: inOrder ?? [appended(bibText, file, entries, end)],
  };
}

/** A paper that gets an entry, and the key of that. */
export interface AddedPaper {
  readonly paper: Paper;
  readonly key: string;
}

/** The key of each paper, in their order, and those papers, each once, that no entry is found for. */
export function planKeys(
  entries: readonly BibEntry[],
  papers: readonly Paper[],
  { keyFor, takenKeys = [] }: Pick<InsertionOptions, 'keyFor' | 'takenKeys'>,
): { readonly keys: readonly string[]; readonly added: readonly AddedPaper[] } {
  const index = indexEntries(entries);
  const taken = new Set([...entries.flatMap(keysOf), ...takenKeys].map(foldKey));
  const added = new Map<string, AddedPaper>();
  const keys = papers.map((paper) => {
    const present = index.find(paper, keyFor?.(paper))?.key ?? added.get(paper.id)?.key;
    if (present !== undefined) return present;
    const key = freeKey(paper, taken, keyFor);
    added.set(paper.id, { paper, key });
    return key;
  });
  return { keys, added: [...added.values()] };
}

/** The keys that {@link planInsertions} gives the papers in a bibliography that is empty. */
export function newKeys(
  papers: readonly Paper[],
  { keyFor, takenKeys = [] }: Pick<InsertionOptions, 'keyFor' | 'takenKeys'>,
): string[] {
  const taken = new Set([...takenKeys].map(foldKey));
  return papers.map((paper) => freeKey(paper, taken, keyFor));
}

/** The paper's key, or a suffixed one; it is taken from then on. */
function freeKey(paper: Paper, taken: Set<string>, keyFor: InsertionOptions['keyFor']): string {
  const key = uniqueKey(usableKey(keyFor?.(paper), paper), (wished) => taken.has(foldKey(wished)));
  taken.add(foldKey(key));
  return key;
}

/** The wished key without what BibTeX, biber or `\cite` would stumble over. */
function usableKey(wished: string | undefined, paper: Paper): string {
  return wished?.replace(/[\s{}(),"'#%~\\=@&$]+/g, '') || paper.id;
}
