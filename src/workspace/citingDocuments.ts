import * as vscode from 'vscode';
import {
  citationExtensions,
  citationLanguages,
  findCitations,
  readDeclarations,
} from '../citation/citationContext';
import type { Declarations } from '../citation/declarations';
import { openDocument } from './texts';
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
  readonly languageId: string;
  readonly citations: readonly Citation[];
  readonly declarations: Declarations;
}

/** Larger files are data, not documents that people write. */
const LARGEST = 20_000_000;
/** Files read at the same time. */
const AT_ONCE = 32;
/** Typing has to rest this long before others hear of what a document declares. */
const SETTLED_MS = 250;

const EVERYWHERE = `**/*.{${Object.keys(citationExtensions)
  .flatMap((extension) => [extension, extension.charAt(0).toUpperCase() + extension.slice(1)])
  .join(',')}}`;

/**
 * What the documents of the workspace cite and declare: open ones as they are in the editor, others as on disk.
 * Each is read once and again when it changed. Nothing is read or watched before somebody asks.
 */
export class CitingDocuments implements vscode.Disposable {
  private readonly open = new WeakMap<
    vscode.TextDocument,
    { version: number; read: Promise<CitingDocument> }
  >();
  private readonly closed = new Map<string, Promise<CitingDocument | undefined>>();
  private readonly declared = new Map<string, string>();
  private readonly settling = new Map<string, ReturnType<typeof setTimeout>>();
  private listing: Promise<Map<string, vscode.Uri>> | undefined;
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly restructured = new vscode.EventEmitter<void>();
  private readonly subscriptions: vscode.Disposable[];

  /** A document cites otherwise than before, or is new or gone. */
  readonly onDidChange = this.changed.event;
  /** Other bibliographies may be named, or documents may belong together otherwise. */
  readonly onDidRestructure = this.restructured.event;

  constructor() {
    this.subscriptions = [
      this.changed,
      this.restructured,
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && isCiting(document)) this.settle(document);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => this.closed.delete(document.uri.toString())),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.forgetListing()),
    ];
  }

  /** The document as it is now. */
  of(document: vscode.TextDocument): Promise<CitingDocument> {
    const known = this.open.get(document);
    if (known?.version === document.version) return known.read;
    const read = readDocument(
      document.uri,
      document.getText(),
      document.languageId,
      (start, end) => new vscode.Range(document.positionAt(start), document.positionAt(end)),
    );
    this.open.set(document, { version: document.version, read });
    return read;
  }

  /** The document at the address; undefined where there is none that can be read. */
  at(uri: vscode.Uri): Promise<CitingDocument | undefined> {
    const document = openDocument(uri);
    if (document) return this.of(document);
    const key = uri.toString();
    let read = this.closed.get(key);
    if (!read) {
      this.watch();
      read = readFile(uri);
      this.closed.set(key, read);
      // What is not there may come.
      void read.then((found) => found ?? this.closed.delete(key));
    }
    return read;
  }

  /**
   * All documents of the workspace, and those that are open besides.
   *
   * @param step Told after each document that was read, with how many there are.
   */
  async all(
    token?: vscode.CancellationToken,
    step?: (done: number, of: number) => void,
  ): Promise<CitingDocument[]> {
    const uris = new Map(await this.list());
    for (const document of vscode.workspace.textDocuments) {
      if (isCiting(document)) uris.set(document.uri.toString(), document.uri);
    }
    const waiting = [...uris.values()];
    const found: CitingDocument[] = [];
    const total = waiting.length;
    const work = async (): Promise<void> => {
      for (let uri = waiting.pop(); uri && !token?.isCancellationRequested; uri = waiting.pop()) {
        const document = await this.at(uri);
        if (document) found.push(document);
        step?.(total - waiting.length, total);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return found.sort((a, b) => (a.uri.path < b.uri.path ? -1 : 1));
  }

  dispose(): void {
    for (const timer of this.settling.values()) clearTimeout(timer);
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private list(): Promise<Map<string, vscode.Uri>> {
    this.watch();
    this.listing ??= Promise.resolve(vscode.workspace.findFiles(EVERYWHERE, '**/node_modules/**')).then(
      (uris) => new Map(uris.map((uri) => [uri.toString(), uri])),
    );
    return this.listing;
  }

  private watching = false;

  private watch(): void {
    if (this.watching) return;
    this.watching = true;
    const watcher = vscode.workspace.createFileSystemWatcher(EVERYWHERE);
    const arrived = (uri: vscode.Uri): void => {
      void this.listing?.then((list) => list.set(uri.toString(), uri));
      this.reread(uri);
      this.restructured.fire();
    };
    const gone = (uri: vscode.Uri): void => {
      void this.listing?.then((list) => list.delete(uri.toString()));
      this.reread(uri);
      this.restructured.fire();
    };
    this.subscriptions.push(
      watcher,
      watcher.onDidCreate(arrived),
      watcher.onDidDelete(gone),
      watcher.onDidChange((uri) => {
        if (openDocument(uri)) return;
        this.reread(uri);
        this.restructured.fire();
      }),
    );
  }

  private reread(uri: vscode.Uri): void {
    this.closed.delete(uri.toString());
    this.changed.fire(uri);
  }

  private forgetListing(): void {
    this.listing = undefined;
    this.closed.clear();
    this.restructured.fire();
  }

  /** Tells of the document when typing rests, and of its declarations only if they are others than before. */
  private settle(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    clearTimeout(this.settling.get(key));
    this.settling.set(
      key,
      setTimeout(() => {
        this.settling.delete(key);
        void this.of(document).then(({ declarations }) => {
          const now = JSON.stringify(declarations);
          const changed = this.declared.get(key) !== now;
          this.declared.set(key, now);
          this.changed.fire(document.uri);
          if (changed) this.restructured.fire();
        });
      }, SETTLED_MS),
    );
  }
}

/** Whether the document is in a language that cites. */
export function isCiting({ languageId }: vscode.TextDocument): boolean {
  return languageId !== 'bibtex' && citationLanguages.includes(languageId);
}

async function readFile(uri: vscode.Uri): Promise<CitingDocument | undefined> {
  const languageId = citationExtensions[/[^.]*$/.exec(uri.path)![0].toLowerCase()];
  if (languageId === undefined) return undefined;
  try {
    const bytes = await vscode.workspace.fs.readFile(uri);
    if (bytes.length > LARGEST) return undefined;
    const text = new TextDecoder().decode(bytes);
    let lines: TextLines | undefined;
    return await readDocument(uri, text, languageId, (start, end) =>
      (lines ??= new TextLines(text)).rangeOf(start, end),
    );
  } catch {
    return undefined;
  }
}

async function readDocument(
  uri: vscode.Uri,
  text: string,
  languageId: string,
  rangeOf: (start: number, end: number) => vscode.Range,
): Promise<CitingDocument> {
  const citations = findCitations(text, languageId).map(({ key, start, end }) => ({
    key,
    range: rangeOf(start, end),
  }));
  return { uri, languageId, citations, declarations: await readDeclarations(text, languageId) };
}
