import { lineEnd, type Range } from '../scanning';

/** A pair of brackets around a place of a region. */
export interface Bracket {
  /** At `[`. */
  readonly start: number;
  /** Before `]`; where it is missing, at the end of the line. */
  readonly end: number;
  readonly closed: boolean;
}

/**
 * The innermost brackets around the cursor at `offset` that may hold a citation. The text of a link or an image
 * and an inline note may not: there a citation stands in the text.
 */
export function bracketAround(text: string, region: Range, offset: number): Bracket | undefined {
  let depth = 0;
  for (let at = offset - 1; at >= region.start; at--) {
    const char = text[at];
    if ((char !== '[' && char !== ']') || isEscaped(text, at)) continue;
    if (char === ']') depth++;
    else if (depth-- === 0) return bracketAt(text, region, at);
  }
  return undefined;
}

/** The brackets that open at `start`. */
export function bracketAt(text: string, region: Range, start: number): Bracket | undefined {
  if (text[start - 1] === '^' || text[start - 1] === '!') return undefined;
  let depth = 0;
  for (let at = start; at < region.end; at++) {
    const char = text[at];
    if (char === '\\') at++;
    else if (char === '[') depth++;
    else if (char === ']' && --depth === 0) {
      return text[at + 1] === '(' ? undefined : { start, end: at, closed: true };
    }
  }
  return { start, end: Math.min(lineEnd(text, start), region.end), closed: false };
}

function isEscaped(text: string, index: number): boolean {
  let backslashes = 0;
  while (text[index - 1 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 1;
}
