import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { root } from '../lib/paths.mjs';

/**
 * Plays the source list and the arXiv API on 127.0.0.1, with all the ways in which they can go wrong.
 *
 *   /list/<case>   ok, more, unconditional, html, cut, endless, many, pages, script, binary, 500
 *   /arxiv/<case>  ok, html
 *   /requests      the paths that were asked for so far, as JSON
 */
export async function startUpstream() {
  const requests = [];
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://x');
    // The web worker host asks from another origin.
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Allow-Headers', '*');
    response.setHeader('Access-Control-Expose-Headers', 'ETag, Last-Modified');
    if (request.method === 'OPTIONS') {
      return void response.writeHead(pathname.endsWith('/unconditional') ? 403 : 204).end();
    }
    if (pathname === '/requests') return void response.end(JSON.stringify(requests));
    requests.push(pathname);
    const [, kind, name] = pathname.split('/');
    const answer = { list: lists, arxiv: answers }[kind]?.[name];
    if (!answer) return void response.writeHead(404).end();
    answer(response, request, searchParams);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

const known = JSON.parse(readFileSync(join(root, 'data/papers.json'), 'utf8'))
  .filter(({ custom }) => custom.categories[0] === 'generation/video' && custom.arxiv && custom.posted)
  .slice(0, 4);
const item = (title, id, tag) =>
  `+ [${title}](https://arxiv.org/abs/${id}) (${tag})\n  [![Star](https://i.example/s.svg)](https://github.com/some/${id.slice(5)})\n`;
const LIST = [
  '# Papers\n\n## Contents\n\n- [Video](#video)\n',
  '### Generation\n\n#### Video\n',
  ...known.map(({ title, custom }) => item(title, custom.arxiv, custom.posted.replace('-', '.'))),
  item('Nova-GRPO: A Star Is Born', '2611.01234', 'Nov. 2026'),
].join('\n');
const MORE = `${LIST}\n${item('Quasar: Light from Afar', '2611.05678', 'Nov. 2026')}`;

const text = (body) => (response) => response.end(body);
const lists = {
  ok(response, request) {
    if (request.headers['if-none-match'] === '"ok"') return response.writeHead(304).end();
    return response.writeHead(200, { ETag: '"ok"' }).end(LIST);
  },
  more: text(MORE),
  // Takes no conditions from a page of another origin; those that a browser adds from its cache are fine.
  unconditional(response, request) {
    if (request.headers['if-none-match']) {
      return request.headers.origin ? response.writeHead(304).end() : response.destroy();
    }
    return response.writeHead(200, { ETag: '"ok"' }).end(LIST);
  },
  html: text('<!doctype html><html><body>Not found</body></html>'),
  cut(response) {
    response.writeHead(200, { 'Content-Length': LIST.length });
    response.write(LIST.slice(0, 600), () => response.destroy());
  },
  endless(response) {
    const part = Buffer.alloc(1 << 20, '+ [x](https://a.example) (2025)\n');
    let left = 1024;
    const write = () => {
      while (left-- > 0 && response.write(part));
      if (left <= 0) response.end();
    };
    response.on('drain', write);
    write();
  },
  many: text(
    Array.from({ length: 100_000 }, (_, at) => {
      const id = `${2001 + (at % 12)}.${String(Math.floor(at / 12)).padStart(5, '0')}`;
      return `+ [P${at}](https://arxiv.org/abs/${id})`;
    }).join('\n'),
  ),
  pages: text(
    LIST +
      Array.from({ length: 10_000 }, (_, at) => `\n+ [Page ${at}](https://p${at}.example/) (2026)`).join(''),
  ),
  script: text(
    `${LIST}\n+ [<script>alert(1)</script> [x](javascript:alert(2)) $(trash)](https://arxiv.org/abs/2611.09999) (Nov. 2026)\n`,
  ),
  binary: text(Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x00, 0xff])),
  500: (response) => response.writeHead(500).end('no'),
};

const titles = { 2611.01234: 'Nova-GRPO: A Star Is Born', 2611.05678: 'Quasar: Light from Afar' };
const answers = {
  ok(response, _, query) {
    const entries = (query.get('id_list') ?? '').split(',').filter((id) => titles[id]);
    const entry = (id) =>
      `<entry><id>http://arxiv.org/abs/${id}v1</id><title>${titles[id]}</title>` +
      `<published>2026-11-02T00:00:00Z</published><summary>About ${titles[id]}.</summary>` +
      '<author><name>Ada Lovelace</name></author><author><name>Alan Turing</name></author>' +
      '<arxiv:primary_category term="cs.CV"/></entry>';
    response.end(
      `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">${entries.map(entry).join('')}</feed>`,
    );
  },
  html: text('<html><body>Busy</body></html>'),
};
