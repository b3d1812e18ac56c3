import { createScanner, parse, type JSONScanner, type SyntaxKind } from 'jsonc-parser';
import type { BibFile } from '../scan';
import { cslReading } from './cslReading';
import { dataEntry, mappingOf, type Data, type DataMapping, type ItemPlace } from './dataEntry';
import { htmlToTex } from './markup';

/** Where the items of a CSL-JSON text stand. */
export interface JsonLayout {
  readonly items: readonly ItemPlace[];
  /** The array that holds them, from its bracket on; undefined for a single item, and where there is no array. */
  readonly start?: number | undefined;
  /** The offset of its closing bracket; undefined where that is missing, and where other text is around the array. */
  readonly close?: number | undefined;
  /** Whether no bracket is missing. */
  readonly sound: boolean;
}

/**
 * The items of a CSL-JSON bibliography as entries, in its order: an array, an object with the array `items`, or a
 * single item. An item that is broken costs itself only. Never throws, whatever the text.
 */
export function scanCslJson(text: string): BibFile {
  const reading = cslReading(htmlToTex);
  const entries = layoutOfJson(text).items.map((place) =>
    dataEntry(place, () => readItem(text.slice(place.start, place.end)), reading),
  );
  return { entries, blocks: [] };
}

/** Where the items stand. A text with brackets missing is read again, trusting its indentation more than them. */
export function layoutOfJson(text: string): JsonLayout {
  const layout = readLayout(text, false);
  return layout.sound ? layout : readLayout(text, true);
}

/** Longest item that is read, in UTF-16 units, and how deep it may go: no reference comes near. */
const LONGEST_ITEM = 500_000;
const DEEPEST = 200;

function readItem(text: string): DataMapping {
  if (text.length > LONGEST_ITEM || isDeep(text)) return {};
  return mappingOf(dataOf(parse(text, [], { allowTrailingComma: true })));
}

function isDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '{' || char === '[') depth++;
    else if (char === '}' || char === ']') depth--;
    if (depth > DEEPEST) return true;
  }
  return false;
}

function dataOf(value: unknown): Data {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(dataOf);
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, dataOf(inner)]));
}

// The parser's kinds of tokens: an enum that is gone when its types are.
const OPEN_BRACE: SyntaxKind = 1;
const CLOSE_BRACE: SyntaxKind = 2;
const OPEN_BRACKET: SyntaxKind = 3;
const CLOSE_BRACKET: SyntaxKind = 4;
const COLON: SyntaxKind = 6;
const STRING: SyntaxKind = 10;
const NUMBER: SyntaxKind = 11;
const UNKNOWN: SyntaxKind = 16;
const END: SyntaxKind = 17;

interface OpenItem {
  readonly start: number;
  readonly indent: number;
  key?: Pick<ItemPlace, 'key' | 'keyStart' | 'keyEnd'>;
}

/**
 * Follows brackets, not grammar: what opens inside an item closes inside it.
 *
 * @param byIndent Whether a brace that begins a line no deeper than the item did begins the next item.
 */
function readLayout(text: string, byIndent: boolean): JsonLayout {
  const scanner = createScanner(text, true);
  const items: ItemPlace[] = [];
  /** Brackets open inside the array or, before there is one, at all. */
  const open: ('{' | '[')[] = [];
  let item: OpenItem | undefined;
  let start: number | undefined;
  let close: number | undefined;
  let sound = true;
  /** Whether the array is a property's value, and whether otherwise it is all there is. */
  let isWrapped = false;
  let isAlone = true;
  let previous: SyntaxKind = UNKNOWN;
  let property = '';
  let contentEnd = 0;

  const finish = (end: number, closed: boolean): void => {
    if (!item) return;
    const key = item.key ?? { key: '', keyStart: item.start + 1, keyEnd: item.start + 1 };
    items.push({ start: item.start, end, closed, ...key });
    item = undefined;
    open.length = 0;
    sound &&= closed;
  };
  for (let token = scanner.scan(); token !== END; token = scanner.scan()) {
    const offset = scanner.getTokenOffset();
    if (close !== undefined) {
      isAlone &&= isWrapped;
      continue;
    }
    switch (token) {
      case OPEN_BRACE: {
        const misplaced = open.at(-1) === '{' && previous !== COLON;
        if (item && misplaced && previous === OPEN_BRACE) {
          // An item in which there is nothing is none.
          item = undefined;
          open.length = 0;
          sound = false;
        } else if (item && (misplaced || (byIndent && beginsLine(text, offset, item.indent)))) {
          finish(contentEnd, false);
        }
        item ??= { start: offset, indent: indentAt(text, offset - scanner.getTokenStartCharacter()) };
        open.push('{');
        break;
      }
      case OPEN_BRACKET:
        // The text's own array, or that of `items`, around which there is no item.
        if (start === undefined && (!item || (open.length === 1 && property === 'items'))) {
          start = offset;
          isWrapped = item !== undefined;
          isAlone = isWrapped || text.slice(0, offset).trim() === '';
          items.length = 0;
          item = undefined;
          open.length = 0;
        } else open.push('[');
        break;
      case CLOSE_BRACE:
        sound &&= open.at(-1) === '{';
        while (open.length > 0 && open.pop() !== '{');
        if (open.length === 0) finish(offset + 1, true);
        break;
      case CLOSE_BRACKET: {
        sound &&= open.length === 0 || open.at(-1) === '[';
        const at = open.lastIndexOf('[');
        if (at >= 0) open.length = at;
        else {
          finish(contentEnd, false);
          if (start !== undefined) close = offset;
        }
        break;
      }
      case STRING:
      case NUMBER:
        if (previous !== COLON) property = valueOf(scanner);
        else if (item && open.length === 1 && property === 'id') item.key ??= keyAt(scanner, text);
        break;
    }
    previous = token;
    contentEnd = offset + scanner.getTokenLength();
  }
  finish(contentEnd, false);
  sound &&= start === undefined || close !== undefined;
  return { items, start, close: isAlone ? close : undefined, sound };
}

function valueOf(scanner: JSONScanner): string {
  return scanner.getTokenLength() > 100 ? '' : scanner.getTokenValue();
}

function keyAt(scanner: JSONScanner, text: string): Pick<ItemPlace, 'key' | 'keyStart' | 'keyEnd'> {
  const start = scanner.getTokenOffset();
  const end = start + scanner.getTokenLength();
  const quoted = text[start] === '"';
  const keyEnd = quoted && end - start > 1 && text[end - 1] === '"' ? end - 1 : end;
  return { key: scanner.getTokenValue(), keyStart: quoted ? start + 1 : start, keyEnd };
}

/** How far the line that begins at the offset is indented. */
function indentAt(text: string, lineStart: number): number {
  return /^[ \t]*/.exec(text.slice(lineStart, lineStart + 200))![0].length;
}

function beginsLine(text: string, offset: number, deepest: number): boolean {
  let start = offset;
  while (offset - start <= deepest && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--;
  return start > 0 && /[\n\r]/.test(text[start - 1]!) && offset - start <= deepest;
}
