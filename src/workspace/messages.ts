import * as vscode from 'vscode';
import { displayName, type Paper } from '../catalog/paper';
import { shorten, withoutIcons, withoutLinks } from '../util/text';

/** How long a success stays in the status bar. */
const STATUS_MS = 5000;

/** `GDPO`, `GDPO and VisTA`, `GDPO, VisTA and 3 more`: short enough for one line. */
export function nameList(papers: readonly Paper[]): string {
  return shortList(papers.map(displayName));
}

/** The same for names from elsewhere. */
export function shortList(all: readonly string[]): string {
  const names = all.map((name) => shorten(withoutLinks(withoutIcons(name)), 48));
  if (names.length <= 2) return names.join(' and ');
  return `${names[0]}, ${names[1]} and ${names.length - 2} more`;
}

/** Success, where it does not take the eyes off the sentence. */
export function showDone(text: string): void {
  vscode.window.setStatusBarMessage(`$(check) ${text}`, STATUS_MS);
}

/**
 * A failure: what was not done and what to do, with the entries at hand so that nothing is lost. Does not wait for
 * the user: whatever the command does next does not hang on a message.
 */
export function showNotDone(text: string, papers: readonly Paper[] = []): void {
  const copy = 'Copy BibTeX';
  void vscode.window
    .showWarningMessage(withoutLinks(text), ...(papers.length > 0 ? [copy] : []))
    .then((answer) => {
      if (answer !== copy) return undefined;
      return vscode.commands.executeCommand(
        'shelfmark.copyBibtex',
        papers.map((paper) => paper.id),
      );
    });
}
