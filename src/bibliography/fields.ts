/** A field of an entry. Positions are UTF-16 offsets into the text it was read from, ends exclusive. */
export interface BibField {
  /** Lower-case. */
  readonly name: string;
  readonly nameStart: number;
  readonly nameEnd: number;
  /** The value as written, with delimiters and `#`. */
  readonly valueStart: number;
  readonly valueEnd: number;
}

const NAME = /[^\s,={}"#%()]+/y;
const BLANKS = /[\s\ufeff]*/y;
const BLANKS_AND_COMMENTS = /(?:[\s\ufeff]+|%[^\n\r]*)*/y;

/**
 * The fields between two offsets: after the key, before the closing delimiter.
 *
 * Tolerant: what is no field is passed over up to the next comma, a missing comma between two fields is forgiven,
 * and a value without end reaches to `to`.
 */
export function readFields(text: string, from: number, to: number): BibField[] {
  const fields: BibField[] = [];
  let position = from;
  while (position < to) {
    position = skip(BLANKS_AND_COMMENTS, text, position, to);
    if (text.charCodeAt(position) === 44) {
      position++;
      continue;
    }
    const nameEnd = skip(NAME, text, position, to);
    const equals = skip(BLANKS, text, nameEnd, to);
    if (nameEnd === position || equals >= to || text[equals] !== '=') {
      position = afterJunk(text, Math.max(nameEnd, position + 1), to);
      continue;
    }
    const valueStart = skip(BLANKS, text, equals + 1, to);
    const valueEnd = endOfValue(text, valueStart, to);
    fields.push({
      name: text.slice(position, nameEnd).toLowerCase(),
      nameStart: position,
      nameEnd,
      valueStart,
      valueEnd,
    });
    position = Math.max(valueEnd, equals + 1);
  }
  return fields;
}

/**
 * The value of a field: parts joined at `#`, delimiters taken off, macros replaced. A macro that nobody defined (the
 * styles define the months) stands for its own name.
 */
export function resolveValue(
  text: string,
  field: BibField,
  macros: () => ReadonlyMap<string, string>,
): string {
  const { valueStart, valueEnd } = field;
  let value = '';
  let position = valueStart;
  while (position < valueEnd) {
    const end = endOfPart(text, position, valueEnd);
    value += partText(text, position, end, macros);
    position = skip(BLANKS, text, end, valueEnd);
    if (text[position] !== '#') break;
    position = skip(BLANKS, text, position + 1, valueEnd);
  }
  return value;
}

function partText(
  text: string,
  start: number,
  end: number,
  macros: () => ReadonlyMap<string, string>,
): string {
  const open = text[start];
  if (open === '{' || open === '"') {
    const closed = end - start > 1 && text[end - 1] === (open === '{' ? '}' : '"');
    return text.slice(start + 1, closed ? end - 1 : end);
  }
  const word = text.slice(start, end);
  return /^\d+$/.test(word) ? word : (macros().get(word.toLowerCase()) ?? word);
}

function endOfValue(text: string, from: number, to: number): number {
  let end = endOfPart(text, from, to);
  for (;;) {
    const hash = skip(BLANKS, text, end, to);
    if (hash >= to || text[hash] !== '#') return end;
    const part = skip(BLANKS, text, hash + 1, to);
    const partEnd = endOfPart(text, part, to);
    if (partEnd === part) return hash + 1;
    end = partEnd;
  }
}

function endOfPart(text: string, from: number, to: number): number {
  const open = text.charCodeAt(from);
  if (from >= to) return from;
  if (open !== 123 && open !== 34) return skip(NAME, text, from, to);
  let depth = 0;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code === 123) depth++;
    else if (code === 125) {
      depth--;
      if (open === 123 && depth === 0) return i + 1;
    } else if (open === 34 && code === 34 && i > from && depth <= 0) return i + 1;
  }
  return to;
}

/** After text that is no field: at the next comma outside braces. */
function afterJunk(text: string, from: number, to: number): number {
  let depth = 0;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code === 123) depth++;
    else if (code === 125) depth = Math.max(0, depth - 1);
    else if (depth === 0 && (code === 44 || code === 10)) return i + 1;
  }
  return to;
}

function skip(pattern: RegExp, text: string, from: number, to: number): number {
  pattern.lastIndex = from;
  const match = pattern.exec(text);
  return Math.min(to, match ? from + match[0].length : from);
}
