import * as vscode from 'vscode';
import { createDownloader } from '../../src/upstream/download';
import { CatalogStore } from '../../src/workspace/catalogStore';
import { Corrections } from '../../src/workspace/corrections';
import { ListCheck } from '../../src/workspace/newPapers/checkList';
import { NewPapers } from '../../src/workspace/newPapers/newPapers';
import type { TestFolder } from './support';

/** What is remembered, as a window keeps it. */
export class State implements vscode.Memento {
  private readonly values = new Map<string, unknown>();
  keys(): readonly string[] {
    return [...this.values.keys()];
  }
  get<T>(key: string, otherwise?: T): T {
    return (this.values.get(key) ?? otherwise) as T;
  }
  update(key: string, value: unknown): Thenable<void> {
    this.values.set(key, value);
    return Promise.resolve();
  }
}

/** One window's parts, on a storage folder. */
export class Window {
  readonly news: NewPapers;
  readonly store: CatalogStore;
  readonly check: ListCheck;

  constructor(
    readonly folder: TestFolder,
    data: vscode.Uri,
    readonly state = new State(),
  ) {
    this.news = new NewPapers(vscode.Uri.joinPath(folder.uri, 'storage'), this.state);
    this.store = new CatalogStore(data, this.news);
    this.check = new ListCheck(
      this.store,
      this.news,
      new Corrections(data),
      createDownloader((...all) => fetch(...all)),
    );
  }

  async size(): Promise<number> {
    return (await this.store.load()).catalog.papers.length;
  }

  async stored(): Promise<string> {
    return this.folder.read('storage/new-papers.json').catch(() => '');
  }

  async names(): Promise<string[]> {
    const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(this.folder.uri, 'storage'));
    return entries.map(([name]) => name);
  }

  dispose(): void {
    this.store.dispose();
    this.news.dispose();
  }
}
