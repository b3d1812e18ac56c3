import type { ItemPlace } from './dataEntry';

/** An item of a YAML text, from its line's first visible character on. */
export interface YamlItem extends Omit<ItemPlace, 'key' | 'keyStart' | 'keyEnd'> {
  /** Offset of the line that the item begins on: `text.slice(lineStart, end)` is YAML of its own. */
  readonly lineStart: number;
  /** In a mapping, where its key stands, quotes included. */
  readonly keyFrom?: number;
  readonly keyTo?: number;
}

/**
 * Where the items stand: a list or a mapping whose items begin at one column; `flow` is written with brackets and has
 * to be parsed as a whole; `none` is a text without content, `unknown` one that is no bibliography.
 */
export type YamlLayout =
  | {
      readonly kind: 'list' | 'mapping';
      readonly items: readonly YamlItem[];
      /** Column of the dashes or keys; undefined where there is none yet. */
      readonly column: number | undefined;
      /** Behind the last line of an item, or behind `references:`, without its line end. */
      readonly end: number;
    }
  | { readonly kind: 'flow'; readonly start: number; readonly end: number }
  | { readonly kind: 'none' | 'unknown' };

/** A line with visible text: the column of its first visible character, and where it stands. */
interface Line {
  /** Whether it begins with `#`: a comment, unless it is deep enough to be a line of a text. */
  readonly comment: boolean;
  readonly start: number;
  readonly at: number;
  readonly end: number;
  readonly column: number;
}

const REFERENCES = /^["']?references["']?[ \t]*:(?=[ \t\n\r]|$)[ \t]*([^\n\r]*)/;
const NOTHING = /^(?:#|$)/;
const DASH = /^-(?=[ \t\n\r]|$)/;

/**
 * The lines of the first document of a YAML text. What stands deeper belongs to the item above it, whatever it is
 * (YAML 1.2.2, section 6.1), so that reading a text needs no parser, and an item that is broken costs itself only.
 */
export function layoutOfYaml(text: string, wanted: 'list' | 'mapping'): YamlLayout {
  const lines = contentLines(text);
  const first = lines[0];
  if (!first) return { kind: 'none' };
  if (/[[{]/.test(text[first.at]!)) return { kind: 'flow', start: first.at, end: lines.at(-1)!.end };
  if (wanted === 'mapping') return mappingIn(text, lines);
  if (DASH.test(text.slice(first.at, first.at + 2))) return listIn(text, lines, first.end);
  const head = lines.findIndex(
    (line) => line.column === first.column && referencesIn(text, line) !== undefined,
  );
  if (head < 0) return { kind: 'unknown' };
  const value = referencesIn(text, lines[head]!)!;
  if (NOTHING.test(value)) return listIn(text, below(text, lines, head), lines[head]!.end);
  if (!value.startsWith('[')) return { kind: 'unknown' };
  const inner = below(text, lines, head);
  const next = lines[head + 1 + inner.length];
  // The closing bracket stands below the key where people break the lines of a list.
  const last = next && /[\]}]/.test(text[next.at]!) ? next : (inner.at(-1) ?? lines[head]!);
  return { kind: 'flow', start: lines[head]!.end - value.length, end: last.end };
}

function referencesIn(text: string, { at, end }: Line): string | undefined {
  return REFERENCES.exec(text.slice(at, end))?.[1];
}

/** The lines of the value of a key: what is deeper, and the dashes in the key's own column. */
function below(text: string, lines: readonly Line[], head: number): Line[] {
  const { column } = lines[head]!;
  const next = lines.findIndex(
    (line, index) =>
      index > head &&
      !(line.comment || line.column > column || (line.column === column && isDash(text, line))),
  );
  return lines.slice(head + 1, next < 0 ? undefined : next);
}

function isDash(text: string, { at, end }: Line): boolean {
  return DASH.test(text.slice(at, Math.min(end, at + 2)));
}

function listIn(text: string, lines: readonly Line[], headEnd: number): YamlLayout {
  const column = lines.find(({ comment }) => !comment)?.column;
  const items: YamlItem[] = [];
  let end = headEnd;
  for (const line of lines) {
    if (column === undefined) break;
    if (line.comment && line.column <= column) continue;
    if (line.column < column) break;
    if (line.column === column) {
      if (!isDash(text, line)) break;
      items.push({ start: line.at, lineStart: line.start, end: line.end, closed: true });
    } else if (items.length > 0) items.push({ ...items.pop()!, end: line.end });
    end = line.end;
  }
  if (column !== undefined && items.length === 0) return { kind: 'unknown' };
  return { kind: 'list', items, column, end };
}

/** A key, quoted or not, up to its colon. */
const KEY =
  /^(?:"(?:[^"\\\n\r]|\\[^\n\r])*"|'(?:[^'\n\r]|'')*'|(?![-?:](?:\s|$))[^\s"'#&*!|>%@`{}[\],](?:[^\s:#]|:(?=\S)|(?<=\S)#|[ \t](?![ \t]*(?:#|:)))*)(?=[ \t]*:(?:\s|$))/;
/** What an entry begins with behind its key: nothing, a flow mapping, an alias, an anchor or a tag. */
const ENTRY_VALUE = /^[ \t]*:[ \t]*(?:$|[#{*&!])/;
const LONGEST_KEY = 500;

function mappingIn(text: string, lines: readonly Line[]): YamlLayout {
  const column = lines[0]!.column;
  const items: YamlItem[] = [];
  let end = 0;
  let isItem = false;
  for (const line of lines) {
    if (line.comment && line.column <= column) continue;
    if (line.column < column) break;
    end = line.end;
    if (line.column > column) {
      if (isItem) items.push({ ...items.pop()!, end: line.end });
      continue;
    }
    const head = text.slice(line.at, Math.min(line.end, line.at + LONGEST_KEY));
    const key = KEY.exec(head)?.[0];
    isItem = key !== undefined && ENTRY_VALUE.test(head.slice(key.length));
    if (!isItem) continue;
    const keyTo = line.at + key!.length;
    items.push({
      start: line.at,
      lineStart: line.start,
      end: line.end,
      closed: true,
      keyFrom: line.at,
      keyTo,
    });
  }
  return items.length === 0 ? { kind: 'unknown' } : { kind: 'mapping', items, column, end };
}

/** Where the first document's visible lines stand, without directives, markers and the comments at its top. */
function contentLines(text: string): Line[] {
  const lines: Line[] = [];
  let start = text.startsWith('\ufeff') ? 1 : 0;
  for (;;) {
    let end = start;
    while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
    let at = start;
    while (at < end && text[at] === ' ') at++;
    const char = text[at];
    const column = at - start;
    const blank = at === end || (char === '\t' && text.slice(at, end).trim() === '');
    if (column === 0 && /^(?:---|\.\.\.)(?:\s|$)/.test(text.slice(at, Math.min(end, at + 4)))) {
      if (lines.length > 0) return lines;
    } else if (!blank && (lines.length > 0 || (char !== '#' && char !== '%'))) {
      let last = end;
      while (/[ \t]/.test(text[last - 1]!)) last--;
      lines.push({ start, at, end: last, column, comment: char === '#' });
    }
    if (end >= text.length) return lines;
    start = end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1);
  }
}
