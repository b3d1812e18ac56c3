import type { Declarations } from '../declarations';
import {
  behindIndented,
  blockRanges,
  indentOf,
  matchRanges,
  mergeRanges,
  type BlockRule,
} from '../lineBlocks';
import { listedKeys } from '../listedKeys';
import type { Range } from '../scanning';
import type { CitationSyntaxModule } from '../syntax';
import { sphinxProject } from './sphinxProject';

/**
 * reStructuredText with sphinxcontrib-bibtex (its documentation, "Roles and Directives"): `` :cite:p:`key1,key2` ``,
 * with words before and behind a key as in `` :cite:`{see}key{p. 3}` ``.
 */
export const rstCitations: CitationSyntaxModule = listedKeys({
  syntax: 'rst',
  languages: ['restructuredtext'],
  extensions: { rst: 'restructuredtext' },
  opening: /(?<!\\):(?:cite|footcite|citet|citep|nocite)(?::[a-z]{1,20}){0,3}:`/g,
  closing: '`',
  separator: ',',
  mark: '',
  apart: /[\p{L}\p{N}_\\`:*|]/u,
  opaque,
  fresh: (keys) => `:cite:\`${keys.join(',')}\``,
  declarations,
  project: sphinxProject,
});

/** Directives whose content is no text (Docutils, "Directives"; Sphinx, "Showing code examples"). */
const LITERAL_DIRECTIVE =
  /^[ \t]*\.\. +(?:code|code-block|sourcecode|highlight|math|raw|literalinclude|parsed-literal|doctest|testcode|bibliography)::/;

const literal: BlockRule = (line, lines, at) => {
  const isDirective = LITERAL_DIRECTIVE.test(line);
  // A paragraph that ends in `::` is followed by a literal block (Docutils, "Literal Blocks").
  const announces = !/^[ \t]*\.\. /.test(line) && /::[ \t]*\r?$/.test(line);
  if (isDirective) return { until: behindIndented(lines, at + 1, indentOf(line)) };
  if (!announces || lines[at + 1]?.trim() !== '') return undefined;
  const until = behindIndented(lines, at + 1, indentOf(line));
  return until > at + 1 ? { until } : undefined;
};

/** Explicit markup that is nothing else is a comment, with all that is indented below it. */
const comment: BlockRule = (line, lines, at) =>
  /^[ \t]*\.\.(?:[ \t]+(?![[|_]|[^:\n]*::)|[ \t]*\r?$)/.test(line)
    ? { until: behindIndented(lines, at + 1, indentOf(line)) }
    : undefined;

function opaque(text: string): readonly Range[] {
  return mergeRanges(blockRanges(text, [literal, comment]), matchRanges(text, /``(?:[^`\n]|`(?!`))+``/g));
}

function declarations(text: string): Declarations {
  const named = Array.from(
    text.matchAll(/^[ \t]*\.\. bibliography::[ \t]*(.*?)[ \t]*\r?$/gm),
    (match) => match[1]!,
  );
  const includes = Array.from(
    text.matchAll(/^[ \t]*\.\. include::[ \t]*(\S+)[ \t]*\r?$/gm),
    (match) => match[1]!,
  );
  const files = named.flatMap((list) => list.split(/\s+/).filter((file) => file !== ''));
  return { files, includes, citesAll: CITES_ALL.test(text) };
}

/** The option of the directive that takes in every entry. */
const CITES_ALL = /^[ \t]*\.\. bibliography::.*\n(?:[ \t]+:[a-z]+:.*\n){0,20}?[ \t]+:all:/m;
