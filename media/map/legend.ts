import type { MapVenue } from '../../src/views/map/messages';
import { h } from '../shared/dom';
import { venueClass, venueShape } from './timeline';

const SVG = 'http://www.w3.org/2000/svg';

/** What the marks of the timeline stand for. */
export function legend(venues: readonly MapVenue[]): HTMLElement {
  return h(
    'ul',
    { class: 'legend', 'aria-label': 'Marks' },
    ...venues.map(({ id, label }) => {
      const svg = document.createElementNS(SVG, 'svg');
      const path = document.createElementNS(SVG, 'path');
      svg.setAttribute('viewBox', '-7 -7 14 14');
      svg.setAttribute('aria-hidden', 'true');
      path.setAttribute('d', venueShape(venues, id));
      path.setAttribute('class', venueClass(venues, id));
      svg.append(path);
      return h('li', {}, svg, label);
    }),
  );
}
