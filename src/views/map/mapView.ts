import * as vscode from 'vscode';
import { describeFilter, isFiltering, NO_FILTER } from '../../catalog/arrange';
import type { CatalogStore } from '../../workspace/catalogStore';
import type { CatalogView } from '../catalog/catalogView';
import { PagePanel } from '../webview/pagePanel';
import { saveData, saveImage } from './mapExport';
import type { FromMap, ToMap } from './messages';

/** Registers the research map: pictures of the catalog that follow its filter, and set it when they are clicked. */
export function registerResearchMap(
  extensionUri: vscode.Uri,
  store: CatalogStore,
  catalogView: CatalogView,
): vscode.Disposable {
  const map = new ResearchMap(extensionUri, store, catalogView);
  return vscode.Disposable.from(
    map,
    vscode.commands.registerCommand('shelfmark.openMap', () => map.show()),
  );
}

class ResearchMap implements vscode.Disposable {
  private readonly page: PagePanel<ToMap, FromMap>;
  private readonly subscriptions: vscode.Disposable[];

  constructor(
    extensionUri: vscode.Uri,
    private readonly store: CatalogStore,
    private readonly catalogView: CatalogView,
  ) {
    this.page = new PagePanel<ToMap, FromMap>({
      viewType: 'shelfmark.map',
      title: 'Research Map',
      name: 'map',
      extensionUri,
      onReady: () => void this.sendContent(),
      onMessage: (message) => void this.receive(message),
    });
    this.subscriptions = [
      this.page,
      catalogView.onDidChangeFilter(() => this.sendFilter()),
      store.onDidChange(() => void this.sendContent()),
    ];
  }

  show(): void {
    this.page.show(vscode.ViewColumn.Active);
    // Read meanwhile: the page asks for it as soon as it runs.
    void this.store.load();
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private async sendContent(): Promise<void> {
    if (!this.page.isOpen) return;
    const [{ catalog }, { fieldMapOf }, { growthOf, crossingOf }] = await Promise.all([
      this.store.load(),
      import('../../fieldmap/fieldMap'),
      import('../../fieldmap/matrix'),
    ]);
    const map = fieldMapOf(catalog);
    // The filter first: what is drawn is then drawn once.
    this.sendFilter();
    this.page.send({ type: 'content', map, growth: growthOf(map), crossing: crossingOf(map) });
  }

  private sendFilter(): void {
    const { filter, passing } = this.catalogView;
    this.page.send(
      isFiltering(filter)
        ? {
            type: 'filter',
            label: describeFilter(filter),
            query: filter.text.trim(),
            keys: [...(passing ?? [])].map(({ id }) => id),
          }
        : { type: 'filter' },
    );
  }

  private async receive(message: Exclude<FromMap, { type: 'ready' }>): Promise<void> {
    switch (message.type) {
      case 'filter':
        return this.catalogView.setFilter({ ...NO_FILTER, text: message.query, label: message.label });
      case 'clearFilter':
        return this.catalogView.setFilter(NO_FILTER);
      case 'open':
        return vscode.commands.executeCommand('shelfmark.showPaper', message.key);
      case 'saveImage':
        return saveImage(message.format, message.picture, message.data);
      case 'saveData': {
        const { catalog } = await this.store.load();
        return saveData(message.format, message.picture, catalog, this.catalogView.passing);
      }
      case 'painted':
        return;
    }
  }
}
