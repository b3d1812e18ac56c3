import * as vscode from 'vscode';
import type { Paper } from '../catalog/paper';
import type { Downloader } from '../upstream/download';

/** An abstract, or why there is none. */
export type Abstract =
  | { readonly kind: 'abstract'; readonly text: string }
  /** Not fetched yet. */
  | { readonly kind: 'unknown' }
  /** arXiv does not have the paper. */
  | { readonly kind: 'none' }
  /** In words: why it was not fetched, and what to do. */
  | { readonly kind: 'failed'; readonly message: string };

/** arXiv asks for three seconds between requests. */
const BETWEEN_REQUESTS = 3_000;

/** Abstracts from arXiv: fetched when somebody asks, and kept. */
export class Abstracts {
  private last: Promise<unknown> = Promise.resolve();
  /** Milliseconds since 1970. */
  private lastAsked = 0;

  /** @param folder Where they are kept, a file each. */
  constructor(
    private readonly folder: vscode.Uri,
    private readonly download: Downloader,
  ) {}

  /** Whether the user wants abstracts without asking for each. */
  get isWanted(): boolean {
    return vscode.workspace.getConfiguration('shelfmark').get('paper.abstract') === 'always';
  }

  /** What is kept; never asks anybody. */
  async known(paper: Paper): Promise<Abstract> {
    const file = this.fileOf(paper);
    if (!file) return { kind: 'none' };
    try {
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
      return text.trim() === '' ? { kind: 'unknown' } : { kind: 'abstract', text };
    } catch {
      return { kind: 'unknown' };
    }
  }

  /** What is kept, else what arXiv says, which is asked one question at a time. Never rejects. */
  fetch(paper: Paper, signal?: AbortSignal): Promise<Abstract> {
    const turn = this.last.then(() => this.ask(paper, signal));
    this.last = turn.catch(() => undefined);
    return turn;
  }

  private async ask(paper: Paper, signal: AbortSignal | undefined): Promise<Abstract> {
    const known = await this.known(paper);
    const file = this.fileOf(paper);
    if (known.kind !== 'unknown' || !file) return known;
    const base = vscode.workspace.getConfiguration('shelfmark.newPapers').get<string>('arxivApi', '').trim();
    const id = paper.custom.arxiv!;
    const { askArxiv, waitFor } = await import('../upstream/arxivClient');
    await waitFor(
      Math.max(0, Math.min(BETWEEN_REQUESTS, this.lastAsked + BETWEEN_REQUESTS - Date.now())),
      signal,
    );
    // Whoever asked is at another paper already.
    if (signal?.aborted) return known;
    this.lastAsked = Date.now();
    const { records, problem } = await askArxiv([id], {
      base,
      download: this.download,
      wait: waitFor,
      signal,
    });
    const text = records.get(id)?.abstract;
    if (text === undefined) {
      return { kind: 'failed', message: `${problem ?? 'arXiv gave no abstract.'} Try again later.` };
    }
    try {
      await vscode.workspace.fs.createDirectory(this.folder);
      await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
    } catch {
      // Then it is fetched again next time.
    }
    return { kind: 'abstract', text };
  }

  private fileOf({ custom: { arxiv } }: Paper): vscode.Uri | undefined {
    // An id of the old form has a slash.
    return arxiv === undefined
      ? undefined
      : vscode.Uri.joinPath(this.folder, `${arxiv.replace(/[^\w.-]/g, '_')}.txt`);
  }
}
