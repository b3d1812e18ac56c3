import * as vscode from 'vscode';
import { changeWork, findItem } from '../../reading/listEdits';
import { cleanNote, isKey, type WorkIdentity } from '../../reading/readingItem';
import { isProblem } from './listStorage';
import type { ReadingList } from './readingList';

const SCHEME = 'shelfmark-note';

/** The address of the note on a paper: a Markdown file. */
export function noteUri(key: string): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: `/${key}.md` });
}

interface NoteVersion {
  readonly note: string;
  /** When this window first saw the note so; later than that of any other version. */
  readonly mtime: number;
}

/**
 * The notes of the reading list as files `shelfmark-note:/{key}.md`, one for each paper of the list and the catalog, so
 * that they are written in a real editor. Saving the note on a paper that is not in the list adds it.
 *
 * A note that changed elsewhere since it was opened is not written over: VS Code tells that by time and size, and asks.
 */
export class NoteFiles implements vscode.FileSystemProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.changed.event;

  /** Of each note that was asked for. */
  private readonly versions = new Map<string, NoteVersion>();
  /** What an editor was given or gave last, by key. */
  private readonly opened = new Map<string, string>();
  private readonly subscriptions: vscode.Disposable[];

  constructor(private readonly list: ReadingList) {
    this.subscriptions = [
      this.changed,
      list.onDidChange(() => void this.tellChanges()),
      vscode.workspace.registerFileSystemProvider(SCHEME, this, { isCaseSensitive: true }),
    ];
  }

  watch(): vscode.Disposable {
    // Changes are told whether they are watched or not: there are few.
    return new vscode.Disposable(() => undefined);
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    if (uri.path === '/') return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    const work = await this.workAt(uri);
    const { key } = work;
    const note = await this.noteOn(work, uri);
    const { mtime } = this.versionOf(key, note);
    return { type: vscode.FileType.File, ctime: 0, mtime, size: bytesOf(note).length };
  }

  async readDirectory(uri: vscode.Uri): Promise<[string, vscode.FileType][]> {
    if (uri.path !== '/') throw vscode.FileSystemError.FileNotFound(uri);
    const items = (await this.list.all()).filter(({ note }) => note !== '');
    return items.map(({ key }) => [`${key}.md`, vscode.FileType.File]);
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    const work = await this.workAt(uri);
    const { key } = work;
    const note = await this.noteOn(work, uri);
    this.versionOf(key, note);
    this.opened.set(key, note);
    return bytesOf(note);
  }

  async writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void> {
    const work = await this.workAt(uri);
    const { key } = work;
    const note = textOf(content, uri);
    const stored = await this.noteOn(work, uri);
    const opened = this.opened.get(key);
    // Of the same size, VS Code takes it for the same.
    const isHidden = opened !== undefined && stored !== opened && sizeOf(stored) === sizeOf(opened);
    if (isHidden && stored !== note) {
      throw vscode.FileSystemError.Unavailable(
        'The note was changed elsewhere meanwhile. Copy your text, revert the file, and put both together.',
      );
    }
    const kept = cleanNote(note);
    // Before the change is told of: it is no news to the editor that makes it.
    const before = this.versionOf(key, stored);
    this.versionOf(key, kept);
    const problem = await this.list.tryEdit((items) => changeWork(items, work, { note: kept }, new Date()));
    if (problem) {
      this.versions.set(key, before);
      throw vscode.FileSystemError.Unavailable(`The note was not saved: ${problem.problem}`);
    }
    this.opened.set(key, kept);
  }

  createDirectory(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  /** The paper whose note the address names; throws where there is none. */
  private async workAt(uri: vscode.Uri): Promise<WorkIdentity> {
    const key = /^\/([^/]+)\.md$/.exec(uri.path)?.[1] ?? '';
    const work = isKey(key) && uri.authority === '' ? await this.list.workOf(key) : undefined;
    if (!work) throw vscode.FileSystemError.FileNotFound(uri);
    return work;
  }

  /** The note as it is stored; throws where the list cannot be read, which is not to be taken for an empty note. */
  private async noteOn(work: WorkIdentity, uri: vscode.Uri): Promise<string> {
    const items = await this.list.read();
    if (isProblem(items)) throw vscode.FileSystemError.Unavailable(`${uri.path}: ${items.problem}`);
    return findItem(items, work)?.note ?? '';
  }

  private versionOf(key: string, note: string): NoteVersion {
    const known = this.versions.get(key);
    if (known?.note === note) return known;
    const version = { note, mtime: Math.max(Date.now(), (known?.mtime ?? 0) + 1) };
    this.versions.set(key, version);
    return version;
  }

  private async tellChanges(): Promise<void> {
    if (this.versions.size === 0 || isProblem(await this.list.read())) return;
    const events: vscode.FileChangeEvent[] = [];
    for (const [key, { note }] of [...this.versions]) {
      const now = (await this.list.get(key))?.note ?? '';
      if (now === note) continue;
      this.versionOf(key, now);
      events.push({ type: vscode.FileChangeType.Changed, uri: noteUri(key) });
    }
    if (events.length > 0) this.changed.fire(events);
  }
}

function textOf(content: Uint8Array, uri: vscode.Uri): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    throw vscode.FileSystemError.Unavailable(`${uri.path} was not saved: a note has to be UTF-8 text.`);
  }
}

function bytesOf(note: string): Uint8Array {
  return new TextEncoder().encode(note);
}

function sizeOf(note: string): number {
  return bytesOf(note).length;
}
