import type { Declarations } from '../declarations';
import { behindNext, blockRanges, matchRanges, mergeRanges, type BlockRule } from '../lineBlocks';
import { listedKeys } from '../listedKeys';
import type { Range } from '../scanning';
import type { CitationSyntaxModule } from '../syntax';

/** Org's own citations (Org manual, section 12.2): `[cite/style:prefix @key1 p. 3; @key2]`. */
export const orgCitations: CitationSyntaxModule = listedKeys({
  syntax: 'org',
  languages: ['org'],
  extensions: { org: 'org' },
  opening: /\[cite(?:\/[\p{L}\p{N}_/-]*)?:/gu,
  closing: ']',
  separator: ';',
  mark: '@',
  opaque,
  fresh: (keys) => `[cite:${keys.map((key) => `@${key}`).join('; ')}]`,
  declarations,
});

const block: BlockRule = (line, lines, at) => {
  const name = /^[ \t]*#\+begin_(src|example|comment|export)\b/i.exec(line)?.[1];
  return name === undefined
    ? undefined
    : { until: behindNext(lines, at + 1, new RegExp(`^[ \\t]*#\\+end_${name}\\b`, 'i')) };
};
const comment: BlockRule = (line, _, at) => (/^[ \t]*#(?: |$)/.test(line) ? { until: at + 1 } : undefined);

/** Source and example blocks, comment lines, and verbatim words between `=` or `~` (Org manual, section 12.3). */
function opaque(text: string): readonly Range[] {
  const verbatim = matchRanges(text, /(?<=^|[\s({'"-])([=~])(?=\S)[^\n]{0,300}?\S?\1(?=$|[\s)}'".,;:!?-])/gm);
  return mergeRanges(blockRanges(text, [block, comment]), verbatim);
}

function declarations(text: string): Declarations {
  const named = Array.from(
    text.matchAll(/^[ \t]*#\+bibliography:[ \t]*(.+?)[ \t]*\r?$/gim),
    (match) => match[1]!,
  );
  const linked = Array.from(text.matchAll(/^[ \t]*(?:\[\[)?bibliography:([^\s\]]+)/gm), (match) => match[1]!);
  const files = [...named, ...linked.flatMap((list) => list.split(','))].map((file) =>
    file.replace(/^"(.*)"$/, '$1'),
  );
  const includes = Array.from(text.matchAll(/^[ \t]*#\+include:[ \t]*"([^"\n]+)"/gim), (match) => match[1]!);
  return { files, includes, isMain: files.length > 0 };
}
