/**
 * The input of the build: what is known of each work of the source list, checked against arXiv and proceedings.
 * `null` stands for what nobody could show.
 */
export interface Facts {
  /** arXiv's title, else that of the page itself. */
  readonly title: string;
  /** The title by which the source list names the work. */
  readonly listedTitle: string;
  /** Titles of other versions. */
  readonly otherTitles?: readonly string[];
  /** Full names as printed, given name first. */
  readonly authors: readonly string[] | null;
  /** Without version. */
  readonly arxiv: string | null;
  readonly primaryClass: string | null;
  /** Of the published version. */
  readonly doi: string | null;
  readonly venue: FactsVenue | null;
  readonly type: 'paper' | 'webpage';
  /** Name of the site that a web page is on. */
  readonly site: string | null;
  /** First posting, `YYYY-MM`. */
  readonly date: string | null;
  readonly url: string;
  readonly code: string | null;
  readonly websites: readonly string[];
  readonly categories: readonly string[];
  readonly applications: readonly string[];
  readonly methods: readonly string[];
  /** Day on which the list took the work in, `YYYY-MM-DD`. */
  readonly added: string | null;
  /** What is wrong about the work in the list; each must be answered by a curation record. */
  readonly corrections: readonly string[];
}

export interface FactsVenue {
  readonly name: string;
  readonly short: string;
  readonly year: number;
  readonly type: 'conference' | 'workshop' | 'journal';
  readonly pages?: string;
  /** `38`, or `PMLR 235` for a volume of a series. */
  readonly volume?: string;
  /** Where the publication has another title than arXiv. */
  readonly publishedTitle?: string;
  /** `high`: proceedings, programme, the work's own repository or two sources. `medium`: one second-hand source. */
  readonly confidence: 'high' | 'medium';
}
