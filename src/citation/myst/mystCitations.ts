import type { Declarations } from '../declarations';
import { blockRanges, mergeRanges, behindNext, type BlockRule } from '../lineBlocks';
import { listedKeys } from '../listedKeys';
import { readBibfiles } from '../rst/sphinxProject';
import type { Range } from '../scanning';
import type { CitationSyntaxModule } from '../syntax';

/** MyST Markdown (its guide, "Citations and bibliography"; Jupyter Book): `` {cite:p}`key1,key2` ``. */
export const mystCitations: CitationSyntaxModule = listedKeys({
  syntax: 'myst',
  languages: ['markdown', 'myst'],
  extensions: {},
  opening: /\{(?:cite|footcite|citet|citep|nocite)(?::[a-z]+)*\}`/g,
  closing: '`',
  separator: ',',
  mark: '',
  opaque,
  // In plain Markdown a new citation is pandoc's affair.
  fresh: (keys, languageId) => (languageId === 'myst' ? `{cite}\`${keys.join(',')}\`` : undefined),
  declarations,
  project: {
    names: ['myst.yml', '_config.yml', 'conf.py'],
    declarations: async (text, name) =>
      name === 'myst.yml' ? (await import('../pandoc/frontMatter')).readYaml(text) : readBibfiles(text),
  },
});

/** Fenced code; a fence with `{name}` behind it is a directive, whose content is mostly text. */
const fence: BlockRule = (line, lines, at) => {
  const mark = /^ {0,3}(`{3,}|~{3,})(?![ \t]*\{(?!code))/.exec(line)?.[1];
  if (mark === undefined) return undefined;
  return { until: behindNext(lines, at + 1, new RegExp(`^ {0,3}${mark[0]}{${mark.length},}[ \\t]*\\r?$`)) };
};
const comment: BlockRule = (line, _, at) => (/^%/.test(line) ? { until: at + 1 } : undefined);

function opaque(text: string): readonly Range[] {
  return mergeRanges(blockRanges(text, [fence, comment]), codeSpans(text));
}

/** Code spans, which look like a role's content but follow no `{name}` (CommonMark, "Code spans"). */
function codeSpans(text: string): Range[] {
  const spans: Range[] = [];
  const runs = /`+/g;
  for (let run = runs.exec(text); run; run = runs.exec(text)) {
    // A fence is no code span.
    if (run[0].length > 2 && /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, run.index - 9), run.index)))
      continue;
    const close = new RegExp(`(?<!\`)\`{${run[0].length}}(?!\`)`, 'g');
    close.lastIndex = runs.lastIndex;
    const end = close.exec(text.slice(0, runs.lastIndex + 2000));
    if (!end) continue;
    if (text[run.index - 1] !== '}') spans.push({ start: run.index, end: close.lastIndex });
    runs.lastIndex = close.lastIndex;
  }
  return spans;
}

function declarations(text: string): Declarations {
  const named = Array.from(
    text.matchAll(/^[ \t]*(?:`{3,}|~{3,}|:{3,})\{bibliography\}[ \t]*(.*?)[ \t]*\r?$/gm),
    (match) => match[1]!,
  );
  return { files: named.flatMap((list) => list.split(/\s+/).filter((file) => file !== '')) };
}
