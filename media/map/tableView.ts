import type { MapPaper, Matrix } from '../../src/views/map/messages';
import { button, count, h } from '../shared/dom';
import { nameOf, passingIn, type Scene } from './scene';

/** A picture of rows and columns as a table: every number is a button that does what the cell does. */
export function matrixTable(matrix: Matrix, scene: Scene, caption: string): HTMLElement {
  const { rows, columns, cells } = matrix;
  const head = h(
    'tr',
    {},
    h('td'),
    ...columns.map((column) =>
      h(
        'th',
        { scope: 'col' },
        button(nameOf(column), () => scene.filter(column.query, nameOf(column))),
      ),
    ),
  );
  const body = rows.map((row, r) =>
    h(
      'tr',
      {},
      h(
        'th',
        { scope: 'row' },
        button(row.label, () => scene.filter(row.query, row.label)),
      ),
      ...columns.map((column, c) => {
        const keys = cells[r]![c]!;
        if (keys.length === 0) return h('td', { class: 'empty' }, '0');
        const label = `${row.label}, ${nameOf(column)}`;
        const query = `${row.query} ${column.query}`;
        const shown = passingIn(scene, keys);
        const text = shown === keys.length ? String(shown) : `${shown} of ${keys.length}`;
        return h(
          'td',
          {},
          button(text, () => scene.filter(query, label), {
            'aria-label': `${label}: ${count(keys.length, 'paper')}${shown === keys.length ? '' : `, ${shown} shown`}`,
            'aria-pressed': String(scene.query === query),
          }),
        );
      }),
    ),
  );
  return h(
    'div',
    { class: 'table', tabindex: 0, role: 'region', 'aria-label': caption },
    h('table', {}, h('caption', {}, caption), h('thead', {}, head), h('tbody', {}, ...body)),
  );
}

/** The timeline as a table: the papers that are not filtered out, lane by lane, the newest first. */
export function timelineTable(scene: Scene, caption: string): HTMLElement {
  const venues = new Map(scene.map.venues.map(({ id, label }) => [id, label]));
  const rows = scene.map.lanes.flatMap((lane) =>
    newestFirst(
      scene.map.papers.filter((paper) => isShown(scene, paper) && paper.lanes.includes(lane.id)),
    ).map((paper) =>
      h(
        'tr',
        {},
        h('td', {}, lane.label),
        h('td', {}, paper.month ?? 'unknown'),
        h(
          'th',
          { scope: 'row' },
          button(paper.name, () => scene.open(paper.key), { title: paper.title }),
        ),
        h('td', {}, paper.place || venues.get(paper.venue)),
      ),
    ),
  );
  const head = ['Category', 'Posted', 'Paper', 'Venue'].map((label) => h('th', { scope: 'col' }, label));
  return h(
    'div',
    { class: 'table', tabindex: 0, role: 'region', 'aria-label': caption },
    h(
      'table',
      { class: 'papers' },
      h('caption', {}, caption),
      h('thead', {}, h('tr', {}, ...head)),
      h('tbody', {}, ...rows),
    ),
  );
}

/** The papers that are not filtered out, as a list to open them from. */
export function paperList(scene: Scene): HTMLElement {
  const papers = newestFirst(scene.map.papers.filter((paper) => isShown(scene, paper)));
  return h(
    'ol',
    { class: 'paper-list' },
    ...papers.map((paper) =>
      h(
        'li',
        {},
        button(paper.name, () => scene.open(paper.key), { title: paper.title }),
        h('span', { class: 'place' }, [paper.authors, paper.place].filter(Boolean).join(' · ')),
      ),
    ),
  );
}

function isShown({ passing }: Scene, { key }: MapPaper): boolean {
  return passing?.has(key) ?? true;
}

function newestFirst(papers: readonly MapPaper[]): MapPaper[] {
  const month = ({ month: own = '' }: MapPaper): string => own;
  return [...papers].sort((a, b) => (month(a) < month(b) ? 1 : month(a) > month(b) ? -1 : 0));
}
