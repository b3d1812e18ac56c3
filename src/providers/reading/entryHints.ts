import * as vscode from 'vscode';
import { foldKey, keysOf } from '../../bibliography/identity';
import { venueAndYear, type Paper } from '../../catalog/paper';
import { publishedSince } from '../../check/checkEntries';
import type { CatalogStore } from '../../workspace/catalogStore';
import type { CitationResolver } from '../../workspace/citationResolver';
import { settingsFor } from '../../workspace/settings';
import { UPDATE_ENTRY } from '../checks/fixCommands';

/** Internal command behind a hint: shows where an entry is cited. */
const SHOW_CITATIONS = 'shelfmark.showCitations';

/**
 * Says behind an entry's key how often the workspace cites it, and where a preprint was published since. Hints are asked for the visible lines only, and move
 * no line, which is why they are no code lenses.
 */
export class EntryHintProvider implements vscode.InlayHintsProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeInlayHints = this.changed.event;
  private readonly subscriptions: vscode.Disposable[];

  constructor(
    private readonly store: CatalogStore,
    private readonly resolver: CitationResolver,
  ) {
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
    const { catalog } = await this.store.load();
    if (token.isCancellationRequested) return undefined;
    const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
    const hints: vscode.InlayHint[] = [];
    for (const entry of bibliography.entries) {
      if (entry.end < from || entry.key === '') continue;
      if (entry.start > to) break;
      const count = keysOf(entry).reduce((sum, key) => sum + (counts.get(foldKey(key)) ?? 0), 0);
      const published = publishedSince(entry, catalog);
      if (count === 0 && !published) continue;
      const place = document.lineAt(document.positionAt(entry.keyEnd)).range.end;
      const key = document.positionAt(entry.keyStart);
      const parts: vscode.InlayHintLabelPart[] = [];
      if (count > 0) parts.push(citedPart(document.uri, key, count));
      if (count > 0 && published) parts.push(new vscode.InlayHintLabelPart(' · '));
      if (published) parts.push(publishedPart(document.uri, entry.key, published));
      const hint = new vscode.InlayHint(place, parts);
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

function citedPart(
  uri: vscode.Uri,
  { line, character }: vscode.Position,
  count: number,
): vscode.InlayHintLabelPart {
  const part = new vscode.InlayHintLabelPart(count === 1 ? 'cited once' : `cited ${count} times`);
  part.tooltip = 'Show where it is cited';
  part.command = {
    title: 'Show Citations',
    command: SHOW_CITATIONS,
    arguments: [uri.toString(), line, character],
  };
  return part;
}

function publishedPart(uri: vscode.Uri, key: string, paper: Paper): vscode.InlayHintLabelPart {
  const part = new vscode.InlayHintLabelPart(`published at ${venueAndYear(paper)}`);
  part.tooltip = 'Compare this entry with that of the publication';
  part.command = { title: 'Update Entry', command: UPDATE_ENTRY, arguments: [uri.toString(), key, paper.id] };
  return part;
}
