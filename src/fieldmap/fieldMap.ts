import { dateOf } from '../catalog/arrange';
import type { Catalog, Category, Facet } from '../catalog/catalog';
import { authorsShort, displayName, venueAndYear, type Paper } from '../catalog/paper';

/** The field as its pictures need it: plain data, which can be sent to a web page. */
export interface FieldMap {
  /** The categories under which papers are filed, in the order of the tree. */
  readonly lanes: readonly MapGroup[];
  /**
   * Quarters without a gap, the oldest first; what came before the first dense one is one column. There is an end to
   * them: a paper that is dated long after has none.
   */
  readonly quarters: readonly MapGroup[];
  /** Facets that papers have, the most frequent first. */
  readonly applications: readonly MapGroup[];
  readonly methods: readonly MapGroup[];
  /** What papers are told apart by: the most frequent venues, then what else there is. */
  readonly venues: readonly MapVenue[];
  readonly papers: readonly MapPaper[];
}

/** A row or column: papers that have something in common, and the search query that finds them. */
export interface MapGroup {
  readonly id: string;
  readonly label: string;
  /** What it is part of: the top category of a lane, the year of a quarter. */
  readonly group?: string;
  /** In the language of the search, see `parseQuery`. */
  readonly query: string;
}

export interface MapVenue {
  readonly id: string;
  readonly label: string;
}

export interface MapPaper {
  /** Citation key. */
  readonly key: string;
  readonly name: string;
  /** Whether people call it by that name, which is short; otherwise it is the title. */
  readonly isNamed: boolean;
  readonly title: string;
  /** `Liu et al.`; absent where unknown. */
  readonly authors?: string;
  /** `NeurIPS 2025`, `arXiv 2025`. */
  readonly place: string;
  /** Id of one of the venues. */
  readonly venue: string;
  /** `YYYY-MM` of posting; absent where the month is not known. */
  readonly month?: string;
  /** Id of one of the quarters; absent where it is not known. */
  readonly quarter?: string;
  readonly lanes: readonly string[];
  readonly applications: readonly string[];
  readonly methods: readonly string[];
}

/** Up to this share of all papers is shown in one column before the quarters. */
const EARLY_SHARE = 0.03;
/** No field is looked at for longer: what a list dates later is a slip, which must not stretch the time. */
const MOST_QUARTERS = 80;
/** Venues with a mark of their own: as many shapes as an eye keeps apart. */
const VENUES_SHOWN = 5;
const EARLIER = 'earlier';

/** Arranges the catalog for its pictures. */
export function fieldMapOf(catalog: Catalog): FieldMap {
  const { papers } = catalog;
  const quarters = quartersOf(papers);
  const venues = venuesOf(papers);
  const venueIds = new Set(venues.map(({ id }) => id));
  return {
    lanes: lanesOf(catalog),
    quarters,
    applications: facetsOf(catalog.applications, papers, 'applications', 'app'),
    methods: facetsOf(catalog.methods, papers, 'methods', 'method'),
    venues,
    papers: papers.map((paper) => mapPaper(paper, quarters, venueIds)),
  };
}

function mapPaper(paper: Paper, quarters: readonly MapGroup[], venues: ReadonlySet<string>): MapPaper {
  const { custom } = paper;
  const month = monthOf(paper);
  const quarter = quarterAmong(quarters, dateOf(paper));
  const authors = authorsShort(paper);
  return {
    key: paper.id,
    name: displayName(paper),
    isNamed: custom.shortName !== undefined,
    title: paper.title,
    ...(authors !== undefined && { authors }),
    place: venueAndYear(paper),
    venue: venueOf(paper, venues),
    ...(month !== undefined && { month }),
    ...(quarter !== undefined && { quarter }),
    lanes: custom.categories,
    applications: custom.applications ?? [],
    methods: custom.methods ?? [],
  };
}

function lanesOf(catalog: Catalog): MapGroup[] {
  const walk = (nodes: readonly Category[], top: string | undefined): MapGroup[] =>
    nodes.flatMap(({ id, label, children }) => {
      const below = walk(children, top ?? label);
      if (catalog.papersDirectlyIn(id).length === 0) return below;
      return [{ id, label, ...(top !== undefined && { group: top }), query: `cat:${id}` }, ...below];
    });
  return walk(catalog.categories, undefined);
}

/** `YYYY-MM` of posting, else of publication; undefined where no month is known. */
function monthOf(paper: Paper): string | undefined {
  const date = dateOf(paper);
  return /^[12]\d{3}-(?:0[1-9]|1[0-2])$/.test(date) ? date : undefined;
}

/** `2025q2`. */
function quarterOf(month: string): string {
  return `${month.slice(0, 4)}q${Math.ceil(Number(month.slice(5)) / 3)}`;
}

/** The column of a date as `dateOf` gives it: of a year alone it is only known when the whole year is early. */
function quarterAmong(quarters: readonly MapGroup[], date: string): string | undefined {
  const [first, second] = quarters;
  if (first?.id === EARLIER && date !== '' && quarterOf(date) < second!.id) return EARLIER;
  return date.endsWith('-00')
    ? undefined
    : quarters.find(({ id }) => date !== '' && id === quarterOf(date))?.id;
}

function quartersOf(papers: readonly Paper[]): MapGroup[] {
  const all = papers
    .flatMap((paper) => monthOf(paper) ?? [])
    .map(quarterOf)
    .sort();
  const first = all[Math.floor(all.length * EARLY_SHARE)];
  if (first === undefined) return [];
  const quarters: MapGroup[] = [];
  const last = all.at(-1)!;
  for (let quarter = first; quarter <= last && quarters.length < MOST_QUARTERS; quarter = next(quarter)) {
    quarters.push({
      id: quarter,
      label: quarter.slice(4).toUpperCase(),
      group: quarter.slice(0, 4),
      query: `posted:${quarter}`,
    });
  }
  if (first === all[0]) return quarters;
  return [{ id: EARLIER, label: 'Earlier', query: `posted:<${first}` }, ...quarters];
}

function next(quarter: string): string {
  const [year = 0, part = 0] = quarter.split('q').map(Number);
  return part === 4 ? `${year + 1}q1` : `${year}q${part + 1}`;
}

function facetsOf(
  facets: readonly Facet[],
  papers: readonly Paper[],
  kind: 'applications' | 'methods',
  filter: string,
): MapGroup[] {
  const counts = new Map<string, number>();
  for (const id of papers.flatMap(({ custom }) => custom[kind] ?? [])) {
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return facets
    .filter(({ id }) => counts.has(id))
    .sort((a, b) => counts.get(b.id)! - counts.get(a.id)!)
    .map(({ id, label }) => ({ id, label, query: `${filter}:${id}` }));
}

const OTHERS: readonly (MapVenue & { readonly types: readonly Paper['type'][] })[] = [
  { id: 'conference', label: 'Other conferences', types: ['paper-conference'] },
  { id: 'journal', label: 'Journals', types: ['article-journal'] },
  { id: 'preprint', label: 'Preprints', types: ['article'] },
  { id: 'webpage', label: 'Web pages', types: ['webpage', 'post-weblog'] },
];

function venuesOf(papers: readonly Paper[]): MapVenue[] {
  const counts = new Map<string, number>();
  for (const { type, custom } of papers) {
    if (type === 'paper-conference' && custom.venue !== undefined) {
      counts.set(custom.venue, (counts.get(custom.venue) ?? 0) + 1);
    }
  }
  const own = [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, VENUES_SHOWN)
    .map(([venue]) => ({ id: ownVenue(venue), label: venue }));
  const ids = new Set(own.map(({ id }) => id));
  const types = new Set(papers.filter((paper) => !ids.has(venueOf(paper, ids))).map(({ type }) => type));
  return [
    ...own,
    ...OTHERS.filter((other) => other.types.some((type) => types.has(type))).map(({ id, label }) => ({
      id,
      label,
    })),
  ];
}

/** Apart from the ids of the others, whatever a venue is called. */
function ownVenue(venue: string): string {
  return `venue ${venue}`;
}

function venueOf({ type, custom }: Paper, venues: ReadonlySet<string>): string {
  const own = ownVenue(custom.venue ?? '');
  if (venues.has(own)) return own;
  return OTHERS.find(({ types }) => types.includes(type))?.id ?? 'webpage';
}
