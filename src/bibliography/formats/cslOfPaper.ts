import { normalizeArxivId } from '../../catalog/identifiers';
import type { CslDate, Paper, PersonName } from '../../catalog/paper';

/** A paper as an item of a CSL bibliography: the catalog's record under a key, with CSL's own variables only. */
export interface CslOfPaper {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly author?: readonly PersonName[];
  readonly issued?: CslDate;
  readonly [text: string]: unknown;
}

const TEXTS = [
  'container-title',
  'collection-title',
  'publisher',
  'number',
  'volume',
  'issue',
  'page',
  'DOI',
  'URL',
] as const;

/**
 * The paper under the key. A publication whose arXiv id neither number, DOI nor address tells, and that has no DOI to
 * be found by, names arXiv as its archive (CSL 1.0.2, "archive", "archive_location").
 */
export function cslOfPaper(paper: Paper, key: string): CslOfPaper {
  const { type, title, author, issued, custom } = paper;
  const texts = TEXTS.flatMap((name) => (paper[name] ? [[name, paper[name]] as const] : []));
  const tells = [paper.number, paper.URL].some((text) => text && normalizeArxivId(text) === custom.arxiv);
  return {
    id: key,
    type,
    title,
    ...(author?.length ? { author } : {}),
    ...(issued ? { issued } : {}),
    ...Object.fromEntries(texts),
    ...(custom.arxiv && !tells && !paper.DOI
      ? { archive: 'arXiv', archive_location: `arXiv:${custom.arxiv}` }
      : {}),
  };
}
