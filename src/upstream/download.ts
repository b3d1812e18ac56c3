/** How a text is fetched. */
export interface DownloadOptions {
  /** An answer with more bytes is not read to its end. */
  readonly mostBytes: number;
  /** For everything together, in milliseconds. */
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
  /** Of the answer that is known: where it still holds, nothing is sent again (RFC 9110, section 13). */
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
}

/** What came of it. */
export type Download =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly etag?: string;
      readonly lastModified?: string;
    }
  | { readonly kind: 'not-modified' }
  | DownloadFailure;

export interface DownloadFailure {
  readonly kind: 'failed';
  /** `address`: no http(s) address. `not-text`: bytes that are no UTF-8. */
  readonly reason: 'address' | 'offline' | 'timeout' | 'cancelled' | 'status' | 'too-large' | 'not-text';
  readonly status?: number;
  /** How long the server asks to wait, in milliseconds (`Retry-After`). */
  readonly retryAfter?: number;
}

/** Fetches a text; never rejects. */
export type Downloader = (address: string, options: DownloadOptions) => Promise<Download>;

/**
 * A downloader on top of `fetch`. In VS Code's extension hosts that is the one which follows the proxy settings of
 * the user (`http.proxy`, `http.proxySupport`).
 */
export function createDownloader(fetch: typeof globalThis.fetch): Downloader {
  return async (address, options) => {
    if (!/^https?:\/\//i.test(address)) return { kind: 'failed', reason: 'address' };
    const stop = new AbortController();
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      stop.abort();
    }, options.timeout);
    const cancel = (): void => stop.abort();
    options.signal?.addEventListener('abort', cancel);
    if (options.signal?.aborted) cancel();
    try {
      return await request(fetch, address, options, stop.signal);
    } catch {
      const reason = options.signal?.aborted ? 'cancelled' : isLate ? 'timeout' : 'offline';
      return { kind: 'failed', reason };
    } finally {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', cancel);
      // What was not read to its end is not sent to its end either.
      stop.abort();
    }
  };
}

async function request(
  fetch: typeof globalThis.fetch,
  address: string,
  { mostBytes, etag, lastModified }: DownloadOptions,
  signal: AbortSignal,
): Promise<Download> {
  const answer = await fetch(address, {
    signal,
    redirect: 'follow',
    credentials: 'omit',
    headers: {
      ...(etag !== undefined && { 'If-None-Match': etag }),
      ...(lastModified !== undefined && { 'If-Modified-Since': lastModified }),
    },
  });
  if (answer.status === 304) return { kind: 'not-modified' };
  if (!answer.ok) {
    const wait = waitOf(answer.headers.get('Retry-After'));
    return {
      kind: 'failed',
      reason: 'status',
      status: answer.status,
      ...(wait !== undefined && { retryAfter: wait }),
    };
  }
  const bytes = await readBytes(answer, mostBytes);
  if (!bytes) return { kind: 'failed', reason: 'too-large' };
  const text = decode(bytes);
  if (text === undefined) return { kind: 'failed', reason: 'not-text' };
  const [newEtag, newDate] = [answer.headers.get('ETag'), answer.headers.get('Last-Modified')];
  return {
    kind: 'text',
    text,
    ...(newEtag !== null && { etag: newEtag }),
    ...(newDate !== null && { lastModified: newDate }),
  };
}

/** The bytes of an answer as they come; undefined as soon as there are too many. */
async function readBytes(answer: Response, most: number): Promise<Uint8Array | undefined> {
  const reader = answer.body?.getReader();
  if (!reader) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > most) {
      await reader.cancel();
      return undefined;
    }
    parts.push(value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

/** Milliseconds of a `Retry-After` header: seconds, or a date (RFC 9110, section 10.2.3). */
function waitOf(header: string | null): number | undefined {
  if (header === null) return undefined;
  if (/^\d{1,6}$/.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}
