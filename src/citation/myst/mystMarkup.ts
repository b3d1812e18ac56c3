import { behindNext, blockRanges, mergeRanges, type BlockRule } from '../lineBlocks';
import { matchAt, type Range } from '../scanning';

/** Directives whose content is no text (MyST guide, "Directives"; Sphinx, "Showing code examples"). */
const LITERAL =
  /^\{(?:code|code-block|code-cell|sourcecode|literalinclude|math|raw|mermaid|eval-rst|bibliography)\}/;

/**
 * Fenced code. A fence with `{name}` behind it is a directive, whose content is mostly text: its fences are kept in
 * mind, so that the closing one is not taken for the beginning of code.
 */
function fences(): BlockRule {
  const open: string[] = [];
  return (line, lines, at) => {
    const fence = /^[ \t]*(?:[-*+>][ \t]+)?(`{3,}|~{3,})[ \t]*(.*?)[ \t]*\r?$/.exec(line);
    if (!fence) return undefined;
    const mark = fence[1]!;
    const info = fence[2]!;
    if (mark[0] === '`' && info.includes('`')) return undefined;
    if (info === '' && open.some((each) => mark.startsWith(each))) {
      // What is left open within ends with it.
      while (!mark.startsWith(open.pop()!));
      return undefined;
    }
    if (/^\{[^}\s]+\}/.test(info) && !LITERAL.test(info)) {
      open.push(mark);
      return undefined;
    }
    return {
      until: behindNext(lines, at + 1, new RegExp(`^[ \\t]*${mark[0]}{${mark.length},}[ \\t]*\\r?$`)),
    };
  };
}

const comment: BlockRule = (line, _, at) => (/^%/.test(line) ? { until: at + 1 } : undefined);

/** Code and comments of a MyST document, without those roles that look like code spans. */
export function opaqueInMyst(text: string): readonly Range[] {
  return mergeRanges(blockRanges(text, [fences(), comment]), codeSpans(text));
}

/** Code spans, which end within their paragraph (CommonMark 6.1); behind `{name}` they are the content of a role. */
function codeSpans(text: string): Range[] {
  const spans: Range[] = [];
  const runs = /`+/g;
  for (let run = runs.exec(text); run; run = runs.exec(text)) {
    const length = run[0].length;
    const behind = runs.lastIndex;
    if (length > 2 && /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, run.index - 9), run.index))) continue;
    const end = endOfSpan(text, behind, length);
    if (end === undefined) continue;
    if (text[run.index - 1] !== '}') spans.push({ start: run.index, end });
    runs.lastIndex = end;
  }
  return spans;
}

/** No span is longer, so that no text makes the scan slow. */
const LONGEST_SPAN = 2000;

function endOfSpan(text: string, from: number, length: number): number | undefined {
  const limit = from + LONGEST_SPAN;
  for (let at = from; at < text.length && at < limit;) {
    const stop = matchAt(/[^`\n]*(`+|\n[ \t]*(?=\r?\n)|\n)/y, text, at);
    if (!stop) return undefined;
    at += stop[0].length;
    const found = stop[1]!;
    if (
      found[0] === '`' ? found.length === length : found.length > 1 || /^\r?\n/.test(text.slice(at, at + 2))
    )
      return found[0] === '`' ? at : undefined;
  }
  return undefined;
}
