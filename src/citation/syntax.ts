import type { Declarations } from './declarations';

/** How a family of languages writes citations. */
export type CitationSyntax =
  'latex' | 'pandoc' | 'bibtex' | 'typst' | 'asciidoc' | 'org' | 'org-ref' | 'rst' | 'myst';

/** What is being cited at a place of a document. All positions are offsets into its text, in UTF-16 units. */
export interface CitationContext {
  readonly syntax: CitationSyntax;
  /** What is typed so far of the key at the cursor: the text from `replaceStart` to the cursor. May hold spaces. */
  readonly query: string;
  readonly replaceStart: number;
  /** End of the key under the cursor; never before the cursor. */
  readonly replaceEnd: number;
  /** The other keys of the same citation, in order. */
  readonly keys: readonly string[];
  /**
   * The whole citation: in LaTeX from the backslash to after the last brace, in pandoc from `[` to after `]`, or
   * for a citation in the text from `@` or `-@` to the end of its key. In BibTeX the typed text with its `@`. Where
   * keys are listed, the command or role with its brackets; in Typst `@key` or the call.
   */
  readonly start: number;
  readonly end: number;
  /** Set where the citation stands in running text, in which its mark (`@`) may be anything. */
  readonly inProse?: true;
}

/** A key and where it stands; the range holds the key and nothing else. */
export interface CitedKey {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** Replaces the text from `start` to `end`. */
export interface CitationEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface CitationOptions {
  /** LaTeX command of a new citation, without its backslash. */
  readonly command: string;
}

/** What is known of one syntax. None of its functions throws, whatever the text; the offset lies in the text. */
export interface CitationSyntaxModule {
  readonly syntax: CitationSyntax;
  /** Ids of the languages that cite this way. */
  readonly languages: readonly string[];
  /** By the ending of a file's name (lower-case, without dot): the language it is taken for. */
  readonly extensions: Readonly<Record<string, string>>;
  /** What is being cited at the cursor; undefined where a key can not stand. */
  contextAt(text: string, offset: number, languageId: string): CitationContext | undefined;
  /** Every key cited in the document, in order. */
  find(text: string, languageId: string): CitedKey[];
  /** The edit that cites the keys at the cursor; undefined where the language takes no citation. */
  plan(
    text: string,
    offset: number,
    languageId: string,
    keys: readonly string[],
    options: CitationOptions,
  ): CitationEdit | undefined;
  /** What takes the place of the context's query when the keys are chosen, in this syntax' way of listing keys. */
  join(text: string, context: CitationContext, keys: readonly string[]): string;
  /** What the document says about its bibliographies. What that needs may be loaded on first use. */
  declarations(text: string, languageId: string): Declarations | Promise<Declarations>;
  /** Files that speak for all documents below their folder (`_quarto.yml`), where such exist. */
  readonly project?: ProjectFiles | undefined;
}

/** Project files of a syntax. */
export interface ProjectFiles {
  /** Their names, the one that counts most first. */
  readonly names: readonly string[];
  /** What such a file says; its paths start at its own folder. */
  declarations(text: string, name: string): Declarations | Promise<Declarations>;
}

/** The keys that do not stand in the citation yet, each once. */
export function missingKeys(keys: readonly string[], present: Iterable<string>): string[] {
  const there = new Set(present);
  return [...new Set(keys)].filter((key) => !there.has(key));
}
