import type { Declarations } from '../declarations';
import { matchAt, paragraphStart } from '../scanning';
import {
  missingKeys,
  type CitationContext,
  type CitationEdit,
  type CitationSyntaxModule,
  type CitedKey,
} from '../syntax';
import { scanTypst } from './scanTypst';

/** Typst (its reference, "Cite" and "Bibliography"): `@key` in markup, `#cite(<key>)` in code. */
export const typstCitations: CitationSyntaxModule = {
  syntax: 'typst',
  languages: ['typst'],
  extensions: { typ: 'typst' },
  contextAt,
  find,
  plan,
  join: (_, context, keys) => keys.join(context.inProse ? ' @' : '>) #cite(<'),
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
  const { mentions, calls } = scanTypst(
    inProse && query === '' ? `${text.slice(0, offset)}x${text.slice(offset)}` : text,
  );
  if (inProse) {
    const mention = mentions.find(({ start }) => start === replaceStart);
    if (!mention) return undefined;
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

function find(text: string): CitedKey[] {
  const { mentions, calls, labels } = scanTypst(text);
  const keys = [...mentions.filter(({ key }) => !labels.has(key)), ...calls.map(({ key }) => key)];
  return keys.filter(({ key }) => key !== '').sort((a, b) => a.start - b.start);
}

function plan(
  text: string,
  offset: number,
  _languageId: string,
  keys: readonly string[],
): CitationEdit | undefined {
  const fresh = missingKeys(keys, []);
  const { mentions } = scanTypst(`${text.slice(0, offset)} @x ${text.slice(offset)}`);
  const touched = find(text).find(({ start, end }) => start - 1 <= offset && offset <= end);
  if (touched) {
    const added = missingKeys(fresh, [
      touched.key,
      ...neighbours(text, scanTypst(text).mentions, touched.start),
    ]);
    const isCall = text[touched.end] === '>' || text[touched.end] === '"';
    const close = isCall ? (/^(?:>|"\s*\))[^\n)]*\)/.exec(text.slice(touched.end))?.[0].length ?? 1) : 0;
    const supplement = isCall ? 0 : (/^\[[^\]\n]*\]/.exec(text.slice(touched.end))?.[0].length ?? 0);
    const at = touched.end + close + supplement;
    return { start: at, end: at, text: added.map((key) => ` @${key}`).join('') };
  }
  // In a comment, raw text or code a mention would be none.
  if (!mentions.some(({ key, start }) => key === 'x' && start === offset + 2)) return undefined;
  const before = /[\p{L}\p{N}_]$/u.test(
    text.slice(Math.max(paragraphStart(text, offset, 200), offset - 2), offset),
  )
    ? ' '
    : '';
  const after = /^[\p{L}\p{N}_]/u.test(text.slice(offset, offset + 2)) ? ' ' : '';
  const written = fresh.map((key) => `@${key}`).join(' ');
  return { start: offset, end: offset, text: written === '' ? '' : before + written + after };
}

function declarations(text: string): Declarations {
  const { bibliographies, includes } = scanTypst(text);
  return { files: bibliographies, includes, isMain: bibliographies.length > 0 };
}
