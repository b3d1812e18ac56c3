import * as vscode from 'vscode';
import { describeKeyStyle } from '../catalog/keyStyle';
import { settingsFor } from './settings';

const SETTING = 'shelfmark.bibliography.keyStyle';

/**
 * Tells the user of key styles that cannot be used, once when they are set and once at start: while entries are
 * written nobody wants to be told again, so there the catalog's keys are taken.
 */
export function watchKeyStyle(): vscode.Disposable {
  tellProblems();
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(SETTING)) tellProblems();
  });
}

function tellProblems(): void {
  const scopes = [undefined, ...(vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri)];
  for (const style of new Set(scopes.map((scope) => settingsFor(scope).keyStyle))) {
    const problem = describeKeyStyle(style);
    if (problem !== undefined) tell(problem);
  }
}

function tell(problem: string): void {
  const open = 'Open Settings';
  const text = `The style of citation keys cannot be used, so new entries get the catalog's keys. ${problem}`;
  void vscode.window.showWarningMessage(text, open).then((answer) => {
    if (answer !== open) return undefined;
    return vscode.commands.executeCommand('workbench.action.openSettings', SETTING);
  });
}
