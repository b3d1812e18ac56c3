import * as vscode from 'vscode';
import { citationContextAt } from '../../citation/citationContext';
import { displayName } from '../../catalog/paper';
import { describe, dialectFor, planEntries } from '../../workspace/bibliographyWriter';
import type { CatalogStore } from '../../workspace/catalogStore';
import { entryPreview } from '../../workspace/entryPreview';
import { showDone, showNotDone } from '../../workspace/messages';
import { settingsFor } from '../../workspace/settings';
import { openDocument } from '../../workspace/texts';
import { ANSWER_LIMIT, TRIGGER_CHARACTERS } from './citationCompletion';
import type { CompletionSession } from './completionSession';
import { paperItem, resolvePaperItem, type AcceptArguments } from './paperItems';

/** Internal command behind an item: turns the typed words into the entry. */
const ACCEPT_ENTRY = 'shelfmark.acceptEntry';

/**
 * Offers whole entries at the top level of .bib files, for the words typed there. VS Code takes text between entries
 * for comments, in which it suggests nothing by itself: the manifest sets it to, for BibTeX.
 */
export class BibliographyCompletionProvider implements vscode.CompletionItemProvider {
  constructor(
    private readonly store: CatalogStore,
    private readonly session: CompletionSession,
  ) {}

  register(): vscode.Disposable {
    return vscode.Disposable.from(
      vscode.languages.registerCompletionItemProvider({ language: 'bibtex' }, this, ...TRIGGER_CHARACTERS),
      vscode.commands.registerCommand(ACCEPT_ENTRY, (given: AcceptArguments) => this.accept(given)),
    );
  }

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.CompletionList | undefined> {
    const context = citationContextAt(document.getText(), document.offsetAt(position), document.languageId);
    // On an empty line nobody has asked for anything yet.
    if (!context || context.query.trim() === '' || !settingsFor(document).completion) return undefined;

    const { search } = await this.store.load();
    if (token.isCancellationRequested) return undefined;

    this.session.answered(document, context.replaceStart);
    const papers = search.search(context.query, ANSWER_LIMIT);
    const items = papers.map((paper, rank) => paperItem(paper, rank, document, context, ACCEPT_ENTRY));
    return new vscode.CompletionList(items, true);
  }

  resolveCompletionItem(item: vscode.CompletionItem): vscode.CompletionItem {
    resolvePaperItem(item, entryPreview);
    return item;
  }

  /** Replaces the typed words by the entry in the file's own style; a paper that is there already adds nothing. */
  private async accept({ document: uri, line, character, typed, paper: id }: AcceptArguments): Promise<void> {
    this.session.end();
    const document = openDocument(vscode.Uri.parse(uri));
    const paper = (await this.store.load()).catalog.byId(id);
    if (!document || !paper) return;

    const plan = await planEntries(document, [paper], { dialect: dialectFor(document, undefined) });
    const start = lineStartIfMarked(document, new vscode.Position(line, character));
    const end = new vscode.Position(line, character + typed.length);
    if (!document.getText(new vscode.Range(start, end)).endsWith(typed)) return;
    if ('code' in plan) {
      showNotDone(`${displayName(paper)} was not added: ${describe(plan)}`, [paper]);
      return;
    }
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(start, end), plan.edits[0]?.text.trim() ?? '');
    if (!(await vscode.workspace.applyEdit(edit))) {
      showNotDone(`${displayName(paper)} was not added: the file changed meanwhile. Try again.`, [paper]);
    } else if (plan.edits.length === 0) {
      showDone(`${displayName(paper)} is in this file already, as ${plan.keys[0]}`);
    }
  }
}

/** An `@` in front of the typed words belongs to them: the entry brings its own. */
function lineStartIfMarked(document: vscode.TextDocument, start: vscode.Position): vscode.Position {
  const before = document.lineAt(start.line).text.slice(0, start.character);
  return before.endsWith('@') ? start.translate(0, -1) : start;
}
