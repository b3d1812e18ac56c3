import { matchAt } from '../scanning';
import type { CitedKey } from '../syntax';

/** A call such as `cite(<key>)`, and the key in it. */
export interface CiteCall {
  /** At `cite`. */
  readonly start: number;
  /** Behind the closing parenthesis, or behind the key where that is missing. */
  readonly end: number;
  /** The key between `<` and `>` or quotes; empty where nothing is typed yet. */
  readonly key: CitedKey;
}

/** What a Typst document has that concerns citations. */
export interface TypstParts {
  /** `@key` in markup; each from behind its `@`. */
  readonly mentions: readonly CitedKey[];
  readonly calls: readonly CiteCall[];
  /** Names that the document gives its own figures, headings and so on: `<fig:x>`. */
  readonly labels: ReadonlySet<string>;
  /** Strings given to `bibliography(...)`. */
  readonly bibliographies: readonly string[];
  /** Whether a bibliography shows every entry (`full: true`). */
  readonly citesAll: boolean;
  readonly includes: readonly string[];
}

/** Name of a label (Typst reference, "Label"); a full stop or colon at its end is the sentence's. */
const LABEL = /[\p{L}\p{N}_](?:[\p{L}\p{N}_:.-]*[\p{L}\p{N}_-])?/uy;
const CITE_CALL = /(?<![\p{L}\p{N}_.-])cite\(\s*(?:<|label\(\s*")/uy;
const BIBLIOGRAPHY = /(?<![\p{L}\p{N}_.-])bibliography\(/uy;
const INCLUDE = /#include\s+"([^"\n]*)"/y;
const STATEMENT = /#(?:let|set|show|if|while|for|return|import)(?![\p{L}\p{N}_-])/uy;
const ADDRESS = /https?:\/\/[^\s<>[\](){}"`]*/y;
const MARKED_LABEL = /<([\p{L}\p{N}_][\p{L}\p{N}_:.-]*)>/uy;

/**
 * Reads a Typst text once: comments, raw text and strings in code are passed over (Typst reference, "Syntax").
 *
 * Markup and code are told apart as far as it matters here: in the parentheses of a call quotes begin a string, in its
 * square brackets markup begins again.
 */
export function scanTypst(text: string): TypstParts {
  const mentions: CitedKey[] = [];
  const calls: CiteCall[] = [];
  const labels = new Set<string>();
  const bibliographies: string[] = [];
  const includes: string[] = [];
  let citesAll = false;
  /** Closing characters that are waited for: `)`, `}` and a statement's line end close code, `]` closes markup. */
  const open: string[] = [];
  const inCode = (): boolean => open.length > 0 && open[open.length - 1] !== ']';
  const isCode = (index: number): boolean => inCode() || text[index - 1] === '#';

  let at = 0;
  while (at < text.length) {
    const char = text[at]!;
    const next = text[at + 1];
    if (char === '\\' && !inCode()) at += 2;
    else if (char === 'h' && next === 't' && !inCode() && matchAt(ADDRESS, text, at)) at = ADDRESS.lastIndex;
    else if (char === '/' && next === '/') at = endOfLine(text, at);
    else if (char === '/' && next === '*') at = behindComment(text, at);
    else if (char === '`') at = behindRaw(text, at);
    else if (char === '"' && (inCode() || text[at - 1] === '#')) at = behindString(text, at);
    else if (char === '@' && !inCode()) {
      const key = isWordBefore(text, at) ? undefined : matchAt(LABEL, text, at + 1)?.[0];
      if (key !== undefined) mentions.push({ key, start: at + 1, end: at + 1 + key.length });
      at += 1 + (key?.length ?? 0);
    } else if (char === '<') {
      const label = matchAt(MARKED_LABEL, text, at);
      if (label && !inCode()) labels.add(label[1]!);
      at += label?.[0].length ?? 1;
    } else if (char === 'c' && isCode(at) && matchAt(CITE_CALL, text, at)) {
      const call = readCall(text, at);
      calls.push(call);
      // Behind the key: further arguments are code as in any call.
      open.push(')');
      at = Math.max(call.key.end, at + 5);
    } else if (char === 'b' && isCode(at) && matchAt(BIBLIOGRAPHY, text, at)) {
      const from = at + 'bibliography('.length;
      const given = readArguments(text, from);
      bibliographies.push(...given.strings);
      citesAll ||= given.full;
      open.push(')');
      at = from;
    } else if (char === '#') {
      const include = matchAt(INCLUDE, text, at);
      if (include) includes.push(include[1]!);
      // A statement is code up to the end of its line.
      if (matchAt(STATEMENT, text, at)) open.push('\n');
      at += include?.[0].length ?? 1;
    } else {
      if (char === '(' && (inCode() || isCallBefore(text, at))) open.push(')');
      else if (char === '{' && (inCode() || text[at - 1] === '#')) open.push('}');
      else if (char === '[' && (open.length > 0 || isCallBefore(text, at))) open.push(']');
      else close(open, char);
      at++;
    }
  }
  return { mentions, calls, labels, bibliographies, citesAll, includes };
}

/** A statement ends with its line, at a semicolon, and with the block that it stands in. */
function close(open: string[], char: string): void {
  if (open.at(-1) === '\n' && (char === ';' || char === ']' || char === '}')) {
    open.pop();
    if (char === ';') return;
  }
  if (open.at(-1) === char) open.pop();
}

function readCall(text: string, start: number): CiteCall {
  const opening = matchAt(CITE_CALL, text, start)![0];
  const from = start + opening.length;
  const key = matchAt(/[^\s<>"()[\]{},]*/y, text, from)![0];
  const end = from + key.length;
  // Further arguments may be content with parentheses; the first closing one ends what is replaced or added to.
  const close = /^(?:>|"\s*\))[^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)/.exec(text.slice(end, end + 500));
  return { start, end: end + (close?.[0].length ?? 0), key: { key, start: from, end } };
}

/** The strings between the parentheses that are not the value of a named argument, and whether `full` is true. */
function readArguments(text: string, from: number): { readonly strings: string[]; readonly full: boolean } {
  const found: string[] = [];
  let depth = 0;
  let at = from;
  for (; at < Math.min(text.length, from + 2000); at++) {
    const char = text[at]!;
    if (char === '(') depth++;
    else if (char === ')' && depth-- === 0) break;
    else if (char === '/' && text[at + 1] === '/') at = endOfLine(text, at);
    else if (char === '"') {
      const end = behindString(text, at);
      if (!/[\p{L}\p{N}_-]\s*:\s*\(?\s*$/u.test(text.slice(from, at)))
        found.push(text.slice(at + 1, end - 1));
      at = end - 1;
    }
  }
  return { strings: found, full: /\bfull\s*:\s*true\b/.test(text.slice(from, at)) };
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** Block comments nest. */
function behindComment(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length - 1; at++) {
    if (text[at] === '/' && text[at + 1] === '*') {
      depth++;
      at++;
    } else if (text[at] === '*' && text[at + 1] === '/') {
      at++;
      if (--depth === 0) return at + 1;
    }
  }
  return text.length;
}

/** Two backticks are empty raw text; three or more end with as many. */
function behindRaw(text: string, from: number): number {
  const run = matchAt(/`+/y, text, from)![0];
  if (run.length === 2) return from + 2;
  const end = text.indexOf(run, from + run.length);
  return end < 0 ? text.length : end + run.length;
}

function behindString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}

function isWordBefore(text: string, index: number): boolean {
  return /[\p{L}\p{N}_.-]$/u.test(text.slice(Math.max(0, index - 2), index));
}

/** Whether the bracket at `index` belongs to an expression: `#figure(`, `#text(red)[`. */
function isCallBefore(text: string, index: number): boolean {
  return (
    /#[\p{L}_][\p{L}\p{N}_.-]*$|^[)\]]$/u.test(text.slice(Math.max(0, index - 60), index)) ||
    /[)\]]/.test(text[index - 1] ?? '')
  );
}
