import assert from 'node:assert/strict';
import fc from 'fast-check';
import { arxivQuery, parseArxivFeed } from '../../../src/upstream/arxivFeed';

const entry = (id: string, title: string, extra = ''): string => `
  <entry>
    <id>http://arxiv.org/abs/${id}</id>
    <title>${title}</title>
    <updated>2026-11-03T10:00:00Z</updated>
    <published>2026-11-02T10:00:00Z</published>
    <summary>  One
  two. </summary>
    <author><name>Ada Lovelace</name><arxiv:affiliation>London</arxiv:affiliation></author>
    <author><name>Maarten de Rijke</name></author>
    <arxiv:primary_category term="cs.CV" scheme="http://arxiv.org/schemas/atom"/>${extra}
  </entry>`;
const feed = (...entries: string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">
  <title>ArXiv Query</title><id>http://arxiv.org/api/x</id>${entries.join('')}
</feed>`;

suite('Answers of arXiv', () => {
  test('a paper with everything that it says', () => {
    const text = feed(
      entry(
        '2611.01234v2',
        'A &amp; B:\n  <![CDATA[on <C>]]>',
        '<arxiv:doi>10.1000/XYZ</arxiv:doi><arxiv:comment>Accepted at ICML 2026</arxiv:comment>',
      ),
    );
    assert.deepEqual(parseArxivFeed(text), {
      records: [
        {
          id: '2611.01234',
          title: 'A & B: on <C>',
          authors: ['Ada Lovelace', 'Maarten de Rijke'],
          published: '2026-11-02',
          primaryClass: 'cs.CV',
          doi: '10.1000/xyz',
          comment: 'Accepted at ICML 2026',
          abstract: 'One two.',
        },
      ],
    });
  });

  test('prefixes are the document\u2019s own', () => {
    const text = feed(entry('2611.01234', 'T'))
      .replace(/<(\/?)(?=[a-z])(?!arxiv:)/g, '<$1a:')
      .replace('xmlns=', 'xmlns:a=');
    assert.deepEqual(
      parseArxivFeed(text).records.map(({ id, title }) => [id, title]),
      [['2611.01234', 'T']],
    );
  });

  test('of an answer that is cut off the whole entries count', () => {
    const text = feed(entry('2611.00001', 'One'), entry('2611.00002', 'Two'));
    const { records, problem } = parseArxivFeed(text.slice(0, text.indexOf('Two') + 1));
    assert.deepEqual(
      records.map(({ id }) => id),
      ['2611.00001'],
    );
    assert.match(problem ?? '', /no well-formed XML/);
  });

  const others: readonly (readonly [name: string, text: string, problem: RegExp])[] = [
    ['HTML', '<!doctype html><html><body><p>Down</body></html>', /no Atom feed/],
    ['nothing', '', /no Atom feed/],
    ['text', 'Rate exceeded.', /no Atom feed/],
    ['another feed', '<rss xmlns="x"><channel/></rss>', /no Atom feed/],
    [
      'an error of arXiv',
      feed(
        '<entry><id>http://arxiv.org/api/errors#x</id><title>Error</title><summary>incorrect id</summary></entry>',
      ),
      /arXiv says: incorrect id/,
    ],
    [
      'entities of its own',
      `<!DOCTYPE feed [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${feed(entry('2611.00001', '&b;')).replace(/^<\?.*\n/, '')}`,
      /no well-formed XML/,
    ],
  ];
  for (const [name, text, problem] of others) {
    test(name, () => {
      const answer = parseArxivFeed(text);
      assert.deepEqual(answer.records, []);
      assert.match(answer.problem ?? '', problem);
    });
  }

  test('an entry without what identifies it is left out', () => {
    const text = feed(entry('nonsense', 'T'), entry('2611.00002', ' '), entry('2611.00003', 'T'));
    assert.deepEqual(
      parseArxivFeed(text).records.map(({ id }) => id),
      ['2611.00003'],
    );
  });

  test('any text is read', () => {
    const whole = feed(entry('2611.00001', 'One'));
    fc.assert(
      fc.property(fc.nat(whole.length), fc.string(), fc.nat(whole.length), (a, noise, b) => {
        assert.ok(Array.isArray(parseArxivFeed(whole.slice(0, a) + noise + whole.slice(b)).records));
      }),
    );
  });

  test('asks for the ids by the manual', () => {
    assert.equal(
      arxivQuery('https://export.arxiv.org/api/query', ['2611.00001', 'cs/0101001']),
      'https://export.arxiv.org/api/query?id_list=2611.00001,cs%2F0101001&max_results=2',
    );
  });
});
