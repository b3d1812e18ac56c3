import * as vscode from 'vscode';
import { foldKey, keysOf } from '../bibliography/identity';
import type { BibEntry } from '../bibliography/scan';
import type { Bibliography, BibliographyFiles } from './bibliographyFiles';
import type { BibliographyLocator, BibliographySet } from './bibliographyLocator';
import { isCiting, type CitingDocument, type CitingDocuments, type ReadingOptions } from './citingDocuments';

/** An entry and the bibliography that holds it. */
export interface FoundEntry {
  readonly bibliography: Bibliography;
  readonly entry: BibEntry;
}

/** A citation key at a place of a document or of a bibliography. */
export interface KeyAtPlace {
  readonly key: string;
  /** Of the key alone. */
  readonly range: vscode.Range;
  /** The entry that it names; undefined where no bibliography of the document holds one. */
  readonly found?: FoundEntry | undefined;
}

/** Fields of an entry that hold keys (biblatex manual, section 2.2.3). */
const FIELDS_OF_KEYS = ['ids', 'crossref', 'xdata', 'related', 'xref', 'entryset'];

/**
 * Tells what a citation key means in a document, and where an entry is cited: puts together what documents cite and
 * what their bibliographies hold.
 */
export class CitationResolver {
  constructor(
    readonly documents: CitingDocuments,
    readonly locator: BibliographyLocator,
    readonly files: BibliographyFiles,
  ) {}

  /** The bibliographies of a document that are there and can be read; `listed` as for the locator. */
  async bibliographiesOf(
    document: CitingDocument,
    listed = false,
  ): Promise<{ readonly set: BibliographySet; readonly bibliographies: readonly Bibliography[] }> {
    const set = await this.locator.locateFor(document, listed);
    // Among many documents that share a bibliography it is asked for its date once, by the first.
    const load = (file: vscode.Uri) => (listed && this.files.known(file)) || this.files.load(file);
    const loaded = await Promise.all(set.files.map(load));
    return { set, bibliographies: loaded.filter((each) => each !== undefined) };
  }

  /** The entry that the key names in the document. */
  async entryOf(document: CitingDocument, key: string): Promise<FoundEntry | undefined> {
    return entryIn((await this.bibliographiesOf(document)).bibliographies, key);
  }

  /** The key at the position, in a document that cites as well as in a bibliography. */
  async keyAt(document: vscode.TextDocument, position: vscode.Position): Promise<KeyAtPlace | undefined> {
    if (isCiting(document)) {
      const citing = await this.documents.of(document);
      const citation = citing.citations.find(({ range }) => range.contains(position));
      return citation && { ...citation, found: await this.entryOf(citing, citation.key) };
    }
    const bibliography = await this.files.load(document.uri);
    const offset = document.offsetAt(position);
    const entry = bibliography?.entryAt(offset);
    if (!bibliography || !entry) return undefined;
    for (const { key, start, end } of keysWritten(bibliography.text, entry)) {
      if (offset < start || offset > end) continue;
      const named = key === entry.key ? entry : bibliography.entryOf(key);
      return { key, range: bibliography.rangeOf(start, end), found: named && { bibliography, entry: named } };
    }
    return undefined;
  }

  /** The documents of the workspace that draw on the bibliography. */
  async drawingOn(
    bibliography: vscode.Uri,
    options: ReadingOptions = {},
  ): Promise<readonly CitingDocument[]> {
    const wanted = bibliography.toString();
    const drawing: CitingDocument[] = [];
    for (const document of await this.documents.all(options)) {
      if (options.token?.isCancellationRequested) break;
      const { files } = await this.locator.locateFor(document, true);
      if (files.some((file) => file.toString() === wanted)) drawing.push(document);
    }
    return drawing;
  }

  /** How often the documents that draw on the bibliography cite each key, by the folded key. */
  async citationCounts(
    bibliography: vscode.Uri,
    token?: vscode.CancellationToken,
  ): Promise<ReadonlyMap<string, number>> {
    const counts = new Map<string, number>();
    for (const { citations } of await this.drawingOn(bibliography, { token })) {
      for (const { key } of citations) counts.set(foldKey(key), (counts.get(foldKey(key)) ?? 0) + 1);
    }
    return counts;
  }

  /** Where the documents of the workspace cite the entry, by any of its keys. */
  async citationsOf(
    { bibliography, entry }: FoundEntry,
    token?: vscode.CancellationToken,
  ): Promise<readonly vscode.Location[]> {
    const keys = new Set(keysOf(entry));
    const folded = new Set([...keys].map(foldKey));
    const drawing = await this.drawingOn(bibliography.uri, { token });
    return drawing.flatMap(({ uri, citations }) =>
      citations
        .filter(
          ({ key }) => keys.has(key) || (folded.has(foldKey(key)) && bibliography.entryOf(key) === entry),
        )
        .map(({ range }) => new vscode.Location(uri, range)),
    );
  }
}

/** The entry that the key names in the first of the bibliographies that has one. */
export function entryIn(bibliographies: readonly Bibliography[], key: string): FoundEntry | undefined {
  for (const bibliography of bibliographies) {
    const entry = bibliography.entryOf(key);
    if (entry) return { bibliography, entry };
  }
  return undefined;
}

interface WrittenKey {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** Every key that stands in the entry: its own, its further ones, and those of the entries that it builds on. */
export function keysWritten(text: string, entry: BibEntry): WrittenKey[] {
  const written: WrittenKey[] = [{ key: entry.key, start: entry.keyStart, end: entry.keyEnd }];
  for (const { name, valueStart, valueEnd } of entry.fields()) {
    if (!FIELDS_OF_KEYS.includes(name)) continue;
    for (const match of text.slice(valueStart, valueEnd).matchAll(/[^\s,{}"#]+/g)) {
      const start = valueStart + match.index;
      written.push({ key: match[0], start, end: start + match[0].length });
    }
  }
  return written.filter(({ key }) => key !== '');
}
