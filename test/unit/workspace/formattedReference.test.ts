import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { cslItemOf } from '../../../src/bibliography/cslItem';
import { scanBibliography } from '../../../src/bibliography/scan';
import { formatReferences, type ReferenceStyle } from '../../../src/workspace/formattedReference';
import { bundledCatalog } from '../data/bundled';

const catalog = bundledCatalog();
const gdpo = catalog.byId('liu2026gdpo')!;
const caprl = catalog.byId('xing2026caprl')!;

/** The style as the build takes it out of the collection. */
function bundledStyle(name: string, letter: string, id: string): ReferenceStyle {
  const file = new URL(`../../../node_modules/@manuscripts/csl-styles/dist/${letter}.json`, import.meta.url);
  assert.ok(existsSync(file));
  const all = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  return { name, csl: all[`http://www.zotero.org/styles/${id}`] };
}

suite('Formatted references', () => {
  const styles: readonly [ReferenceStyle | undefined, RegExp][] = [
    [undefined, /^Liu, S\.-Y\., Dong, X\..*& Molchanov, P\. \(2026\)\. GDPO: /],
    [bundledStyle('ieee', 'i', 'ieee'), /^\[1\] ?S\.-Y\. Liu .*“GDPO: /],
    [bundledStyle('acm', 'a', 'association-for-computing-machinery'), /^\[\d\] ?Shih-Yang Liu.*2026/],
    [bundledStyle('chicago', 'c', 'chicago-author-date'), /^Liu, Shih-Yang, .*2026\. “GDPO: /],
  ];
  for (const [style, expected] of styles) {
    test(`${style?.name ?? 'apa'}: the catalog's papers and entries of the user's own`, () => {
      const [own] = scanBibliography(
        '@book{k, author = {Knuth, Donald E.}, title = {The {\\TeX}book}, year = 1984}',
      );
      const references = formatReferences([gdpo, caprl, cslItemOf(own!)], style);
      assert.equal(references.length, 3);
      assert.match(
        references.find((reference) => reference.includes('GDPO'))!,
        expected,
      );
      assert.ok(
        references.some((reference) => /Knuth.*TeXbook/.test(reference) && reference.includes('1984')),
      );
    });

    test(`${style?.name ?? 'apa'}: no paper of the catalog is lost, those without authors or date included`, () => {
      const references = formatReferences(catalog.papers, style, 'markdown');
      assert.equal(references.length, catalog.papers.length);
      for (const reference of references) assert.ok(reference.length > 10, reference);
    });
  }

  test('a hostile title stays a text, and nothing of it is fetched', () => {
    const item = { id: 'x', type: 'book', title: '<script>alert(1)</script> https://example.org/x [a](b)' };
    const [reference = ''] = formatReferences([item], undefined, 'markdown');
    assert.doesNotMatch(reference, /(?<!\\)<script|(?<!\\)\[a\]/);
    assert.match(formatReferences([{ id: 'https://example.org', type: 'book', title: 'T' }])[0] ?? '', /T/);
  });

  test('what is no style is an error', () => {
    assert.throws(() => formatReferences([gdpo], { name: 'broken', csl: '<style>' }));
    assert.throws(() => formatReferences([gdpo], { name: 'html', csl: '<html></html>' }));
    assert.throws(() => formatReferences([gdpo], { name: 'half', csl: '<style><bibliography><layout>' }));
  });

  test('keys that every object knows, and two of one name, are all there', () => {
    const ids = ['constructor', '__proto__', 'toString', 'same', 'same'];
    const works = ids.map((id, at) => ({ id, type: 'book', title: `Title ${at}` }));
    assert.equal(formatReferences(works).length, ids.length);
  });

  test('a style that was edited counts as it is now', () => {
    const style = bundledStyle('ieee', 'i', 'ieee');
    const [before = ''] = formatReferences([gdpo], style);
    const edited = { ...style, csl: style.csl!.replace('prefix="["', 'prefix="("') };
    assert.notEqual(edited.csl, style.csl);
    assert.notEqual(formatReferences([gdpo], edited)[0], before);
  });
});
