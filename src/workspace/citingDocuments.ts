import * as vscode from 'vscode';
import { citationExtensions, citationLanguages } from '../citation/citationContext';
import { readDocument, readFile, stampOf, type CitingDocument, type ReadFile } from './citingDocument';
import { cellsThatMayCite, declarationsOfNotebook, NOTEBOOKS, notebookOf } from './notebooks';
import { openDocument } from './texts';

export type { Citation, CitingDocument } from './citingDocument';

/** How all documents are read. */
export interface ReadingOptions {
  readonly token?: vscode.CancellationToken | undefined;
  readonly verified?: boolean;
  readonly step?: ((done: number, of: number) => void) | undefined;
}

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
  private readonly latest = new WeakMap<vscode.TextDocument, CitingDocument>();
  private readonly closed = new Map<string, Promise<ReadFile | undefined>>();
  private readonly declared = new Map<string, string>();
  private readonly settling = new Map<string, ReturnType<typeof setTimeout>>();
  private pending: Promise<readonly vscode.Uri[]> | undefined;
  private listed = '';
  private listings = 0;
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
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.forgetAll()),
    ];
  }

  /** The document as it is now. */
  of(document: vscode.TextDocument): Promise<CitingDocument> {
    const known = this.open.get(document);
    const notebook = notebookOf(document);
    // What a cell's notebook says may change in another cell.
    if (known?.version === document.version && !notebook) return known.read;
    const read = readDocument(
      document.uri,
      document.getText(),
      document.languageId,
      (start, end) => new vscode.Range(document.positionAt(start), document.positionAt(end)),
    ).then(async (citing) =>
      notebook
        ? { ...citing, home: notebook.uri, declarations: await declarationsOfNotebook(notebook) }
        : citing,
    );
    this.open.set(document, { version: document.version, read });
    void read.then((citing) => this.latest.set(document, citing));
    return read;
  }

  /** An open document as it was when last read; undefined where nobody asked yet. For what must not wait. */
  last(document: vscode.TextDocument): CitingDocument | undefined {
    return this.latest.get(document);
  }

  /** The document at the address; undefined where there is none that can be read. */
  async at(uri: vscode.Uri): Promise<CitingDocument | undefined> {
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
    return (await read)?.document;
  }

  /**
   * All documents of the workspace, and those that are open besides.
   *
   * @param verified Whether closed files are asked for their date: for what is about to be edited, as the news that
   *   another program changed a file may be on its way.
   * @param step Told after each document that was read, with how many there are.
   */
  async all({ token, verified = false, step }: ReadingOptions = {}): Promise<CitingDocument[]> {
    const uris = new Map((await this.list()).map((uri) => [uri.toString(), uri]));
    for (const document of vscode.workspace.textDocuments) {
      if (isCiting(document)) uris.set(document.uri.toString(), document.uri);
    }
    const waiting = [...uris.values()];
    const found: CitingDocument[] = [];
    const total = waiting.length;
    const work = async (): Promise<void> => {
      for (let uri = waiting.pop(); uri && !token?.isCancellationRequested; uri = waiting.pop()) {
        if (verified) await this.verify(uri);
        const document = await this.at(uri);
        if (document) found.push(document);
        step?.(total - waiting.length, total);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    found.push(...(await this.cells(found, token)));
    return found.sort((a, b) => (a.uri.path < b.uri.path ? -1 : 1));
  }

  /** The cells of notebooks that are not among the documents found. */
  private async cells(
    found: readonly CitingDocument[],
    token: vscode.CancellationToken | undefined,
  ): Promise<CitingDocument[]> {
    const known = new Set(found.map(({ uri }) => uri.toString()));
    const cells: CitingDocument[] = [];
    for (const notebook of await vscode.workspace.findFiles(
      NOTEBOOKS,
      '**/{node_modules,.ipynb_checkpoints}/**',
    )) {
      if (token?.isCancellationRequested) break;
      for (const document of await cellsThatMayCite(notebook)) {
        if (!known.has(document.uri.toString())) cells.push(await this.of(document));
      }
    }
    return cells;
  }

  /** Looks which files there are, and gives the {@link listing}. */
  async listFiles(): Promise<number> {
    await this.list();
    return this.listings;
  }

  /** Another number whenever the files are others than when they were listed before. */
  get listing(): number {
    return this.listings;
  }

  dispose(): void {
    for (const timer of this.settling.values()) clearTimeout(timer);
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  /** Asked each time, as the news of a file may be late; calls at the same time share one answer. */
  private list(): Promise<readonly vscode.Uri[]> {
    this.watch();
    this.pending ??= this.findFiles().finally(() => (this.pending = undefined));
    return this.pending;
  }

  private async findFiles(): Promise<readonly vscode.Uri[]> {
    const uris = await vscode.workspace.findFiles(EVERYWHERE, '**/node_modules/**');
    const listed = uris.map(String).sort().join('\n');
    if (listed !== this.listed) this.listings++;
    this.listed = listed;
    return uris;
  }

  private async verify(uri: vscode.Uri): Promise<void> {
    const read = await this.closed.get(uri.toString());
    if (!read || openDocument(uri)) return;
    const stamp = await stampOf(uri).catch(() => undefined);
    if (stamp !== read.stamp) this.closed.delete(uri.toString());
  }

  private watching = false;

  private watch(): void {
    if (this.watching) return;
    this.watching = true;
    const watcher = vscode.workspace.createFileSystemWatcher(EVERYWHERE);
    const happened = (uri: vscode.Uri): void => {
      if (openDocument(uri)) return;
      this.closed.delete(uri.toString());
      this.changed.fire(uri);
      this.restructured.fire();
    };
    this.subscriptions.push(
      watcher,
      watcher.onDidCreate(happened),
      watcher.onDidDelete(happened),
      watcher.onDidChange(happened),
    );
  }

  private forgetAll(): void {
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
