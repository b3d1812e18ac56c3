import { formatOf } from '../bibliography/formats/format';
import { scanIn } from '../bibliography/formats/anyFormat';
import { identifiersOf, indexEntries } from '../bibliography/identity';
import { paperOf } from '../bibliography/paperOf';
import type { BibEntry } from '../bibliography/scan';
import type { Catalog } from '../catalog/catalog';
import type { Paper } from '../catalog/paper';
import { importMarkdown, type WorkMention } from './importMarkdown';
import { WorkIndex, type ReadingItems } from './listEdits';
import { identityOf, paperOfItem, type ReadingItem, type WorkIdentity } from './readingItem';
import { readStoredList } from './storedList';

/** What a file gives for the reading list. */
export interface ImportedWorks {
  /** What lists of our own say, to be merged. */
  readonly items: ReadingItems;
  /** What is named without more, to be added where it is not there. In the order of the text, each once. */
  readonly works: readonly WorkIdentity[];
  /** How many works it names besides, which the catalog does not know. */
  readonly unknown: number;
}

/** Why a file gives nothing: it is in no format that is read, broken, or names no work at all. */
export type ImportProblem = 'format' | 'broken' | 'nothing';

/**
 * The works of a file: Markdown, a bibliography in any format that citing takes, or a stored reading list. The format
 * is told by the path.
 *
 * Works that the catalog does not know are counted, since there is nothing to cite them by; only lists of our own bring
 * them along, for they were there once.
 */
export async function importWorks(
  path: string,
  text: string,
  catalog: Catalog,
  now: Date,
): Promise<ImportedWorks | ImportProblem> {
  if (text.includes('\0')) return 'broken';
  if (/\.(?:md|markdown|qmd|rmd|txt)$/i.test(path)) return fromMarkdown(text, catalog, now);
  if (/\.json$/i.test(path)) {
    const list = fromStoredList(text);
    if (list !== undefined) return list;
  }
  const format = formatOf(path, text);
  if (format === undefined) return 'format';
  const entries = (await scanIn(format, text)).entries.filter(namesWork);
  if (entries.length === 0) return text.trim() === '' ? 'nothing' : 'broken';
  return fromEntries(entries, catalog);
}

function fromMarkdown(text: string, catalog: Catalog, now: Date): ImportedWorks | ImportProblem {
  const { items, mentions } = importMarkdown(text, now);
  const find = finder(catalog);
  let unknown = 0;
  const mentioned: Paper[] = [];
  for (const mention of mentions) {
    const paper = find(mention);
    if (paper) mentioned.push(paper);
    else if ('arxiv' in mention || 'doi' in mention) unknown++;
  }
  const named = items.map((item) => asInCatalog(item, catalog));
  const works = [...new Set(mentioned)].map(identityOf);
  return named.length + works.length + unknown === 0 ? 'nothing' : { items: eachOnce(named), works, unknown };
}

/** A list has each work once; of a file that does not, the first counts. */
function eachOnce(items: ReadingItems): ReadingItems {
  const index = new WorkIndex([]);
  return items.filter((item, place) => {
    if (index.find(item) !== undefined) return false;
    index.add(item, place);
    return true;
  });
}

/** The paper under the key that it has now, and with all that it is found by. */
function asInCatalog(item: ReadingItem, catalog: Catalog): ReadingItem {
  const paper = paperOfItem(catalog, item);
  return paper ? { ...item, ...identityOf(paper) } : item;
}

function finder(catalog: Catalog): (mention: WorkMention) => Paper | undefined {
  let byAddress: Map<string, Paper> | undefined;
  return (mention) => {
    if ('arxiv' in mention) return catalog.byArxiv(mention.arxiv);
    if ('doi' in mention) return catalog.byDoi(mention.doi);
    if ('possibleKey' in mention) return catalog.byId(mention.possibleKey);
    byAddress ??= new Map(catalog.papers.flatMap((paper) => (paper.URL ? [[fold(paper.URL), paper]] : [])));
    return byAddress.get(fold(mention.address));
  };
}

function fold(address: string): string {
  return address
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/\/+$/, '')
    .toLowerCase();
}

/** The items of a stored list; undefined where the JSON is something else. */
function fromStoredList(text: string): ImportedWorks | ImportProblem | undefined {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined;
  }
  const isList = typeof data === 'object' && data !== null && 'version' in data && 'papers' in data;
  if (!isList) return undefined;
  const items = readStoredList(data);
  if ('problem' in items) return 'broken';
  return items.length === 0 ? 'nothing' : { items: eachOnce(items), works: [], unknown: 0 };
}

/** Of broken texts, readers that forgive much make entries in which there is nothing. */
function namesWork(entry: BibEntry): boolean {
  const { doi, arxiv } = identifiersOf(entry);
  return [entry.key || undefined, doi, arxiv, entry.field('title')].some((value) => value !== undefined);
}

function fromEntries(entries: readonly BibEntry[], catalog: Catalog): ImportedWorks {
  const papers = entries.map((entry) => paperOf(catalog, entry));
  // What is on the web only is told by its address, which entries are searched for, not papers.
  const rest = entries.filter((_, index) => papers[index] === undefined);
  const index = indexEntries(rest);
  const found = new Map<BibEntry, Paper>();
  for (const paper of rest.length > 0 ? catalog.papers : []) {
    const entry = index.find(paper);
    if (entry && !found.has(entry)) found.set(entry, paper);
  }
  const known = entries.flatMap((entry, at) => papers[at] ?? found.get(entry) ?? []);
  return { items: [], works: [...new Set(known)].map(identityOf), unknown: entries.length - known.length };
}
