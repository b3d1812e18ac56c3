import type * as vscode from 'vscode';
import type { ReadingItems } from '../../reading/listEdits';

/** Where a reading list is kept. */
export type ListLocation = 'user' | 'workspace';

/** Why a list cannot be read or written, and what to do, as a sentence. */
export interface ListProblem {
  readonly problem: string;
  /** The file that has to be mended. */
  readonly file?: vscode.Uri;
}

/** A place for one reading list. Nothing is read before it is asked for. */
export interface ListStorage extends vscode.Disposable {
  /** Tells that the list may have changed there; only once it has been read. */
  readonly onDidChange: vscode.Event<void>;
  /** The list as it is there now, whoever changed it. */
  read(): Promise<ReadingItems | ListProblem>;
  /** Replaces the list; gives what is in the way, and then nothing was written. */
  write(items: ReadingItems): Promise<ListProblem | undefined>;
}

export function isProblem(result: ReadingItems | ListProblem): result is ListProblem {
  return 'problem' in result;
}
