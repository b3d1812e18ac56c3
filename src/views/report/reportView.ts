import * as vscode from 'vscode';
import { reportText, type ReportedScope } from './reportText';

const SCHEME = 'shelfmark-report';
const ADDRESS = vscode.Uri.from({ scheme: SCHEME, path: '/Bibliography-Check' });

/** A problem to be reported, in words. */
export interface Finding {
  readonly uri: vscode.Uri;
  readonly range: vscode.Range;
  readonly text: string;
}

/** Shows a report as a document that cannot be edited, with a link to the place of each problem. */
export class ReportView
  implements vscode.TextDocumentContentProvider, vscode.DocumentLinkProvider, vscode.Disposable
{
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private text = '';
  private links: vscode.DocumentLink[] = [];
  private readonly subscriptions: vscode.Disposable[];

  constructor() {
    this.subscriptions = [
      this.changed,
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.languages.registerDocumentLinkProvider({ scheme: SCHEME }, this),
    ];
  }

  async show(findings: readonly Finding[], scope: ReportedScope): Promise<void> {
    const byFile = new Map<string, Finding[]>();
    for (const finding of findings) {
      const key = finding.uri.toString();
      byFile.set(key, [...(byFile.get(key) ?? []), finding]);
    }
    const groups = [...byFile.values()].map((group) =>
      [...group].sort((a, b) => a.range.start.compareTo(b.range.start)),
    );
    const { text, links } = reportText(
      groups.map((group) => ({
        name: vscode.workspace.asRelativePath(group[0]!.uri),
        problems: group.map(({ range, text: words }) => ({
          line: range.start.line + 1,
          column: range.start.character + 1,
          text: words,
        })),
      })),
      scope,
    );
    this.text = text;
    this.links = links.map(({ line, start, end, file, problem }) => {
      const { uri, range } = groups[file]![problem]!;
      const place = `L${range.start.line + 1},${range.start.character + 1}`;
      return new vscode.DocumentLink(new vscode.Range(line, start, line, end), uri.with({ fragment: place }));
    });
    this.changed.fire(ADDRESS);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(ADDRESS), {
      preview: false,
    });
  }

  provideTextDocumentContent(): string {
    return this.text;
  }

  provideDocumentLinks(): vscode.DocumentLink[] {
    return this.links;
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }
}
