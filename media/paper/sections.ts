import type {
  FromPaper,
  PaperAbstract,
  PaperCitation,
  PaperContent,
  PaperPlaces,
  PaperReading,
  RelatedRow,
} from '../../src/views/paper/messages';
import { button, count, h } from '../shared/dom';

type Send = (message: FromPaper) => void;

/** Authors shown before the rest is folded away. */
const AUTHORS_SHOWN = 12;

/** Title, authors, venue, links, categories and facets. */
export function about(paper: PaperContent, send: Send): (HTMLElement | undefined)[] {
  const { shortName, title, authors, note } = paper;
  const isInTitle = shortName !== undefined && title.startsWith(shortName);
  return [
    shortName !== undefined && !isInTitle ? h('div', { class: 'short-name' }, shortName) : undefined,
    // Takes the focus where what had it is gone with the paper before.
    h('h1', { id: 'title', tabindex: -1 }, title),
    authorLine(authors),
    h('p', { class: 'venue' }, paper.venue || 'Venue and date unknown'),
    h('p', { class: 'evidence' }, paper.evidence),
    note !== undefined ? h('p', { class: 'note', role: 'note' }, note) : undefined,
    h(
      'div',
      { class: 'actions' },
      button('Insert Citation', () => send({ type: 'run', key: paper.key, command: 'insertCitation' }), {
        class: 'primary',
      }),
      ...paper.links.map(({ label, url }) =>
        button(label, () => send({ type: 'openLink', url }), { class: 'link', title: url }),
      ),
      button('Reveal in Catalog', () => send({ type: 'run', key: paper.key, command: 'revealInCatalog' }), {
        class: 'link',
      }),
    ),
    h(
      'dl',
      { class: 'groups' },
      ...paper.groups.flatMap(({ label, items }) => [
        h('dt', {}, label),
        h(
          'dd',
          {},
          ...items.map((item) =>
            button(item.label, () => send({ type: 'filter', query: item.query, label: item.label }), {
              class: 'chip',
              title: 'Filters the catalog',
            }),
          ),
        ),
      ]),
      h('dt', {}, 'Citation key'),
      h(
        'dd',
        {},
        h('code', {}, paper.key),
        button('Copy', () => send({ type: 'copy', text: paper.key, what: paper.key }), {
          class: 'link',
          'aria-label': 'Copy citation key',
        }),
      ),
    ),
  ];
}

function authorLine(authors: readonly string[]): HTMLElement {
  if (authors.length === 0) return h('p', { class: 'authors' }, 'Authors unknown');
  if (authors.length <= AUTHORS_SHOWN) return h('p', { class: 'authors' }, authors.join(', '));
  return h(
    'details',
    { class: 'authors' },
    h(
      'summary',
      {},
      `${authors.slice(0, AUTHORS_SHOWN).join(', ')} and ${authors.length - AUTHORS_SHOWN} more`,
    ),
    authors.slice(AUTHORS_SHOWN).join(', '),
  );
}

/** The abstract, or the way to get it. */
export function abstractSection(abstract: PaperAbstract | undefined, send: Send): HTMLElement[] {
  if (!abstract || abstract.state === 'none') return [];
  const heading = h('h2', {}, 'Abstract');
  if (abstract.state === 'shown') return [heading, h('p', { class: 'abstract' }, abstract.text)];
  const ask = button('Fetch from arXiv', () => send({ type: 'fetchAbstract', key: abstract.key }), {
    id: 'fetch-abstract',
    disabled: abstract.state === 'loading',
  });
  return [
    heading,
    h(
      'p',
      { role: 'status' },
      ask,
      abstract.state === 'loading' ? ' Fetching...' : abstract.text && ` ${abstract.text}`,
    ),
  ];
}

/** What the reader keeps about the paper. */
export function readingSection(reading: PaperReading | undefined, send: Send): HTMLElement[] {
  if (!reading) return [];
  const run = (
    label: string,
    command: Extract<FromPaper, { type: 'run' }>['command'],
    pressed?: boolean,
  ): HTMLElement =>
    button(label, () => send({ type: 'run', key: reading.key, command }), {
      id: `run-${label.toLowerCase().replace(/\W/g, '-')}`,
      ...(pressed !== undefined && { 'aria-pressed': String(pressed) }),
    });
  const { entry } = reading;
  const heading = h('h2', {}, 'Reading List');
  if (!entry) return [heading, h('p', {}, run('Add to Reading List', 'addToReadingList'))];
  return [
    heading,
    h(
      'p',
      { class: 'row' },
      run('Starred', entry.isStarred ? 'unstarPaper' : 'starPaper', entry.isStarred),
      run('Read', entry.isRead ? 'markAsUnread' : 'markAsRead', entry.isRead),
      run('Edit Tags', 'editTags'),
      run(entry.note ? 'Edit Note' : 'Add Note', 'editNote'),
      run('Literature Note', 'createLiteratureNote'),
      run('Remove', 'removeFromReadingList'),
    ),
    ...(entry.tags.length > 0 ? [h('p', { class: 'tags' }, `Tags: ${entry.tags.join(', ')}`)] : []),
    ...(entry.note ? [h('pre', { class: 'reader-note' }, entry.note)] : []),
  ];
}

/** The entry and the reference, in tabs, each to be copied. */
export function citationSection(
  citations: readonly PaperCitation[],
  selected: string,
  select: (label: string) => void,
  send: Send,
): HTMLElement[] {
  const shown = citations.find(({ label }) => label === selected) ?? citations[0];
  if (!shown) return [];
  const id = (label: string): string => `citation-${label}`;
  const list = h(
    'div',
    { role: 'tablist', 'aria-label': 'Citation' },
    ...citations.map(({ label }) =>
      button(label, () => select(label), {
        role: 'tab',
        id: id(label),
        'aria-selected': String(label === shown.label),
        'aria-controls': 'citation-text',
        tabindex: label === shown.label ? 0 : -1,
      }),
    ),
  );
  list.addEventListener('keydown', ({ key }) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (step === undefined) return;
    const at = citations.indexOf(shown);
    const { label } = citations[(at + step + citations.length) % citations.length]!;
    select(label);
    document.getElementById(id(label))?.focus();
  });
  return [
    h('h2', {}, 'Cite'),
    h(
      'div',
      { class: 'citation' },
      h(
        'div',
        { class: 'row' },
        list,
        button('Copy', () => send({ type: 'copy', text: shown.text, what: shown.label }), {
          id: 'copy-citation',
          'aria-label': `Copy ${shown.label}`,
        }),
      ),
      h(
        'pre',
        { id: 'citation-text', role: 'tabpanel', tabindex: 0, 'aria-labelledby': id(shown.label) },
        shown.text,
      ),
    ),
  ];
}

/** Where the workspace cites the paper. */
export function placesSection(found: PaperPlaces | undefined, send: Send): HTMLElement[] {
  if (!found || found.places.length === 0) return [];
  return [
    h('h2', {}, `Cited Here ${count(found.places.length, 'Time')}`),
    h(
      'ul',
      {},
      ...found.places.map(({ file, line }, place) =>
        h(
          'li',
          {},
          button(`${file}, line ${line}`, () => send({ type: 'goTo', key: found.key, place }), {
            class: 'link',
          }),
        ),
      ),
    ),
  ];
}

/** Papers close to this one, and why. */
export function relatedSection(related: readonly RelatedRow[], send: Send): HTMLElement[] {
  if (related.length === 0) return [];
  return [
    h('h2', {}, 'Related'),
    h(
      'ul',
      { class: 'related' },
      ...related.map(({ key, name, place, reason }) =>
        h(
          'li',
          {},
          button(name, () => send({ type: 'open', key }), { class: 'link' }),
          h('span', { class: 'detail' }, [place, reason].filter(Boolean).join(' · ')),
        ),
      ),
    ),
  ];
}
