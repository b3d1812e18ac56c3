import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { webviewHtml } from '../../src/views/webview/webviewHtml';
import { extension } from './support';

suite('Pages', () => {
  test('load their own script by a nonce that is new each time, and can reach nothing else', async () => {
    const { extensionUri } = await extension();
    const panel = vscode.window.createWebviewPanel('shelfmark.test', 'Test', vscode.ViewColumn.Active);
    try {
      const html = (): string => webviewHtml(panel.webview, extensionUri, { name: 'map', title: 'Map' });
      const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html())?.[1] ?? '';
      assert.match(policy, /^default-src 'none'; script-src 'nonce-[0-9a-f]{32}'; style-src /);
      assert.doesNotMatch(policy, /unsafe|connect-src|\*(?!\.)|http:/);
      const nonces = [html(), html()].map((text) => /<script nonce="([^"]+)"/.exec(text)?.[1]);
      assert.ok(nonces[0] && nonces[0] !== nonces[1]);
    } finally {
      panel.dispose();
    }
  });
});
