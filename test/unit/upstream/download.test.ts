import assert from 'node:assert/strict';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { askArxiv } from '../../../src/upstream/arxivClient';
import { createDownloader, type DownloadOptions } from '../../../src/upstream/download';

const download = createDownloader(fetch);
const OPTIONS: DownloadOptions = { mostBytes: 1000, timeout: 5000 };
let server: Server;
let answer: RequestListener;
let address: string;

suiteSetup(async () => {
  server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/list`;
});
suiteTeardown(() => {
  server.closeAllConnections();
  server.close();
});

suite('Downloads', () => {
  test('a text, and again only when it changed', async () => {
    answer = (request, response) => {
      if (request.headers['if-none-match'] === '"1"') return void response.writeHead(304).end();
      response.writeHead(200, { ETag: '"1"', 'Last-Modified': 'Mon, 23 Nov 2026 10:00:00 GMT' }).end('Grüße');
    };
    const first = await download(address, OPTIONS);
    assert.deepEqual(first, {
      kind: 'text',
      text: 'Grüße',
      etag: '"1"',
      lastModified: 'Mon, 23 Nov 2026 10:00:00 GMT',
    });
    assert.deepEqual(await download(address, { ...OPTIONS, etag: '"1"' }), { kind: 'not-modified' });
  });

  test('an endless answer is cut off', async () => {
    let isClosed: () => void;
    const closed = new Promise<void>((resolve) => (isClosed = resolve));
    answer = (_, response) => {
      const write = (): void => void response.write('x'.repeat(600));
      response.on('drain', write).on('close', () => isClosed());
      const timer = setInterval(write, 5);
      response.on('close', () => clearInterval(timer));
    };
    assert.deepEqual(await download(address, OPTIONS), { kind: 'failed', reason: 'too-large' });
    await closed;
  });

  test('no answer, a cancelled one, none at all', async () => {
    answer = () => {};
    assert.deepEqual(await download(address, { ...OPTIONS, timeout: 50 }), {
      kind: 'failed',
      reason: 'timeout',
    });
    const stop = new AbortController();
    const pending = download(address, { ...OPTIONS, signal: stop.signal });
    stop.abort();
    assert.deepEqual(await pending, { kind: 'failed', reason: 'cancelled' });
    assert.deepEqual(await download('http://127.0.0.1:9/x', OPTIONS), { kind: 'failed', reason: 'offline' });
    for (const other of ['file:///etc/passwd', 'data:text/plain,x', 'list']) {
      assert.deepEqual(await download(other, OPTIONS), { kind: 'failed', reason: 'address' });
    }
  });

  test('a refusal, with how long to wait', async () => {
    answer = (_, response) => void response.writeHead(429, { 'Retry-After': '7' }).end();
    assert.deepEqual(await download(address, OPTIONS), {
      kind: 'failed',
      reason: 'status',
      status: 429,
      retryAfter: 7000,
    });
  });

  test('what breaks off, and what is no text', async () => {
    answer = (_, response) => {
      response.writeHead(200, { 'Content-Length': '500' });
      response.write('half', () => response.destroy());
    };
    assert.deepEqual(await download(address, OPTIONS), { kind: 'failed', reason: 'offline' });
    for (const bytes of [Buffer.from([0xff, 0xfe, 0x41]), Buffer.from('a\0b')]) {
      answer = (_, response) => void response.end(bytes);
      assert.deepEqual(await download(address, OPTIONS), { kind: 'failed', reason: 'not-text' });
    }
  });
});

suite('Asking arXiv', () => {
  const ids = Array.from({ length: 120 }, (_, at) => `2611.${String(at).padStart(5, '0')}`);
  const feed = (of: readonly string[]): string =>
    `<feed xmlns="http://www.w3.org/2005/Atom">${of
      .map(
        (id) =>
          `<entry><id>http://arxiv.org/abs/${id}v1</id><title>T ${id}</title><published>2026-11-01T00:00:00Z</published></entry>`,
      )
      .join('')}</feed>`;
  const asked = (url: string): string[] => new URL(url, address).searchParams.get('id_list')!.split(',');

  test('in batches, with a pause between them', async () => {
    const sizes: number[] = [];
    const waits: number[] = [];
    answer = (request, response) => {
      sizes.push(asked(request.url!).length);
      response.end(feed(asked(request.url!)));
    };
    const { records, problem } = await askArxiv(ids, {
      base: address,
      download,
      wait: async (milliseconds) => void waits.push(milliseconds),
    });
    assert.deepEqual([records.size, problem], [120, undefined]);
    assert.deepEqual(sizes, [50, 50, 20]);
    assert.deepEqual(waits, [3000, 3000]);
  });

  test('again after a refusal, as late as the server asks; then it gives up and keeps what it has', async () => {
    let refusals = 1;
    const waits: number[] = [];
    answer = (request, response) => {
      if (asked(request.url!)[0] !== ids[0] || refusals-- > 0) {
        response.writeHead(503, { 'Retry-After': '20' }).end();
      } else response.end(feed(asked(request.url!)));
    };
    const { records, problem } = await askArxiv(ids, {
      base: address,
      download,
      wait: async (milliseconds) => void waits.push(milliseconds),
    });
    assert.equal(records.size, 50);
    assert.match(problem ?? '', /did not answer \(503\)/);
    assert.deepEqual(waits, [20_000, 3000, 20_000, 20_000]);
  });

  for (const status of [200, 400]) {
    test(`an id that arXiv does not take costs nobody else the answer (${status})`, async () => {
      let requests = 0;
      const error =
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/api/errors#x</id><title>Error</title><summary>incorrect id format</summary></entry></feed>';
      answer = (request, response) => {
        requests++;
        const wanted = asked(request.url!);
        if (wanted.includes(ids[7]!)) response.writeHead(status).end(error);
        else response.end(feed(wanted));
      };
      const { records, problem } = await askArxiv(ids, { base: address, download, wait: async () => {} });
      assert.deepEqual(
        ids.filter((id) => !records.has(id)),
        [ids[7]],
      );
      assert.match(problem ?? '', status === 200 ? /incorrect id format/ : /does not take 2611\.00007/);
      assert.ok(requests < 20, String(requests));
    });
  }

  test('a server that refuses everything is not asked without end', async () => {
    let requests = 0;
    answer = (_, response) => {
      requests++;
      response.writeHead(400).end();
    };
    const many = Array.from({ length: 500 }, (_, at) => `2611.${String(at).padStart(5, '0')}`);
    await askArxiv(many, { base: address, download, wait: async () => {} });
    assert.ok(requests <= 10 + 62, String(requests));
  });

  test('stops when it is cancelled', async () => {
    const stop = new AbortController();
    answer = (request, response) => {
      response.end(feed(asked(request.url!)));
      stop.abort();
    };
    const { problem } = await askArxiv(ids, {
      base: address,
      download,
      wait: async () => {},
      signal: stop.signal,
    });
    assert.match(problem ?? '', /cancelled/);
  });
});
