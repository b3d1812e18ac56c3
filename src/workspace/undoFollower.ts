import * as vscode from 'vscode';
import type { TextInsertion } from '../bibliography/insertion';

/** A text that was put in, without carriage returns. */
interface SavedInsertion {
  readonly offset: number;
  readonly text: string;
}

interface Followed {
  /** Each what was put in with one edit, from the beginning of the text to its end. */
  readonly steps: (readonly SavedInsertion[])[];
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

  /** Remembers that the texts were put in with one edit, and that the document is saved with them. */
  remember(document: vscode.TextDocument, insertions: readonly TextInsertion[]): void {
    const key = document.uri.toString();
    const earlier = this.followed.get(key)?.steps ?? [];
    const step = insertions.map(({ offset, text }) => ({ offset, text: oneEol(text) }));
    this.followed.set(key, { steps: [...earlier, step].slice(-REMEMBERED), isOurs: true });
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private changed({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
    const followed = this.followed.get(document.uri.toString());
    // An event without changes tells of the unsaved mark only.
    if (!followed || contentChanges.length === 0) return;
    const isOurs =
      reason !== undefined && followed.steps.some((step) => isReversal(document, contentChanges, step));
    if (!isOurs) followed.isOurs = false;
    else if (followed.isOurs) void document.save();
  }
}

/** Whether the changes take the step back, or make it again. */
function isReversal(
  document: vscode.TextDocument,
  changes: readonly vscode.TextDocumentContentChangeEvent[],
  step: readonly SavedInsertion[],
): boolean {
  if (changes.length !== step.length) return false;
  const perLine = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  let before = 0;
  return step.every(({ offset, text }) => {
    const { length } = text.replace(/\n/g, perLine);
    // Going back, what was put in before it still stands there; going forward it does not yet.
    const undone = offset + before;
    before += length;
    return changes.some((change) =>
      change.text === ''
        ? change.rangeOffset === undone && change.rangeLength === length
        : change.rangeOffset === offset && oneEol(change.text) === text,
    );
  });
}

function oneEol(text: string): string {
  return text.replace(/\r\n/g, '\n');
}
