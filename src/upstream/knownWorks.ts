import { normalizeAddress, normalizeArxivId, normalizeDoi } from '../catalog/identifiers';
import { paperUrl, type Paper } from '../catalog/paper';
import type { Curation } from './curation';
import type { ListedPaper } from './records';
import { titleKey } from './titles';

/** What a listed paper is in the catalog. */
export type Match =
  | { readonly kind: 'known'; readonly paper: Paper }
  | { readonly kind: 'new' }
  /** Its links and its title belong to two works, and nobody decided which is meant. */
  | { readonly kind: 'unclear'; readonly byLink: Paper; readonly byTitle: Paper };

/** The works of the catalog, by everything that a list may know them by. */
export class KnownWorks {
  private readonly byArxiv = new Map<string, Paper>();
  private readonly byDoi = new Map<string, Paper>();
  private readonly byAddress = new Map<string, Paper>();
  private readonly byTitle = new Map<string, Paper>();
  private readonly records = new Map<Paper, readonly Curation[]>();

  constructor(papers: readonly Paper[], curation: readonly Curation[]) {
    const recordsOf = new Map<string, Curation[]>();
    for (const record of curation) {
      recordsOf.set(record.paper, [...(recordsOf.get(record.paper) ?? []), record]);
    }
    for (const paper of papers) this.add(paper, recordsOf, curation);
  }

  /** The catalog's paper that the list means: by arXiv id, DOI, address or title, as the curation has them. */
  find(listed: ListedPaper): Match {
    const byLink =
      this.byArxiv.get(listed.arxiv ?? '') ??
      this.byDoi.get(listed.doi ?? '') ??
      this.byAddress.get(normalizeAddress(listed.url));
    const byTitle = this.byTitle.get(titleKey(listed.title));
    if (!byLink || !byTitle || byLink === byTitle) {
      const paper = byLink ?? byTitle;
      return paper ? { kind: 'known', paper } : { kind: 'new' };
    }
    if (this.isCurated(byTitle, 'custom.arxiv', listed.arxiv)) return { kind: 'known', paper: byTitle };
    if (this.hasTitle(byLink, listed.title)) return { kind: 'known', paper: byLink };
    return { kind: 'unclear', byLink, byTitle };
  }

  /** Whether the list's value of a field is one that the curation knows and has decided about. */
  isCurated(paper: Paper, field: string, listed: string | undefined): boolean {
    return (this.records.get(paper) ?? []).some(
      (record) => record.field === field && listed !== undefined && [record.from].flat().includes(listed),
    );
  }

  /** Whether the work goes by the title, in the catalog or by what the curation says of it. */
  hasTitle(paper: Paper, title: string): boolean {
    const key = titleKey(title);
    const curated = (this.records.get(paper) ?? []).flatMap(({ field, from, to }) =>
      field === 'title' || field === 'custom.aliases' ? [from, to].flat() : [],
    );
    return [paper.title, ...(paper.custom.aliases ?? []), ...curated].some(
      (each) => each !== undefined && titleKey(each) === key,
    );
  }

  private add(
    paper: Paper,
    recordsOf: ReadonlyMap<string, readonly Curation[]>,
    curation: readonly Curation[],
  ): void {
    const url = paperUrl(paper);
    const moved = curation
      .filter(({ field, to }) => field === 'URL' && to === url)
      .map((record) => record.paper);
    const names = [paper.custom.arxiv, url, ...moved].filter((name) => name !== undefined);
    this.records.set(
      paper,
      [...new Set(names)].flatMap((name) => recordsOf.get(name) ?? []),
    );
    const arxiv = normalizeArxivId(paper.custom.arxiv ?? '');
    if (arxiv) this.byArxiv.set(arxiv, paper);
    const doi = normalizeDoi(paper.DOI ?? '');
    if (doi) this.byDoi.set(doi, paper);
    for (const address of [url, paper.custom.website, ...moved]) {
      if (address !== undefined && !this.byAddress.has(normalizeAddress(address))) {
        this.byAddress.set(normalizeAddress(address), paper);
      }
    }
    for (const title of [paper.title, ...(paper.custom.aliases ?? [])]) {
      if (!this.byTitle.has(titleKey(title))) this.byTitle.set(titleKey(title), paper);
    }
  }
}
