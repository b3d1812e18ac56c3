import type {
  FromMap,
  MapContent,
  MapFilter,
  MapPaper,
  MapState,
  Picture,
  ToMap,
} from '../../src/views/map/messages';
import { button, count, h } from '../shared/dom';
import { connect } from '../shared/host';
import { Tooltip } from '../shared/tooltip';
import { drawHeatMap } from './heatMap';
import { pngOf, standaloneSvg } from './image';
import { legend } from './legend';
import type { Scene } from './scene';
import { matrixTable, paperList, timelineTable } from './tableView';
import { TextRuler } from './text';
import { drawTimeline } from './timeline';
import './map.css';

interface Tab {
  readonly picture: Picture;
  readonly label: string;
  readonly caption: string;
}

const TABS: readonly Tab[] = [
  { picture: 'growth', label: 'Growth', caption: 'Papers by category and quarter of posting' },
  { picture: 'timeline', label: 'Timeline', caption: 'Papers by category and month of posting' },
  { picture: 'crossing', label: 'Applications × Methods', caption: 'Papers by application and method' },
];

/** The page: which picture is shown and how, what is filtered, and what follows from a click. */
class MapPage {
  private readonly host = connect<ToMap, FromMap, MapState>((message) => this.receive(message));
  private state: MapState = this.host.state ?? { picture: 'growth', asTable: false };
  private content: MapContent | undefined;
  private papers: ReadonlyMap<string, MapPaper> = new Map();
  private now: MapFilter = { type: 'filter' };
  private isPainted = false;
  private readonly ruler = new TextRuler();
  private readonly tooltip = new Tooltip();

  private readonly svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  private readonly tabs = TABS.map((tab) =>
    button(tab.label, () => this.change({ picture: tab.picture }), {
      role: 'tab',
      id: `tab-${tab.picture}`,
      'aria-controls': 'picture',
    }),
  );
  private readonly tableButton = button('Table', () => this.change({ asTable: !this.state.asTable }), {
    title: 'Shows the same as a table, for keyboard and screen reader',
  });
  private readonly status = h('div', { class: 'status', role: 'status' });
  private readonly picture = h('section', { id: 'picture', role: 'tabpanel', tabindex: 0 });
  private readonly list = h('aside', { 'aria-label': 'Papers shown', hidden: true });

  constructor(page: HTMLElement) {
    const tablist = h('div', { role: 'tablist', 'aria-label': 'Pictures' }, ...this.tabs);
    tablist.addEventListener('keydown', (event) => this.moveTab(event));
    const exports = (['SVG', 'PNG', 'TikZ', 'CSV'] as const).map((format) =>
      button(format, () => void this.save(format), { title: `Exports the picture as ${format}` }),
    );
    const toolbar = h(
      'div',
      { class: 'toolbar' },
      tablist,
      this.tableButton,
      h('div', { class: 'exports', role: 'group', 'aria-label': 'Export' }, 'Export', ...exports),
    );
    page.append(
      h('h1', {}, 'Research Map'),
      toolbar,
      this.status,
      h('div', { class: 'content' }, this.picture, this.list),
    );
    // The width of what scrolls, not of what is drawn: drawing must not bring the next one about.
    let width = 0;
    new ResizeObserver(([entry]) => {
      const now = Math.floor(entry?.contentRect.width ?? 0);
      if (now === width) return;
      width = now;
      this.draw();
    }).observe(this.picture);
    this.host.send({ type: 'ready' });
  }

  private receive(message: ToMap): void {
    if (message.type === 'content') {
      this.content = message;
      this.papers = new Map(message.map.papers.map((paper) => [paper.key, paper]));
    } else {
      this.now = message;
    }
    this.draw();
  }

  private change(change: Partial<MapState>): void {
    this.state = { ...this.state, ...change };
    this.host.remember(this.state);
    this.draw();
  }

  private moveTab(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const at = TABS.findIndex(({ picture }) => picture === this.state.picture);
    const next = (at + step + TABS.length) % TABS.length;
    this.change({ picture: TABS[next]!.picture });
    this.tabs[next]!.focus();
  }

  private scene(content: MapContent): Scene {
    const { keys, query } = this.now;
    return {
      map: content.map,
      growth: content.growth,
      crossing: content.crossing,
      papers: this.papers,
      passing: keys && new Set(keys),
      query,
      ruler: this.ruler,
      tooltip: this.tooltip,
      width: Math.max(320, this.picture.clientWidth - 2),
      filter: (wanted, label) => {
        this.tooltip.hide();
        this.host.send(wanted === query ? { type: 'clearFilter' } : { type: 'filter', query: wanted, label });
      },
      open: (key) => this.host.send({ type: 'open', key }),
    };
  }

  private draw(): void {
    const { content, state } = this;
    const tab = TABS.find(({ picture }) => picture === state.picture) ?? TABS[0]!;
    TABS.forEach(({ picture }, at) => {
      const isSelected = picture === tab.picture;
      this.tabs[at]!.setAttribute('aria-selected', String(isSelected));
      this.tabs[at]!.tabIndex = isSelected ? 0 : -1;
    });
    this.tableButton.setAttribute('aria-pressed', String(state.asTable));
    this.picture.setAttribute('aria-labelledby', `tab-${tab.picture}`);
    if (!content) return;
    this.tooltip.hide();
    // Where nothing passes, an empty list would only take room.
    this.list.hidden = !this.now.keys?.length;
    const scene = this.scene(content);
    this.drawStatus(scene, tab);
    if (this.now.keys) this.list.replaceChildren(h('h2', {}, 'Papers'), paperList(scene));
    const top = this.picture.scrollTop;
    const focused = document.activeElement?.getAttribute('aria-label');
    if (state.asTable) this.picture.replaceChildren(this.table(scene, tab));
    else this.drawPicture(scene, tab);
    this.picture.scrollTop = top;
    if (focused) this.picture.querySelector<HTMLElement>(`[aria-label="${CSS.escape(focused)}"]`)?.focus();
    if (!this.isPainted) {
      this.isPainted = true;
      requestAnimationFrame(() => this.host.send({ type: 'painted', ms: Math.round(performance.now()) }));
    }
  }

  private drawPicture(scene: Scene, tab: Tab): void {
    const summary = `${tab.caption}. Table shows the same for keyboard and screen reader.`;
    this.svg.setAttribute('role', 'img');
    this.svg.setAttribute('aria-label', summary);
    this.svg.setAttribute('class', tab.picture);
    this.picture.replaceChildren(this.svg, ...(tab.picture === 'timeline' ? [legend(scene.map.venues)] : []));
    if (tab.picture === 'timeline') drawTimeline(this.svg, scene);
    else if (tab.picture === 'growth') drawHeatMap(this.svg, scene.growth, scene, false);
    else drawHeatMap(this.svg, scene.crossing, scene, true);
  }

  private table(scene: Scene, { picture, caption }: Tab): HTMLElement {
    if (picture === 'timeline') return timelineTable(scene, caption);
    return matrixTable(picture === 'growth' ? scene.growth : scene.crossing, scene, caption);
  }

  private drawStatus({ map, passing }: Scene, { picture, caption }: Tab): void {
    const all = map.papers.length;
    const undated =
      picture === 'crossing' ? 0 : map.papers.filter(({ quarter }) => quarter === undefined).length;
    const missing = undated > 0 ? ` ${count(undated, 'paper')} without a month of posting left out.` : '';
    if (!passing) {
      this.status.replaceChildren(`${caption}: ${count(all, 'paper')}.${missing}`);
      return;
    }
    this.status.replaceChildren(
      `Filtered by ${this.now.label ?? ''}: ${passing.size} of ${count(all, 'paper')}. `,
      button('Clear Filter', () => this.host.send({ type: 'clearFilter' })),
    );
  }

  private async save(format: 'SVG' | 'PNG' | 'TikZ' | 'CSV'): Promise<void> {
    const { picture } = this.state;
    if (format === 'CSV' || format === 'TikZ') {
      this.host.send({ type: 'saveData', format: format === 'CSV' ? 'csv' : 'tex', picture });
      return;
    }
    if (!this.content) return;
    if (this.state.asTable) this.change({ asTable: false });
    const svg = standaloneSvg(this.svg, TABS.find((tab) => tab.picture === picture)!.caption);
    if (format === 'SVG') {
      this.host.send({ type: 'saveImage', format: 'svg', picture, data: svg });
      return;
    }
    try {
      this.host.send({ type: 'saveImage', format: 'png', picture, data: await pngOf(svg) });
    } catch {
      this.status.replaceChildren('The picture cannot be drawn as PNG. Export it as SVG.');
    }
  }
}

new MapPage(document.getElementById('page')!);
