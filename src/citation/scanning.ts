/** Helpers that read a text by offsets, shared by the syntaxes. */

export interface Range {
  readonly start: number;
  /** First offset behind the range. A range that is open at the end of the text ends one behind the text. */
  readonly end: number;
}

/** Whether the character at `index` lies in one of the ranges, which are sorted and do not overlap. */
export function covers(ranges: readonly Range[], index: number): boolean {
  const range = lastStartingAtOrBefore(ranges, index);
  return range !== undefined && index < range.end;
}

/** Whether a cursor at `offset` stands inside one of the ranges, with something of it on both sides. */
export function encloses(ranges: readonly Range[], offset: number): boolean {
  const range = lastStartingAtOrBefore(ranges, offset - 1);
  return range !== undefined && offset < range.end;
}

function lastStartingAtOrBefore(ranges: readonly Range[], index: number): Range | undefined {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle]!.start <= index) low = middle + 1;
    else high = middle;
  }
  return ranges[low - 1];
}

/** The match of a sticky expression (flag `y`) at `index`. */
export function matchAt(expression: RegExp, text: string, index: number): RegExpExecArray | null {
  expression.lastIndex = index;
  return expression.exec(text);
}

/** Offset of the first character of the line that holds `offset`. */
export function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** Offset of the line feed that ends the line of `offset`, or of the end of the text. */
export function lineEnd(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset);
  return feed < 0 ? text.length : feed;
}

/** Start of the paragraph of `offset`, which a blank line precedes; looks back no further than `limit` characters. */
export function paragraphStart(text: string, offset: number, limit: number): number {
  const first = Math.max(0, offset - limit);
  let start = lineStart(text, offset);
  while (start > first) {
    const above = lineStart(text, start - 1);
    if (text.slice(above, start).trim() === '') return start;
    start = above;
  }
  return Math.max(start, first);
}
