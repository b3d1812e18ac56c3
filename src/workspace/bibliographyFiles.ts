import * as vscode from 'vscode';
import { scanIn } from '../bibliography/formats/anyFormat';
import { formatOf, type BibliographyFormat } from '../bibliography/formats/format';
import { foldKey, indexEntries, keysOf, type EntryIndex } from '../bibliography/identity';
import { rescanFile, scanFile, type BibEntry, type BibFile } from '../bibliography/scan';
import { createEntrySearch, patchEntrySearch, type EntrySearch } from './entrySearch';
import { openDocument } from './texts';
import { TextLines } from './textLines';

/** An entry found by words. */
export interface FoundEntryByWords {
  readonly entry: BibEntry;
  /** Whether every word of the query begins a word of the entry. */
  readonly atWordStarts: boolean;
}

/** A bibliography as it was read: entries, and what finds them. */
export class Bibliography {
  private lines: TextLines | undefined;
  private identity: EntryIndex | undefined;
  private byKey: Map<string, BibEntry> | undefined;
  private words: EntrySearch | undefined;

  /** @param earlier The same bibliography before an edit: what it knows of unchanged entries is used again. */
  constructor(
    readonly uri: vscode.Uri,
    readonly text: string,
    readonly format: BibliographyFormat,
    readonly file: BibFile,
    earlier?: Bibliography,
  ) {
    this.words = earlier?.words && patchEntrySearch(earlier.words, text, file);
  }

  get entries(): readonly BibEntry[] {
    return this.file.entries;
  }

  /** Finds papers among the entries. */
  get index(): EntryIndex {
    return (this.identity ??= indexEntries(this.entries));
  }

  /** The entries that have every word of the query, best first. */
  search(query: string, limit: number): FoundEntryByWords[] {
    this.words ??= createEntrySearch(this.text, this.entries);
    return this.words.search
      .search(query, limit)
      .map(({ item, atWordStarts }) => ({ entry: this.entries[item]!, atWordStarts }));
  }

  /** The entry that answers to the key, biblatex' `ids` included; case counts only where two keys differ by it. */
  entryOf(key: string): BibEntry | undefined {
    if (!this.byKey) {
      this.byKey = new Map();
      for (const entry of this.entries) {
        for (const each of keysOf(entry)) {
          if (!this.byKey.has(each)) this.byKey.set(each, entry);
          if (!this.byKey.has(foldKey(each))) this.byKey.set(foldKey(each), entry);
        }
      }
    }
    return this.byKey.get(key) ?? this.byKey.get(foldKey(key));
  }

  /** The entry at an offset, be it in its fields or its key. */
  entryAt(offset: number): BibEntry | undefined {
    let low = 0;
    let high = this.entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.entries[middle]!.start <= offset) low = middle + 1;
      else high = middle;
    }
    const entry = this.entries[low - 1];
    return entry && offset <= entry.end ? entry : undefined;
  }

  rangeOf(start: number, end: number): vscode.Range {
    return (this.lines ??= new TextLines(this.text)).rangeOf(start, end);
  }

  /** Where the entry's key stands. */
  keyLocation({ keyStart, keyEnd }: BibEntry): vscode.Location {
    return new vscode.Location(this.uri, this.rangeOf(keyStart, keyEnd));
  }
}

const IS_BIB = /\.bib(?:tex)?$/i;

interface Read {
  readonly bibliography: Bibliography;
  /** Of the open document, or `mtime/size` of the file. */
  readonly version: number | string;
}

/**
 * The bibliographies that somebody asked for: open ones as they are in the editor, others as on disk. Each is read
 * once and again when it changed.
 */
export class BibliographyFiles implements vscode.Disposable {
  private readonly files = new Map<string, Read>();
  private readonly reading = new Map<string, Promise<Bibliography | undefined>>();
  private readonly watchers = new Map<string, vscode.Disposable>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly subscriptions: vscode.Disposable[];

  /** A bibliography that was asked for holds something else now, or is gone. */
  readonly onDidChange = this.changed.event;

  constructor() {
    this.subscriptions = [
      this.changed,
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && this.files.has(document.uri.toString())) {
          this.changed.fire(document.uri);
        }
      }),
    ];
  }

  /** The bibliography as it is now; undefined where there is none that can be read. */
  async load(uri: vscode.Uri): Promise<Bibliography | undefined> {
    const key = uri.toString();
    const current = this.current(uri);
    if (current) return current;
    let reading = this.reading.get(key);
    if (!reading) {
      reading = this.read(uri).finally(() => this.reading.delete(key));
      this.reading.set(key, reading);
    }
    return reading;
  }

  /**
   * The bibliography without waiting: of an open document as it is now, of another as it was last read; undefined
   * where it was never asked for.
   */
  known(uri: vscode.Uri): Bibliography | undefined {
    return this.current(uri) ?? this.files.get(uri.toString())?.bibliography;
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions, ...this.watchers.values()).dispose();
  }

  /** Of an open document: read again where that takes no waiting, which it does for other formats than .bib. */
  private current(uri: vscode.Uri): Bibliography | undefined {
    const document = openDocument(uri);
    if (!document) return undefined;
    const known = this.files.get(uri.toString());
    if (known?.version === document.version) return known.bibliography;
    if (!IS_BIB.test(uri.path)) return undefined;
    const text = document.getText();
    const earlier = known?.bibliography;
    const file = earlier ? rescanFile(earlier.file, earlier.text, text) : scanFile(text);
    return this.keep(new Bibliography(uri, text, 'bib', file, earlier), document.version);
  }

  private async read(uri: vscode.Uri): Promise<Bibliography | undefined> {
    this.watch(uri);
    const known = this.files.get(uri.toString());
    try {
      const { text, version } = await readVersioned(uri, known?.version);
      if (text === undefined) return known?.bibliography;
      const format = formatOf(uri.path, text);
      if (format === undefined) return undefined;
      const earlier = known?.bibliography;
      const file =
        format === 'bib' && earlier
          ? rescanFile(earlier.file, earlier.text, text)
          : await scanIn(format, text);
      return this.keep(new Bibliography(uri, text, format, file, earlier), version);
    } catch {
      this.files.delete(uri.toString());
      return undefined;
    }
  }

  private keep(bibliography: Bibliography, version: number | string): Bibliography {
    this.files.set(bibliography.uri.toString(), { bibliography, version });
    return bibliography;
  }

  private watch(uri: vscode.Uri): void {
    const key = uri.toString();
    if (this.watchers.has(key)) return;
    const folder = vscode.Uri.joinPath(uri, '..');
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1).replace(/[[\]{}*?]/g, '?');
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, name));
    const tell = (): void => {
      if (!openDocument(uri)) this.changed.fire(uri);
    };
    this.watchers.set(
      key,
      vscode.Disposable.from(
        watcher,
        watcher.onDidChange(tell),
        watcher.onDidCreate(tell),
        watcher.onDidDelete(tell),
      ),
    );
  }
}

/** The text and its version; without the text where the version is the one that is known. */
async function readVersioned(
  uri: vscode.Uri,
  known: number | string | undefined,
): Promise<{ readonly text?: string; readonly version: number | string }> {
  const document = openDocument(uri);
  if (document) return { text: document.getText(), version: document.version };
  const { mtime, size, type } = await vscode.workspace.fs.stat(uri);
  if ((type & vscode.FileType.File) === 0) throw vscode.FileSystemError.FileIsADirectory(uri);
  const version = `${mtime}/${size}`;
  if (version === known) return { version };
  // Without a byte order mark, as documents have it: positions are those of the document.
  return { text: new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)), version };
}
