import type * as vscode from 'vscode';
import { keysOf } from '../bibliography/identity';
import type { Paper } from '../catalog/paper';
import type { BibliographyFiles } from './bibliographyFiles';

/** What the bibliographies of a document hold already. */
export interface CitedKeys {
  /** The keys under which the papers stand there; papers that stand nowhere are left out. */
  readonly ofPapers: ReadonlyMap<Paper, string>;
  /** Every key, that of other works too. */
  readonly all: ReadonlySet<string>;
}

export async function findCitedKeys(
  files: BibliographyFiles,
  uris: readonly vscode.Uri[],
  papers: readonly Paper[],
): Promise<CitedKeys> {
  const ofPapers = new Map<Paper, string>();
  const all = new Set<string>();
  for (const uri of uris) {
    const bibliography = await files.load(uri);
    if (!bibliography) continue;
    for (const key of bibliography.entries.flatMap(keysOf)) all.add(key);
    for (const paper of papers) {
      const entry = ofPapers.has(paper) ? undefined : bibliography.index.find(paper);
      if (entry) ofPapers.set(paper, entry.key);
    }
  }
  return { ofPapers, all };
}
