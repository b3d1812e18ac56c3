import * as vscode from 'vscode';
import type { BibEntry } from '../../bibliography/scan';
import { citationSyntaxOf, type CitationSyntax } from '../../citation/citationContext';
import type { Bibliography } from '../../workspace/bibliographyFiles';
import type { CitationResolver } from '../../workspace/citationResolver';
import type { RecentKeys } from '../../workspace/recentKeys';
import { settingsFor } from '../../workspace/settings';

/** An entry of the document's bibliographies that meets what is typed. */
export interface OwnEntry {
  readonly entry: BibEntry;
  readonly bibliography: Bibliography;
  /** Whether every word typed begins a word of the entry; true when nothing is typed. */
  readonly atWordStarts: boolean;
  /** Whether it was cited lately, or is cited in the document. */
  readonly isUsed: boolean;
}

/** Extensions that offer the keys of bibliographies themselves, by the syntax in which they do. */
const PEERS: Readonly<Partial<Record<CitationSyntax, readonly string[]>>> = {
  latex: ['James-Yu.latex-workshop', 'efoerster.texlab'],
  pandoc: ['notZaki.pandocciter', 'quarto.quarto'],
  typst: ['myriad-dreamin.tinymist'],
};

/** Offers the entries that the document's bibliographies hold already. */
export class OwnEntries {
  constructor(
    private readonly resolver: CitationResolver,
    private readonly recent: RecentKeys,
  ) {}

  /** Whether entries of the user's own are wanted in the document: not where another extension offers them. */
  areOffered(document: vscode.TextDocument): boolean {
    const { ownEntries } = settingsFor(document);
    if (ownEntries !== 'auto') return ownEntries === 'on';
    const peers = PEERS[citationSyntaxOf(document.languageId) ?? 'bibtex'] ?? [];
    return !peers.some((id) => vscode.extensions.getExtension(id));
  }

  /**
   * The bibliographies of the document as they are known now: open ones with every edit, others as last read. Only
   * the first time somebody asks there is something to wait for.
   */
  async bibliographiesOf(document: vscode.TextDocument): Promise<readonly Bibliography[]> {
    const { locator, files } = this.resolver;
    const known = locator.known(document);
    const set = known ?? (await locator.locate(document));
    const found: Bibliography[] = [];
    for (const uri of set.files) {
      const bibliography = files.known(uri) ?? (await files.load(uri));
      if (bibliography) found.push(bibliography);
    }
    // What changed on disk or in the document is there at the next key.
    if (known) void this.refresh(document);
    return found;
  }

  /** Reads what the first completion needs, so that it need not wait; gives whether there is a bibliography. */
  async prepare(document: vscode.TextDocument): Promise<boolean> {
    const bibliographies = await this.bibliographiesOf(document);
    if (this.areOffered(document)) for (const each of bibliographies) each.search('prepare', 1);
    return bibliographies.length > 0;
  }

  /** The entries that meet the query, most likely first; without a query those used last, then the latest. */
  find(
    document: vscode.TextDocument,
    bibliographies: readonly Bibliography[],
    query: string,
    limit: number,
  ): OwnEntry[] {
    const rankOf = this.rankOfUsed(document);
    const found = bibliographies.flatMap((bibliography) => {
      if (query.trim() !== '') {
        return bibliography.search(query, limit).map((hit) => ({ ...hit, bibliography }));
      }
      const used = rankOf.keys().flatMap((key) => bibliography.entryOf(key) ?? []);
      const latest = bibliography.entries.slice(-limit).reverse();
      return [...new Set([...used, ...latest])].map((entry) => ({ entry, bibliography, atWordStarts: true }));
    });
    const rank = ({ key }: BibEntry): number => rankOf.get(key) ?? Infinity;
    return found
      .filter(({ entry }) => entry.key !== '')
      .map((hit, at) => ({ ...hit, at, isUsed: rankOf.get(hit.entry.key) !== undefined }))
      .sort(
        (a, b) =>
          Number(b.atWordStarts) - Number(a.atWordStarts) ||
          compare(rank(a.entry), rank(b.entry)) ||
          a.at - b.at,
      )
      .slice(0, limit);
  }

  private async refresh(document: vscode.TextDocument): Promise<void> {
    const set = await this.resolver.locator.locate(document);
    await Promise.all(set.files.map((file) => this.resolver.files.load(file)));
  }

  /** By key: 0 for what was cited last, and so on; then what the document cites, the last first. */
  private rankOfUsed(document: vscode.TextDocument): {
    get(key: string): number | undefined;
    keys(): readonly string[];
  } {
    const here = this.resolver.documents.last(document)?.citations ?? [];
    const cited = here.map(({ key }) => key).reverse();
    const citedHere = new Set(cited);
    const recent = this.recent.all;
    // Cited here lately, then cited here, then lately elsewhere.
    const order = [...new Set([...recent.filter((key) => citedHere.has(key)), ...cited, ...recent])];
    const ranks = new Map(order.map((key, rank) => [key, rank]));
    return { get: (key) => ranks.get(key), keys: () => order };
  }
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a - b;
}
