import * as vscode from 'vscode';

/**
 * Keeps our list alive over deletions.
 *
 * VS Code closes a list for good when a backspace lands on a space, and asks nobody again before the next trigger
 * character. While a list of ours was the last to answer at a place, a deletion behind that place asks again.
 */
export class CompletionSession implements vscode.Disposable {
  private current: { readonly uri: string; readonly start: number } | undefined;
  private readonly subscriptions: vscode.Disposable[];

  constructor() {
    this.subscriptions = [
      vscode.workspace.onDidChangeTextDocument((event) => this.changed(event)),
      vscode.window.onDidChangeActiveTextEditor(() => this.end()),
    ];
  }

  /** The list answered for the query that starts at `start` in the document. */
  answered(document: vscode.TextDocument, start: number): void {
    this.current = { uri: document.uri.toString(), start };
  }

  /** The query is finished, by accepting or otherwise. */
  end(): void {
    this.current = undefined;
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private changed({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
    const change = contentChanges[0];
    if (!this.current || this.current.uri !== document.uri.toString() || !change) return;
    if (change.rangeOffset < this.current.start || change.text.includes('\n')) {
      this.end();
      return;
    }
    if (reason === undefined && contentChanges.length === 1 && change.text === '' && change.rangeLength > 0) {
      void vscode.commands.executeCommand('editor.action.triggerSuggest', { auto: true });
    }
  }
}
