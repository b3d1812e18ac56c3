import { toAscii } from './ascii';
import { numberOf, textOf, type KeyArguments, type KeyParameter } from './keyArguments';
import { tellingWords, withoutPunctuation, wordsOf } from './keyWords';

/** What a key formula does to a text. */
export interface KeyFilter {
  readonly parameters: readonly KeyParameter[];
  /** Undefined: the condition does not hold, and the alternative that the text stands in is passed over. */
  readonly run: (text: string, args: KeyArguments) => string | undefined;
}

const start: KeyParameter = { name: 'start', kind: 'number' };
const count: KeyParameter = { name: 'n', kind: 'number' };
const text = (name: string, required = true): KeyParameter => ({ name, kind: 'text', required });

const COMPARISONS: Readonly<Record<string, (length: number, wanted: number) => boolean>> = {
  '<': (length, wanted) => length < wanted,
  '<=': (length, wanted) => length <= wanted,
  '=': (length, wanted) => length === wanted,
  '!=': (length, wanted) => length !== wanted,
  '>=': (length, wanted) => length >= wanted,
  '>': (length, wanted) => length > wanted,
};

/** The filters by their names in lower case: names are read whatever their case. */
export const KEY_FILTERS: ReadonlyMap<string, KeyFilter> = new Map(
  Object.entries<KeyFilter>({
    lower: plain((value) => value.toLowerCase()),
    upper: plain((value) => value.toUpperCase()),
    capitalize: plain((value) => value.replace(/(^|\s)\p{Ll}/gu, (letter) => letter.toUpperCase())),
    skipwords: plain((value) => tellingWords(value).join(' ')),
    nopunct: {
      parameters: [text('dash', false)],
      run: (value, args) => withoutPunctuation(value, textOf(args, 'dash', '-')),
    },
    nopunctordash: plain((value) => withoutPunctuation(value, '')),
    abbr: {
      parameters: [{ name: 'chars', kind: 'number' }],
      run: (value, args) => abbreviated(value, numberOf(args, 'chars', 1)),
    },
    condense: {
      parameters: [text('sep', false)],
      run: (value, args) => value.split(/\s+/).join(textOf(args, 'sep', '')),
    },
    replace: {
      parameters: [text('find'), text('replace')],
      run: (value, args) => replaced(value, textOf(args, 'find', ''), textOf(args, 'replace', '')),
    },
    substring: {
      parameters: [start, count],
      run: (value, args) => selected([...value], args).join(''),
    },
    select: { parameters: [start, count], run: (value, args) => selected(wordsOf(value), args).join(' ') },
    prefix: {
      parameters: [text('prefix')],
      run: (value, args) => (value === '' ? '' : textOf(args, 'prefix', '') + value),
    },
    postfix: {
      parameters: [text('postfix')],
      run: (value, args) => (value === '' ? '' : value + textOf(args, 'postfix', '')),
    },
    default: { parameters: [text('text')], run: (value, args) => value || textOf(args, 'text', '') },
    len: {
      parameters: [
        { ...text('relation', false), choices: Object.keys(COMPARISONS) },
        { name: 'length', kind: 'number' },
      ],
      run: (value, args) => {
        const holds = COMPARISONS[textOf(args, 'relation', '>')];
        return holds?.([...value].length, numberOf(args, 'length', 0)) ? value : undefined;
      },
    },
    alphanum: plain((value) => value.replace(/[^\p{L}\p{N}]/gu, '')),
    ascii: plain((value) => value.replace(/[^\x20-\x7e]/g, '')),
    fold: plain(toAscii),
    transliterate: plain(toAscii),
    clean: plain((value) => toAscii(value).replace(/[^\w\s.:-]/g, '')),
    discard: plain(() => ''),
  }),
);

function plain(run: (value: string) => string): KeyFilter {
  return { parameters: [], run };
}

/** The first characters of each word. */
function abbreviated(value: string, length: number): string {
  return wordsOf(value)
    .map((word) => [...word].slice(0, Math.max(1, length)).join(''))
    .join('');
}

/** `find` is taken literally, whatever its case. */
function replaced(value: string, find: string, replacement: string): string {
  if (find === '') return value;
  const literal = find.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  return value.replace(new RegExp(literal, 'gi'), () => replacement);
}

/** `n` of them (all by default) from the `start`th, the first being 1; a negative `start` counts from the end. */
function selected(parts: readonly string[], args: KeyArguments): string[] {
  const from = numberOf(args, 'start', 1);
  const index = from < 0 ? Math.max(0, parts.length + from) : Math.max(0, from - 1);
  return parts.slice(index, index + Math.max(0, numberOf(args, 'n', parts.length)));
}
