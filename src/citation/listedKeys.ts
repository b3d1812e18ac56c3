import type { Declarations } from './declarations';
import { joinByCommas } from './joinKeys';
import { covers, encloses, paragraphStart, type Range } from './scanning';
import {
  missingKeys,
  type CitationContext,
  type CitationEdit,
  type CitationSyntax,
  type CitationSyntaxModule,
  type CitedKey,
  type ProjectFiles,
} from './syntax';

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
  /** The character that ends the list. */
  readonly closing: string;
  readonly separator: ',' | ';';
  /** The character that stands before each key; empty where there is none. */
  readonly mark: '' | '@' | '&';
  /** Where nothing is cited: code, comments, literal text. In order, not overlapping. */
  readonly opaque: (text: string) => readonly Range[];
  /** A new citation of the keys; undefined where the language takes none of this kind by itself. */
  readonly fresh: (keys: readonly string[], languageId: string) => string | undefined;
  readonly declarations: (text: string) => Declarations | Promise<Declarations>;
  readonly project?: ProjectFiles;
}

/** No citation is longer, so that no text makes the scan slow. */
const LONGEST = 2000;

interface Found {
  readonly start: number;
  /** Behind the closing character, or behind the last key where that is missing. */
  readonly end: number;
  readonly listStart: number;
  readonly listEnd: number;
  readonly keys: readonly CitedKey[];
}

/** The module of a syntax with listed keys. */
export function listedKeys(own: ListedKeys): CitationSyntaxModule {
  return {
    ...{ syntax: own.syntax, languages: own.languages, extensions: own.extensions, project: own.project },
    contextAt: (text, offset) => contextAt(own, text, offset),
    find: (text) => citationsIn(own, text, 0, text.length, own.opaque(text)).flatMap(({ keys }) => [...keys]),
    plan: (text, offset, languageId, keys) => plan(own, text, offset, languageId, keys),
    join: (text, context, keys) => join(own, text, context, keys),
    declarations: own.declarations,
  };
}

function contextAt(own: ListedKeys, text: string, offset: number): CitationContext | undefined {
  const citation = citationAround(own, text, offset, (at) => at.listStart <= offset && offset <= at.listEnd);
  if (!citation) return undefined;
  const segmentStart = Math.max(
    citation.listStart,
    text.lastIndexOf(own.separator, offset - 1) + 1,
    lineStartIn(text, citation, offset),
  );
  const before = text.slice(segmentStart, offset);
  const lead = /^\s*/.exec(before)![0].length;
  const marked = own.mark !== '' && before.slice(lead).startsWith(own.mark) ? 1 : 0;
  const replaceStart = segmentStart + lead + marked;
  const query = text.slice(replaceStart, offset);
  // Behind a key with its locator nothing more is looked for.
  if (/[()[\]{}`<>]/.test(query) || encloses(own.opaque(text), offset)) return undefined;
  const rest = KEY_REST.exec(text.slice(offset, Math.min(citation.listEnd, offset + 200)))![0].length;
  const replaceEnd = offset + rest;
  return {
    syntax: own.syntax,
    query,
    replaceStart,
    replaceEnd,
    keys: citation.keys
      .filter(({ start, end }) => end <= replaceStart || start >= replaceEnd)
      .map(({ key }) => key),
    start: citation.start,
    end: Math.max(citation.end, replaceEnd),
  };
}

const KEY_REST = /^[^\s,;()[\]{}`<>@&]*/;

function lineStartIn(text: string, { listStart }: Found, offset: number): number {
  return Math.max(listStart, text.lastIndexOf('\n', offset - 1) + 1);
}

function plan(
  own: ListedKeys,
  text: string,
  offset: number,
  languageId: string,
  keys: readonly string[],
): CitationEdit | undefined {
  if (encloses(own.opaque(text), offset)) return undefined;
  const citation = citationAround(own, text, offset, ({ start, end }) => start <= offset && offset <= end);
  if (!citation) {
    const written = own.fresh(missingKeys(keys, []), languageId);
    return written === undefined
      ? undefined
      : { start: offset, end: offset, text: keys.length > 0 ? written : '' };
  }
  const fresh = missingKeys(
    keys,
    citation.keys.map(({ key }) => key),
  );
  if (fresh.length === 0) return { start: offset, end: offset, text: '' };
  const separator = separatorIn(own, text, citation);
  const added = fresh.map((key) => own.mark + key).join(separator);
  const before = citation.keys.filter(({ start }) => start < offset).at(-1) ?? citation.keys.at(-1);
  if (!before) return { start: citation.listStart, end: citation.listStart, text: added };
  const at = endOfItem(own, text, citation, before.end);
  return { start: at, end: at, text: separator + added };
}

/** Behind the key and what belongs to it, such as pages. */
function endOfItem({ separator }: ListedKeys, text: string, { listEnd }: Found, from: number): number {
  const next = text.slice(from, listEnd).indexOf(separator);
  const end = next < 0 ? listEnd : from + next;
  return from + text.slice(from, end).trimEnd().length;
}

function separatorIn({ separator, mark }: ListedKeys, text: string, { listStart, listEnd }: Found): string {
  const list = text.slice(listStart, listEnd);
  const style = new RegExp(`${separator}([ \\t]*)\\S`).exec(list);
  return style ? separator + style[1]! : separator === ';' && mark === '@' ? '; ' : separator;
}

function join(own: ListedKeys, text: string, context: CitationContext, keys: readonly string[]): string {
  if (own.mark === '') return joinByCommas(text, context, keys);
  const marked = text[context.replaceStart - 1] === own.mark;
  return keys.map((key, at) => (at === 0 && marked ? key : own.mark + key)).join(`${own.separator} `);
}

/** The citation of the cursor's paragraph for which the test holds, where it is no code. */
function citationAround(
  own: ListedKeys,
  text: string,
  offset: number,
  test: (citation: Found) => boolean,
): Found | undefined {
  const from = paragraphStart(text, offset, LONGEST);
  const end = text.indexOf('\n\n', offset);
  const to = Math.min(end < 0 ? text.length : end, offset + LONGEST);
  const found = citationsIn(own, text, from, to, []).find(test);
  // Only now the whole document is looked through, which is rare while one types.
  return found && !covers(own.opaque(text), found.start) ? found : undefined;
}

function citationsIn(
  own: ListedKeys,
  text: string,
  from: number,
  to: number,
  opaque: readonly Range[],
): Found[] {
  const found: Found[] = [];
  const opening = new RegExp(own.opening.source, own.opening.flags);
  opening.lastIndex = from;
  for (let match = opening.exec(text); match && match.index < to; match = opening.exec(text)) {
    if (covers(opaque, match.index)) continue;
    const listStart = match.index + match[0].length;
    const limit = Math.min(text.length, listStart + LONGEST);
    const list = text.slice(listStart, limit);
    const end = endOfList(list, own.closing);
    const listEnd = listStart + end.at;
    const keys = keysOf(own, text, listStart, listEnd);
    found.push({
      ...{ start: match.index, listStart, listEnd, keys },
      end: end.closed ? listEnd + 1 : listEnd,
    });
    opening.lastIndex = Math.max(listEnd, match.index + 1);
  }
  return found;
}

/** Where the list ends: at its closing character outside further brackets, or where the line or paragraph does. */
function endOfList(list: string, closing: string): { at: number; closed: boolean } {
  let depth = 0;
  for (let at = 0; at < list.length; at++) {
    const char = list[at]!;
    if (char === closing && depth === 0) return { at, closed: true };
    if (closing === ']' && char === '[') depth++;
    else if (closing === ']' && char === ']') depth--;
    else if (char === '\n' && /^[ \t]*\r?\n/.test(list.slice(at + 1, at + 200))) return { at, closed: false };
  }
  // Half typed: what follows on the line may be the sentence.
  const line = list.indexOf('\n');
  return { at: line < 0 ? list.length : line, closed: false };
}

/** Keys, each at the beginning of its item or behind its mark; pages and other notes are passed over. */
function keysOf({ separator, mark }: ListedKeys, text: string, from: number, to: number): CitedKey[] {
  const keys: CitedKey[] = [];
  let at = from;
  for (const item of text.slice(from, to).split(separator)) {
    const place = mark === '' ? item.search(/\S/) : item.indexOf(mark) + 1;
    if (place > 0 || (mark === '' && place === 0)) {
      const key = KEY.exec(item.slice(place))?.[0];
      if (key) keys.push({ key, start: at + place, end: at + place + key.length });
    }
    at += item.length + 1;
  }
  return keys;
}

const KEY = /^[^\s,;()[\]{}`<>@&"\\]+/;
