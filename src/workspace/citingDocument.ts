import * as vscode from 'vscode';
import { citationExtensions, findCitations, readDeclarations } from '../citation/citationContext';
import type { Declarations } from '../citation/declarations';
import { TextLines } from './textLines';

/** A key as it is cited at a place. */
export interface Citation {
  readonly key: string;
  /** Of the key alone. */
  readonly range: vscode.Range;
}

/** A document that cites, as far as it concerns us. */
export interface CitingDocument {
  readonly uri: vscode.Uri;
  /** The file at which its paths start: itself, or the notebook that it is a cell of. */
  readonly home: vscode.Uri;
  readonly languageId: string;
  readonly citations: readonly Citation[];
  readonly declarations: Declarations;
}

/** A file that was read, and what tells whether it is still the same. */
export interface ReadFile {
  readonly document: CitingDocument;
  readonly stamp: string;
}

/** Larger files are data, not documents that people write. */
const LARGEST = 20_000_000;
/** The document in a file; undefined where none can be read there. */
export async function readFile(uri: vscode.Uri): Promise<ReadFile | undefined> {
  const languageId = citationExtensions[/[^.]*$/.exec(uri.path)![0].toLowerCase()];
  if (languageId === undefined) return undefined;
  try {
    const stamp = await stampOf(uri);
    const bytes = await vscode.workspace.fs.readFile(uri);
    if (bytes.length > LARGEST) return undefined;
    const text = new TextDecoder().decode(bytes);
    let lines: TextLines | undefined;
    const document = await readDocument(uri, text, languageId, (start, end) =>
      (lines ??= new TextLines(text)).rangeOf(start, end),
    );
    return { document, stamp };
  } catch {
    return undefined;
  }
}

/** Another text whenever the file is another one. */
export async function stampOf(uri: vscode.Uri): Promise<string> {
  const { mtime, size } = await vscode.workspace.fs.stat(uri);
  return `${mtime}/${size}`;
}

/** What a text cites and declares. */
export async function readDocument(
  uri: vscode.Uri,
  text: string,
  languageId: string,
  rangeOf: (start: number, end: number) => vscode.Range,
): Promise<CitingDocument> {
  const citations = findCitations(text, languageId).map(({ key, start, end }) => ({
    key,
    range: rangeOf(start, end),
  }));
  return { uri, home: uri, languageId, citations, declarations: await readDeclarations(text, languageId) };
}
