import * as vscode from 'vscode';
import type { TextReplacement } from '../check/updateEntry';
import { showDone, showNotDone } from './messages';
import { baseName } from './texts';

const SCHEME = 'shelfmark-preview';

/** A change that is shown before it is made. */
export interface ProposedEdit {
  readonly file: vscode.Uri;
  /** Title of the comparison. */
  readonly title: string;
  /** What the status bar says once it is made. */
  readonly done: string;
  /** The edits for the text as it is at the time; undefined when there is nothing to do any more. */
  readonly plan: (document: vscode.TextDocument) => readonly TextReplacement[] | undefined;
}

/**
 * Shows a change as a comparison of the file with what it would become; the check mark in the editor's title makes
 * it. While it is shown it follows what the user changes in the file.
 */
export class EditPreview implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly proposals = new Map<string, ProposedEdit>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private readonly subscriptions: vscode.Disposable[];
  private shown = 0;

  constructor() {
    this.subscriptions = [
      this.changed,
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        for (const [key, { file }] of this.proposals) {
          if (file.toString() === document.uri.toString()) this.changed.fire(vscode.Uri.parse(key));
        }
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.scheme === SCHEME) this.proposals.delete(uri.toString());
      }),
      vscode.commands.registerCommand('shelfmark.applyChange', () => this.finish(true)),
      vscode.commands.registerCommand('shelfmark.discardChange', () => this.finish(false)),
    ];
  }

  async show(proposal: ProposedEdit): Promise<void> {
    const document = await vscode.workspace.openTextDocument(proposal.file);
    if (!proposal.plan(document)?.length) {
      showDone(`${baseName(proposal.file)} is up to date`);
      return;
    }
    this.shown++;
    const preview = proposal.file.with({ scheme: SCHEME, authority: '', query: String(this.shown) });
    this.proposals.set(preview.toString(), proposal);
    await vscode.commands.executeCommand('vscode.diff', proposal.file, preview, proposal.title, {
      preview: true,
    });
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string | undefined> {
    const proposal = this.proposals.get(uri.toString());
    if (!proposal) return undefined;
    const document = await vscode.workspace.openTextDocument(proposal.file);
    return applied(document.getText(), proposal.plan(document) ?? []);
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  /** Makes the change that the active comparison shows, or not, and closes the comparison. */
  private async finish(apply: boolean): Promise<void> {
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
    if (!tab || !(tab.input instanceof vscode.TabInputTextDiff)) return;
    const proposal = this.proposals.get(tab.input.modified.toString());
    if (!proposal) return;
    if (apply && !(await this.apply(proposal))) return;
    await vscode.window.tabGroups.close(tab);
  }

  private async apply({ file, plan, done }: ProposedEdit): Promise<boolean> {
    const document = await vscode.workspace.openTextDocument(file);
    const wasDirty = document.isDirty;
    const edit = new vscode.WorkspaceEdit();
    for (const { start, end, text } of plan(document) ?? []) {
      edit.replace(file, new vscode.Range(document.positionAt(start), document.positionAt(end)), text);
    }
    if (!(await vscode.workspace.applyEdit(edit))) {
      showNotDone(`${baseName(file)} was not changed: it changed meanwhile, or is read-only. Try again.`);
      return false;
    }
    if (wasDirty) showDone(`${done}; ${baseName(file)} has other unsaved changes`);
    else if (await document.save()) showDone(done);
    else showNotDone(`${baseName(file)} was changed, but could not be saved. Save it, or undo.`);
    return true;
  }
}

/** The text with the replacements made, which are sorted and do not overlap. */
function applied(text: string, edits: readonly TextReplacement[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, text: put } of edits) {
    result += text.slice(at, start) + put;
    at = end;
  }
  return result + text.slice(at);
}
