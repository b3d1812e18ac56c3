import * as vscode from 'vscode';
import type { Paper } from '../../catalog/paper';
import type { Download, Downloader } from '../../upstream/download';
import type { CatalogUpdate } from '../../upstream/records';
import type { CatalogStore } from '../catalogStore';
import type { Corrections } from '../corrections';
import type { NewPapers } from './newPapers';
import type { FoundPaper, StoredUpdate } from './storedUpdate';

const MOST_BYTES = 8_000_000;
const TIMEOUT = 30_000;
/** A list with more papers that nobody has heard of is another list. */
const MOST_NEW = 500;
/** More is not kept: nobody reads it. */
const MOST_KEPT = 2_000;

/** How often a check begins again when another window, or the user, changed what is kept meanwhile. */
const MOST_TRIES = 3;

/** What came of a check. */
export type CheckResult =
  | {
      readonly kind: 'checked';
      /** Papers that were not known before, the newest first. */
      readonly found: readonly Paper[];
      /** Why some have no authors, in words. */
      readonly arxivProblem?: string;
    }
  | { readonly kind: 'cancelled' }
  /** Nothing changed: why, and what to do, in words. */
  | { readonly kind: 'failed'; readonly message: string };

export interface CheckOptions {
  readonly signal?: AbortSignal;
  /** In words, as it goes on. */
  readonly progress?: (step: string) => void;
}

/** Asks the source list, and arXiv about what is new in it. */
export class ListCheck {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly store: CatalogStore,
    private readonly news: NewPapers,
    private readonly corrections: Corrections,
    private readonly download: Downloader,
  ) {}

  /**
   * Never rejects. Until the whole result is there, nothing of it counts. One check runs at a time: arXiv is asked
   * one question at a time, and a check builds on what the one before it found.
   */
  run(options: CheckOptions = {}): Promise<CheckResult> {
    const before = this.last;
    const turn = this.inTurn(before, options);
    this.last = Promise.all([before, turn]);
    return turn;
  }

  private async inTurn(before: Promise<unknown>, options: CheckOptions): Promise<CheckResult> {
    const { signal } = options;
    await Promise.race([before, aborted(signal)]);
    try {
      for (let tried = 0; tried < MOST_TRIES && !signal?.aborted; tried++) {
        const result = await this.check(options);
        if (result !== 'changed') return result;
      }
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { kind: 'failed', message: `The new papers could not be kept (${reason}). Try again.` };
    }
    if (signal?.aborted) return { kind: 'cancelled' };
    return { kind: 'failed', message: 'The new papers changed while they were looked for. Try again.' };
  }

  private async check({ signal, progress }: CheckOptions): Promise<CheckResult | 'changed'> {
    const source = setting('source');
    const before = await this.news.latest();
    progress?.('reading the list');
    const known = before?.source === source ? before : undefined;
    const answer = await this.read(source, known, signal);
    if (signal?.aborted) return { kind: 'cancelled' };
    // A list that stayed as it is may still have papers of which arXiv said nothing yet.
    if (answer.kind === 'not-modified' && before) {
      if ((await this.news.latest()) !== before) return 'changed';
      await this.news.keep({ ...before, checked: Date.now() });
      return { kind: 'checked', found: [] };
    }
    if (answer.kind !== 'text') return { kind: 'failed', message: notRead(answer, source) };
    return this.take(answer, source, before, { signal, progress });
  }

  private async read(
    source: string,
    known: StoredUpdate | undefined,
    signal?: AbortSignal,
  ): Promise<Download> {
    const options = { mostBytes: MOST_BYTES, timeout: TIMEOUT, signal };
    if (known?.etag === undefined && known?.lastModified === undefined) return this.download(source, options);
    const { etag, lastModified } = known;
    const answer = await this.download(source, { ...options, etag, lastModified });
    // A browser asks the server whether it may ask so (Fetch, "CORS-preflight"), and most say no.
    const isRefused = answer.kind === 'failed' && answer.reason === 'offline';
    return isRefused && !signal?.aborted ? this.download(source, options) : answer;
  }

  private async take(
    answer: Extract<Download, { kind: 'text' }>,
    source: string,
    before: StoredUpdate | undefined,
    {
      signal,
      progress,
    }: { readonly signal: AbortSignal | undefined; readonly progress: CheckOptions['progress'] },
  ): Promise<CheckResult | 'changed'> {
    const [
      { parseAwesomeList },
      { planUpdate, unknownArxivIds, unknownPapers },
      { askArxiv, waitFor },
      { isSameTitle },
    ] = await Promise.all([
      import('../../upstream/awesomeList'),
      import('../../upstream/catalogUpdate'),
      import('../../upstream/arxivClient'),
      import('../../upstream/listedDraft'),
    ]);
    const list = parseAwesomeList(answer.text);
    if (list.papers.length === 0) {
      return {
        kind: 'failed',
        message: `${hostOf(source)} did not answer with a list of papers. Nothing was changed; see the setting "shelfmark.newPapers.source".`,
      };
    }
    const [{ papers: bundled }, curation] = await Promise.all([this.store.bundled(), this.corrections.all()]);
    const earlier = before?.papers ?? [];
    // What has no authors yet is asked for again.
    const isComplete = ({ paper }: FoundPaper): boolean =>
      paper.author !== undefined || paper.custom.arxiv === undefined;
    const known = [...bundled, ...earlier.filter(isComplete).map(({ paper }) => paper)];
    const unknown = unknownPapers(list, known, curation).length;
    if (unknown > MOST_NEW) {
      return {
        kind: 'failed',
        message: `The list at ${hostOf(source)} has ${unknown} papers that the catalog has not: that is another list. Nothing was changed; see the setting "shelfmark.newPapers.source".`,
      };
    }
    const ids = unknownArxivIds(list, known, curation);
    if (ids.length > 0)
      progress?.(`asking arXiv about ${ids.length === 1 ? '1 paper' : `${ids.length} papers`}`);
    const { records, problem } = await askArxiv(ids, {
      base: setting('arxivApi'),
      download: this.download,
      wait: waitFor,
      signal,
      progress: (done) => progress?.(`asking arXiv: ${done} of ${ids.length} papers`),
    });
    if (signal?.aborted) return { kind: 'cancelled' };
    const update = planUpdate({
      list,
      papers: known,
      curation,
      arxiv: records,
      today: new Date().toISOString().slice(0, 10),
      takenKeys: earlier.map(({ paper }) => paper.id),
    });
    // What came without authors may turn out to be a link to another work.
    const isWrong = ({ paper }: FoundPaper): boolean => {
      const record = paper.author ? undefined : records.get(paper.custom.arxiv ?? '');
      return record !== undefined && !isSameTitle(record.title, paper.title);
    };
    const { papers, found } = merge(
      earlier.filter((each) => !isWrong(each)),
      update,
      Date.now(),
    );
    if ((await this.news.latest()) !== before) return 'changed';
    if (signal?.aborted) return { kind: 'cancelled' };
    const { etag, lastModified } = answer;
    // Where arXiv was silent the list is to be read again, as only then is it asked again.
    const isWhole = problem === undefined;
    await this.news.keep({
      source,
      checked: Date.now(),
      ...(isWhole && etag !== undefined && { etag }),
      ...(isWhole && lastModified !== undefined && { lastModified }),
      papers,
      contradictions: update.contradictions.slice(0, MOST_KEPT),
      problems: update.problems.slice(0, MOST_KEPT),
      oddities: list.problems.slice(0, MOST_KEPT),
    });
    return {
      kind: 'checked',
      found: [...found].reverse(),
      ...(!isWhole && { arxivProblem: problem }),
    };
  }
}

function setting(name: 'source' | 'arxivApi'): string {
  const value = vscode.workspace.getConfiguration('shelfmark.newPapers').get<unknown>(name);
  return typeof value === 'string' ? value.trim() : '';
}

function aborted(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    signal?.addEventListener('abort', () => resolve(), { once: true });
    if (signal?.aborted) resolve();
  });
}

/** What was found before keeps its key and its day, with what is known better now; what is new comes behind. */
function merge(
  earlier: readonly FoundPaper[],
  { added }: CatalogUpdate,
  now: number,
): { readonly papers: readonly FoundPaper[]; readonly found: readonly Paper[] } {
  const identity = ({ custom, URL }: Paper): string => custom.arxiv ?? URL ?? '';
  const better = new Map(added.map((paper) => [identity(paper), paper]));
  const papers = earlier.map((each): FoundPaper => {
    const update = better.get(identity(each.paper));
    better.delete(identity(each.paper));
    return update ? { ...each, paper: { ...update, id: each.paper.id } } : each;
  });
  const found = [...better.values()];
  return { papers: [...papers, ...found.map((paper) => ({ paper, found: now }))], found };
}

function notRead(answer: Exclude<Download, { kind: 'text' }>, source: string): string {
  const host = hostOf(source);
  if (answer.kind === 'not-modified') return `${host} gave no list of papers. Try again.`;
  switch (answer.reason) {
    case 'address':
      return 'No new papers were looked for: the setting "shelfmark.newPapers.source" is no web address.';
    case 'status':
      return `No new papers were looked for: ${host} answered with status ${answer.status}. Try again later, or change the setting "shelfmark.newPapers.source".`;
    case 'too-large':
      return `No new papers were looked for: what ${host} sends is too large for a list of papers. See the setting "shelfmark.newPapers.source".`;
    case 'not-text':
      return `No new papers were looked for: what ${host} sends is no text. See the setting "shelfmark.newPapers.source".`;
    case 'timeout':
      return `No new papers were looked for: ${host} did not answer in time. Try again later.`;
    default:
      return `No new papers were looked for: ${host} cannot be reached. Check the connection and try again.`;
  }
}

function hostOf(address: string): string {
  try {
    return new URL(address).host;
  } catch {
    return 'the source list';
  }
}
