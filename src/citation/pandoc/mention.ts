import { matchAt } from '../scanning';

const LETTER = String.raw`[\p{L}\p{N}_]`;
/** Inside a key, before a further letter: single punctuation, and the slashes of an address. */
const MIDDLE = String.raw`(?:${LETTER}|[:.#$%&\-+?<>~/](?=${LETTER})|[:/](?=\/))*`;

const KEY = new RegExp(`${LETTER}${MIDDLE}`, 'uy');
const BRACED_KEY = /\{((?:[^{}\s]|\{[^{}\s]*\})+)\}/y;
const REST_OF_KEY = new RegExp(MIDDLE, 'uy');
/** What may be typed so far of a key. It may end in a mark that goes on, but not in one that ends a sentence. */
const TYPED_KEY = new RegExp(`^(?:${LETTER}${MIDDLE}[#&\\-+/]?)?$`, 'u');

/** A key with its `@`, as in the Pandoc User's Guide, "Citation syntax". */
export interface Mention {
  /** At `@`, or at the `-` before it that drops the author's name. */
  readonly start: number;
  readonly keyStart: number;
  readonly keyEnd: number;
  /** Behind the key and its brace. */
  readonly end: number;
}

/**
 * Where the mention starts whose `@` stands at `at`; undefined when none can: behind a letter or digit, as in an
 * e-mail address, or behind a backslash.
 */
export function mentionStart(text: string, at: number): number | undefined {
  let escapes = 0;
  while (text[at - 1 - escapes] === '\\') escapes++;
  if (escapes % 2 === 1 || isAlphanumericBefore(text, at)) return undefined;
  return text[at - 1] === '-' && !isAlphanumericBefore(text, at - 1) ? at - 1 : at;
}

function isAlphanumericBefore(text: string, index: number): boolean {
  return /[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, index - 2), index));
}

/** The mention whose `@` stands at `at`; undefined when that one begins none. */
export function mentionAt(text: string, at: number): Mention | undefined {
  const start = mentionStart(text, at);
  if (start === undefined) return undefined;
  const braced = matchAt(BRACED_KEY, text, at + 1);
  if (braced) {
    return { start, keyStart: at + 2, keyEnd: at + 2 + braced[1]!.length, end: at + 1 + braced[0].length };
  }
  const key = matchAt(KEY, text, at + 1)?.[0];
  if (key === undefined) return undefined;
  const end = at + 1 + key.length;
  return { start, keyStart: at + 1, keyEnd: end, end };
}

/** Whether a key without braces may go on behind `typed`. */
export function isTypedKey(typed: string): boolean {
  return TYPED_KEY.test(typed);
}

/** How many characters at `offset` still belong to a key without braces of which `typed` stands before it. */
export function restOfKey(text: string, offset: number, typed: string): number {
  return matchAt(typed === '' ? KEY : REST_OF_KEY, text, offset)?.[0].length ?? 0;
}

/** The key as it is written behind `@`: in braces where it would end too early without. */
export function writtenKey(key: string): string {
  return matchAt(KEY, key, 0)?.[0] === key ? key : `{${key}}`;
}

/** Keys in place of a query: the first without its `@`, which stands there already. */
export function joinMentions(braced: boolean, keys: readonly string[]): string {
  const [first = '', ...rest] = keys;
  const all = [braced ? first : writtenKey(first), ...rest.map((key) => `@${writtenKey(key)}`)];
  return all.join(braced && rest.length > 0 ? '}; ' : '; ');
}

/** Types of Quarto's cross references, from its documentation ("Cross References", reserved prefixes). */
const QUARTO_REFERENCE =
  /^(?:fig|tbl|lst|tip|nte|wrn|imp|cau|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|eq|sec)-/i;
/** Types of pandoc-crossref's references. */
const CROSSREF_REFERENCE = /^(?:fig|eq|tbl|lst|sec):/i;

/** Whether what looks like a key names a figure, table or the like of the document itself. */
export function isCrossReference(key: string, languageId: string): boolean {
  return CROSSREF_REFERENCE.test(key) || (languageId !== 'markdown' && QUARTO_REFERENCE.test(key));
}
