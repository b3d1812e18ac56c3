import type * as vscode from 'vscode';
import { indexEntries } from '../bibliography/identity';
import { scanBibliography } from '../bibliography/scan';
import type { Paper } from '../catalog/paper';
import { readText } from './texts';

/** The keys under which the papers stand in the bibliographies already; papers that are in none are left out. */
export async function findCitedKeys(
  files: readonly vscode.Uri[],
  papers: readonly Paper[],
): Promise<Map<Paper, string>> {
  const keys = new Map<Paper, string>();
  for (const file of files) {
    const index = indexEntries(scanBibliography((await readText(file)) ?? ''));
    for (const paper of papers) {
      const entry = keys.has(paper) ? undefined : index.find(paper);
      if (entry) keys.set(paper, entry.key);
    }
  }
  return keys;
}
