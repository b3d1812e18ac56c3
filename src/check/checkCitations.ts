import { foldKey } from '../bibliography/identity';
import type { Catalog } from '../catalog/catalog';
import type { Paper } from '../catalog/paper';
import { typoDistance } from '../search/typoDistance';
import { compact } from '../search/words';
import type { MissingEntry } from './problem';

/** What a cited key is held against. */
export interface CitationChecks {
  readonly catalog: Catalog;
  /** Every key of the document's bibliographies. */
  readonly keys: () => Iterable<string>;
}

const MOST_SUGGESTED = 3;

/** The problem of a key that no bibliography holds, with what it may have been meant to be. */
export function missingEntry(key: string, { catalog, keys }: CitationChecks): MissingEntry {
  return {
    code: 'missing-entry',
    key,
    paper: paperMeant(catalog, key),
    nearest: () => nearestKeys(key, keys()),
  };
}

/** The paper of the catalog that the key names: by its own key, by arXiv id, or by a short name that only it has. */
function paperMeant(catalog: Catalog, key: string): Paper | undefined {
  const known = catalog.byId(key) ?? catalog.byId(foldKey(key)) ?? catalog.byArxiv(key);
  if (known) return known;
  return calledOf(catalog).get(compact(key));
}

const called = new WeakMap<Catalog, ReadonlyMap<string, Paper>>();

/** Papers by short name, of those that share it with no other. */
function calledOf(catalog: Catalog): ReadonlyMap<string, Paper> {
  let names = called.get(catalog);
  if (!names) {
    const all = new Map<string, Paper | undefined>();
    for (const paper of catalog.papers) {
      const name = compact(paper.custom.shortName ?? '');
      if (name !== '') all.set(name, all.has(name) ? undefined : paper);
    }
    names = new Map([...all].flatMap(([name, paper]) => (paper ? [[name, paper] as const] : [])));
    called.set(catalog, names);
  }
  return names;
}

/** Keys that a typo or two turn into the one that is cited; of a short key less is a typo. */
function nearestKeys(key: string, keys: Iterable<string>): string[] {
  const typed = foldKey(key);
  const max = typed.length < 5 ? 1 : typed.length < 10 ? 2 : 3;
  const near: { key: string; distance: number }[] = [];
  for (const candidate of keys) {
    const folded = foldKey(candidate);
    if (Math.abs(folded.length - typed.length) > max) {
      // The end left out, or a suffix that the entry does not have.
      const shorter = Math.min(folded.length, typed.length);
      if (shorter >= 6 && (folded.startsWith(typed) || typed.startsWith(folded)))
        near.push({ key: candidate, distance: max });
      continue;
    }
    const distance = typoDistance(typed, folded, { max, halfTyped: false });
    if (distance !== undefined) near.push({ key: candidate, distance });
  }
  return near
    .sort((a, b) => a.distance - b.distance || (a.key < b.key ? -1 : 1))
    .slice(0, MOST_SUGGESTED)
    .map((each) => each.key);
}
