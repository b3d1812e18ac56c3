import type * as vscode from 'vscode';
import { foldKey, keysOf } from '../bibliography/identity';
import { findDialect } from '../bibliography/style';
import { missingEntry } from '../check/checkCitations';
import { EntryCheck } from '../check/checkEntries';
import type { EntryProblem, MissingEntry, ProblemCode } from '../check/problem';
import type { Dialect } from '../util/dialect';
import type { Bibliography } from './bibliographyFiles';
import type { CatalogStore } from './catalogStore';
import { entryIn, type CitationResolver } from './citationResolver';
import type { CitingDocument, ReadingOptions } from './citingDocuments';
import { settingsFor } from './settings';

/** Entries looked at before others get their turn: some milliseconds' worth. */
const AT_ONCE = 250;

/** Problems that concern .bib files only. */
const ABOUT_BIB: ReadonlySet<ProblemCode> = new Set(['missing-field', 'published-since', 'unreadable-entry']);

/** A problem and where it is. */
export interface Located<P> {
  readonly problem: P;
  readonly uri: vscode.Uri;
  readonly range: vscode.Range;
}

export type LocatedProblem = Located<MissingEntry> | Located<EntryProblem<Bibliography>>;

/** Holds what documents cite, what bibliographies have and what the catalog knows against each other. */
export class BibliographyChecker {
  constructor(
    private readonly store: CatalogStore,
    private readonly resolver: CitationResolver,
  ) {}

  /**
   * The citations of a document that lead nowhere. None are told where that cannot be known: when no bibliography is
   * named, or one that is named cannot be read.
   *
   * @param listed As for the locator.
   */
  async checkDocument(document: CitingDocument, listed = false): Promise<Located<MissingEntry>[]> {
    const { set, bibliographies } = await this.resolver.bibliographiesOf(document, listed);
    const isKnown = set.named && set.missing.length === 0 && bibliographies.length === set.files.length;
    if (!isKnown || set.problem) return [];
    const { catalog } = await this.store.load();
    const keys = (): string[] => bibliographies.flatMap(({ entries }) => entries.flatMap(keysOf));
    return document.citations
      .filter(({ key }) => !set.definedKeys.has(key) && !entryIn(bibliographies, key))
      .map(({ key, range }) => ({
        problem: missingEntry(key, { catalog, keys }),
        uri: document.uri,
        range,
      }));
  }

  /** The problems of the entries of a bibliography, held against those that the same documents draw on. */
  async checkBibliography(
    uri: vscode.Uri,
    options: ReadingOptions & { readonly unused?: boolean } = {},
  ): Promise<Located<EntryProblem<Bibliography>>[]> {
    const bibliography = await this.resolver.files.load(uri);
    if (!bibliography) return [];
    const drawing = await this.resolver.drawingOn(uri, options);
    const beside = new Map([[uri.toString(), bibliography]]);
    let citesAll = drawing.length === 0;
    let dialect: Dialect | undefined;
    const cited = new Set<string>();
    for (const document of drawing) {
      const { set, bibliographies } = await this.resolver.bibliographiesOf(document, true);
      for (const other of bibliographies) beside.set(other.uri.toString(), other);
      citesAll ||= set.citesAll;
      dialect ??= set.dialect;
      for (const { key } of document.citations) cited.add(foldKey(key));
    }
    if (options.token?.isCancellationRequested) return [];
    const { catalog } = await this.store.load();
    const check = new EntryCheck<Bibliography>({
      catalog,
      dialect: dialectOf(bibliography, dialect),
      cited: citesAll || !options.unused ? undefined : cited,
    });
    let added = 0;
    for (const file of beside.values()) {
      for (const entry of file.entries) {
        check.add({ file, entry });
        if (++added % AT_ONCE !== 0) continue;
        await new Promise((resolve) => setTimeout(resolve));
        if (options.token?.isCancellationRequested) return [];
      }
    }
    const problems = check.finish();
    return problems
      .filter(({ file, code }) => file === bibliography && (file.format === 'bib' || !ABOUT_BIB.has(code)))
      .map((problem) => ({ problem, uri, range: rangeOf(problem) }));
  }
}

function dialectOf({ uri, text, entries }: Bibliography, declared: Dialect | undefined): Dialect {
  const wanted = settingsFor({ uri, languageId: 'bibtex' }).dialect;
  if (wanted !== 'auto') return wanted;
  return declared ?? findDialect(text, entries) ?? 'bibtex';
}

/** The key, or where there is none the entry's first line as far as its brace. */
function rangeOf({ file, entry }: EntryProblem<Bibliography>): vscode.Range {
  return entry.key === ''
    ? file.rangeOf(entry.start, Math.max(entry.keyStart, entry.start + 1))
    : file.keyLocation(entry).range;
}
