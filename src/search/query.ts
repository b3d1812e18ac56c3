import { normalizeAddress, normalizeArxivId, normalizeDoi } from '../catalog/identifiers';
import { compact, wordsOf } from './words';

/** What somebody asks for. All parts must hold. */
export interface Query {
  /** The free words, folded, in the order typed; the last one may be half typed. */
  readonly words: readonly string[];
  /** The letters and digits of all free text in one, for comparing with whole names and titles. */
  readonly compact: string;
  readonly filters: readonly Filter[];
}

/**
 * One condition on a field. `negated`: the paper must not meet it. `path`: the value as typed, which may
 * be the id of a category. `posted`: from a month (`YYYY-MM`) until before another.
 */
export type Filter = { readonly negated: boolean } & (
  | {
      readonly kind: 'text';
      readonly field: TextField;
      readonly words: readonly string[];
      readonly path?: string;
    }
  | { readonly kind: 'identifier'; readonly field: IdentifierField; readonly start: string }
  | { readonly kind: 'year'; readonly from: number; readonly to: number }
  | { readonly kind: 'posted'; readonly from: string; readonly until: string }
  | { readonly kind: 'has'; readonly what: Extra }
  | { readonly kind: 'is'; readonly what: Status }
);

/** Fields of which each given word must begin a word. */
export type TextField = 'author' | 'title' | 'venue' | 'category' | 'method' | 'application';

/** Fields that must begin with the given text. `address`: any link of the paper, without `https://` and `www.`. */
export type IdentifierField = 'key' | 'arxiv' | 'doi' | 'address';

export type Extra = 'code' | 'pdf' | 'website' | 'doi';
export type Status = 'published' | 'preprint' | 'webpage';

/** What can stand before the colon, for help texts. */
export interface FilterHelp {
  readonly name: string;
  readonly example: string;
  /** One line. */
  readonly description: string;
}

/** The filters in the order in which a help text should list them. */
export const FILTERS: readonly FilterHelp[] = [
  { name: 'author', example: 'author:liu', description: 'Any author with a name that begins so' },
  { name: 'title', example: 'title:segment', description: 'Title, short name or another title' },
  { name: 'year', example: 'year:2024-2026', description: 'Year or span of years; also >2024 and <=2024' },
  { name: 'posted', example: 'posted:2025q2', description: 'Year, quarter or month of posting; also <2024' },
  { name: 'venue', example: 'venue:neurips', description: 'Conference or journal; arxiv for preprints' },
  { name: 'cat', example: 'cat:video', description: 'Category, or the one above it' },
  { name: 'method', example: 'method:grpo', description: 'Method' },
  { name: 'app', example: 'app:robotics', description: 'Application' },
  { name: 'has', example: 'has:code', description: 'Has code, pdf, website or doi' },
  { name: 'is', example: 'is:published', description: 'Is published, preprint or webpage' },
  { name: 'key', example: 'key:liu2026', description: 'Citation key' },
  { name: 'arxiv', example: 'arxiv:2601.05242', description: 'arXiv id' },
  { name: 'doi', example: 'doi:10.1038', description: 'DOI' },
];

const EXTRAS: readonly Extra[] = ['code', 'pdf', 'website', 'doi'];
const STATUSES: readonly Status[] = ['published', 'preprint', 'webpage'];
const TEXT_FIELDS: ReadonlyMap<string, TextField> = new Map([
  ['author', 'author'],
  ['title', 'title'],
  ['venue', 'venue'],
  ['cat', 'category'],
  ['category', 'category'],
  ['method', 'method'],
  ['app', 'application'],
  ['application', 'application'],
]);

/** Nobody types more; what is pasted beyond says nothing more about the paper. */
const LONGEST_QUERY = 600;
const MOST_WORDS = 32;

/** A filter with a bare or quoted value (a quote may still be open), else a quoted text, else a chunk. */
const PART = /(-?)([a-z]+):(?:"([^"]*)(?:"|$)|(\S*))|"([^"]*)(?:"|$)|\S+/giy;

/** Words that a half-remembered title has wrong, and that say nothing by themselves. */
const STOP_WORDS = new Set('a an and by for from in of on or the to via with'.split(' '));

/**
 * Reads a query: words, filters (`author:liu`, `-cat:video`, `title:"flow matching"`), and whole identifiers or
 * addresses as they are pasted. Never fails: a filter with no value or with one that says nothing yet (`year:`,
 * `has:c` while it is typed) is left out, and an unknown filter is text like any other.
 */
export function parseQuery(text: string): Query {
  const input = text.slice(0, LONGEST_QUERY).replace(/\bet\s+al\b\.?/gi, ' ');
  const filters: Filter[] = [];
  const free: string[] = [];
  PART.lastIndex = 0;
  for (let at = 0; at < input.length;) {
    PART.lastIndex = at;
    const match = PART.exec(input);
    if (!match) {
      at++;
      continue;
    }
    at = PART.lastIndex;
    const [whole, minus, name, quoted, bare, phrase] = match;
    const filter = name === undefined ? undefined : readFilter(name.toLowerCase(), quoted ?? bare ?? '');
    if (filter === 'incomplete') continue;
    if (filter) filters.push({ ...filter, negated: minus === '-' });
    else {
      const identifier = readIdentifier(whole);
      if (identifier) filters.push({ ...identifier, negated: false });
      else free.push(phrase ?? whole);
    }
  }
  const words = free.flatMap(wordsOf).slice(0, MOST_WORDS);
  return { words: withoutStopWords(words), compact: compact(free.join(' ')), filters };
}

/** The last word stays: it may be the beginning of another. */
function withoutStopWords(words: readonly string[]): readonly string[] {
  return words.filter((word, index) => index === words.length - 1 || !STOP_WORDS.has(word));
}

type Condition = Filter extends infer F ? (F extends Filter ? Omit<F, 'negated'> : never) : never;

/** undefined: no such filter. `incomplete`: its value does not say anything yet. */
function readFilter(name: string, value: string): Condition | 'incomplete' | undefined {
  const field = TEXT_FIELDS.get(name);
  if (field) {
    const words = wordsOf(value);
    return words.length > 0
      ? { kind: 'text', field, words, ...(value.includes('/') && { path: value.toLowerCase() }) }
      : 'incomplete';
  }
  switch (name) {
    case 'year':
      return readYears(value) ?? 'incomplete';
    case 'posted':
      return readMonths(value) ?? 'incomplete';
    case 'has': {
      const what = onlyOne(EXTRAS, value);
      return what ? { kind: 'has', what } : 'incomplete';
    }
    case 'is': {
      const what = onlyOne(STATUSES, value);
      return what ? { kind: 'is', what } : 'incomplete';
    }
    case 'key':
      return identifier('key', compact(value));
    case 'arxiv':
      return identifier('arxiv', normalizeArxivId(value) ?? value.trim().toLowerCase());
    case 'doi': {
      // arXiv's own DOIs name the arXiv id.
      const arxiv = normalizeArxivId(value);
      if (arxiv) return identifier('arxiv', arxiv);
      return identifier('doi', normalizeDoi(value) ?? value.trim().toLowerCase());
    }
    default:
      return undefined;
  }
}

function identifier(field: IdentifierField, start: string): Condition | 'incomplete' {
  return start === '' ? 'incomplete' : { kind: 'identifier', field, start };
}

/** An identifier or address that stands by itself, as it is pasted. */
function readIdentifier(chunk: string): Condition | undefined {
  const bare = chunk.replace(/^[<("]+|[>)".,;]+$/g, '');
  const arxiv = normalizeArxivId(bare);
  if (arxiv) return { kind: 'identifier', field: 'arxiv', start: arxiv };
  const doi = normalizeDoi(bare);
  if (doi) return { kind: 'identifier', field: 'doi', start: doi };
  return /^https?:\/\/./i.test(bare)
    ? { kind: 'identifier', field: 'address', start: normalizeAddress(bare) }
    : undefined;
}

/** The one value that begins so. */
function onlyOne<T extends string>(values: readonly T[], start: string): T | undefined {
  const found = values.filter((value) => value.startsWith(start.toLowerCase()));
  return found.length === 1 ? found[0] : undefined;
}

const SPAN = /^(\d{4})?(?:-|\.\.)(\d{0,4})$/;
const BOUND = /^([<>]=?)(\d{4})$/;

function readYears(value: string): Condition | undefined {
  const bound = BOUND.exec(value);
  if (bound) {
    const year = Number(bound[2]);
    switch (bound[1]) {
      case '>':
        return { kind: 'year', from: year + 1, to: Infinity };
      case '>=':
        return { kind: 'year', from: year, to: Infinity };
      case '<':
        return { kind: 'year', from: 0, to: year - 1 };
      default:
        return { kind: 'year', from: 0, to: year };
    }
  }
  const span = SPAN.exec(value);
  if (span && (span[1] || span[2])) {
    return { kind: 'year', from: Number(span[1] ?? 0), to: span[2] ? yearsFrom(span[2]).to : Infinity };
  }
  return /^\d{1,4}$/.test(value) ? { kind: 'year', ...yearsFrom(value) } : undefined;
}

/** The years that begin with the digits: `202` is 2020 to 2029. */
function yearsFrom(digits: string): { from: number; to: number } {
  const step = 10 ** (4 - digits.length);
  const from = Number(digits) * step;
  return { from, to: from + step - 1 };
}

const MONTHS = /^(<|>=)?(\d{4})(?:-(0[1-9]|1[0-2])|-?q([1-4]))?$/i;

/** The months of a year, a quarter or a month, or all before (`<`) or from then on (`>=`). */
function readMonths(value: string): Condition | undefined {
  const [whole, bound, year = '', month, quarter] = MONTHS.exec(value) ?? [];
  if (whole === undefined) return undefined;
  const first = quarter ? Number(quarter) * 3 - 2 : Number(month ?? 0);
  const length = quarter ? 3 : month ? 1 : 13;
  const [from, until] = [first, first + length].map((each) => `${year}-${String(each).padStart(2, '0')}`);
  if (bound === '<') return { kind: 'posted', from: '0000', until: from! };
  return { kind: 'posted', from: from!, until: bound ? '9999' : until! };
}
