import { lineEnd, matchAt, type Range } from '../scanning';

/**
 * The parts of a Markdown text in which inline syntax is read, in order: paragraphs, headings, lines of tables,
 * and blank lines. What lies between them holds no text: metadata, fenced and indented code, HTML comments over
 * several lines, `<script>`, `<style>` and `<pre>`, and link definitions.
 *
 * Reads on to the end of the part that holds `until`. Follows the Pandoc User's Guide where it and CommonMark
 * differ, with one exception: what is left open reaches to the end of its container, as in CommonMark and in a text
 * that is being typed.
 */
export function inlineRegions(text: string, until: number = text.length): Range[] {
  const regions: Range[] = [];
  /** Columns at which the contents of the open list items begin. */
  let items: number[] = [];
  let quotes = 0;
  let paragraph: number | undefined;
  let codeMayFollow = true;
  let position = metadataEnd(text, 0, true) ?? 0;
  const endParagraph = (end: number): void => {
    if (paragraph !== undefined) regions.push({ start: paragraph, end });
    paragraph = undefined;
  };
  /** Goes on behind something that is no paragraph. */
  const goTo = (next: number): void => {
    endParagraph(position - 1);
    codeMayFollow = true;
    position = next;
  };

  while (position <= text.length && (paragraph !== undefined || position <= until)) {
    const end = lineEnd(text, position);
    const line = readLine(text, position, end);
    const blank = line.start >= end;
    const holding = line.quotes === quotes ? items.filter((open) => open <= line.column) : [];
    const column = (codeMayFollow ? holding : items).at(-1) ?? 0;
    const indented = codeMayFollow && line.column >= column + 4;
    if (blank) {
      const here = { start: position, end };
      goTo(end + 1);
      // What is typed behind that much indentation is code at once.
      if (!indented) regions.push(here);
      continue;
    }
    if (codeMayFollow) items = holding;
    quotes = line.quotes;
    const skipped = indented ? end + 1 : blockEnd(text, line, column, codeMayFollow, position);
    if (skipped !== undefined) {
      goTo(skipped);
      continue;
    }
    if (text[line.start] === '#' && matchAt(/#{1,6}[ \t]/y, text, line.start)) {
      const heading = { start: position, end };
      goTo(end + 1);
      regions.push(heading);
      continue;
    }
    const marker = BLOCK_STARTS.has(text[line.start]!) ? matchAt(LIST_MARKER, text, line.start) : null;
    if (marker) {
      endParagraph(position - 1);
      const content = line.column + (marker[1] === undefined ? marker[0].length : 4);
      items = [...items.filter((open) => open <= line.column), content];
      const start = line.start + marker[0].length;
      const fence = fencedCodeEnd(text, { start, column: content, quotes }, content);
      if (fence !== undefined) {
        goTo(fence);
        continue;
      }
    }

    paragraph ??= position;
    codeMayFollow = false;
    const comment = commentLeftOpen(text, position, end);
    if (comment) {
      endParagraph(comment.start);
      position = comment.end;
    } else {
      position = end + 1;
    }
  }
  endParagraph(Math.min(position - 1, text.length));
  return regions;
}

interface Line {
  /** Behind block quote marks and indentation. */
  readonly start: number;
  /** Column of `start`, counted from behind the quote marks; a tab goes to the next multiple of four. */
  readonly column: number;
  /** How many block quotes the line is in. */
  readonly quotes: number;
}

function readLine(text: string, position: number, end: number): Line {
  let start = position;
  let quotes = 0;
  if (text[position] === '>' || text[position] === ' ') {
    const marks = matchAt(/(?: {0,3}>[ \t]?)+/y, text, position)?.[0] ?? '';
    start += marks.length;
    for (const char of marks) if (char === '>') quotes++;
  }
  let column = 0;
  for (; start < end; start++) {
    const char = text[start];
    if (char === ' ') column++;
    else if (char === '\t') column += 4 - (column % 4);
    else if (char !== '\r') break;
  }
  return { start, column, quotes };
}

/** Characters with which something else than a paragraph may begin. */
const BLOCK_STARTS = new Set('-+*#:~[(0123456789');

/** Bullets, numbers, `(1)`, `#.`, `(@example)`, the mark of a definition, and (first group) of a footnote. */
const LIST_MARKER =
  /(?:[-+*:~]|\(?\d{1,9}[.)]|#\.|\(@[\p{L}\p{N}_-]*\))(?:[ \t]{1,4}|(?=\r?\n|$))|(\[\^[^\]\s]+\]:)[ \t]*/uy;

/** Where a block that holds no text ends, when one begins on the line: the start of the line behind it. */
function blockEnd(
  text: string,
  line: Line,
  column: number,
  afterBlank: boolean,
  position: number,
): number | undefined {
  switch (text[line.start]) {
    case '`':
    case '~':
      return fencedCodeEnd(text, line, Math.min(column, line.column));
    case '<':
      return rawHtmlEnd(text, line.start);
    case '[':
      return afterBlank && matchAt(/\[[^\]^][^\]\n]*\]:/y, text, line.start)
        ? lineEnd(text, line.start) + 1
        : undefined;
    case '-':
      return afterBlank && line.start === position ? metadataEnd(text, position, false) : undefined;
    default:
      return undefined;
  }
}

/** Fenced code ends at a fence as long as its own, with its block quote or list item, or with the text. */
function fencedCodeEnd(text: string, line: Line, column: number): number | undefined {
  const fence = matchAt(/(`{3,})[^`\n]*$|(~{3,})[^\n]*$/my, text, line.start);
  const mark = fence?.[1] ?? fence?.[2];
  if (mark === undefined) return undefined;
  let position = lineEnd(text, line.start) + 1;
  while (position <= text.length) {
    const end = lineEnd(text, position);
    const next = readLine(text, position, end);
    const blank = next.start >= end;
    if (next.quotes < line.quotes || (!blank && next.column < column)) return position;
    if (!blank && text.startsWith(mark, next.start)) {
      let behind = next.start + mark.length;
      while (text[behind] === mark[0]) behind++;
      if (text.slice(behind, end).trim() === '') return end + 1;
    }
    position = end + 1;
  }
  return text.length + 1;
}

function rawHtmlEnd(text: string, index: number): number | undefined {
  const element = matchAt(/<(script|style|pre|textarea)(?=[\s>])/iy, text, index)?.[1];
  if (element === undefined) return undefined;
  const close = new RegExp(`</${element}>`, 'gi');
  close.lastIndex = index;
  return close.exec(text) ? lineEnd(text, close.lastIndex) + 1 : text.length + 1;
}

/**
 * Where the YAML metadata block that begins at `position` ends. One may stand anywhere; but three hyphens may also
 * be a rule, so that elsewhere than at the top it must look like YAML and have no blank lines.
 */
export function metadataEnd(text: string, position: number, atTop: boolean): number | undefined {
  const open = matchAt(/\uFEFF?---[ \t]*\r?\n(?![ \t]*\r?\n)/y, text, position);
  if (!open) return undefined;
  const body = position + open[0].length;
  if (!atTop && !matchAt(/#|["']?[\p{L}_][\p{L}\p{N}_ -]*["']?:(?=\s)/uy, text, body)) return undefined;
  const close = atTop ? /^(---|\.\.\.)[ \t]*\r?$/gm : /^(?:(---|\.\.\.)[ \t]*|[ \t]*)\r?$/gm;
  close.lastIndex = body;
  return close.exec(text)?.[1] === undefined ? undefined : lineEnd(text, close.lastIndex) + 1;
}

/** The HTML comment that begins on the line and ends on a later one, or never. */
function commentLeftOpen(text: string, position: number, end: number): Range | undefined {
  const line = text.slice(position, end);
  for (let open = line.indexOf('<!--'); open >= 0;) {
    const close = line.indexOf('-->', open);
    if (close < 0) {
      // An odd number of backticks before it leaves code open.
      if (line.slice(0, open).split('`').length % 2 === 0) return undefined;
      const found = text.indexOf('-->', end);
      return { start: position + open, end: found < 0 ? text.length + 1 : found + 3 };
    }
    open = line.indexOf('<!--', close);
  }
  return undefined;
}
