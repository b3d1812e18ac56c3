import * as vscode from 'vscode';
import { citationContextAt, citationLanguages } from '../../citation/citationContext';
import { splitFinishedKey } from '../../citation/joinKeys';
import { isCalled } from '../../catalog/paper';
import type { CatalogStore } from '../../workspace/catalogStore';
import { entryPreview } from '../../workspace/entryPreview';
import { settingsFor } from '../../workspace/settings';
import { ACCEPT_CITATION } from './acceptCitation';
import type { CompletionSession } from './completionSession';
import { noMatchItem, paperItems, resolvePaperItem } from './paperItems';

/** As many as are looked at; shipping more to the window is what makes a list slow. */
export const ANSWER_LIMIT = 50;

/**
 * Characters after which VS Code asks again even while the list is open. Space, hyphen and the like would close it
 * otherwise, in the middle of a title.
 */
export const TRIGGER_CHARACTERS = ['{', ',', ' ', '@', '-', ':', "'", '.', '+', ';', '['];

/** Offers the catalog's papers inside citations of LaTeX and Markdown documents. */
export class CitationCompletionProvider implements vscode.CompletionItemProvider {
  constructor(
    private readonly store: CatalogStore,
    private readonly session: CompletionSession,
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

    const { search } = await this.store.load();
    if (token.isCancellationRequested) return undefined;

    const cited = new Set(context.keys);
    // In running prose an `@` may be anything: there only what is called so is offered, and else nothing at all.
    const inProse = context.inProse === true;
    const papers = search
      .search(splitFinishedKey(context.query).rest, ANSWER_LIMIT + cited.size)
      .filter((paper) => !cited.has(paper.id) && (!inProse || isCalled(paper, context.query)))
      .slice(0, ANSWER_LIMIT);
    this.session.answered(document, context.replaceStart);

    const items = paperItems(papers, document, context, ACCEPT_CITATION);
    if (items.length === 0 && !inProse) items.push(noMatchItem(document, context));
    return new vscode.CompletionList(items, true);
  }

  resolveCompletionItem(item: vscode.CompletionItem): vscode.CompletionItem {
    resolvePaperItem(item, entryPreview);
    return item;
  }
}
