import { readFileSync } from 'node:fs';
import Fuse from 'fuse.js';
import { parseCatalog, type Catalog } from '../../src/catalog/catalog';
import { familyName, type Paper } from '../../src/catalog/paper';
import { createPaperSearch } from '../../src/search/paperSearch';
import { quantile, type BenchRow } from './rows';
import { syntheticPapers } from './syntheticPapers';
import { lettersUntilFirst, typedName } from './typedLetters';

const TARGET_MS = 8;
const TARGET_LETTERS = 4;

/** Catalog sizes, how many papers are looked for in each, and at how many keys the slow alternative is timed. */
const SIZES = [
  { size: undefined, wanted: Infinity, alternativeKeys: 80 },
  { size: 2_000, wanted: 60, alternativeKeys: 20 },
  { size: 10_000, wanted: 40, alternativeKeys: 8 },
];

/** Times the search at every key that somebody presses, and counts the letters until the wanted paper is first. */
export async function run(catalog: Catalog = bundledCatalog()): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const { size = catalog.papers.length, wanted, alternativeKeys } of SIZES) {
    const papers = syntheticPapers(catalog.papers, size);
    const options = { categories: catalog.categories };
    const start = performance.now();
    const search = createPaperSearch(papers, options);
    search.search('a');
    const built = performance.now() - start;
    const queries = evenly(papers, wanted).flatMap(keystrokes);
    const own = queries.map((query) => elapsed(() => search.search(query, 50)));
    const fuse = plainFuse(papers);
    fuse.search('a');
    const other = evenly(queries, alternativeKeys).map((query) => elapsed(() => fuse.search(query)));
    const of = `${papers.length} papers`;
    const target = size === catalog.papers.length ? { target: TARGET_MS } : {};
    rows.push(
      { name: `search: index, ${of}`, value: built, unit: 'ms' },
      { name: `search: key, median, ${of}`, value: quantile(own, 0.5), unit: 'ms', ...beside(other, 0.5) },
      {
        name: `search: key, p95, ${of}`,
        value: quantile(own, 0.95),
        unit: 'ms',
        ...target,
        ...beside(other, 0.95),
      },
    );
  }
  const search = createPaperSearch(catalog.papers, { categories: catalog.categories });
  const letters = catalog.papers.map((paper) => lettersUntilFirst(search, paper));
  const share = (most: number): number => letters.filter((count) => count <= most).length / letters.length;
  rows.push({
    name: 'search: letters until first, median',
    value: quantile(letters, 0.5),
    unit: 'letters',
    target: TARGET_LETTERS,
  });
  for (const most of [1, 2, 3, 4, 6, 8, 20]) {
    rows.push({ name: `search: first after ${most} letters`, value: share(most) * 100, unit: '%' });
  }
  return rows;
}

export function bundledCatalog(): Catalog {
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8'));
  return parseCatalog(read('papers.json'), read('categories.json'));
}

function beside(values: readonly number[], share: number): Pick<BenchRow, 'alternative'> {
  return { alternative: { name: 'Fuse over four keys', value: quantile(values, share) } };
}

/** The library by itself, as one would use it over the papers' fields. */
function plainFuse(papers: readonly Paper[]): Fuse<Paper> {
  return new Fuse(papers, {
    keys: [
      { name: 'shortName', weight: 4, getFn: (paper) => paper.custom.shortName ?? '' },
      { name: 'title', weight: 3, getFn: (paper) => paper.title },
      { name: 'authors', weight: 2, getFn: (paper) => (paper.author ?? []).map(familyName) },
      { name: 'id', weight: 1, getFn: (paper) => paper.id },
    ],
    useTokenSearch: true,
    tokenMatch: 'all',
  });
}

/** Every state of the input while somebody types the name, misspells it, types two words of the title, or an author. */
function keystrokes(paper: Paper): string[] {
  const name = typedName(paper);
  const author = paper.author?.[0] ? familyName(paper.author[0]) : '';
  const words = paper.title.split(/\s+/).slice(-2).join(' ');
  return [name, misspelt(name), words, `${author} ${name}`.trim()].flatMap((text) =>
    Array.from(text, (_, at) => text.slice(0, at + 1)),
  );
}

/** Two letters in the middle swapped. */
function misspelt(name: string): string {
  const middle = name.length >> 1;
  return (
    name.slice(0, middle - 1) +
    name.slice(middle, middle + 1) +
    name.slice(middle - 1, middle) +
    name.slice(middle + 1)
  );
}

function evenly<T>(items: readonly T[], count: number): T[] {
  const step = Math.max(1, items.length / count);
  return Array.from(
    { length: Math.min(count, items.length) },
    (_, index) => items[Math.floor(index * step)] as T,
  );
}

function elapsed(action: () => unknown): number {
  const start = performance.now();
  action();
  return performance.now() - start;
}
