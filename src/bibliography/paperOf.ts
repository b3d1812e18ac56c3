import type { Catalog } from '../catalog/catalog';
import type { Paper } from '../catalog/paper';
import { identifiersOf, isAnotherWork } from './identity';
import type { BibEntry } from './scan';

/**
 * The paper of the catalog that the entry describes: same DOI, else same arXiv id, else the paper whose key the entry
 * has, unless it evidently is another work. Never by title alone.
 */
export function paperOf(catalog: Catalog, entry: BibEntry): Paper | undefined {
  const { doi, arxiv } = identifiersOf(entry);
  const same = (doi && catalog.byDoi(doi)) || (arxiv && catalog.byArxiv(arxiv));
  if (same) return same;
  const namesake = catalog.byId(entry.key) ?? catalog.byId(entry.key.toLowerCase());
  return namesake && !isAnotherWork(entry, namesake) ? namesake : undefined;
}
