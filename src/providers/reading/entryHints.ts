import * as vscode from 'vscode';
import { foldKey, keysOf } from '../../bibliography/identity';
import type { CitationResolver } from '../../workspace/citationResolver';
import { settingsFor } from '../../workspace/settings';

/** Internal command behind a hint: shows where an entry is cited. */
const SHOW_CITATIONS = 'shelfmark.showCitations';

/**
 * Says behind an entry's key how often the workspace cites it. Hints are asked for the visible lines only, and move
 * no line, which is why they are no code lenses.
 */
export class EntryHintProvider implements vscode.InlayHintsProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeInlayHints = this.changed.event;
  private readonly subscriptions: vscode.Disposable[];

  constructor(private readonly resolver: CitationResolver) {
    const tell = (): void => this.changed.fire();
    this.subscriptions = [
      this.changed,
      resolver.documents.onDidChange(tell),
      resolver.documents.onDidRestructure(tell),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('shelfmark.bibliography.hints')) tell();
      }),
      vscode.commands.registerCommand(SHOW_CITATIONS, (uri: string, line: number, character: number) =>
        this.show(vscode.Uri.parse(uri), new vscode.Position(line, character)),
      ),
    ];
  }

  async provideInlayHints(
    document: vscode.TextDocument,
    range: vscode.Range,
    token: vscode.CancellationToken,
  ): Promise<vscode.InlayHint[] | undefined> {
    if (!settingsFor(document).hints) return undefined;
    const bibliography = await this.resolver.files.load(document.uri);
    if (!bibliography || token.isCancellationRequested) return undefined;
    const counts = await this.resolver.citationCounts(document.uri, token);
    if (token.isCancellationRequested) return undefined;
    const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
    const hints: vscode.InlayHint[] = [];
    for (const entry of bibliography.entries) {
      if (entry.end < from || entry.key === '') continue;
      if (entry.start > to) break;
      const count = keysOf(entry).reduce((sum, key) => sum + (counts.get(foldKey(key)) ?? 0), 0);
      if (count === 0) continue;
      const place = document.lineAt(document.positionAt(entry.keyEnd)).range.end;
      const key = document.positionAt(entry.keyStart);
      const part = new vscode.InlayHintLabelPart(count === 1 ? 'cited once' : `cited ${count} times`);
      part.tooltip = 'Show where it is cited';
      part.command = {
        title: 'Show Citations',
        command: SHOW_CITATIONS,
        arguments: [document.uri.toString(), key.line, key.character],
      };
      const hint = new vscode.InlayHint(place, [part]);
      hint.paddingLeft = true;
      hints.push(hint);
    }
    return hints;
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private async show(uri: vscode.Uri, position: vscode.Position): Promise<void> {
    const document = await vscode.workspace.openTextDocument(uri);
    const place = await this.resolver.keyAt(document, position);
    if (!place?.found) return;
    const locations = await this.resolver.citationsOf(place.found);
    await vscode.commands.executeCommand('editor.action.showReferences', uri, position, locations);
  }
}
