import * as vscode from 'vscode';
import { fieldMapOf } from '../../../src/fieldmap/fieldMap';
import { crossingOf, growthOf } from '../../../src/fieldmap/matrix';
import type { FromMap, ToMap } from '../../../src/views/map/messages';
import { PagePanel } from '../../../src/views/webview/pagePanel';
import { CatalogStore } from '../../../src/workspace/catalogStore';
import { quantile } from '../rows';
import { report } from './rowsFile';

const TIMES = 7;

suite('Figures of the map', () => {
  test('first paint', async function () {
    this.timeout(120_000);
    const { extensionUri } = vscode.extensions.getExtension('shelfmark.shelfmark')!;
    const all: number[] = [];
    const inPage: number[] = [];
    const empty: number[] = [];
    for (let time = 0; time < TIMES; time++) {
      // The catalog is read anew each time, as after a start.
      const store = new CatalogStore(vscode.Uri.joinPath(extensionUri, 'data'));
      const start = performance.now();
      const painted = new Promise<number>((resolve) => {
        const page = new PagePanel<ToMap, FromMap>({
          viewType: `shelfmark.map.bench${time}`,
          title: 'Research Map',
          name: 'map',
          extensionUri,
          onReady: () =>
            void store.load().then(({ catalog }) => {
              const map = fieldMapOf(catalog);
              page.send({ type: 'content', map, growth: growthOf(map), crossing: crossingOf(map) });
            }),
          onMessage: (message) => {
            if (message.type !== 'painted') return;
            page.dispose();
            resolve(message.ms);
          },
        });
        page.show(vscode.ViewColumn.Active);
        void store.load();
      });
      inPage.push(await painted);
      all.push(performance.now() - start);
      empty.push(await emptyPage());
    }
    await report(
      {
        name: 'Research map: panel opened to first paint, median',
        value: quantile(all, 0.5),
        unit: 'ms',
        target: 300,
        alternative: { name: 'an empty page', value: quantile(empty, 0.5) },
      },
      {
        name: 'Research map: first paint in the page, median',
        value: quantile(inPage, 0.5),
        unit: 'ms',
      },
    );
  });
});

/** What VS Code itself takes until a page can draw. */
async function emptyPage(): Promise<number> {
  const start = performance.now();
  const panel = vscode.window.createWebviewPanel('shelfmark.empty', 'Empty', vscode.ViewColumn.Active, {
    enableScripts: true,
  });
  const answered = new Promise((resolve) => panel.webview.onDidReceiveMessage(resolve));
  panel.webview.html =
    '<!DOCTYPE html><script>const api = acquireVsCodeApi(); requestAnimationFrame(() => api.postMessage(0));</script>';
  await answered;
  panel.dispose();
  return performance.now() - start;
}
