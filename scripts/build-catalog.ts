/**
 * Builds data/papers.json from a file of facts and data/curation.json:
 * `node --import tsx scripts/build-catalog.ts <facts.json>`.
 *
 * Keys that data/papers.json already has stay as they are. Writes nothing and ends with code 1 when something needs
 * a decision; see data/README.md.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseCatalog, type Category } from '../src/catalog/catalog';
import { isPublished, type Paper } from '../src/catalog/paper';
import { buildCatalog } from './catalog/build';
import type { Curation } from '../src/upstream/curation';
import type { Facts } from './catalog/facts';

const data = (name: string): URL => new URL(`../data/${name}`, import.meta.url);
const readJson = (file: URL | string): unknown => JSON.parse(readFileSync(file, 'utf8'));

const [source] = process.argv.slice(2);
if (source === undefined || !existsSync(source)) {
  console.error(
    source === undefined
      ? 'Usage: node --import tsx scripts/build-catalog.ts <facts.json>'
      : `No such file: ${source}`,
  );
  process.exit(1);
}

const target = data('papers.json');
const pinned = existsSync(target) ? (readJson(target) as Paper[]) : [];
const categories = readJson(data('categories.json'));
const { categories: tree, applications, methods } = parseCatalog([], categories);
const idsOf = (nodes: readonly Category[]): string[] =>
  nodes.flatMap((node) => [node.id, ...idsOf(node.children)]);

const { papers, problems } = buildCatalog(readJson(source) as Facts[], {
  curation: readJson(data('curation.json')) as Curation[],
  categories: new Set(idsOf(tree)),
  applications: new Set(applications.map(({ id }) => id)),
  methods: new Set(methods.map(({ id }) => id)),
  pinned,
});

if (problems.length > 0) {
  console.error(['To decide, nothing written:', ...problems].join('\n  '));
  process.exit(1);
}
parseCatalog(papers, categories);

const gone = pinned.filter(({ id }) => !papers.some((paper) => paper.id === id));
const text = `${JSON.stringify(papers, undefined, 2)}\n`;
const changed = !existsSync(target) || readFileSync(target, 'utf8') !== text;
if (changed) writeFileSync(target, text);

const published = papers.filter(isPublished).length;
const added = papers.length - pinned.length + gone.length;
console.log(
  `${papers.length} works, ${published} published, ${added} new${gone.length > 0 ? `, gone: ${gone.map(({ id }) => id).join(', ')}` : ''}; ` +
    `papers.json ${changed ? 'written' : 'unchanged'}.`,
);
