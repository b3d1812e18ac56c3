import * as vscode from 'vscode';
import { foldKey, keysOf } from '../bibliography/identity';
import type { Paper } from '../catalog/paper';
import type { CitationResolver } from './citationResolver';
import type { CitingDocument } from './citingDocuments';

/** Where the documents of the workspace cite a paper: by the key of its entry, or by the catalog's where none is. */
export async function citationsOfPaper(
  resolver: CitationResolver,
  paper: Paper,
  token: vscode.CancellationToken,
): Promise<readonly vscode.Location[]> {
  const locations: vscode.Location[] = [];
  for (const document of await resolver.documents.all({ token })) {
    if (token.isCancellationRequested) break;
    const keys = await keysOfPaper(resolver, document, paper);
    for (const { key, range } of document.citations) {
      if (keys.has(foldKey(key))) locations.push(new vscode.Location(document.uri, range));
    }
  }
  return locations;
}

/** The keys, folded, by which the document cites the paper. */
async function keysOfPaper(
  resolver: CitationResolver,
  document: CitingDocument,
  paper: Paper,
): Promise<ReadonlySet<string>> {
  const { bibliographies } = await resolver.bibliographiesOf(document, true);
  const entries = bibliographies.flatMap((each) => each.index.find(paper) ?? []);
  const keys = entries.flatMap(keysOf);
  // Without an entry the key says what is meant, unless an entry of another work has it.
  if (keys.length === 0 && !bibliographies.some((each) => each.entryOf(paper.id))) keys.push(paper.id);
  return new Set(keys.map(foldKey));
}
