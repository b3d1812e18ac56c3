import { Cite, plugins } from '@citation-js/core';
import '@citation-js/plugin-csl';
import type { CslItem } from '../bibliography/cslItem';
import type { Paper } from '../catalog/paper';
import { htmlToMarkdown } from '../util/htmlToMarkdown';

/** A citation style: APA comes with the processor, others as CSL (citationstyles.org, specification 1.0.2). */
export interface ReferenceStyle {
  readonly name: string;
  /** The style itself, an XML text; undefined for APA. */
  readonly csl?: string | undefined;
}

export const APA: ReferenceStyle = { name: 'apa' };

/**
 * The works as references, in the order and with the labels that the style gives them. Importing this file loads the
 * citation processor, so it is imported where a reference is asked for and nowhere else.
 *
 * Throws an Error when the style cannot be used.
 */
export function formatReferences(
  works: readonly (Paper | CslItem)[],
  style: ReferenceStyle = APA,
  format: 'text' | 'markdown' = 'text',
): string[] {
  if (style.csl !== undefined) {
    if (!/<style\b[^]*<bibliography\b/.test(style.csl)) throw new Error('The style has no bibliography.');
    plugins.config.get('@csl').templates.add(style.name, style.csl);
  }
  // The type is forced because citation-js would otherwise guess it, and fetch what looks like an address.
  const cite = new Cite(works.map(plain), { forceType: '@csl/list+object', generateGraph: false });
  const entries = cite.format('bibliography', {
    format: format === 'text' ? 'text' : 'html',
    template: style.name,
    lang: 'en-US',
    asEntryArray: true,
  });
  return entries.map(([, entry]) =>
    format === 'text' ? entry.replace(/\s+/g, ' ').trim() : htmlToMarkdown(entry),
  );
}

/** What the processor needs and may change: a copy without what is no variable of CSL's. */
function plain(work: Paper | CslItem): unknown {
  const { custom: _custom, ...item } = structuredClone(work) as Record<string, unknown>;
  return item;
}
