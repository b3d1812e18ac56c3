import * as vscode from 'vscode';
import { citationContextAt, citationLanguages } from '../citation/citationContext';
import { splitFinishedKey } from '../citation/joinKeys';
import type { CatalogStore } from '../workspace/catalogStore';
import { entryPreview } from '../workspace/entryPreview';
import { settingsFor } from '../workspace/settings';
import { ACCEPT_CITATION, type AcceptArguments } from './acceptCitation';
import type { CompletionSession } from './completionSession';
import { noMatchItem, PaperItem, resolvePaperItem } from './paperItems';

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

    const start = document.positionAt(context.replaceStart);
    const range = new vscode.Range(start, document.positionAt(context.replaceEnd));
    const cited = new Set(context.keys);
    const papers = search
      .search(splitFinishedKey(context.query).rest, ANSWER_LIMIT + cited.size)
      .filter((paper) => !cited.has(paper.id))
      .slice(0, ANSWER_LIMIT);
    this.session.answered(document, context.replaceStart);

    const items: vscode.CompletionItem[] = papers.map((paper, rank) => {
      const item = new PaperItem(paper, rank, context.query, range);
      item.insertText = context.query;
      const accept: AcceptArguments = {
        document: document.uri.toString(),
        line: start.line,
        character: start.character,
        typed: context.query,
        paper: paper.id,
      };
      item.command = { command: ACCEPT_CITATION, title: 'Cite', arguments: [accept] };
      return item;
    });
    // In running prose an `@` may be anything: there we fall silent instead.
    const inCitation =
      context.syntax === 'latex' ||
      document.getText(range.with(document.positionAt(context.start))).startsWith('[');
    if (items.length === 0 && inCitation) items.push(noMatchItem(context.query, range));
    return new vscode.CompletionList(items, true);
  }

  resolveCompletionItem(item: vscode.CompletionItem): vscode.CompletionItem {
    resolvePaperItem(item, entryPreview);
    return item;
  }
}
