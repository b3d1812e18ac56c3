import { normalizeAddress } from '../catalog/identifiers';
import type { Paper } from '../catalog/paper';
import { citationKey, uniqueKey } from '../catalog/citationKey';
import { applyCuration, itemOf, type Curation } from './curation';
import { Headings } from './headings';
import { KnownWorks } from './knownWorks';
import { repository } from './listItem';
import { draftOfListed, isSameTitle } from './listedDraft';
import type {
  ArxivRecord,
  AwesomeList,
  CatalogUpdate,
  Contradiction,
  ListedPaper,
  UpdateProblem,
} from './records';
import { titleKey } from './titles';

/** What an update is worked out from. */
export interface UpdateSources {
  readonly list: AwesomeList;
  /** The catalog as it is. */
  readonly papers: readonly Paper[];
  readonly curation: readonly Curation[];
  /** What arXiv says of the ids that the catalog does not have; those that it was not asked for are missing. */
  readonly arxiv: ReadonlyMap<string, ArxivRecord>;
  /** Day on which new papers are taken in, `YYYY-MM-DD`. */
  readonly today: string;
  /** Citation keys that are not to be given to new papers, besides those of the catalog. */
  readonly takenKeys?: Iterable<string>;
}

/** The papers of the list that the catalog does not have, in the order of the list. */
export function unknownPapers(
  list: AwesomeList,
  papers: readonly Paper[],
  curation: readonly Curation[],
): ListedPaper[] {
  const known = new KnownWorks(papers, curation);
  return list.papers.filter((listed) => known.find(listed).kind === 'new');
}

/** The arXiv ids of the list that the catalog does not have, each once, in the order of the list. */
export function unknownArxivIds(
  list: AwesomeList,
  papers: readonly Paper[],
  curation: readonly Curation[],
): string[] {
  return [...new Set(unknownPapers(list, papers, curation).flatMap(({ arxiv }) => arxiv ?? []))];
}

/**
 * What the list changes about the catalog: new papers are added, and nothing of what the catalog has is changed.
 * Where list and catalog differ and the curation says nothing about it, the difference is told.
 */
export function planUpdate(sources: UpdateSources): CatalogUpdate {
  const { list, papers, curation, arxiv, today } = sources;
  const known = new KnownWorks(papers, curation);
  const contradictions: Contradiction[] = [];
  const problems: UpdateProblem[] = [];
  const found: (readonly [ListedPaper, Paper])[] = [];
  const news: ListedPaper[] = [];
  for (const listed of list.papers) {
    const match = known.find(listed);
    if (match.kind === 'known') found.push([listed, match.paper]);
    else if (match.kind === 'new') news.push(listed);
    else {
      problems.push({
        line: listed.line,
        message: `"${listed.title}": the links are those of ${match.byLink.id}, the title is that of ${match.byTitle.id}.`,
      });
    }
  }
  const headings = new Headings(found.map(([{ path }, paper]) => [path, paper] as const));
  for (const [listed, paper] of found) contradictions.push(...differences(listed, paper, known));

  const taken = new Set([...papers.map(({ id }) => id), ...(sources.takenKeys ?? [])]);
  const added: Paper[] = [];
  for (const places of byWork(news)) {
    const [listed] = places;
    const categories = headings.categoriesOf(places.map(({ path }) => path));
    if (categories.length === 0) {
      problems.push({
        line: listed.line,
        message: `"${listed.title}": no paper of the catalog stands under "${listed.path.at(-1) ?? ''}", so its category is not known.`,
      });
      continue;
    }
    const record = arxiv.get(listed.arxiv ?? '');
    if (record && !isSameTitle(record.title, listed.title)) {
      problems.push({
        line: listed.line,
        message: `"${listed.title}": arXiv has "${record.title}" under ${record.id}.`,
      });
      continue;
    }
    let draft = draftOfListed(listed, { record, categories, today });
    for (const decision of curation.filter(({ paper }) => paper === (listed.arxiv ?? listed.url))) {
      const result = applyCuration(draft, decision);
      if ('problem' in result) problems.push({ line: listed.line, message: result.problem });
      else draft = result;
    }
    const item = itemOf(draft);
    const id = uniqueKey(citationKey(item), (key) => taken.has(key));
    taken.add(id);
    added.push({ id, ...item });
  }
  const listed = new Set(found.map(([, paper]) => paper));
  return { added, contradictions, problems, missing: papers.filter((paper) => !listed.has(paper)) };
}

/** The items of the list by the work that they mean, the first of each first. */
function byWork(news: readonly ListedPaper[]): (readonly [ListedPaper, ...ListedPaper[]])[] {
  const works: [ListedPaper, ...ListedPaper[]][] = [];
  const seen = new Map<string, [ListedPaper, ...ListedPaper[]]>();
  for (const listed of news) {
    const title = titleKey(listed.title);
    const names = [
      `link ${listed.arxiv ?? normalizeAddress(listed.url)}`,
      ...(title === '' ? [] : [`title ${title}`]),
    ];
    let work = names.map((name) => seen.get(name)).find((each) => each !== undefined);
    if (work) work.push(listed);
    else works.push((work = [listed]));
    for (const name of names) seen.set(name, work);
  }
  return works;
}

/** Former names of venues. */
const VENUES: Readonly<Record<string, string>> = { nips: 'neurips' };

/** What the list says otherwise than the catalog, and nobody has decided about. */
function differences(listed: ListedPaper, paper: Paper, known: KnownWorks): Contradiction[] {
  const { custom } = paper;
  const found: Contradiction[] = [];
  const tell = (field: string, catalog: string | undefined, value: string): void => {
    if (known.isCurated(paper, field, value)) return;
    found.push({ paper: paper.id, field, catalog, listed: value, line: listed.line });
  };
  if (!known.hasTitle(paper, listed.title)) tell('title', paper.title, listed.title);
  if (listed.arxiv !== undefined && custom.arxiv !== undefined && listed.arxiv !== custom.arxiv) {
    tell('custom.arxiv', custom.arxiv, listed.arxiv);
  }
  if (
    listed.code !== undefined &&
    normalizeAddress(listed.code) !== normalizeAddress(repository(custom.code ?? '') ?? custom.code ?? '')
  ) {
    tell('custom.code', custom.code, listed.code);
  }
  if (listed.date !== undefined && listed.date.length > 4 && listed.date !== custom.posted) {
    tell('custom.posted', custom.posted, listed.date);
  }
  const venue = (text: string): string => {
    const [first = ''] = text.toLowerCase().split(/\s+/);
    return VENUES[first] ?? first;
  };
  if (
    listed.venue !== undefined &&
    venue(listed.venue) !== venue(custom.venue ?? custom.venueCandidate?.short ?? '')
  ) {
    tell('custom.venue', custom.venue, listed.venue);
  }
  return found;
}
