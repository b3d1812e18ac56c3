import * as vscode from 'vscode';
import { citationContextAt, citationLanguages } from '../../citation/citationContext';
import { splitFinishedKey } from '../../citation/joinKeys';
import { paperOf } from '../../bibliography/paperOf';
import { isCalled, type Paper } from '../../catalog/paper';
import type { Bibliography } from '../../workspace/bibliographyFiles';
import type { CatalogStore } from '../../workspace/catalogStore';
import { entryPreview } from '../../workspace/entryPreview';
import { settingsFor } from '../../workspace/settings';
import { ACCEPT_CITATION } from './acceptCitation';
import type { CompletionSession } from './completionSession';
import { entryItem, resolveEntryItem } from './entryItems';
import type { OwnEntries, OwnEntry } from './ownEntries';
import { noMatchItem, paperItem, resolvePaperItem } from './paperItems';

/** More than anybody looks at; shipping them to the window is what makes a list slow. */
export const ANSWER_LIMIT = 40;

/** As many of the user's own come before the catalog's papers, so that neither hides the other. */
const OWN_LIMIT = 24;

/**
 * Characters after which VS Code asks again even while the list is open. Space, hyphen and the like would close it
 * otherwise, in the middle of a title.
 */
export const TRIGGER_CHARACTERS = ['{', ',', ' ', '@', '-', ':', "'", '.', '+', ';', '['];

/**
 * Offers what can be cited inside citations: the entries of the document's bibliographies and the papers of the
 * catalog, most likely first.
 */
export class CitationCompletionProvider implements vscode.CompletionItemProvider {
  constructor(
    private readonly store: CatalogStore,
    private readonly session: CompletionSession,
    private readonly own: OwnEntries,
  ) {}

  register(): vscode.Disposable {
    return vscode.languages.registerCompletionItemProvider(
      citationLanguages.filter((language) => language !== 'bibtex').map((language) => ({ language })),
      this,
      ...TRIGGER_CHARACTERS,
    );
  }

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.CompletionList | undefined> {
    const context = citationContextAt(document.getText(), document.offsetAt(position), document.languageId);
    if (!context || context.syntax === 'bibtex' || !settingsFor(document).completion) return undefined;

    // Both are there after the first time; then they are read side by side.
    const [{ search, catalog }, bibliographies] = await Promise.all([
      this.store.load(),
      this.own.bibliographiesOf(document),
    ]);
    if (token.isCancellationRequested) return undefined;

    const cited = new Set(context.keys);
    const query = splitFinishedKey(context.query).rest;
    const found = this.own.areOffered(document)
      ? this.own.find(document, bibliographies, query, ANSWER_LIMIT + cited.size)
      : [];
    const offers = found.map((own) => ({ own, paper: paperOf(catalog, own.entry) }));
    const entries = offers.filter(({ own }) => !cited.has(own.entry.key));
    // Cited here already or offered as an entry: not once more from the catalog.
    const held = new Set(offers.map(({ paper }) => paper));
    // In running prose an `@` may be anything: there only what is called so is offered, and else nothing at all.
    const papers = search
      .search(query, ANSWER_LIMIT + cited.size)
      .filter((paper) => !cited.has(paper.id) && !held.has(paper))
      .filter((paper) => !context.inProse || isCalled(paper, context.query))
      .filter((paper) => this.own.areOffered(document) || !isHeld(bibliographies, paper));
    this.session.answered(document, context.replaceStart);

    // What the bibliography holds by the words' beginnings, then the catalog, then what has the letters somewhere.
    const likely = entries
      .filter(({ own }) => own.atWordStarts)
      .slice(0, papers.length > 0 ? OWN_LIMIT : undefined);
    const unlikely = context.inProse ? [] : entries.filter(({ own }) => !own.atWordStarts);
    const ordered: readonly Offer[] = [...likely, ...papers.map((paper) => ({ paper })), ...unlikely];
    const items = ordered
      .slice(0, ANSWER_LIMIT)
      .map(({ own, paper }, rank) =>
        paper
          ? paperItem(paper, rank, document, context, ACCEPT_CITATION, own?.entry.key)
          : entryItem(own!, rank, document, context),
      );
    if (items.length === 0 && !context.inProse) items.push(noMatchItem(document, context));
    return new vscode.CompletionList(items, true);
  }

  resolveCompletionItem(item: vscode.CompletionItem): vscode.CompletionItem {
    resolvePaperItem(item, entryPreview);
    resolveEntryItem(item);
    return item;
  }
}

/** An entry, a paper, or an entry that is the paper's. */
interface Offer {
  readonly own?: OwnEntry;
  readonly paper?: Paper | undefined;
}

/** Whether another extension offers the paper already, as an entry of the bibliography. */
function isHeld(bibliographies: readonly Bibliography[], paper: Paper): boolean {
  return bibliographies.some(({ index }) => index.find(paper) !== undefined);
}
