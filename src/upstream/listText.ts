/** Longer titles and headings are no titles. */
const LONGEST_TEXT = 500;
const LONGEST_URL = 2000;

/** Control characters, and those that turn the direction of what follows (Unicode Annex 9). */
const INVISIBLE = /[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

/** The text of a title or heading: without markup, escapes and what cannot be seen, on one line. */
export function plainText(markdown: string): string {
  return markdown
    .slice(0, 4 * LONGEST_TEXT)
    .replace(INVISIBLE, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/&(amp|lt|gt|quot|nbsp);/g, (_, name: string) => ENTITIES[name]!)
    .replace(/\*\*|__|`/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST_TEXT);
}

/** The address if a page can be behind it: http or https, without user names; undefined otherwise. */
export function webAddress(text: string): string | undefined {
  const address = text.trim().replace(INVISIBLE, '');
  if (address.length > LONGEST_URL || !/^https?:\/\/[^\s/@"<>\\]+(?:[/?#][^\s"<>\\]*)?$/i.test(address)) {
    return undefined;
  }
  try {
    return new URL(address).host === '' ? undefined : address;
  } catch {
    return undefined;
  }
}

/** A link of a line. */
export interface MarkdownLink {
  /** What stands in its brackets; the alternative text of a badge. */
  readonly label: string;
  readonly url: string;
  /** Whether a picture is what is clicked. */
  readonly isBadge: boolean;
  readonly start: number;
  /** Behind the closing parenthesis. */
  readonly end: number;
}

/** The inline links of a text (CommonMark 6.3), brackets within the label and parentheses within the address paired. */
export function linksIn(text: string): MarkdownLink[] {
  const links: MarkdownLink[] = [];
  const closing = pairs(text);
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++;
    if (text[at] !== '[') continue;
    const bracket = closing.get(at);
    if (bracket === undefined || text[bracket + 1] !== '(') continue;
    const parenthesis = closing.get(bracket + 1);
    if (parenthesis === undefined) continue;
    const label = text.slice(at + 1, bracket);
    const badge = /^\s*!\[([^\]]*)\]/.exec(label);
    const destination = /^\s*(?:<([^>]*)>|(\S*))/.exec(text.slice(bracket + 2, parenthesis));
    const start = text[at - 1] === '!' ? at - 1 : at;
    links.push({
      label: badge?.[1] ?? label,
      url: destination?.[1] ?? destination?.[2] ?? '',
      isBadge: badge !== null || start < at,
      start,
      end: parenthesis + 1,
    });
    at = parenthesis;
  }
  return links;
}

/** Where each bracket and parenthesis that is open closes; in a time that grows as the text does. */
function pairs(text: string): Map<number, number> {
  const closing = new Map<number, number>();
  const open: number[] = [];
  const waiting = { '[': 0, '(': 0 };
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '\\') at++;
    else if (char === '[' || char === '(') {
      open.push(at);
      waiting[char]++;
    } else if (char === ']' || char === ')') {
      const opening = char === ']' ? '[' : '(';
      if (waiting[opening] === 0) continue;
      // What was left open within stays open.
      for (let isFound = false; !isFound;) {
        const last = open.pop()!;
        waiting[text[last] as '[' | '(']--;
        isFound = text[last] === opening;
        if (isFound) closing.set(last, at);
      }
    }
  }
  return closing;
}
