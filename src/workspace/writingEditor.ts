import * as vscode from 'vscode';
import { isCiting } from './citingDocuments';

/** The editor that somebody writes in, also while a page of ours or another has the focus. */
export class WritingEditor implements vscode.Disposable {
  private last: vscode.TextDocument | undefined;
  private readonly subscription: vscode.Disposable;

  constructor() {
    this.note(vscode.window.activeTextEditor);
    this.subscription = vscode.window.onDidChangeActiveTextEditor((editor) => this.note(editor));
  }

  /** The active editor; where there is none, that of the document in which was written last, while it has a tab. */
  async find(): Promise<vscode.TextEditor | undefined> {
    const { activeTextEditor, visibleTextEditors, tabGroups } = vscode.window;
    const { last } = this;
    if (activeTextEditor || !last || last.isClosed) return activeTextEditor;
    const visible = visibleTextEditors.find(({ document }) => document === last);
    if (visible) return visible;
    const group = tabGroups.all.find(({ tabs }) =>
      tabs.some(
        ({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === last.uri.toString(),
      ),
    );
    return group && vscode.window.showTextDocument(last, { viewColumn: group.viewColumn });
  }

  dispose(): void {
    this.subscription.dispose();
  }

  private note(editor: vscode.TextEditor | undefined): void {
    if (editor && (isCiting(editor.document) || editor.document.languageId === 'bibtex')) {
      this.last = editor.document;
    }
  }
}
