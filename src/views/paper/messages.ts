/** What the page says of a paper. All texts are plain. */
export interface PaperContent {
  readonly type: 'paper';
  /** Citation key. */
  readonly key: string;
  /** The name that people call it by; absent where that is the title. */
  readonly shortName?: string;
  readonly title: string;
  /** Full names; empty where unknown. */
  readonly authors: readonly string[];
  /** `International Conference on Machine Learning (ICML), 2026`. */
  readonly venue: string;
  /** How the venue is known, or why none is given. */
  readonly evidence: string;
  /** What is odd about the record. */
  readonly note?: string;
  readonly links: readonly { readonly label: string; readonly url: string }[];
  /** Categories, applications and methods, each with the query that finds what shares it. */
  readonly groups: readonly PaperGroup[];
  readonly corrections: readonly PaperCorrection[];
  readonly citations: readonly PaperCitation[];
  readonly related: readonly RelatedRow[];
  /** Whether there are pages to go back to. */
  readonly canGoBack: boolean;
}

export interface PaperGroup {
  readonly label: string;
  readonly items: readonly { readonly label: string; readonly query: string }[];
}

export interface PaperCorrection {
  /** In words: `title`, `arXiv id`. */
  readonly field: string;
  readonly from?: string;
  readonly to?: string;
  readonly reason: string;
}

/** One way to cite the paper. */
export interface PaperCitation {
  readonly label: string;
  readonly text: string;
}

export interface RelatedRow {
  readonly key: string;
  readonly name: string;
  readonly place: string;
  /** Why: `same authors · both GRPO`. */
  readonly reason: string;
}

/** The reference as the style of the settings has it, which takes longer than the rest. */
export interface PaperReference {
  readonly type: 'reference';
  readonly key: string;
  readonly citation: PaperCitation;
}

/** Where the workspace cites the paper. */
export interface PaperPlaces {
  readonly type: 'places';
  readonly key: string;
  readonly places: readonly { readonly file: string; readonly line: number }[];
}

export interface PaperAbstract {
  readonly type: 'abstract';
  readonly key: string;
  /** `unasked`: it can be fetched. `none`: arXiv does not have the paper. */
  readonly state: 'unasked' | 'loading' | 'shown' | 'none' | 'failed';
  /** The abstract, or why there is none. */
  readonly text?: string;
}

/** What the reader keeps about the paper. */
export interface PaperReading {
  readonly type: 'reading';
  readonly key: string;
  /** Absent when it is not on the reading list. */
  readonly entry?: {
    readonly isStarred: boolean;
    readonly isRead: boolean;
    readonly tags: readonly string[];
    /** Markdown, shown as it is written. */
    readonly note: string;
  };
}

export type ToPaper = PaperContent | PaperReference | PaperPlaces | PaperAbstract | PaperReading;

/**
 * From the page to the extension. What is meant for a paper says for which one, by its citation key: another may have
 * been asked for already while this one is still shown.
 */
export type FromPaper =
  | { readonly type: 'ready' }
  | { readonly type: 'open'; readonly key: string }
  | { readonly type: 'back' }
  | { readonly type: 'openLink'; readonly url: string }
  | { readonly type: 'filter'; readonly query: string; readonly label: string }
  | { readonly type: 'copy'; readonly text: string; readonly what: string }
  | { readonly type: 'goTo'; readonly key: string; readonly place: number }
  | { readonly type: 'fetchAbstract'; readonly key: string }
  /** Commands of the extension that act on the paper. */
  | { readonly type: 'run'; readonly key: string; readonly command: PaperAction };

export const PAPER_ACTIONS = [
  'insertCitation',
  'revealInCatalog',
  'addToReadingList',
  'removeFromReadingList',
  'starPaper',
  'unstarPaper',
  'markAsRead',
  'markAsUnread',
  'editTags',
  'editNote',
  'createLiteratureNote',
] as const;
export type PaperAction = (typeof PAPER_ACTIONS)[number];

/** What the page remembers over reloads. */
export interface PaperState {
  readonly key: string;
}
