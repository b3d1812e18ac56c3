import { Cite } from '@citation-js/core';
import '@citation-js/plugin-csl';
import type { CslItem } from '../bibliography/cslItem';
import type { Paper } from '../catalog/paper';

/**
 * The works as a reference list in APA style, plain text, one a line. Importing this file loads the citation
 * processor, so it is imported where a reference is asked for and nowhere else.
 */
export function formatReferences(works: readonly (Paper | CslItem)[]): string {
  // The type is forced because citation-js would otherwise guess it, and fetch what looks like an address.
  const cite = new Cite(structuredClone(works), { forceType: '@csl/list+object', generateGraph: false });
  return cite.format('bibliography', { format: 'text', template: 'apa', lang: 'en-US' }).trim();
}
