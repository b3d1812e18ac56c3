import type { Declarations } from '../declarations';
import { matchAt } from '../scanning';
import {
  missingKeys,
  type CitationContext,
  type CitationEdit,
  type CitationSyntaxModule,
  type CitedKey,
} from '../syntax';
import { scanTypst, type CiteCall } from './scanTypst';

/** Typst (its reference, "Cite" and "Bibliography"): `@key` in markup, `#cite(<key>)` in code. */
export const typstCitations: CitationSyntaxModule = {
  syntax: 'typst',
  languages: ['typst'],
  extensions: { typ: 'typst' },
  contextAt,
  find,
  plan,
  join,
  declarations,
};

const TYPED = /(@|cite\(\s*<|cite\(\s*label\(\s*")([\p{L}\p{N}_:.-]*)$/u;
const REST = /[\p{L}\p{N}_:.-]*[\p{L}\p{N}_]/uy;

function contextAt(text: string, offset: number): CitationContext | undefined {
  const typed = TYPED.exec(text.slice(Math.max(0, offset - 200), offset));
  if (!typed) return undefined;
  const query = typed[2]!;
  const replaceStart = offset - query.length;
  const replaceEnd = offset + (matchAt(REST, text, offset)?.[0].length ?? 0);
  const inProse = typed[1] === '@';
  // The text with a key at the cursor: what is half typed is then seen as it will be.
  const { mentions, calls, labels } = scanTypst(
    inProse && query === '' ? `${text.slice(0, offset)}x${text.slice(offset)}` : text,
  );
  if (inProse) {
    const mention = mentions.find(({ start }) => start === replaceStart);
    if (!mention || labels.has(text.slice(replaceStart, replaceEnd))) return undefined;
    const keys = neighbours(text, mentions, replaceStart);
    return {
      syntax: 'typst',
      query,
      replaceStart,
      replaceEnd,
      keys,
      start: replaceStart - 1,
      end: replaceEnd,
      inProse: true,
    };
  }
  const call = calls.find(({ key }) => key.start === replaceStart);
  return (
    call && {
      syntax: 'typst',
      query,
      replaceStart,
      replaceEnd,
      keys: [],
      start: call.start,
      end: Math.max(call.end, replaceEnd),
    }
  );
}

/** The other keys of a row of mentions (`@a @b`), which Typst sets as one citation. */
function neighbours(text: string, mentions: readonly CitedKey[], start: number): string[] {
  const at = mentions.findIndex((mention) => mention.start === start);
  const keys: string[] = [];
  for (const step of [-1, 1]) {
    for (let i = at + step; mentions[i]; i += step) {
      const [a, b] = step < 0 ? [mentions[i]!, mentions[i + 1]!] : [mentions[i - 1]!, mentions[i]!];
      if (!/^(?:\[[^\]]*\])?[ \t]*$/.test(text.slice(a.end, b.start - 1))) break;
      keys.push(mentions[i]!.key);
    }
  }
  return keys;
}

function join(
  text: string,
  { inProse, start, replaceStart }: CitationContext,
  keys: readonly string[],
): string {
  if (inProse) return keys.join(' @');
  const next = text[start - 1] === '#' ? ' #cite(' : ' + cite(';
  return keys.join(text[replaceStart - 1] === '"' ? `"))${next}label("` : `>)${next}<`);
}

function find(text: string): CitedKey[] {
  const { mentions, calls, labels } = scanTypst(text);
  const called = calls.map(({ key }) => key).filter(({ key }) => key !== '');
  return [...mentions.filter(({ key }) => !labels.has(key)), ...called].sort((a, b) => a.start - b.start);
}

function plan(
  text: string,
  offset: number,
  _languageId: string,
  keys: readonly string[],
): CitationEdit | undefined {
  const fresh = missingKeys(keys, []);
  const parts = scanTypst(text);
  const call = parts.calls.find(
    ({ start, end, key }) => start - 1 <= offset && offset <= Math.max(end, key.end),
  );
  if (call) return besideCall(text, call, offset, fresh);
  const touched = parts.mentions.find(({ start, end }) => start - 1 <= offset && offset <= end);
  if (touched && !parts.labels.has(touched.key)) {
    const supplement = /^\[[^\]\n]*\]/.exec(text.slice(touched.end, touched.end + 500))?.[0].length ?? 0;
    const present = [touched.key, ...neighbours(text, parts.mentions, touched.start)];
    const at = touched.end + supplement;
    return { start: at, end: at, text: mentionAll(missingKeys(fresh, present), ' ') };
  }
  return inText(text, offset, fresh);
}

function mentionAll(keys: readonly string[], before: string): string {
  return keys.map((key) => `${before}@${key}`).join('');
}

/** Fills a call that has no key yet; behind another one the keys follow. */
function besideCall(
  text: string,
  { start, end, key }: CiteCall,
  offset: number,
  keys: readonly string[],
): CitationEdit {
  const open = text[key.start - 1] === '"' ? 'cite(label("' : 'cite(<';
  const closing = text[key.start - 1] === '"' ? '"))' : '>)';
  const inMarkup = text[start - 1] === '#';
  if (key.key === '') {
    const rest = text[key.end] === closing[0] ? '' : closing;
    const between = closing + (inMarkup ? ' #' : ' + ') + open;
    return { start: key.start, end: key.start, text: keys.length > 0 ? keys.join(between) + rest : '' };
  }
  const added = missingKeys(keys, [key.key]);
  if (added.length === 0) return { start: offset, end: offset, text: '' };
  // Without its closing parenthesis, what would follow were still the call's.
  const rest = end > key.end ? '' : closing;
  const calls = added.map((each) => ` + ${open}${each}${closing}`).join('');
  return { start: end, end, text: rest + (inMarkup ? mentionAll(added, ' ') : calls) };
}

/** Characters with which a mention would run together. */
const JOINS_BEFORE = /[\p{L}\p{N}_.\\#-]$/u;
const JOINS_BEHIND = /^(?:[.:]*[\p{L}\p{N}_-]|\[)/u;

function inText(text: string, offset: number, keys: readonly string[]): CitationEdit | undefined {
  const bare = text[offset - 1] === '@';
  const before = !bare && JOINS_BEFORE.test(text.slice(Math.max(0, offset - 2), offset)) ? ' ' : '';
  const after = JOINS_BEHIND.test(text.slice(offset, offset + 50)) ? ' ' : '';
  const mark = bare ? '' : `${before}@`;
  const start = offset + mark.length;
  // In a comment, raw text or code a mention would be none.
  const { mentions } = scanTypst(`${text.slice(0, offset)}${mark}x${after}${text.slice(offset)}`);
  if (!mentions.some((mention) => mention.start === start && mention.key === 'x')) return undefined;
  const written = keys.length === 0 ? '' : `${mark}${keys.join(' @')}${after}`;
  return { start: offset, end: offset, text: written };
}

function declarations(text: string): Declarations {
  const { bibliographies, includes, citesAll } = scanTypst(text);
  return { files: bibliographies, includes, isMain: bibliographies.length > 0, citesAll };
}
