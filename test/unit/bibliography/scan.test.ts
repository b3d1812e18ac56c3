import assert from 'node:assert/strict';
import { looksBinary, scanBibliography, scanFile } from '../../../src/bibliography/scan';

const keys = (text: string) => scanBibliography(text).map(({ key }) => key);

/** The one entry of a text. */
function only(text: string) {
  const entries = scanBibliography(text);
  assert.equal(entries.length, 1, `one entry in: ${text}`);
  return entries[0] as NonNullable<(typeof entries)[0]>;
}

suite('scanBibliography', () => {
  test('gives type, key and exact offsets', () => {
    const text = 'Some words.\n@InProceedings { doe2024 ,\n  title = {A}\n}\nmore words';
    const entry = only(text);
    assert.equal(entry.type, 'inproceedings');
    assert.equal(text.slice(entry.start, entry.end), '@InProceedings { doe2024 ,\n  title = {A}\n}');
    assert.equal(text.slice(entry.keyStart, entry.keyEnd), 'doe2024');
    assert.equal(entry.key, 'doe2024');
    assert.equal(entry.closed, true);
  });

  test('offsets count the byte order mark and both characters of CRLF', () => {
    const text = '\ufeff@misc{a,\r\n  year = 2024\r\n}\r\n\r\n@misc{b}\r\n';
    const [a, b] = scanBibliography(text);
    assert.equal(text.slice(a?.start, a?.end), '@misc{a,\r\n  year = 2024\r\n}');
    assert.equal(a?.field('year'), '2024');
    assert.equal(text.slice(b?.start, b?.end), '@misc{b}');
  });

  test('reads values in braces, quotes and bare, whatever the case of the name', () => {
    const entry = only(
      '@a{k, Title = {The {B}ig {\\"o} one}, note = "says {"}hi{"} to", year=2024, month = jan}',
    );
    assert.equal(entry.field('title'), 'The {B}ig {\\"o} one');
    assert.equal(entry.field('NOTE'), 'says {"}hi{"} to');
    assert.equal(entry.field('year'), '2024');
    assert.equal(entry.field('month'), 'jan');
    assert.equal(entry.field('doi'), undefined);
    assert.equal(entry.field('constructor'), undefined);
  });

  test('joins parts at # and resolves @string macros, also those built of others', () => {
    const text = [
      '@string{ nips = "Neural Information" }',
      '@STRING(full = nips # { Processing})',
      '@inproceedings{k, booktitle = "Advances in " # Full # { 38}}',
    ].join('\n');
    assert.equal(only(text).field('booktitle'), 'Advances in Neural Information Processing 38');
  });

  test('of two fields of one name the first counts', () => {
    assert.equal(only('@a{k, year = 2023, year = 2024}').field('year'), '2023');
  });

  test('parentheses delimit too, and may stand in values', () => {
    const text = '@article(k, title = {a) b}, note = "c) d", year = 2024) rest @misc{l}';
    const [article] = scanBibliography(text);
    assert.equal(text.slice(article?.start, article?.end).endsWith('2024)'), true);
    assert.equal(article?.field('note'), 'c) d');
    assert.deepEqual(keys(text), ['k', 'l']);
  });

  test('@string, @preamble, @comment and what is commented out are no entries', () => {
    const text = [
      '@preamble{"\\newcommand{\\x}{@misc{y}}"}',
      '@comment{jabref-meta: databaseType:bibtex;}',
      '@Comment{\n@article{hidden,\n title = {x}\n}\n}',
      '% @article{commented, title = {x}}',
      '%@misc{too}',
      '@article{seen, title = {50% of @all{x}}}',
      'mail me@example.org (or not)',
    ].join('\n');
    assert.deepEqual(keys(text), ['seen']);
    assert.deepEqual(
      scanFile(text).blocks.map(({ type, closed }) => `${type} ${closed}`),
      ['preamble true', 'comment true', 'comment true'],
    );
  });

  test('an entry without its closing brace ends at the next one, and costs itself only', () => {
    const text =
      '@a{one, title = {x}}\n@b{two,\n  title = {never closed,\n  year = 2024\n\n@c{three, year = 1}\n@d{four}';
    const entries = scanBibliography(text);
    assert.deepEqual(
      entries.map(({ key, closed }) => `${key} ${closed}`),
      ['one true', 'two false', 'three true', 'four true'],
    );
    assert.equal(text.slice(0, entries[1]?.end).endsWith('year = 2024'), true);
    assert.equal(entries[2]?.field('year'), '1');
  });

  test('a missing closing brace between indented entries costs one entry', () => {
    assert.deepEqual(keys('  @a{one,\n  year = 1\n\n  @b{two,\n  year = 2\n  }\n'), ['one', 'two']);
  });

  test('a superfluous closing brace costs nothing', () => {
    assert.deepEqual(keys('@a{one, title = {x}}}\n}\n@b{two}'), ['one', 'two']);
  });

  test('a line of a value that begins with @ is no entry', () => {
    const entry = only('@a{one, abstract = {Written\n@home (alone)\n@work. {x}},\n year = 2024}');
    assert.equal(entry.field('year'), '2024');
  });

  test('half-typed entries are given with what they have', () => {
    assert.deepEqual(keys('@article{'), ['']);
    assert.deepEqual(keys('@article{doe'), ['doe']);
    assert.deepEqual(keys('@article'), []);
    const forgotten = only('@article{title = {No key}, year = 2024}');
    assert.equal(forgotten.key, '');
    assert.equal(forgotten.field('title'), 'No key');
    assert.equal(only('@article{k, title = {cut of').field('title'), 'cut of');
    assert.equal(only('@article{k, title = ').field('title'), '');
  });

  test('fields go on after a missing comma, a comment line and junk', () => {
    const entry = only('@a{k,\n  title = {x}\n  year = 2024,\n  % note = {no},\n  ??? ,\n  doi = "10.1/x"}');
    assert.equal(entry.field('title'), 'x');
    assert.equal(entry.field('year'), '2024');
    assert.equal(entry.field('note'), undefined);
    assert.equal(entry.field('doi'), '10.1/x');
  });

  test('an unclosed comment hides nothing that follows it', () => {
    assert.deepEqual(keys('@comment{ oops\n@a{one}\n@b{two}'), ['one', 'two']);
  });
});

suite('looksBinary', () => {
  test('tells text in any script from what was never text', () => {
    assert.equal(looksBinary(''), false);
    assert.equal(looksBinary('\ufeff@misc{深度,\r\n\ttitle = {Ünï}\f}'), false);
    assert.equal(looksBinary('@misc{a}' + 'x'.repeat(10_000) + '\0'), true);
    assert.equal(looksBinary('\x89PNG\r\n\x1a\n\ufffd\ufffd\x01\x02'), true);
  });
});
