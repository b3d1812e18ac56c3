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
 * Throws an Error when the style cannot be used; its message goes on behind "it".
 */
export function formatReferences(
  works: readonly (Paper | CslItem)[],
  style: ReferenceStyle = APA,
  format: 'text' | 'markdown' = 'text',
): string[] {
  if (works.length === 0) return [];
  const entries = process(works, templateOf(style), format === 'text' ? 'text' : 'html');
  if (entries.length === 0) throw new Error('gives no references');
  return entries.map(([, entry]) =>
    format === 'text' ? entry.replace(/\s+/g, ' ').trim() : htmlToMarkdown(entry),
  );
}

/** The name under which the processor has the style. */
function templateOf({ csl }: ReferenceStyle): string {
  if (csl === undefined) return 'apa';
  if (!/<style\b/.test(csl)) throw new Error('is no CSL');
  if (!/<bibliography\b/.test(csl)) {
    throw new Error(
      csl.includes('independent-parent')
        ? 'only points to another style: take the file of that one'
        : 'has no bibliography',
    );
  }
  // The processor keeps what it made of a style by its name: a style that was edited needs another one.
  plugins.config.get('@csl').templates.add(csl, csl);
  return csl;
}

function process(works: readonly (Paper | CslItem)[], template: string, format: 'text' | 'html') {
  try {
    // The type is forced because citation-js would otherwise guess it, and fetch what looks like an address.
    const cite = new Cite(works.map(itemOf), { forceType: '@csl/list+object', generateGraph: false });
    return cite.format('bibliography', { format, template, lang: 'en-US', asEntryArray: true });
  } catch (error) {
    throw new Error('cannot be read by the citation processor', { cause: error });
  }
}

/**
 * What the processor needs and may change: a copy without what is no variable of CSL's. It is numbered, as the
 * processor loses works that are called like a property of every object, and takes two of one name for one.
 */
function itemOf(work: Paper | CslItem, index: number): unknown {
  const { custom: _custom, ...item } = structuredClone(work) as Record<string, unknown>;
  return { ...item, id: `work-${index}` };
}
