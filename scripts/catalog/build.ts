import { citationKey, uniqueKey } from '../../src/catalog/citationKey';
import { normalizeArxivId, normalizeDoi } from '../../src/catalog/identifiers';
import type { Paper } from '../../src/catalog/paper';
import { applyCuration, itemOf, type Curation, type Draft } from '../../src/upstream/curation';
import { draftOf, workId } from './draft';
import type { Facts } from './facts';
import { titleKey } from '../../src/upstream/titles';

/** What the build works with besides the facts. */
export interface Sources {
  readonly curation: readonly Curation[];
  /** Ids of the categories and facets that there are. */
  readonly categories: ReadonlySet<string>;
  readonly applications: ReadonlySet<string>;
  readonly methods: ReadonlySet<string>;
  /** The items of the last build, whose keys stay. */
  readonly pinned: readonly Paper[];
}

export interface Build {
  readonly papers: readonly Paper[];
  /** What somebody must decide before the result can be used. */
  readonly problems: readonly string[];
}

/** Turns the facts into the catalog's items, in the order of the facts. */
export function buildCatalog(facts: readonly Facts[], sources: Sources): Build {
  const problems = [...unanswered(facts, sources.curation), ...strangers(facts, sources.curation)];
  const drafts = withoutOthersTitles(
    facts.map((work) => {
      let draft = draftOf(work);
      for (const record of sources.curation.filter(({ paper }) => paper === workId(work))) {
        const result = applyCuration(draft, record);
        if ('problem' in result) problems.push(result.problem);
        else draft = result;
      }
      return draft;
    }),
  );
  problems.push(...doubles(drafts), ...drafts.flatMap((draft) => flaws(draft, sources)));
  return { papers: withKeys(drafts, sources.pinned), problems };
}

function withKeys(drafts: readonly Draft[], pinned: readonly Paper[]): Paper[] {
  const keys = new Map(pinned.flatMap((paper) => identities(paper).map((identity) => [identity, paper.id])));
  // Also a key whose work has gone is not given to another: somebody may have cited it.
  const taken = new Set(pinned.map(({ id }) => id));
  return drafts.map((draft) => {
    const item = itemOf(draft);
    const old = identities(item).flatMap((identity) => keys.get(identity) ?? [])[0];
    const id = old ?? uniqueKey(citationKey(item), (key) => taken.has(key));
    taken.add(id);
    return { id, ...item };
  });
}

/** Ways to know the work again, the surest first. */
function identities(work: Pick<Paper, 'title' | 'custom' | 'DOI' | 'URL'>): string[] {
  const arxiv = normalizeArxivId(work.custom.arxiv ?? '');
  const doi = normalizeDoi(work.DOI ?? '');
  return [
    ...(arxiv ? [`arxiv ${arxiv}`] : []),
    ...(doi ? [`doi ${doi}`] : []),
    ...(work.URL ? [`url ${work.URL}`] : []),
    `title ${titleKey(work.title)}`,
  ];
}

/** A list may print one work's title on another: such a title is no alias. */
function withoutOthersTitles(drafts: readonly Draft[]): Draft[] {
  const owners = new Map(drafts.map((draft) => [titleKey(draft.title), draft]));
  return drafts.map((draft) => {
    const { aliases, ...custom } = draft.custom;
    const own = aliases?.filter((alias) => (owners.get(titleKey(alias)) ?? draft) === draft) ?? [];
    return own.length === aliases?.length
      ? draft
      : { ...draft, custom: { ...(own.length > 0 && { aliases: own }), ...custom } };
  });
}

function doubles(drafts: readonly Draft[]): string[] {
  const seen = new Map<string, Draft>();
  return drafts.flatMap((draft) => {
    const double = identities(draft).find((identity) => seen.has(identity));
    for (const identity of identities(draft)) seen.set(identity, draft);
    return double === undefined ? [] : [`two works have the same ${double}`];
  });
}

function flaws({ title, custom }: Draft, sources: Sources): string[] {
  const unknown = (kind: 'categories' | 'applications' | 'methods'): string[] =>
    (custom[kind] ?? [])
      .filter((id) => !sources[kind].has(id))
      .map((id) => `${title}: no such id in ${kind}: ${id}`);
  return [
    ...(title.trim() === '' ? [`${custom.arxiv ?? 'a work'}: no title`] : []),
    ...(custom.categories === undefined ? [`${title}: no category`] : []),
    ...unknown('categories'),
    ...unknown('applications'),
    ...unknown('methods'),
  ];
}

/** Works that the list has something wrong about, and no record says what was made of it. */
function unanswered(facts: readonly Facts[], curation: readonly Curation[]): string[] {
  return facts.flatMap((work) => {
    const records = curation.filter(({ paper }) => paper === workId(work)).length;
    return records < work.corrections.length
      ? [`${workId(work)}: ${work.corrections.length} corrections, ${records} records in the curation`]
      : [];
  });
}

function strangers(facts: readonly Facts[], curation: readonly Curation[]): string[] {
  const known = new Set(facts.map(workId));
  return curation.flatMap(({ paper }) =>
    known.has(paper) ? [] : [`curation names an unknown work: ${paper}`],
  );
}
