import { readFileSync } from 'node:fs';
import { parseCatalog, type Catalog } from '../../../src/catalog/catalog';
import type { Paper } from '../../../src/catalog/paper';
import type { Curation } from '../../../src/upstream/curation';

function readData(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../../data/${name}`, import.meta.url), 'utf8'));
}

/** The catalog as the extension loads it. */
export function bundledCatalog(): Catalog {
  return parseCatalog(readData('papers.json'), readData('categories.json'));
}

export function bundledCuration(): Curation[] {
  return readData('curation.json') as Curation[];
}

/** The paper of this arXiv id, address or key. */
export function paperOf(catalog: Catalog, id: string): Paper {
  const paper =
    catalog.byArxiv(id) ?? catalog.byId(id) ?? catalog.papers.find((candidate) => candidate.URL === id);
  if (!paper) throw new Error(`No such paper: ${id}`);
  return paper;
}

/** Every text in the value, however deep. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
