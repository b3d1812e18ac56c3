import * as vscode from 'vscode';
import type { ProblemDiagnostics } from './diagnostics';

/** The number of problems in the active document, in the status bar; nothing where there are none. */
export class ProblemCount implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem(
    'shelfmark.problems',
    vscode.StatusBarAlignment.Right,
    90,
  );
  private readonly subscriptions: vscode.Disposable[];

  constructor(private readonly diagnostics: ProblemDiagnostics) {
    this.item.name = 'Bibliography Problems';
    this.item.command = 'shelfmark.checkBibliography';
    const show = (): void => this.show();
    this.subscriptions = [
      this.item,
      diagnostics.onDidChange(show),
      vscode.window.onDidChangeActiveTextEditor(show),
    ];
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private show(): void {
    const document = vscode.window.activeTextEditor?.document;
    const told = document ? this.diagnostics.of(document.uri) : [];
    const grave = told.filter(
      ({ diagnostic }) => diagnostic.severity <= vscode.DiagnosticSeverity.Warning,
    ).length;
    const others = told.filter(
      ({ diagnostic }) => diagnostic.severity === vscode.DiagnosticSeverity.Information,
    ).length;
    if (grave + others === 0) {
      this.item.hide();
      return;
    }
    const parts = [grave > 0 ? `$(warning) ${grave}` : '', others > 0 ? `$(info) ${others}` : ''];
    this.item.text = `$(book) ${parts.filter(Boolean).join(' ')}`;
    const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;
    const words = [grave > 0 ? count(grave, 'problem') : '', others > 0 ? count(others, 'suggestion') : ''];
    this.item.tooltip = `Bibliography: ${words.filter(Boolean).join(', ')} here. Select to check the whole workspace.`;
    this.item.accessibilityInformation = { label: this.item.tooltip };
    this.item.show();
  }
}
