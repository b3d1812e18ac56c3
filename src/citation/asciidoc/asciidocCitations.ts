import type { Declarations } from '../declarations';
import { behindNext, blockRanges, type BlockRule } from '../lineBlocks';
import { listedKeys } from '../listedKeys';
import type { Range } from '../scanning';
import type { CitationSyntaxModule } from '../syntax';

/**
 * AsciiDoc with asciidoctor-bibtex (its README, "Citations"): `cite:[key1, key2(12-15)]` and its kin. Without
 * `:bibtex-file:` that processor takes a bibliography from the document's folder.
 */
export const asciidocCitations: CitationSyntaxModule = listedKeys({
  syntax: 'asciidoc',
  languages: ['asciidoc'],
  extensions: { adoc: 'asciidoc', asciidoc: 'asciidoc', asc: 'asciidoc' },
  opening: /(?<![\p{L}\p{N}_])(?:cite|citenp|fullcite|nocite|citeauthor|citeyear):\[/gu,
  closing: ']',
  separator: ',',
  mark: '',
  opaque,
  fresh: (keys) => `cite:[${keys.join(', ')}]`,
  declarations,
});

/** Listing, literal, passthrough, comment and fenced blocks (AsciiDoc documentation, "Delimited Blocks"). */
const delimited: BlockRule = (line, lines, at) => {
  const delimiter = /^(-{4,}|\.{4,}|\+{4,}|\/{4,}|`{3,})[^`]*$/.exec(line.trimEnd())?.[1];
  if (delimiter === undefined || (delimiter[0] !== '`' && line.trimEnd() !== delimiter)) return undefined;
  return { until: behindNext(lines, at + 1, new RegExp(`^\\${delimiter[0]}{${delimiter.length}}\\s*$`)) };
};
const comment: BlockRule = (line, _, at) => (/^\/\/(?!\/)/.test(line) ? { until: at + 1 } : undefined);

function opaque(text: string): readonly Range[] {
  return blockRanges(text, [delimited, comment]);
}

function declarations(text: string): Declarations {
  const files = Array.from(
    text.matchAll(/^:(?:bibtex-file|bibliography-database):[ \t]+(.+?)[ \t]*\r?$/gm),
    (match) => match[1]!,
  );
  const includes = Array.from(text.matchAll(/^include::([^[\]\r\n{}]+)\[/gm), (match) => match[1]!);
  return { files, includes, isMain: files.length > 0 };
}
