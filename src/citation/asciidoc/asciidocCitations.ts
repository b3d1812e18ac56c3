import type { Declarations } from '../declarations';
import { behindNext, blockRanges, matchRanges, mergeRanges, type BlockRule } from '../lineBlocks';
import { listedKeys } from '../listedKeys';
import type { Range } from '../scanning';
import type { CitationSyntaxModule } from '../syntax';

/**
 * AsciiDoc with asciidoctor-bibtex (its README, "Citations"): `cite:[key1, key2(12-15)]`, words before it as in
 * `cite:See[key]`; and with the macros of asciidoctor-bibliography, which bear natbib's names. Without
 * `:bibtex-file:` the first takes a bibliography from the document's folder.
 */
export const asciidocCitations: CitationSyntaxModule = listedKeys({
  syntax: 'asciidoc',
  languages: ['asciidoc'],
  extensions: { adoc: 'asciidoc', asciidoc: 'asciidoc', asc: 'asciidoc' },
  opening:
    /(?<![\p{L}\p{N}_\\])(?:[Cc]ite(?:np|t|p|alt|alp|author|year|yearpar)?|fullcite|nocite|bibitem):(?:[^\s[\]:][^[\]\n]{0,80})?\[/gu,
  closing: ']',
  separator: ',',
  mark: '',
  apart: /[\p{L}\p{N}_\\:+]/u,
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

/** A paragraph that its style makes literal (`[source,c]`), up to the next blank line ("Literal Paragraphs"). */
const styled: BlockRule = (line, lines, at) =>
  /^\[(?:source|listing|literal|pass|comment|stem|latexmath|asciimath)\b[^\]]*\]\s*$/.test(line) &&
  !/^(?:-{4,}|\.{4,}|\+{4,}|\/{4,}|`{3,}|--\s*$|\.\S|\[)/.test(lines[at + 1] ?? '')
    ? { until: behindNext(lines, at + 1, /^\s*$/) }
    : undefined;

const LIST_ITEM = /^[ \t]+(?:[*.-]+|\d+\.|[a-zA-Z]\.|<(?:\d+|\.)>)[ \t]|::(?:\s|$)/;

/** An indented paragraph is literal, where its first line is no item of a list. */
const indented: BlockRule = (line, lines, at) =>
  /^[ \t]+\S/.test(line) && (at === 0 || lines[at - 1]!.trim() === '') && !LIST_ITEM.test(line)
    ? { until: behindNext(lines, at + 1, /^\s*$/) }
    : undefined;

/** Text between plus signs, and the pass macro ("Passthroughs"). */
const PASSED =
  /\+\+\+[^\n]{0,500}?\+\+\+|\+\+(?!\+)[^\n]{0,500}?\+\+|(?<![\p{L}\p{N}_+\]])\+(?=[^\s+])[^\n+]{0,500}(?<=\S)\+(?![\p{L}\p{N}_+[])|\bpass:[a-z,]*\[(?:[^\]\n\\]|\\.){0,500}\]/gu;

function opaque(text: string): readonly Range[] {
  return mergeRanges(blockRanges(text, [delimited, comment, styled, indented]), matchRanges(text, PASSED));
}

function declarations(text: string): Declarations {
  const files = Array.from(
    text.matchAll(/^:(?:bibtex-file|bibliography-database):[ \t]+(.+?)[ \t]*\r?$/gm),
    (match) => match[1]!,
  );
  const includes = Array.from(text.matchAll(/^include::([^[\]\r\n{}]+)\[/gm), (match) => match[1]!);
  return { files, includes, isMain: files.length > 0 };
}
