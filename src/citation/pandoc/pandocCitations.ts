import { splitFinishedKey } from '../joinKeys';
import { NO_DECLARATIONS, type Declarations } from '../declarations';
import { covers, encloses, lineStart, matchAt } from '../scanning';
import type { CitationContext, CitationSyntaxModule, CitedKey } from '../syntax';
import { inlineRegions } from './blocks';
import { citationBracketAround, mentionsIn, runningTextAt } from './citationText';
import { opaqueSpans } from './inline';
import { includesInMarkdown } from './includes';
import { isCrossReference, isTypedKey, joinMentions, mentionStart, restOfKey } from './mention';
import { nociteKeys } from './nocite';
import { planPandocCitation } from './plan';

export const pandocCitations: CitationSyntaxModule = {
  syntax: 'pandoc',
  languages: ['markdown', 'quarto', 'rmd'],
  extensions: { md: 'markdown', markdown: 'markdown', qmd: 'quarto', rmd: 'rmd' },
  contextAt,
  find,
  plan: planPandocCitation,
  join: (text, context, keys) => joinMentions(text[context.replaceStart - 1] === '{', keys),
  declarations,
  project: {
    names: ['_quarto.yml', '_quarto.yaml', '_bookdown.yml'],
    declarations: async (text) => (await import('./frontMatter')).readYaml(text),
  },
};

/** Reading YAML takes a parser, which is loaded when the first document needs it. */
const MAY_DECLARE = /^\ufeff?---[^]*\b(?:bibliography|nocite)\b/;

async function declarations(text: string, languageId: string): Promise<Declarations> {
  const own = MAY_DECLARE.test(text)
    ? (await import('./frontMatter')).readFrontMatter(text)
    : NO_DECLARATIONS;
  // Documents of these languages may be part of one another; plain Markdown is a whole by itself.
  return languageId === 'markdown' ? own : { ...own, includes: includesInMarkdown(text) };
}

/** Words typed in brackets: up to what ends a key or the citation. */
const TYPED_WORDS = /^(?:[^\s;,[\]{}@`][^;,[\]{}@`]*)?$/;

/**
 * In brackets and braces the query may hold spaces, so that a paper is found by several words. In running text it
 * ends at the first blank: the words behind it are the sentence's, and a list over them would only be in the way.
 */
function contextAt(text: string, offset: number, languageId: string): CitationContext | undefined {
  const at = text.slice(lineStart(text, offset), offset).lastIndexOf('@') + lineStart(text, offset);
  const start = text[at] === '@' && at < offset ? mentionStart(text, at) : undefined;
  if (start === undefined) return undefined;
  const braced = text[at + 1] === '{' && offset > at + 1;
  const replaceStart = at + (braced ? 2 : 1);
  const query = text.slice(replaceStart, offset);
  if (!TYPED_WORDS.test(query)) return undefined;

  const running = runningTextAt(text, at, true);
  if (!running || covers(running.opaque, at) || encloses(running.opaque, offset)) return undefined;
  const bracket = citationBracketAround(text, running, start);
  if (!braced && !isTypedKey(query) && (!bracket || splitFinishedKey(query).finished !== ''))
    return undefined;

  const replaceEnd =
    offset + (braced ? matchAt(/[^{}\s]*/y, text, offset)![0].length : restOfKey(text, offset, query));
  if (isCrossReference(text.slice(replaceStart, replaceEnd), languageId)) return undefined;
  const behind = replaceEnd + (braced && text[replaceEnd] === '}' ? 1 : 0);
  const end = bracket?.closed ? bracket.end + 1 : behind;
  const others = bracket ? mentionsIn(text, { start: bracket.start, end }, running.opaque) : [];
  return {
    syntax: 'pandoc',
    query,
    replaceStart,
    replaceEnd,
    keys: others
      .filter((mention) => mention.start !== start)
      .map((mention) => text.slice(mention.keyStart, mention.keyEnd)),
    start: bracket?.start ?? start,
    end,
    ...(bracket ? {} : { inProse: true }),
  };
}

function find(text: string, languageId: string): CitedKey[] {
  const examples = exampleLabels(text);
  let at = text.indexOf('@');
  const keys: CitedKey[] = at < 0 ? [] : nociteKeys(text);
  for (const region of at < 0 ? [] : inlineRegions(text)) {
    if (at >= 0 && at < region.start) at = text.indexOf('@', region.start);
    if (at < 0) break;
    if (at >= region.end) continue;
    for (const { keyStart, keyEnd } of mentionsIn(text, region, opaqueSpans(text, region))) {
      const key = text.slice(keyStart, keyEnd);
      if (isCrossReference(key, languageId) || examples.has(key)) continue;
      keys.push({ key, start: keyStart, end: keyEnd });
    }
  }
  return keys;
}

/** Labels of numbered examples: `(@label)` before an item makes `@label` refer to that item. */
function exampleLabels(text: string): ReadonlySet<string> {
  const labels = text.matchAll(/^[ \t>]*\(@([\p{L}\p{N}_-]+)\)[ \t]/gmu);
  return new Set(Array.from(labels, (match) => match[1]!));
}
