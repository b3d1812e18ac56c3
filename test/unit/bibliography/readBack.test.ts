import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { fullName, isPublished, yearOf, type Paper, type PersonName } from '../../../src/catalog/paper';
import { formatEntry, type Dialect } from '../../../src/bibliography/entryText';
import { identifiersOf } from '../../../src/bibliography/identity';
import { curlyQuotes, fromLatex } from '../../../src/bibliography/latexText';
import { scanBibliography } from '../../../src/bibliography/scan';
import { samplePapers } from './samplePapers';

const catalog = JSON.parse(
  readFileSync(new URL('../../../data/papers.json', import.meta.url), 'utf8'),
) as Paper[];

/** What another program reads from the entry. */
function readByCitationJs(entry: string, dialect: Dialect): Partial<Paper> {
  const { data: items } = new Cite(entry, { forceType: `@${dialect}/text` }) as unknown as {
    data: Partial<Paper>[];
  };
  assert.equal(items.length, 1);
  return items[0] ?? {};
}

/** Typography that LaTeX does not tell apart. */
function folded(text: string): string {
  return curlyQuotes(text.normalize('NFC'))
    .replace(/[‘’]/g, "'")
    .replace(/[‐‑]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A single name has no parts to tell apart: citation-js gives it as family name. */
function nameParts(name: PersonName): (string | undefined)[] {
  if (name.literal !== undefined) return [folded(name.literal)];
  const given = name.given === undefined ? [] : [folded(name.given)];
  const particle = name['non-dropping-particle'] ?? name['dropping-particle'];
  return [folded([particle, name.family].filter(Boolean).join(' ')), ...given];
}

suite('every paper is read back', () => {
  test('the catalog is there', () => assert.ok(catalog.length >= 228));

  for (const dialect of ['bibtex', 'biblatex'] as const) {
    for (const paper of [...catalog, ...samplePapers]) {
      test(`${paper.id}, ${dialect}`, () => {
        const text = formatEntry(paper, { key: paper.id, dialect });
        const read = readByCitationJs(text, dialect);
        assert.equal(folded(read.title ?? ''), folded(paper.title));
        assert.deepEqual((read.author ?? []).map(nameParts), (paper.author ?? []).map(nameParts));
        assert.equal(yearOf(read as Paper), yearOf(paper));
        assert.equal(read.DOI, paper.DOI);
        if (isPublished(paper) && dialect === 'bibtex' && paper.author) {
          assert.equal(
            read['container-title'] && folded(read['container-title']),
            folded(paper['container-title'] ?? ''),
          );
        }

        const [entry, ...others] = scanBibliography(text);
        assert.ok(entry?.closed && others.length === 0);
        assert.equal(entry.key, paper.id);
        assert.equal(folded(fromLatex(entry.field('title') ?? '')), folded(paper.title));
        const authors = (paper.author ?? []).map((name) =>
          folded(fullName(name)).split(' ').sort().join(' '),
        );
        const written = fromLatex(entry.field('author') ?? '').replace(/,/g, '');
        assert.deepEqual(
          written === ''
            ? []
            : written.split(' and ').map((name) => folded(name).split(' ').sort().join(' ')),
          authors.map((name) => name.replace(/,/g, '')),
        );
        assert.equal(identifiersOf(entry).arxiv, paper.custom.arxiv);
        assert.equal(identifiersOf(entry).doi, paper.DOI?.toLowerCase());
      });
    }
  }
});
