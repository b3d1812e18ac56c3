import type { Range } from './scanning';

/** Tells of a line whether it begins something that is not running text, and where that ends. */
export type BlockRule = (
  line: string,
  lines: readonly string[],
  at: number,
) => { readonly until: number } | undefined;

/**
 * The ranges of the blocks that the rules find, in order. A rule gives the first line behind its block; blocks do not
 * nest.
 */
export function blockRanges(text: string, rules: readonly BlockRule[]): Range[] {
  const lines = text.split('\n');
  const ranges: Range[] = [];
  let offset = 0;
  for (let at = 0; at < lines.length;) {
    const line = lines[at]!;
    const block = rules.map((rule) => rule(line, lines, at)).find((found) => found !== undefined);
    const until = Math.max(at + 1, block?.until ?? at + 1);
    const start = offset;
    for (; at < until && at < lines.length; at++) offset += lines[at]!.length + 1;
    if (block) ranges.push({ start, end: offset });
  }
  return ranges;
}

/** The line behind the next one that matches; behind the last one where none does. */
export function behindNext(lines: readonly string[], from: number, pattern: RegExp): number {
  for (let at = from; at < lines.length; at++) if (pattern.test(lines[at]!)) return at + 1;
  return lines.length;
}

/** The first line at or behind `from` that is neither blank nor indented deeper than `indent`. */
export function behindIndented(lines: readonly string[], from: number, indent: number): number {
  let end = from;
  for (let at = from; at < lines.length; at++) {
    const line = lines[at]!;
    if (line.trim() === '') continue;
    if (indentOf(line) <= indent) break;
    end = at + 1;
  }
  return end;
}

export function indentOf(line: string): number {
  return /^[ \t]*/.exec(line)![0].length;
}

/** Both lists in the order of their places; what lies within another range is left out. */
export function mergeRanges(...lists: readonly (readonly Range[])[]): Range[] {
  const all = lists.flat().sort((a, b) => a.start - b.start);
  const merged: Range[] = [];
  for (const range of all) {
    const last = merged.at(-1);
    if (last && range.start < last.end) {
      if (range.end > last.end) merged[merged.length - 1] = { start: last.start, end: range.end };
    } else merged.push(range);
  }
  return merged;
}

/** The ranges of every match. */
export function matchRanges(text: string, pattern: RegExp): Range[] {
  return Array.from(text.matchAll(pattern), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}
