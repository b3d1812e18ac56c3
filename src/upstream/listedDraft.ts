import type { Draft } from './curation';
import { monthOfArxivId } from './listDates';
import type { ArxivRecord, ListedPaper } from './records';
import { shortNameIn } from './shortName';
import { distinctTitles, plainTypography } from './titles';

/** Two titles of one work share at least this share of the words of the shorter one. */
const SAME_TITLE = 0.6;

const NOTES = {
  arxiv: 'The authors are not known yet: arXiv has not been heard about this paper.',
  doi: 'The authors are not known: the list has a DOI, about which nobody was asked.',
};

/** What a new paper is made of besides what the list says. */
export interface ListedDraftSources {
  /** What arXiv says of it; undefined where it did not answer, or does not have it. */
  readonly record: ArxivRecord | undefined;
  /** One or more. */
  readonly categories: readonly string[];
  readonly today: string;
}

/**
 * The item of a paper that only the list and perhaps arXiv know. A venue that the list names is one second-hand
 * source: it is kept to be checked and not cited. Without an answer of arXiv the authors are missing.
 */
export function draftOfListed(listed: ListedPaper, { record, categories, today }: ListedDraftSources): Draft {
  const title = plainTypography(record?.title ?? listed.title);
  const aliases = distinctTitles(title, [listed.title]);
  const posted =
    record?.published.slice(0, 7) ?? (listed.arxiv && monthOfArxivId(listed.arxiv)) ?? listed.date;
  const shortName = [title, ...aliases].map(shortNameIn).find((name) => name !== undefined);
  const [website] = listed.websites;
  const isPaper = listed.arxiv !== undefined || listed.doi !== undefined;
  const year = Number(listed.date?.slice(0, 4));
  return {
    type: isPaper ? 'article' : categories.includes('others/blog') ? 'post-weblog' : 'webpage',
    title,
    ...(record && record.authors.length > 0 && { author: record.authors }),
    ...(posted !== undefined && { issued: posted }),
    ...(!isPaper && { 'container-title': new URL(listed.url).hostname.replace(/^www\./, '') }),
    ...(listed.arxiv !== undefined && { number: `arXiv:${listed.arxiv}`, publisher: 'arXiv' }),
    ...(listed.arxiv === undefined && listed.doi !== undefined && { DOI: listed.doi }),
    URL: listed.arxiv !== undefined ? `https://arxiv.org/abs/${listed.arxiv}` : listed.url,
    custom: {
      ...(shortName !== undefined && { shortName }),
      ...(aliases.length > 0 && { aliases }),
      ...(listed.arxiv !== undefined && { arxiv: listed.arxiv }),
      ...(record?.primaryClass !== undefined && { primaryClass: record.primaryClass }),
      categories,
      ...(listed.code !== undefined && { code: listed.code }),
      ...(website !== undefined && { website }),
      ...(posted !== undefined && posted.length > 4 && { posted }),
      added: today,
      ...(listed.venue !== undefined &&
        Number.isFinite(year) && { venueCandidate: { name: listed.venue, short: listed.venue, year } }),
      ...(!record && isPaper && { note: NOTES[listed.arxiv === undefined ? 'doi' : 'arxiv'] }),
    },
  };
}

/** Whether two titles can be those of one work: versions of it change some words, not most. */
export function isSameTitle(a: string, b: string): boolean {
  const [short, long] = [a, b].map(wordsOf).sort((m, n) => m.size - n.size) as [Set<string>, Set<string>];
  if (short.size === 0) return false;
  return [...short].filter((word) => long.has(word)).length / short.size >= SAME_TITLE;
}

function wordsOf(title: string): Set<string> {
  return new Set(
    title
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  );
}
