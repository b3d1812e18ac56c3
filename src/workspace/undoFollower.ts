import * as vscode from 'vscode';

interface SavedInsertion {
  readonly offset: number;
  readonly text: string;
}

interface Followed {
  readonly insertions: SavedInsertion[];
  /** Whether all that stands in the document is saved, or on its way, but for what we undo and redo. */
  isOurs: boolean;
}

/** Undo goes back through the latest steps; beyond a few dozen nobody goes. */
const REMEMBERED = 50;

/**
 * Keeps the disk in step when an insertion of ours that was saved is undone or redone.
 *
 * One undo takes back the citation and its entry together, but leaves the bibliography unsaved, which the user did
 * not ask for and may not even see: the file need not be open in a tab. What we saved, we save again, unless the
 * user has edits of their own there.
 */
export class UndoFollower implements vscode.Disposable {
  private readonly followed = new Map<string, Followed>();
  private readonly subscriptions: vscode.Disposable[];

  constructor() {
    this.subscriptions = [
      vscode.workspace.onDidChangeTextDocument((event) => this.changed(event)),
      vscode.workspace.onDidSaveTextDocument((document) => {
        const followed = this.followed.get(document.uri.toString());
        if (followed) followed.isOurs = true;
      }),
      vscode.workspace.onDidCloseTextDocument((document) => this.followed.delete(document.uri.toString())),
    ];
  }

  /** Remembers that `text` was inserted at `offset` and that the document is saved with it. */
  remember(document: vscode.TextDocument, offset: number, text: string): void {
    const key = document.uri.toString();
    const earlier = this.followed.get(key)?.insertions ?? [];
    const insertions = [...earlier, { offset, text: oneEol(text) }].slice(-REMEMBERED);
    this.followed.set(key, { insertions, isOurs: true });
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private changed({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
    const followed = this.followed.get(document.uri.toString());
    const [change, ...others] = contentChanges;
    // An event without changes tells of the unsaved mark only.
    if (!followed || !change) return;
    const isOurs =
      reason !== undefined &&
      others.length === 0 &&
      followed.insertions.some((insertion) => isReversal(document, change, insertion));
    if (!isOurs) followed.isOurs = false;
    else if (followed.isOurs) void document.save();
  }
}

/** Whether the change takes the insertion back, or makes it again. */
function isReversal(
  document: vscode.TextDocument,
  change: vscode.TextDocumentContentChangeEvent,
  { offset, text }: SavedInsertion,
): boolean {
  if (change.rangeOffset !== offset) return false;
  const length = document.eol === vscode.EndOfLine.CRLF ? text.replace(/\n/g, '\r\n').length : text.length;
  return change.text === '' ? change.rangeLength === length : oneEol(change.text) === text;
}

function oneEol(text: string): string {
  return text.replace(/\r\n/g, '\n');
}
