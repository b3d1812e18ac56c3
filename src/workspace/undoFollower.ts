import * as vscode from 'vscode';

interface SavedInsertion {
  readonly offset: number;
  readonly text: string;
}

/**
 * Keeps the disk in step when an insertion of ours that was saved is undone or redone.
 *
 * One undo takes back the citation and its entry together, but leaves the bibliography unsaved, which the user did
 * not ask for and may not even see: the file need not be open in a tab. What we saved, we save again.
 */
export class UndoFollower implements vscode.Disposable {
  private readonly saved = new Map<string, SavedInsertion[]>();
  private readonly subscriptions: vscode.Disposable[];

  constructor() {
    this.subscriptions = [
      vscode.workspace.onDidChangeTextDocument((event) => void this.follow(event)),
      vscode.workspace.onDidCloseTextDocument((document) => this.saved.delete(document.uri.toString())),
    ];
  }

  /** Remembers that `text` was inserted at `offset` and the document saved with it. */
  remember(document: vscode.TextDocument, offset: number, text: string): void {
    const key = document.uri.toString();
    const list = this.saved.get(key) ?? [];
    // Undo goes back through the latest steps; beyond a few dozen nobody goes.
    this.saved.set(key, [...list, { offset, text: oneEol(text) }].slice(-50));
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private async follow(event: vscode.TextDocumentChangeEvent): Promise<void> {
    const { document, contentChanges, reason } = event;
    const change = contentChanges[0];
    if (reason === undefined || !change || contentChanges.length !== 1) return;
    const ours = this.saved.get(document.uri.toString())?.some(({ offset, text }) => {
      if (change.rangeOffset !== offset) return false;
      return reason === vscode.TextDocumentChangeReason.Undo
        ? change.text === '' && change.rangeLength === lengthIn(document, text)
        : oneEol(change.text) === text;
    });
    if (ours && document.isDirty) await document.save();
  }
}

function oneEol(text: string): string {
  return text.replace(/\r\n/g, '\n');
}

function lengthIn(document: vscode.TextDocument, text: string): number {
  return document.eol === vscode.EndOfLine.CRLF ? text.replace(/\n/g, '\r\n').length : text.length;
}
