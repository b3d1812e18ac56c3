import { lineEnd, matchAt, type Range } from '../scanning';

/** What may begin a range, besides the escapes and braced keys that are stepped over. */
const TOKEN = /\\[^]|@\{[^{}\s]*\}|`+|\$\$?|<|\]\(|(?:https?|ftp):\/\/[^\s<>[\]`]*|\bwww\.[^\s<>[\]`]*/g;

const TAG_OR_AUTOLINK =
  /<(?:[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*>|[^\s<>@]+@[^\s<>]+>|\/?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?\/?>)/y;

const DESTINATION = /\]\((?:<[^<>\n]*>|(?:[^()\s\\]|\\[^]|\([^()\s]*\))*)(?:[ \t]+"[^"\n]*")?/y;

/**
 * The parts of a region of Markdown that are no running text: code, math, HTML tags and comments, addresses and
 * the destinations of links. Sorted, without overlap.
 *
 * `cursor` says that the text is being typed there: code that is begun on that line counts before it is closed.
 */
export function opaqueSpans(text: string, region: Range, cursor?: number): Range[] {
  const source = text.slice(region.start, region.end);
  const closers = new Closers(source);
  const spans: Range[] = [];
  const token = new RegExp(TOKEN);
  const typedLine =
    cursor === undefined ? undefined : lineEnd(text, Math.max(cursor, region.start)) - region.start;
  for (let match = token.exec(source); match; match = token.exec(source)) {
    const start = match.index;
    const end = spanEnd(source, match[0], start, closers, typedLine);
    if (end === undefined) continue;
    spans.push({ start: region.start + start, end: region.start + end });
    token.lastIndex = end;
  }
  return spans;
}

function spanEnd(
  source: string,
  token: string,
  start: number,
  closers: Closers,
  typedLine: number | undefined,
): number | undefined {
  const behind = start + token.length;
  switch (token[0]) {
    case '\\':
      return token === '\\(' ? closers.parenthesis(behind) : undefined;
    case '@':
      return undefined;
    case '`': {
      const end = closers.ticks(behind, token.length);
      if (end !== undefined || typedLine === undefined) return end;
      return lineEnd(source, start) === typedLine ? typedLine : undefined;
    }
    case '$':
      return closers.math(behind, token.length);
    case '<': {
      if (source.startsWith('!--', behind)) return closers.comment(behind + 3);
      const tag = matchAt(TAG_OR_AUTOLINK, source, start);
      return tag ? start + tag[0].length : undefined;
    }
    case ']':
      return start + matchAt(DESTINATION, source, start)![0].length;
    default:
      return behind;
  }
}

/**
 * Finds what closes a span. Each kind of closer is looked for from left to right and remembered, so that the whole
 * costs time in proportion to the text, however many spans are left open.
 */
class Closers {
  private readonly found = new Map<string, number>();
  private tickRuns: Map<number, number[]> | undefined;

  constructor(private readonly source: string) {}

  /** Behind the next run of exactly as many backticks (CommonMark 6.1). */
  ticks(from: number, length: number): number | undefined {
    this.tickRuns ??= this.readTickRuns();
    const runs = this.tickRuns.get(length) ?? [];
    while (runs.length > 0 && runs.at(-1)! < from) runs.pop();
    const run = runs.at(-1);
    return run === undefined ? undefined : run + length;
  }

  /**
   * Behind the dollar signs that close math. As pandoc has it, inline math begins before and ends behind something
   * else than a blank, and no digit follows it; so two prices are no formula.
   */
  math(from: number, length: number): number | undefined {
    if (length === 2) return this.next('$$', from, /(?<!\\)\$\$/g);
    if (/\s/.test(this.source[from] ?? ' ')) return undefined;
    return this.next('$', from + 1, /(?<![\s\\])\$(?!\d)/g);
  }

  parenthesis(from: number): number | undefined {
    return this.next('\\)', from, /\\\)/g);
  }

  comment(from: number): number | undefined {
    return this.next('-->', from, /-->/g);
  }

  private next(kind: string, from: number, closer: RegExp): number | undefined {
    let at = this.found.get(kind);
    if (at === undefined || at < from) {
      closer.lastIndex = from;
      at = closer.exec(this.source)?.index ?? Infinity;
      this.found.set(kind, at);
    }
    return at === Infinity ? undefined : at + kind.length;
  }

  /** Starts of the runs of backticks by length, the last one first. */
  private readTickRuns(): Map<number, number[]> {
    const runs = new Map<number, number[]>();
    for (const { 0: run, index } of this.source.matchAll(/`+/g)) {
      const list = runs.get(run.length);
      if (list) list.push(index);
      else runs.set(run.length, [index]);
    }
    for (const list of runs.values()) list.reverse();
    return runs;
  }
}
