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
    position = skipComments(text, position, to);
    if (text.charCodeAt(position) === 44) {
      position++;
      continue;
    }
    const nameEnd = skipName(text, position, to);
    const equals = skipBlanks(text, nameEnd, to);
    if (nameEnd === position || equals >= to || text[equals] !== '=') {
      position = afterJunk(text, Math.max(nameEnd, position + 1), to);
      continue;
    }
    const valueStart = skipBlanks(text, equals + 1, to);
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
    position = skipBlanks(text, end, valueEnd);
    if (text[position] !== '#') break;
    position = skipBlanks(text, position + 1, valueEnd);
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
    const hash = skipBlanks(text, end, to);
    if (hash >= to || text[hash] !== '#') return end;
    const part = skipBlanks(text, hash + 1, to);
    const partEnd = endOfPart(text, part, to);
    if (partEnd === part) return hash + 1;
    end = partEnd;
  }
}

function endOfPart(text: string, from: number, to: number): number {
  const open = text.charCodeAt(from);
  if (from >= to) return from;
  if (open !== 123 && open !== 34) return skipName(text, from, to);
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

function skipBlanks(text: string, from: number, to: number): number {
  while (from < to && isBlank(text.charCodeAt(from))) from++;
  return from;
}

/** Blanks, and what biber takes for comments between fields. */
function skipComments(text: string, from: number, to: number): number {
  for (let i = skipBlanks(text, from, to); ; i = skipBlanks(text, i, to)) {
    if (i >= to || text.charCodeAt(i) !== 37) return i;
    while (i < to && text.charCodeAt(i) !== 10 && text.charCodeAt(i) !== 13) i++;
  }
}

function skipName(text: string, from: number, to: number): number {
  while (from < to && isNamePart(text.charCodeAt(from))) from++;
  return from;
}

/** Blanks and control characters, as BibTeX and biber take them, and the byte order mark. */
export function isBlank(code: number): boolean {
  return code <= 32 || code === 0xa0 || code === 0xfeff;
}

/** Anything but blanks and `" # % ( ) , = { }`. */
function isNamePart(code: number): boolean {
  if (code >= 97 && code <= 122) return true;
  if (isBlank(code) || code === 123 || code === 125 || code === 61) return false;
  return !(code === 34 || code === 35 || code === 37 || code === 40 || code === 41 || code === 44);
}
