import * as vscode from 'vscode';
import { mediaFolder, webviewHtml, type WebviewPage } from './webviewHtml';

/** What a page can say without having anything of its own to say. */
interface Ready {
  readonly type: 'ready';
}

export interface PagePanelOptions<To, From extends { readonly type: string }> extends WebviewPage {
  /** View type of the panel, under which VS Code brings it back after a reload. */
  readonly viewType: string;
  readonly extensionUri: vscode.Uri;
  /** The page is ready for messages; called again when it was loaded anew. */
  onReady(page: PagePanel<To, From>, state: unknown): void;
  onMessage(message: Exclude<From, Ready>): void;
}

/**
 * A page of which there is one at most: shown in a webview panel, brought back after a reload of the window.
 *
 * Messages that are sent before the page is ready are dropped, as `onReady` sends what the page needs.
 */
export class PagePanel<To, From extends { readonly type: string }> implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private isReady = false;
  /** When the panel was opened, in milliseconds of `Date.now`. */
  openedAt = 0;
  private readonly serializer: vscode.Disposable;

  constructor(private readonly options: PagePanelOptions<To, From>) {
    this.serializer = vscode.window.registerWebviewPanelSerializer(options.viewType, {
      deserializeWebviewPanel: (panel: vscode.WebviewPanel, state: unknown) => {
        this.adopt(panel, state);
        return Promise.resolve();
      },
    });
  }

  get isOpen(): boolean {
    return this.panel !== undefined;
  }

  get isVisible(): boolean {
    return this.panel?.visible ?? false;
  }

  /** Shows the page: where it is, else in the column. */
  show(column: vscode.ViewColumn, preserveFocus = false): void {
    if (this.panel) {
      this.panel.reveal(undefined, preserveFocus);
      return;
    }
    this.openedAt = Date.now();
    const { viewType, title } = this.options;
    this.adopt(
      vscode.window.createWebviewPanel(viewType, title, { viewColumn: column, preserveFocus }),
      undefined,
    );
  }

  set title(title: string) {
    if (this.panel) this.panel.title = title;
  }

  send(message: To): void {
    if (this.isReady) void this.panel?.webview.postMessage(message);
  }

  dispose(): void {
    this.serializer.dispose();
    this.panel?.dispose();
  }

  private adopt(panel: vscode.WebviewPanel, state: unknown): void {
    const { extensionUri } = this.options;
    this.panel?.dispose();
    this.panel = panel;
    this.isReady = false;
    const media = mediaFolder(extensionUri);
    const icon = (theme: string): vscode.Uri =>
      vscode.Uri.joinPath(extensionUri, `media/shelfmark-${theme}.svg`);
    panel.iconPath = { light: icon('light'), dark: icon('dark') };
    panel.webview.options = { enableScripts: true, localResourceRoots: [media] };
    panel.webview.onDidReceiveMessage((message: From) => {
      if (typeof message?.type !== 'string') return;
      if (message.type === 'ready') {
        this.isReady = true;
        this.options.onReady(this, state);
      } else {
        this.options.onMessage(message as Exclude<From, Ready>);
      }
    });
    panel.onDidDispose(() => {
      if (this.panel !== panel) return;
      this.panel = undefined;
      this.isReady = false;
    });
    panel.webview.html = webviewHtml(panel.webview, media, this.options);
  }
}
