import * as vscode from 'vscode';
import { foldKey, keysOf } from '../../bibliography/identity';
import { isCiting, type ReadingOptions } from '../../workspace/citingDocuments';
import { keysWritten, type CitationResolver, type KeyAtPlace } from '../../workspace/citationResolver';

/** From a key to its entry. On the entry's own key the answer is that key: VS Code then shows the references. */
export class EntryDefinitionProvider implements vscode.DefinitionProvider {
  constructor(private readonly resolver: CitationResolver) {}

  async provideDefinition(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.LocationLink[] | undefined> {
    const place = await this.resolver.keyAt(document, position);
    if (!place?.found || token.isCancellationRequested) return undefined;
    const { bibliography, entry } = place.found;
    return [
      {
        originSelectionRange: place.range,
        targetUri: bibliography.uri,
        targetRange: bibliography.rangeOf(entry.start, entry.end),
        targetSelectionRange: bibliography.keyLocation(entry).range,
      },
    ];
  }
}

/** From an entry, or any citation of it, to all of its citations in the workspace. */
export class CitationReferenceProvider implements vscode.ReferenceProvider {
  constructor(private readonly resolver: CitationResolver) {}

  async provideReferences(
    document: vscode.TextDocument,
    position: vscode.Position,
    { includeDeclaration }: vscode.ReferenceContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.Location[] | undefined> {
    const place = await this.resolver.keyAt(document, position);
    if (!place || token.isCancellationRequested) return undefined;
    if (!place.found) return sameKeyElsewhere(this.resolver, place, { token });
    const citations = await this.resolver.citationsOf(place.found, token);
    const { bibliography, entry } = place.found;
    return [...(includeDeclaration ? [bibliography.keyLocation(entry)] : []), ...citations];
  }
}

/** Citations of a key that no bibliography holds: all that can be told is that the key is the same. */
export async function sameKeyElsewhere(
  resolver: CitationResolver,
  { key }: KeyAtPlace,
  options: ReadingOptions,
): Promise<vscode.Location[]> {
  const found: vscode.Location[] = [];
  for (const citing of await resolver.documents.all(options)) {
    const citations = citing.citations.filter((citation) => citation.key === key);
    if (citations.length === 0 || (await resolver.entryOf(citing, key))) continue;
    found.push(...citations.map(({ range }) => new vscode.Location(citing.uri, range)));
  }
  return found;
}

/** The other places of a document at which the same entry is meant. */
export class KeyHighlightProvider implements vscode.DocumentHighlightProvider {
  constructor(private readonly resolver: CitationResolver) {}

  async provideDocumentHighlights(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentHighlight[] | undefined> {
    const place = await this.resolver.keyAt(document, position);
    if (!place || token.isCancellationRequested) return undefined;
    const keys = new Set([place.key, ...(place.found ? keysOf(place.found.entry) : [])].map(foldKey));
    const ranges: vscode.Range[] = [];
    if (isCiting(document)) {
      const { citations } = await this.resolver.documents.of(document);
      ranges.push(...citations.filter(({ key }) => keys.has(foldKey(key))).map(({ range }) => range));
    } else {
      const bibliography = await this.resolver.files.load(document.uri);
      for (const entry of bibliography?.entries ?? []) {
        // Most entries name no other: only those that do are looked into.
        const own = keys.has(foldKey(entry.key));
        if (!own && !NAMES_OTHERS.test(bibliography!.text.slice(entry.start, entry.end))) continue;
        for (const { key, start, end } of keysWritten(bibliography!.text, entry)) {
          if (keys.has(foldKey(key))) ranges.push(bibliography!.rangeOf(start, end));
        }
      }
    }
    return ranges.map((range) => new vscode.DocumentHighlight(range, vscode.DocumentHighlightKind.Read));
  }
}

const NAMES_OTHERS = /\b(?:ids|crossref|xdata|related|xref|entryset)\s*=/i;
