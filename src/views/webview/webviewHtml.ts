import * as vscode from 'vscode';

/** A page that is shown in a webview. */
export interface WebviewPage {
  readonly title: string;
  /** Base name of its bundle and its style sheet in `dist/media`. */
  readonly name: string;
}

/** Where the bundles of the pages stand. */
export function mediaFolder(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'dist/media');
}

/**
 * The document of a page. It loads its own script and style sheet and nothing else: scripts need the nonce, pictures
 * are only those that it makes itself, and no address outside can be reached (Content Security Policy, level 3).
 */
export function webviewHtml(webview: vscode.Webview, media: vscode.Uri, page: WebviewPage): string {
  const nonce = makeNonce();
  const address = (file: string): string => webview.asWebviewUri(vscode.Uri.joinPath(media, file)).toString();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    'img-src blob: data:',
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${address(`${page.name}.css`)}">
<title>${page.title}</title>
</head>
<body>
<main id="page"></main>
<script nonce="${nonce}" src="${address(`${page.name}.js`)}"></script>
</body>
</html>`;
}

/** 128 random bits, for one document. */
function makeNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
