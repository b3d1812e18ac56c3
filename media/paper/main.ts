import type {
  FromPaper,
  PaperAbstract,
  PaperContent,
  PaperPlaces,
  PaperReading,
  PaperReference,
  PaperState,
  ToPaper,
} from '../../src/views/paper/messages';
import { button, h } from '../shared/dom';
import { connect } from '../shared/host';
import {
  about,
  abstractSection,
  citationSection,
  placesSection,
  readingSection,
  relatedSection,
} from './sections';
import './paper.css';

/** What is known so far of the paper that is shown; the parts come one after the other. */
interface Shown {
  readonly paper: PaperContent;
  reference?: PaperReference;
  places?: PaperPlaces;
  abstract?: PaperAbstract;
  reading?: PaperReading;
}

/** Parts of the page from the top down; each is drawn anew alone, so that what is read in another stays as it is. */
const parts = {
  about: h('header'),
  abstract: h('div'),
  reading: h('div'),
  citation: h('div'),
  places: h('div'),
  related: h('div'),
  corrections: h('div'),
};
const page = document.getElementById('page')!;
page.append(...Object.values(parts));
let shown: Shown | undefined;
let tab = 'BibTeX';

const host = connect<ToPaper, FromPaper, PaperState>((message) => {
  if (message.type === 'paper') {
    showPaper(message);
    return;
  }
  if (!shown || message.key !== shown.paper.key) return;
  if (message.type === 'reference') shown.reference = message;
  else if (message.type === 'places') shown.places = message;
  else if (message.type === 'abstract') shown.abstract = message;
  else shown.reading = message;
  draw(message.type === 'reference' ? 'citation' : message.type);
});

function showPaper(paper: PaperContent): void {
  const isOther = shown?.paper.key !== paper.key;
  const hadFocus = page.contains(document.activeElement);
  shown = isOther || !shown ? { paper } : { ...shown, paper };
  host.remember({ key: paper.key });
  for (const part of Object.keys(parts) as (keyof typeof parts)[]) draw(part);
  if (!isOther) return;
  window.scrollTo(0, 0);
  if (hadFocus && !page.contains(document.activeElement)) document.getElementById('title')?.focus();
}

function draw(part: keyof typeof parts): void {
  if (!shown) return;
  const element = parts[part];
  const focused = element.contains(document.activeElement) ? document.activeElement?.id : '';
  element.replaceChildren(...contentOf(part, shown).filter((child) => child !== undefined));
  if (focused) document.getElementById(focused)?.focus();
}

function contentOf(part: keyof typeof parts, now: Shown): readonly (HTMLElement | undefined)[] {
  const { paper, reference } = now;
  switch (part) {
    case 'about':
      return [
        paper.canGoBack
          ? button('Back', () => host.send({ type: 'back' }), { id: 'back', class: 'back' })
          : undefined,
        ...about(paper, host.send),
      ];
    case 'abstract':
      return abstractSection(now.abstract, host.send);
    case 'reading':
      return readingSection(now.reading, host.send);
    case 'citation':
      return citationSection(
        [...paper.citations, ...(reference ? [reference.citation] : [])],
        tab,
        (label) => {
          tab = label;
          draw('citation');
        },
        host.send,
      );
    case 'places':
      return placesSection(now.places, host.send);
    case 'related':
      return relatedSection(paper.related, host.send);
    case 'corrections':
      return corrections(paper);
  }
}

function corrections({ corrections: records }: PaperContent): HTMLElement[] {
  if (records.length === 0) return [];
  return [
    h('h2', {}, 'Corrected in the Source'),
    h(
      'ul',
      { class: 'corrections' },
      ...records.map(({ field, from, to, reason }) =>
        h(
          'li',
          {},
          h('strong', {}, `${field.charAt(0).toUpperCase()}${field.slice(1)}: `),
          reason,
          from !== undefined ? h('div', { class: 'detail' }, h('del', {}, from)) : undefined,
          to !== undefined ? h('div', { class: 'detail' }, h('ins', {}, to)) : undefined,
        ),
      ),
    ),
  ];
}

host.send({ type: 'ready' });
