import { behindNext, blockRanges, matchRanges, mergeRanges, type BlockRule } from '../lineBlocks';
import type { Range } from '../scanning';

const block: BlockRule = (line, lines, at) => {
  const name = /^[ \t]*#\+begin_(src|example|comment|export)\b/i.exec(line)?.[1];
  return name === undefined
    ? undefined
    : { until: behindNext(lines, at + 1, new RegExp(`^[ \\t]*#\\+end_${name}\\b`, 'i')) };
};

/** Comments, and lines of fixed width behind a colon. */
const single: BlockRule = (line, _, at) =>
  /^[ \t]*[#:](?: |\r?$)/.test(line) ? { until: at + 1 } : undefined;

/** Source and example blocks, comment lines, and verbatim words between `=` or `~` (Org manual, section 12.3). */
export function opaqueInOrg(text: string): readonly Range[] {
  const verbatim = matchRanges(text, /(?<=^|[\s({'"-])([=~])(?=\S)[^\n]{0,300}?\S?\1(?=$|[\s)}'".,;:!?-])/gm);
  return mergeRanges(blockRanges(text, [block, single]), verbatim);
}
