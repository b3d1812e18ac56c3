import * as vscode from 'vscode';
import type { NewPapers } from '../../workspace/newPapers/newPapers';
import { differencesText } from './differencesText';

const SCHEME = 'shelfmark-differences';
const ADDRESS = vscode.Uri.from({ scheme: SCHEME, path: '/Differences to the Source List.md' });

/** Shows what the source list says otherwise, as a document that cannot be edited and follows each check. */
export class DifferencesView implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private readonly subscriptions: vscode.Disposable[];

  constructor(private readonly news: NewPapers) {
    this.subscriptions = [
      this.changed,
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      news.onDidChangeUnseen(() => this.changed.fire(ADDRESS)),
    ];
  }

  async show(): Promise<void> {
    this.changed.fire(ADDRESS);
    const document = await vscode.workspace.openTextDocument(ADDRESS);
    await vscode.window.showTextDocument(document, { preview: false });
  }

  async provideTextDocumentContent(): Promise<string> {
    return differencesText(await this.news.stored());
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }
}
