import type { PaperType, VenueCandidate } from '../../src/catalog/paper';
import type { Draft } from '../../src/upstream/curation';
import type { Facts, FactsVenue } from './facts';
import { distinctTitles, plainTypography } from '../../src/upstream/titles';
import { shortNameIn } from '../../src/upstream/shortName';

/** How a work is named before it has a key: its arXiv id, else its address in the source list. */
export function workId(facts: Pick<Facts, 'arxiv' | 'url'>): string {
  return facts.arxiv ?? facts.url;
}

/** The item as the facts give it. Only venues of confidence `high` make it a publication. */
export function draftOf(facts: Facts): Draft {
  const venue = facts.venue?.confidence === 'high' ? facts.venue : undefined;
  const candidate = facts.venue?.confidence === 'medium' ? facts.venue : undefined;
  const title = plainTypography(venue?.publishedTitle ?? facts.title);
  const titles = distinctTitles(title, [facts.title, facts.listedTitle, ...(facts.otherTitles ?? [])]);
  const known = present({
    author: facts.authors,
    issued: venue ? String(venue.year) : facts.date,
    ...placeOf(facts, venue),
    URL: facts.url,
    custom: present({
      shortName: [title, ...titles].map(shortNameIn).find((name) => name !== undefined),
      aliases: titles,
      arxiv: facts.arxiv,
      primaryClass: facts.primaryClass,
      categories: facts.categories,
      applications: facts.applications,
      methods: facts.methods,
      code: facts.code,
      website: facts.websites[0],
      posted: facts.date,
      added: facts.added,
      venue: venue?.short,
      venueCandidate: candidate && candidateOf(candidate, facts.doi),
    }),
  }) as Omit<Draft, 'type' | 'title'>;
  return { type: typeOf(facts, venue), title, ...known };
}

function typeOf(facts: Facts, venue: FactsVenue | undefined): PaperType {
  if (venue) return venue.type === 'journal' ? 'article-journal' : 'paper-conference';
  if (facts.type === 'webpage') return facts.categories.includes('others/blog') ? 'post-weblog' : 'webpage';
  return 'article';
}

function placeOf(facts: Facts, venue: FactsVenue | undefined): Record<string, unknown> {
  if (venue) {
    return {
      'container-title': venue.name,
      ...volumeOf(venue.volume),
      page: venue.pages,
      DOI: facts.doi,
    };
  }
  if (facts.type === 'webpage') return { 'container-title': facts.site };
  return facts.arxiv ? { number: `arXiv:${facts.arxiv}`, publisher: 'arXiv' } : {};
}

/** `PMLR 235` is volume 235 of a series, which CSL calls a collection. */
function volumeOf(volume: string | undefined): Record<string, unknown> {
  const series = /^PMLR (\d+)$/.exec(volume ?? '')?.[1];
  return series
    ? { 'collection-title': 'Proceedings of Machine Learning Research', volume: series }
    : { volume };
}

function candidateOf(venue: FactsVenue, doi: string | null): VenueCandidate {
  return present({
    name: venue.name,
    short: venue.short,
    year: venue.year,
    title: venue.publishedTitle && plainTypography(venue.publishedTitle),
    ...volumeOf(venue.volume),
    page: venue.pages,
    DOI: doi,
  }) as unknown as VenueCandidate;
}

/** The record without what is unknown or empty. */
function present(record: Record<string, unknown>): Record<string, unknown> {
  const empty = (value: unknown): boolean =>
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(record).filter(([, value]) => !empty(value)));
}
