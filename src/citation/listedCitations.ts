import type { Declarations } from './declarations';
import { covers, type Range } from './scanning';
import type { CitationSyntax, CitedKey, ProjectFiles } from './syntax';

/**
 * A syntax whose citations are a command or role and a list of keys between brackets of some kind: `cite:[a, b]`,
 * `` :cite:`a,b` ``, `[cite:@a; @b]`. All that such a syntax has to say for itself.
 */
export interface ListedKeys {
  readonly syntax: CitationSyntax;
  readonly languages: readonly string[];
  readonly extensions: Readonly<Record<string, string>>;
  /** What a citation begins with, up to where its first key can stand. With the flag `g`. */
  readonly opening: RegExp;
  /** The character that ends the list; a blank where the list ends with the word. */
  readonly closing: string;
  readonly separator: ',' | ';';
  /** The character that stands before each key; empty where there is none. */
  readonly mark: '' | '@' | '&';
  /** The characters beside which a new citation is set apart by a blank. */
  readonly apart?: RegExp;
  /** Where nothing is cited: code, comments, literal text. In order, not overlapping. */
  readonly opaque: (text: string) => readonly Range[];
  /** A new citation of the keys; undefined where the language takes none of this kind by itself. */
  readonly fresh: (keys: readonly string[], languageId: string) => string | undefined;
  readonly declarations: (text: string, languageId: string) => Declarations | Promise<Declarations>;
  readonly project?: ProjectFiles;
}

/** A citation with listed keys. */
export interface ListedCitation {
  readonly start: number;
  /** Behind the closing character, or behind the last key where that is missing. */
  readonly end: number;
  readonly listStart: number;
  readonly listEnd: number;
  /** What stands between the separators: keys with their pages and other notes. */
  readonly items: readonly Range[];
  readonly keys: readonly CitedKey[];
}

/** No citation is longer, so that no text makes the scan slow. */
export const LONGEST_LIST = 2000;

/** The citations that begin from `from` to `to` and not in an opaque range, in order. */
export function listedCitationsIn(
  own: ListedKeys,
  text: string,
  { start: from, end: to }: Range,
  opaque: readonly Range[],
): ListedCitation[] {
  const found: ListedCitation[] = [];
  const opening = new RegExp(own.opening.source, own.opening.flags);
  opening.lastIndex = from;
  for (let match = opening.exec(text); match && match.index < to; match = opening.exec(text)) {
    if (covers(opaque, match.index)) continue;
    const listStart = match.index + match[0].length;
    const list = text.slice(listStart, listStart + LONGEST_LIST);
    const { length, closed } = own.closing === ' ' ? wordList(list) : closedList(list, own.closing);
    const listEnd = listStart + length;
    const items = itemsOf(own, list.slice(0, length), listStart);
    found.push({
      ...{ start: match.index, listStart, listEnd, items },
      end: closed ? listEnd + 1 : listEnd,
      keys: items.flatMap((item) => keyOf(own, text, item) ?? []),
    });
    opening.lastIndex = Math.max(listEnd, match.index + 1);
  }
  return found;
}

interface List {
  readonly length: number;
  readonly closed: boolean;
}

/** Punctuation behind the last key is the sentence's, but for a separator, behind which the next key is typed. */
function wordList(list: string): List {
  const word = /^[^\s()[\]{}<>"'`|\\]*/.exec(list)![0];
  return { length: word.replace(/[.:!?]+$/, '').length, closed: false };
}

/** The list ends at its closing character outside further brackets, or where the line or paragraph does. */
function closedList(list: string, closing: string): List {
  let depth = 0;
  for (let at = 0; at < list.length; at++) {
    const char = list[at]!;
    if (char === closing && depth === 0) return { length: at, closed: true };
    if (closing === ']' && char === '[') depth++;
    else if (closing === ']' && char === ']') depth--;
    else if (char === '\n' && /^[ \t]*\r?\n/.test(list.slice(at + 1, at + 200))) break;
  }
  // Half typed: what follows on further lines may be the sentence.
  const line = list.indexOf('\n');
  return { length: line < 0 ? list.length : line, closed: false };
}

/** Commas between brackets (`a(1, 2)`, `{see, for one,}b`) part no keys. */
function itemsOf({ separator }: ListedKeys, list: string, listStart: number): Range[] {
  const items: Range[] = [];
  let start = 0;
  let depth = 0;
  for (let at = 0; at <= list.length; at++) {
    const char = list[at];
    if (separator === ',' && (char === '(' || char === '{')) depth++;
    else if (separator === ',' && (char === ')' || char === '}')) depth = Math.max(0, depth - 1);
    else if (char === undefined || (char === separator && depth === 0)) {
      items.push({ start: listStart + start, end: listStart + at });
      start = at + 1;
    }
  }
  return items;
}

/** Where the key of an item can begin: behind its mark; without one, behind the words in braces before it. */
export function keyStartIn({ mark }: ListedKeys, item: string): number | undefined {
  if (mark === '') return LEAD.exec(item)![0].length;
  const at = item.indexOf(mark);
  return at < 0 ? undefined : at + 1;
}

const LEAD = /^\s*(?:\{[^{}]*\}\s*)?/;

function keyOf(own: ListedKeys, text: string, { start, end }: Range): CitedKey | undefined {
  const item = text.slice(start, end);
  const place = keyStartIn(own, item);
  if (place === undefined) return undefined;
  const key = KEY.exec(item.slice(place))?.[0];
  // `*` stands for every entry; what an equals sign follows is an option (`page=3`).
  if (key === undefined || key === '*' || item[place + key.length] === '=') return undefined;
  return { key, start: start + place, end: start + place + key.length };
}

const KEY = /^[^\s,;()[\]{}`<>@&"\\=]+/;
