import { arxivQuery, IDS_IN_REQUEST, parseArxivFeed } from './arxivFeed';
import type { Download, Downloader } from './download';
import type { ArxivRecord } from './records';

/** The manual asks for three seconds between requests. */
const BETWEEN_REQUESTS = 3_000;
const TRIES = 3;
const LONGEST_WAIT = 60_000;
const MOST_BYTES = 8_000_000;
const TIMEOUT = 30_000;
/** Requests beyond one a batch: ids that arXiv does not take are looked for by halves, six for each of the first. */
const MOST_EXTRA = 60;

const CANCELLED = 'Asking arXiv was cancelled.';

export interface ArxivOptions {
  /** Address of the API. */
  readonly base: string;
  readonly download: Downloader;
  /** Waits so many milliseconds, or until the signal. */
  readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  readonly signal?: AbortSignal | undefined;
  /** Told after each request, with how many ids were asked for so far. */
  readonly progress?: ((asked: number) => void) | undefined;
}

export interface ArxivAnswers {
  readonly records: ReadonlyMap<string, ArxivRecord>;
  /** Why some ids have no record, in words; absent when all were answered. */
  readonly problem?: string;
}

/**
 * Asks arXiv about papers, politely: so many ids in a request, one request in three seconds, and more patience where
 * the server asks for it. What it does not get stays unknown; it never rejects.
 */
export async function askArxiv(ids: readonly string[], options: ArxivOptions): Promise<ArxivAnswers> {
  const records = new Map<string, ArxivRecord>();
  let problem: string | undefined;
  let extra = 0;
  let asked = 0;
  const batches: (readonly string[])[] = [];
  for (let at = 0; at < ids.length; at += IDS_IN_REQUEST) batches.push(ids.slice(at, at + IDS_IN_REQUEST));
  for (let isFirst = true; batches.length > 0; isFirst = false) {
    const batch = batches.shift()!;
    if (!isFirst) await options.wait(BETWEEN_REQUESTS, options.signal);
    if (options.signal?.aborted) return { records, problem: CANCELLED };
    const answer = await ask(arxivQuery(options.base, batch), options);
    if (options.signal?.aborted) return { records, problem: CANCELLED };
    const feed = answer.kind === 'text' ? parseArxivFeed(answer.text) : undefined;
    const isRefused = feed?.isError || (answer.kind === 'failed' && answer.status === 400);
    if (isRefused && batch.length > 1 && extra < MOST_EXTRA) {
      // One id that arXiv does not take costs the answer about all.
      extra += 2;
      const half = Math.ceil(batch.length / 2);
      batches.unshift(batch.slice(0, half), batch.slice(half));
      continue;
    }
    if (feed) {
      for (const record of feed.records) records.set(record.id, record);
      problem ??= feed.problem;
    } else if (isRefused) {
      problem ??= `arXiv does not take ${batch.slice(0, 5).join(', ')} for ids.`;
    } else {
      // The next request would fare no better.
      problem = `arXiv did not answer (${answer.kind === 'failed' ? (answer.status ?? answer.reason) : answer.kind}).`;
      break;
    }
    asked += batch.length;
    options.progress?.(asked);
  }
  const missing = ids.filter((id) => !records.has(id));
  if (missing.length > 0) problem ??= `arXiv does not know ${missing.slice(0, 5).join(', ')}.`;
  return { records, ...(problem !== undefined && { problem }) };
}

async function ask(address: string, { download, wait, signal }: ArxivOptions): Promise<Download> {
  for (let tried = 1; ; tried++) {
    const answer = await download(address, { mostBytes: MOST_BYTES, timeout: TIMEOUT, signal });
    if (tried >= TRIES || signal?.aborted || !isPassing(answer)) return answer;
    const asked = answer.kind === 'failed' ? answer.retryAfter : undefined;
    await wait(Math.min(LONGEST_WAIT, Math.max(asked ?? 0, BETWEEN_REQUESTS * 2 ** (tried - 1))), signal);
    if (signal?.aborted) return answer;
  }
}

/** Whether another try may fare better. */
function isPassing(answer: Download): boolean {
  if (answer.kind !== 'failed') return false;
  const { reason, status = 0 } = answer;
  return reason === 'offline' || reason === 'timeout' || status === 429 || status >= 500;
}

/** A wait that ends early when it is no longer wanted. */
export function waitFor(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds);
    function done(): void {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    }
    signal?.addEventListener('abort', done);
    if (signal?.aborted) done();
  });
}
