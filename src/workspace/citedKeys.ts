import type * as vscode from 'vscode';
import { indexEntries, keysOf } from '../bibliography/identity';
import { scanBibliography } from '../bibliography/scan';
import type { Paper } from '../catalog/paper';
import { readText } from './texts';

/** What the bibliographies of a document hold already. */
export interface CitedKeys {
  /** The keys under which the papers stand there; papers that stand nowhere are left out. */
  readonly ofPapers: ReadonlyMap<Paper, string>;
  /** Every key, that of other works too. */
  readonly all: ReadonlySet<string>;
}

export async function findCitedKeys(
  files: readonly vscode.Uri[],
  papers: readonly Paper[],
): Promise<CitedKeys> {
  const ofPapers = new Map<Paper, string>();
  const all = new Set<string>();
  for (const file of files) {
    const entries = scanBibliography((await readText(file)) ?? '');
    const index = indexEntries(entries);
    for (const key of entries.flatMap(keysOf)) all.add(key);
    for (const paper of papers) {
      const entry = ofPapers.has(paper) ? undefined : index.find(paper);
      if (entry) ofPapers.set(paper, entry.key);
    }
  }
  return { ofPapers, all };
}
