import { uniqueKey } from '../catalog/citationKey';
import type { Paper } from '../catalog/paper';
import type { EntryContent } from './entryFields';
import { formatEntry, type Dialect, type EntryStyle } from './entryText';
import { foldKey, indexEntries, keysOf } from './identity';
import { looksBinary, scanFile, type BibFile } from './scan';
import { detectStyle } from './style';

/** Text to put in at an offset; nothing is taken away. */
export interface TextInsertion {
  /** UTF-16 offset into the text the plan was made for. */
  readonly offset: number;
  readonly text: string;
}

/** Why a bibliography takes no entry: it is no text, or larger than an editor can be trusted with. */
export type InsertionProblem = 'binary' | 'too-large';

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
  /** Undefined when all are there already. */
  readonly edit?: TextInsertion | undefined;
}

/** What to write; what is not given of the style is read off the file. */
export interface InsertionOptions extends Partial<EntryStyle>, EntryContent {
  readonly dialect: Dialect;
  /** Key to give a new entry, before a suffix if it is taken; the paper's own by default. */
  readonly keyFor?: ((paper: Paper) => string) | undefined;
  /** Keys that further bibliographies of the document hold: no new entry takes one of them. */
  readonly takenKeys?: Iterable<string> | undefined;
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
  return 'problem' in plan ? plan : { key: plan.keys[0] ?? paper.id, edit: plan.edit };
}

/**
 * Plans the entries of those papers that the bibliography has not yet, as one insertion that leaves every byte of
 * the text as it was and follows its style.
 *
 * Entries go to the end, a blank line before each; before `@comment` blocks and editor settings that stand last
 * (JabRef and Emacs look for them there), and before a last entry that is not closed, which would swallow them.
 */
export function planInsertions(
  bibText: string,
  papers: readonly Paper[],
  options: InsertionOptions,
): InsertionsPlan | InsertionRefusal {
  if (bibText.length > MAX_BIBLIOGRAPHY_LENGTH) return { problem: 'too-large' };
  if (looksBinary(bibText)) return { problem: 'binary' };

  const file = scanFile(bibText);
  const { dialect, keyFor, takenKeys = [], ...given } = options;
  const index = indexEntries(file.entries);
  const taken = new Set([...file.entries.flatMap(keysOf), ...takenKeys].map(foldKey));
  const added = new Map<string, { paper: Paper; key: string }>();
  const keys = papers.map((paper) => {
    const present = index.find(paper, keyFor?.(paper))?.key ?? added.get(paper.id)?.key;
    if (present !== undefined) return present;
    const key = freeKey(paper, taken, keyFor);
    added.set(paper.id, { paper, key });
    return key;
  });
  if (added.size === 0) return { keys, added: [] };

  const found = detectStyle(bibText, file.entries);
  const eol = given.eol ?? found.eol;
  const style = { ...found, ...given };
  const entries = [...added.values()].map(({ paper, key }) => formatEntry(paper, { ...style, key, dialect }));
  const offset = insertionOffset(bibText, file);
  const after = offset < bibText.length ? eol + eol : found.finalNewline ? eol : '';
  const text = blankLineBefore(bibText, offset, eol) + entries.join(eol + eol) + after;
  return { keys, added: [...added.values()].map(({ paper }) => paper), edit: { offset, text } };
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

const EDITOR_SETTINGS = /^(?:.*Local Variables:|[ \t]*%.*\bvim?:)/gm;

/** Where new entries go: the end, or before what has to stay last. */
function insertionOffset(text: string, { entries, blocks }: BibFile): number {
  const parts = [...entries, ...blocks].sort((a, b) => b.start - a.start);
  let offset = text.length;
  let lastKept = 0;
  for (const part of parts) {
    const staysLast = part.type === 'comment' || !part.closed;
    if (!staysLast) {
      lastKept = part.end;
      break;
    }
    offset = part.start;
  }
  EDITOR_SETTINGS.lastIndex = lastKept;
  const settings = EDITOR_SETTINGS.exec(text);
  return settings && settings.index >= lastKept ? Math.min(offset, settings.index) : offset;
}

/** The line ends that put an entry at the start of a line, with a blank one before it unless it is the first. */
function blankLineBefore(text: string, offset: number, eol: string): string {
  const before = text.slice(Math.max(0, offset - 1000), offset);
  const [blanks = ''] = /\s*$/.exec(before) ?? [];
  const atLineStart = offset === 0 || /[\n\r]$/.test(before) || (offset === 1 && before === '\ufeff');
  if (blanks.length === before.length && offset <= 1000) return atLineStart ? '' : eol;
  const lines = blanks.match(/\r\n|\n|\r/g)?.length ?? 0;
  return lines >= 2 ? (atLineStart ? '' : eol) : lines === 1 && atLineStart ? eol : eol + eol;
}
