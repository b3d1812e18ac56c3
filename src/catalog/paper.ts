/**
 * A work of the catalog, as a CSL-JSON item.
 *
 * The shape follows the CSL-JSON schema (citation-style-language/schema, `csl-data.json`) so far as the catalog
 * uses it; what CSL has no variable for stands under `custom`, the place that schema reserves for it.
 */
export interface Paper {
  /** Citation key: family name, year, first content word of the title. ASCII, unique, never changed once released. */
  readonly id: string;
  readonly type: PaperType;
  readonly title: string;
  /** In the order of the title page. Absent where nobody could show who the authors are. */
  readonly author?: readonly PersonName[];
  /** Date of publication; for a preprint the first posting. Absent where unknown. */
  readonly issued?: CslDate;
  /** Full name of the proceedings or journal. */
  readonly 'container-title'?: string;
  /** Name of the series that the proceedings are a volume of (`Proceedings of Machine Learning Research`). */
  readonly 'collection-title'?: string;
  /** Preprints: `arXiv:<id>`. */
  readonly number?: string;
  /** Preprints: `arXiv`. */
  readonly publisher?: string;
  readonly volume?: string;
  readonly issue?: string;
  /** `first-last`, with a plain hyphen. */
  readonly page?: string;
  /** Bare, without a resolver's address. */
  readonly DOI?: string;
  /** Where the work is read: abstract page, proceedings page or web page. */
  readonly URL?: string;
  readonly custom: PaperExtras;
}

export type PaperType = 'paper-conference' | 'article-journal' | 'article' | 'webpage' | 'post-weblog';

/** CSL name variable: either split into parts, or `literal` for organisations and single names. */
export interface PersonName {
  readonly family?: string;
  readonly given?: string;
  readonly 'non-dropping-particle'?: string;
  readonly 'dropping-particle'?: string;
  readonly suffix?: string;
  readonly literal?: string;
}

/** CSL date variable: one date of one to three parts (year, month 1-12, day). */
export interface CslDate {
  readonly 'date-parts': readonly (readonly number[])[];
}

/** What the catalog knows of a work beyond CSL's variables. */
export interface PaperExtras {
  /** The name people call the work by (`GDPO`, `Pixel Reasoner`). */
  readonly shortName?: string;
  /** Other titles and names it is known by. */
  readonly aliases?: readonly string[];
  /** arXiv id without version. */
  readonly arxiv?: string;
  /** arXiv's primary class (`cs.CV`). */
  readonly primaryClass?: string;
  /** Ids of categories, one or more; see {@link Category}. */
  readonly categories: readonly string[];
  readonly applications?: readonly string[];
  readonly methods?: readonly string[];
  /** Address of the code repository. */
  readonly code?: string;
  /** Address of the project page. */
  readonly website?: string;
  /** First posting, `YYYY-MM`. */
  readonly posted?: string;
  /** Day on which the source list took the work in, `YYYY-MM-DD`. */
  readonly added?: string;
  /** Short name of the published venue (`NeurIPS`). Absent for preprints. */
  readonly venue?: string;
  /** A publication seen in one second-hand source only: kept to be checked, never cited. */
  readonly venueCandidate?: VenueCandidate;
  /** What is odd about the work's record, for its readers (withdrawn, authors unknown). */
  readonly note?: string;
}

export interface VenueCandidate {
  readonly name: string;
  readonly short: string;
  readonly year: number;
  /** The title of that publication, where it differs. */
  readonly title?: string;
  readonly volume?: string;
  readonly page?: string;
  readonly DOI?: string;
}

/** Whether a value from outside has the shape that everything here relies on. */
export function isPaper(value: unknown): value is Paper {
  const paper = value as Partial<Paper> | null;
  return (
    typeof paper === 'object' &&
    paper !== null &&
    typeof paper.id === 'string' &&
    /^[A-Za-z0-9][\w.:+-]*$/.test(paper.id) &&
    typeof paper.title === 'string' &&
    typeof paper.type === 'string' &&
    (paper.author === undefined || (Array.isArray(paper.author) && paper.author.every(isRecordOfTexts))) &&
    (paper.issued === undefined || isDate(paper.issued)) &&
    Object.entries(paper).every(
      ([name, part]) => ['author', 'issued', 'custom'].includes(name) || typeof part === 'string',
    ) &&
    isExtras(paper.custom)
  );
}

function isRecordOfTexts(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((part) => typeof part === 'string')
  );
}

function isDate(value: Partial<CslDate> | null): boolean {
  const parts: unknown = value?.['date-parts'];
  return (
    Array.isArray(parts) &&
    parts.every((date) => Array.isArray(date) && date.every((part) => Number.isSafeInteger(part)))
  );
}

function isExtras(value: Partial<PaperExtras> | undefined): boolean {
  if (typeof value !== 'object' || value === null || !Array.isArray(value.categories)) return false;
  return Object.entries(value).every(([name, part]) => {
    if (['categories', 'aliases', 'applications', 'methods'].includes(name)) {
      return Array.isArray(part) && part.every((each) => typeof each === 'string');
    }
    return (
      typeof part === 'string' || (name === 'venueCandidate' && typeof part === 'object' && part !== null)
    );
  });
}

/** Year of publication, or of first posting for a preprint; undefined where unknown. */
export function yearOf(paper: Paper): number | undefined {
  return paper.issued?.['date-parts'][0]?.[0];
}

/** Whether the work appeared in a venue; otherwise it is a preprint or a web page. */
export function isPublished(paper: Paper): boolean {
  return paper.type === 'paper-conference' || paper.type === 'article-journal';
}

/** The name a reader knows the work by: its short name where it has one, else its title. */
export function displayName(paper: Paper): string {
  return paper.custom.shortName ?? paper.title;
}

/** The title without the short name that it starts with; empty where the title is all the name there is. */
export function titleBeyondName(paper: Paper): string {
  const name = displayName(paper);
  if (paper.title === name) return '';
  return paper.title.startsWith(`${name}:`) ? paper.title.slice(name.length + 1).trim() : paper.title;
}

/** `NeurIPS 2025`, `arXiv 2025`, `2022`; empty where neither venue nor year is known. */
export function venueAndYear(paper: Paper): string {
  const venue = paper.custom.venue ?? (paper.custom.arxiv && !isPublished(paper) ? 'arXiv' : undefined);
  return [venue, yearOf(paper)].filter((part) => part !== undefined).join(' ');
}

/** Family name with its particle, or the literal name: what stands in `[Liu et al., 2026]`. */
export function familyName(name: PersonName): string {
  if (name.literal !== undefined) return name.literal;
  return [name['non-dropping-particle'], name.family].filter(Boolean).join(' ');
}

/** Name as on a title page: `Maarten de Rijke`. */
export function fullName(name: PersonName): string {
  if (name.literal !== undefined) return name.literal;
  return [name.given, name['dropping-particle'], name['non-dropping-particle'], name.family, name.suffix]
    .filter(Boolean)
    .join(' ');
}

/** `Liu`, `Liu and Wang`, `Liu et al.`; undefined where the authors are unknown. */
export function authorsShort(paper: Paper): string | undefined {
  const [first, second, ...rest] = paper.author ?? [];
  if (!first) return undefined;
  if (!second) return familyName(first);
  return rest.length > 0 ? `${familyName(first)} et al.` : `${familyName(first)} and ${familyName(second)}`;
}

/** Address of the PDF, where one can be told from the record (arXiv only). */
export function pdfUrl(paper: Paper): string | undefined {
  return paper.custom.arxiv ? `https://arxiv.org/pdf/${paper.custom.arxiv}` : undefined;
}

/** Where the work is read: its own address, else arXiv's abstract page, else the DOI's. */
export function paperUrl(paper: Paper): string | undefined {
  if (paper.URL) return paper.URL;
  if (paper.custom.arxiv) return `https://arxiv.org/abs/${paper.custom.arxiv}`;
  return paper.DOI ? `https://doi.org/${paper.DOI}` : undefined;
}

/**
 * Whether the paper is called what somebody types: its short name, key, an author's family name or a word of its
 * title begins so. Case, blanks and punctuation do not count.
 */
export function isCalled(paper: Paper, typed: string): boolean {
  const { shortName, aliases = [] } = paper.custom;
  const names = [
    paper.id,
    ...(shortName === undefined ? [] : [shortName]),
    ...aliases,
    paper.title,
    ...paper.title.split(/\s+/),
    ...(paper.author ?? []).map(familyName),
  ];
  const wanted = lettersOf(typed);
  return names.some((name) => lettersOf(name).startsWith(wanted));
}

/** What is left of a name or title when case, blanks and punctuation do not count. */
export function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
