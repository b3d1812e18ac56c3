import * as vscode from 'vscode';
import type { Paper } from '../../catalog/paper';
import type { PaperSource } from '../catalogStore';
import { readStored, writeStored, type FoundPaper, type StoredUpdate } from './storedUpdate';

const FILE = 'new-papers.json';
const LAST_LOOK = 'newPapers.lastLook';
const UNSEEN = 'newPapers.unseen';

/**
 * Papers that the source list has and the bundled catalog has not: kept in the extension's own storage, where they
 * survive restarts and updates, and from where they can be thrown away. Nothing is read before somebody asks.
 */
export class NewPapers implements PaperSource, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly seen = new vscode.EventEmitter<void>();
  private reading: Promise<StoredUpdate | undefined> | undefined;
  private readonly subscriptions: vscode.Disposable[];
  /** What is known of the file, so that our own writing is no news. */
  private written: string | undefined;
  private isDisposed = false;

  /** There are other papers than before. */
  readonly onDidChange = this.changed.event;
  /** Papers came, were looked at, or are followed otherwise. */
  readonly onDidChangeUnseen = this.seen.event;

  constructor(
    private readonly folder: vscode.Uri,
    private readonly state: vscode.Memento,
  ) {
    this.subscriptions = [
      this.changed,
      this.seen,
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('shelfmark.newPapers.follow')) void this.countUnseen();
      }),
    ];
  }

  /** What was learned last; undefined where nothing was, or it cannot be read. */
  stored(): Promise<StoredUpdate | undefined> {
    if (!this.reading) {
      this.reading = this.read();
      // What is remembered of it may come from another machine, whose papers are others.
      void this.reading.then(() => this.correctUnseen());
    }
    return this.reading;
  }

  /** What the file has now, also from another window. Rejects where there is one that cannot be got at. */
  async latest(): Promise<StoredUpdate | undefined> {
    await this.stored();
    await this.reread();
    return this.stored();
  }

  async papers(): Promise<readonly Paper[]> {
    return ((await this.stored())?.papers ?? []).map(({ paper }) => unverified(paper));
  }

  /** New papers in the categories that are followed, found since the last look, the newest first. */
  async unseen(): Promise<readonly FoundPaper[]> {
    const since = this.state.get<number>(LAST_LOOK, 0);
    const papers = (await this.stored())?.papers ?? [];
    const ids = followed();
    return papers.filter(({ paper, found }) => found > since && isFollowed(paper, ids)).reverse();
  }

  /** How many there are to be seen, as far as is known without reading anything. */
  get unseenCount(): number {
    return this.state.get<number>(UNSEEN, 0);
  }

  /** Keeps a complete result: whole or not at all. Rejects when it cannot be written. */
  async keep(update: StoredUpdate): Promise<void> {
    const text = writeStored(update);
    await vscode.workspace.fs.createDirectory(this.folder);
    const partial = vscode.Uri.joinPath(this.folder, `${FILE}.${Date.now().toString(36)}.partial`);
    try {
      await vscode.workspace.fs.writeFile(partial, new TextEncoder().encode(text));
      await vscode.workspace.fs.rename(partial, this.file, { overwrite: true });
    } catch (error) {
      await vscode.workspace.fs.delete(partial).then(undefined, () => undefined);
      throw error;
    }
    this.written = text;
    await this.take(update);
  }

  /** Throws all new papers away. */
  async discard(): Promise<void> {
    try {
      await vscode.workspace.fs.delete(this.file);
    } catch (error) {
      if (!(error instanceof vscode.FileSystemError && error.code === 'FileNotFound')) throw error;
    }
    this.written = undefined;
    await this.take(undefined);
  }

  async markSeen(): Promise<void> {
    await this.state.update(LAST_LOOK, Date.now());
    await this.countUnseen();
  }

  dispose(): void {
    this.isDisposed = true;
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private get file(): vscode.Uri {
    return vscode.Uri.joinPath(this.folder, FILE);
  }

  private async take(update: StoredUpdate | undefined): Promise<void> {
    const before = JSON.stringify((await this.reading)?.papers ?? []);
    this.reading = Promise.resolve(update);
    if (before !== JSON.stringify(update?.papers ?? [])) this.changed.fire();
    await this.countUnseen();
  }

  private async countUnseen(): Promise<void> {
    await this.state.update(UNSEEN, (await this.unseen()).length);
    this.seen.fire();
  }

  private async correctUnseen(): Promise<void> {
    if ((await this.unseen()).length !== this.unseenCount) await this.countUnseen();
  }

  private async reread(): Promise<void> {
    // Where nobody asked for it yet, there is nothing that could be out of date.
    if (!this.reading) return;
    await this.reading;
    const before = this.written;
    const text = await this.readFile();
    // What was kept while the file was read is newer.
    if (text === this.written || this.written !== before) return;
    this.written = text;
    await this.take(await this.understood(text));
  }

  /** Another window may check too: the last complete result counts in both. */
  private async watch(): Promise<void> {
    try {
      // What is not there cannot be watched.
      await vscode.workspace.fs.createDirectory(this.folder);
    } catch {
      return;
    }
    if (this.isDisposed) return;
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(this.folder, FILE));
    const reread = (): void => void this.reread().catch(() => undefined);
    this.subscriptions.push(
      watcher,
      watcher.onDidChange(reread),
      watcher.onDidCreate(reread),
      watcher.onDidDelete(reread),
    );
  }

  private async read(): Promise<StoredUpdate | undefined> {
    const text = await this.readFile().catch(() => undefined);
    void this.watch();
    this.written = text;
    return this.understood(text);
  }

  private async understood(text: string | undefined): Promise<StoredUpdate | undefined> {
    if (text === undefined) return undefined;
    const update = readStored(text);
    if (!update) await this.putAside();
    return update;
  }

  /** Undefined where there is none; rejects where it cannot be got at. */
  private async readFile(): Promise<string | undefined> {
    try {
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(this.file));
    } catch (error) {
      if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
      throw error;
    }
  }

  /** A file that cannot be understood is kept for whoever wants to look at it, and is in nobody's way. */
  private async putAside(): Promise<void> {
    try {
      await vscode.workspace.fs.rename(this.file, vscode.Uri.joinPath(this.folder, `${FILE}.unreadable`), {
        overwrite: true,
      });
    } catch {
      // Then the next complete result takes its place.
    }
  }
}

/** The paper with a word on where it comes from: what the catalog verified must not be taken for this. */
function unverified(paper: Paper): Paper {
  const note = ['From the source list; not verified yet.', paper.custom.note].filter(Boolean).join(' ');
  return { ...paper, custom: { ...paper.custom, note } };
}

/** Categories that the user follows; none means all. */
export function followed(): readonly string[] {
  const ids = vscode.workspace.getConfiguration('shelfmark').get<unknown>('newPapers.follow');
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
}

function isFollowed(paper: Paper, ids: readonly string[]): boolean {
  return (
    ids.length === 0 ||
    paper.custom.categories.some((category) => ids.some((id) => `${category}/`.startsWith(`${id}/`)))
  );
}
