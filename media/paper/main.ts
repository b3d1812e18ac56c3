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

const page = document.getElementById('page')!;
let shown: Shown | undefined;
let tab = 'BibTeX';

const host = connect<ToPaper, FromPaper, PaperState>((message) => {
  if (message.type === 'paper') {
    const isOther = shown?.paper.key !== message.key;
    shown = isOther || !shown ? { paper: message } : { ...shown, paper: message };
    host.remember({ key: message.key });
    draw();
    if (isOther) window.scrollTo(0, 0);
    return;
  }
  if (!shown || message.key !== shown.paper.key) return;
  if (message.type === 'reference') shown.reference = message;
  else if (message.type === 'places') shown.places = message;
  else if (message.type === 'abstract') shown.abstract = message;
  else shown.reading = message;
  draw();
});

function draw(): void {
  if (!shown) return;
  const { paper, reference, places, abstract, reading } = shown;
  const focused = document.activeElement?.id;
  const citations = [...paper.citations, ...(reference ? [reference.citation] : [])];
  page.replaceChildren(
    h(
      'header',
      {},
      paper.canGoBack
        ? button('Back', () => host.send({ type: 'back' }), { id: 'back', class: 'back' })
        : undefined,
      ...about(paper, host.send),
    ),
    ...abstractSection(abstract, host.send),
    ...readingSection(reading, host.send),
    ...citationSection(
      citations,
      tab,
      (label) => {
        tab = label;
        draw();
      },
      host.send,
    ),
    ...placesSection(places, host.send),
    ...relatedSection(paper.related, host.send),
    ...corrections(paper),
  );
  if (focused) document.getElementById(focused)?.focus();
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
