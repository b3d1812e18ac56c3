import * as vscode from 'vscode';
import { NO_FILTER } from '../../catalog/arrange';
import { displayName, type Paper } from '../../catalog/paper';
import { shorten } from '../../util/text';
import type { Abstracts } from '../../workspace/abstracts';
import type { CatalogStore } from '../../workspace/catalogStore';
import type { CitationResolver } from '../../workspace/citationResolver';
import type { Corrections } from '../../workspace/corrections';
import { showDone, showNotDone } from '../../workspace/messages';
import { citationsOfPaper } from '../../workspace/paperCitations';
import type { ReadingList } from '../../workspace/readingList/readingList';
import type { ReferenceStyles } from '../../workspace/referenceStyles';
import type { CatalogView } from '../catalog/catalogView';
import { PagePanel } from '../webview/pagePanel';
import { PAPER_ACTIONS, type FromPaper, type PaperState, type ToPaper } from './messages';

const LONGEST_TITLE = 32;
/** As far as anyone goes back. */
const MOST_EARLIER = 50;

/** What the page draws on. */
export interface PaperSources {
  readonly store: CatalogStore;
  readonly corrections: Corrections;
  readonly resolver: CitationResolver;
  readonly styles: ReferenceStyles;
  readonly catalogView: CatalogView;
  readonly reading: ReadingList;
  readonly abstracts: Abstracts;
}

/** The reading page of a paper: one page, which goes on to other papers and back. */
export class PaperView implements vscode.Disposable {
  private readonly page: PagePanel<ToPaper, FromPaper>;
  private paper: Paper | undefined;
  private readonly earlier: Paper[] = [];
  private readonly subscriptions: readonly vscode.Disposable[];
  /** Where the paper with the key is cited, in the order in which the page was told. */
  private cited: { readonly key: string; readonly places: readonly vscode.Location[] } | undefined;
  private filling = new vscode.CancellationTokenSource();
  private fetching = new AbortController();

  constructor(
    extensionUri: vscode.Uri,
    private readonly sources: PaperSources,
  ) {
    this.page = new PagePanel<ToPaper, FromPaper>({
      viewType: 'shelfmark.paper',
      title: 'Paper',
      name: 'paper',
      extensionUri,
      onReady: (_, state) => void this.restore(state),
      onMessage: (message) => void this.receive(message),
    });
    this.subscriptions = [
      this.page,
      sources.reading.onDidChange(() => void this.sendReading()),
      sources.store.onDidChange(() => void this.renew()),
    ];
  }

  /** Shows the paper, beside the text that is being written if there is one, which keeps the focus. */
  async show(paper: Paper): Promise<void> {
    // A page that is opened anew has nothing to go back to.
    if (!this.page.isOpen) this.earlier.length = 0;
    else if (this.paper && this.paper.id !== paper.id) this.earlier.push(this.paper);
    if (this.earlier.length > MOST_EARLIER) this.earlier.shift();
    this.paper = paper;
    const isWriting = vscode.window.activeTextEditor !== undefined;
    this.page.show(isWriting ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active, true);
    await this.fill();
  }

  dispose(): void {
    this.filling.cancel();
    this.fetching.abort();
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  /** The catalog has other papers: the one that is shown may be known better now. */
  private async renew(): Promise<void> {
    if (!this.paper || !this.page.isOpen) return;
    this.paper = (await this.sources.store.load()).catalog.byId(this.paper.id) ?? this.paper;
    await this.fill();
  }

  private async restore(state: unknown): Promise<void> {
    const key = (state as Partial<PaperState> | undefined)?.key;
    if (!this.paper && typeof key === 'string') {
      this.paper = (await this.sources.store.load()).catalog.byId(key);
    }
    await this.fill();
  }

  /** Sends what is known at once, then what takes longer. */
  private async fill(): Promise<void> {
    this.filling.cancel();
    this.filling.dispose();
    this.fetching.abort();
    this.fetching = new AbortController();
    this.filling = new vscode.CancellationTokenSource();
    const { token } = this.filling;
    const { paper } = this;
    if (!paper) return;
    this.page.title = shorten(displayName(paper), LONGEST_TITLE);
    const { store, corrections } = this.sources;
    const [library, records, { paperContent }] = await Promise.all([
      store.load(),
      corrections.of(paper),
      import('./pageContent'),
    ]);
    if (token.isCancellationRequested) return;
    const relatedness = await library.relatedness();
    if (token.isCancellationRequested) return;
    this.page.send(paperContent(paper, library.catalog, records, relatedness, this.earlier.length > 0));
    // Side by side: an abstract that is slow to come keeps nothing else waiting.
    await Promise.all([
      this.sendReading(),
      this.sendAbstract(paper, this.sources.abstracts.isWanted),
      this.sendPlaces(paper, token),
      this.sendReference(paper, token),
    ]);
  }

  private async sendPlaces(paper: Paper, token: vscode.CancellationToken): Promise<void> {
    const found = await citationsOfPaper(this.sources.resolver, paper, token);
    // Of another paper by now, and perhaps not all.
    if (token.isCancellationRequested) return;
    this.cited = { key: paper.id, places: found };
    const places = found.map(({ uri, range }) => ({
      file: vscode.workspace.asRelativePath(uri),
      line: range.start.line + 1,
    }));
    this.page.send({ type: 'places', key: paper.id, places });
  }

  private async sendReference(paper: Paper, token: vscode.CancellationToken): Promise<void> {
    const references = await this.sources.styles.format([paper], undefined, { as: 'text' });
    if (token.isCancellationRequested || typeof references === 'string') return;
    const citation = { label: 'Reference', text: references[0] ?? '' };
    this.page.send({ type: 'reference', key: paper.id, citation });
  }

  /** The abstract that is kept; another is only fetched when that is wanted. */
  private async sendAbstract(paper: Paper, mayFetch: boolean): Promise<void> {
    const { abstracts } = this.sources;
    const key = paper.id;
    const { signal } = this.fetching;
    let abstract = await abstracts.known(paper);
    if (abstract.kind === 'unknown' && mayFetch) {
      this.page.send({ type: 'abstract', key, state: 'loading' });
      abstract = await abstracts.fetch(paper, signal);
    }
    if (signal.aborted) return;
    if (abstract.kind === 'abstract') {
      this.page.send({ type: 'abstract', key, state: 'shown', text: abstract.text });
    } else if (abstract.kind === 'failed') {
      this.page.send({ type: 'abstract', key, state: 'failed', text: abstract.message });
    } else {
      this.page.send({ type: 'abstract', key, state: abstract.kind === 'none' ? 'none' : 'unasked' });
    }
  }

  /** What the reader keeps about the paper, now and whenever that changes. */
  private async sendReading(): Promise<void> {
    const { paper } = this;
    if (!paper || !this.page.isOpen) return;
    const item = await this.sources.reading.get(paper.id);
    if (paper !== this.paper) return;
    this.page.send({
      type: 'reading',
      key: paper.id,
      ...(item && {
        entry: { isStarred: item.starred, isRead: item.state === 'read', tags: item.tags, note: item.note },
      }),
    });
  }

  private async receive(message: Exclude<FromPaper, { type: 'ready' }>): Promise<void> {
    const { paper } = this;
    if (!paper) return;
    switch (message.type) {
      case 'open': {
        const other = (await this.sources.store.load()).catalog.byId(message.key);
        if (other) await this.show(other);
        return;
      }
      case 'back': {
        const last = this.earlier.pop();
        if (!last) return;
        this.paper = (await this.sources.store.load()).catalog.byId(last.id) ?? last;
        return this.fill();
      }
      case 'openLink':
        await openWebPage(message.url);
        return;
      case 'filter':
        await this.sources.catalogView.setFilter({ ...NO_FILTER, text: message.query, label: message.label });
        return vscode.commands.executeCommand('shelfmark.catalog.focus');
      case 'copy':
        await vscode.env.clipboard.writeText(message.text);
        showDone(`Copied ${message.what}`);
        return;
      case 'goTo':
        return this.goTo(this.cited?.key === message.key ? this.cited.places[message.place] : undefined);
      case 'run':
        if (PAPER_ACTIONS.includes(message.command)) {
          await vscode.commands.executeCommand(`shelfmark.${message.command}`, message.key);
        }
        return;
      case 'fetchAbstract':
        if (message.key === paper.id) await this.sendAbstract(paper, true);
        return;
    }
  }

  private async goTo(place: vscode.Location | undefined): Promise<void> {
    if (!place) return;
    try {
      await vscode.window.showTextDocument(place.uri, {
        selection: place.range,
        viewColumn: vscode.ViewColumn.One,
      });
    } catch {
      showNotDone(`${vscode.workspace.asRelativePath(place.uri)} cannot be opened: it may have gone.`);
    }
  }
}

async function openWebPage(url: string): Promise<void> {
  if (/^https?:\/\//i.test(url)) await vscode.env.openExternal(vscode.Uri.parse(url, true));
}
