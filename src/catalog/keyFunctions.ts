import { numberOf, textOf, type KeyArguments, type KeyParameter } from './keyArguments';
import { capitalized, titleWords } from './keyWords';
import { familyName, yearOf, type Paper, type PersonName } from './paper';

/** What a key formula takes from a paper. */
export interface KeyFunction {
  readonly parameters: readonly KeyParameter[];
  /** Empty where the paper has nothing of the kind. */
  readonly run: (paper: Paper, args: KeyArguments) => string;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Names of item types in Zotero. */
const TYPES: Readonly<Record<Paper['type'], string>> = {
  'paper-conference': 'conferencePaper',
  'article-journal': 'journalArticle',
  article: 'preprint',
  webpage: 'webpage',
  'post-weblog': 'blogPost',
};

const count: KeyParameter = { name: 'n', kind: 'number' };
const second: KeyParameter = { name: 'm', kind: 'number' };
const separator: KeyParameter = { name: 'sep', kind: 'text', aliases: ['joiner'], byName: true };

/** The functions by their names in lower case: names are read whatever their case. */
export const KEY_FUNCTIONS: ReadonlyMap<string, KeyFunction> = new Map(
  Object.entries<KeyFunction>({
    auth: {
      parameters: [count, second],
      run: (paper, args) => first(names(paper)[numberOf(args, 'm', 1) - 1] ?? '', numberOf(args, 'n', 0)),
    },
    authors: {
      parameters: [count, { name: 'etal', kind: 'text', byName: true }, separator],
      run: (paper, args) => {
        const all = names(paper);
        const wanted = numberOf(args, 'n', 0);
        const shown = wanted > 0 ? all.slice(0, wanted) : all;
        const rest = shown.length < all.length ? textOf(args, 'etal', '') : '';
        return joined([...shown, rest], args, ' ');
      },
    },
    authetal: { parameters: [separator], run: (paper, args) => firstAndOthers(paper, 'EtAl', args, ' ') },
    authetal2: { parameters: [separator], run: (paper, args) => firstAndOthers(paper, 'etal', args, '.') },
    authauthea: {
      parameters: [separator],
      run: (paper, args) => {
        const all = names(paper);
        return joined([...all.slice(0, 2), all.length > 2 ? 'ea' : ''], args, '.');
      },
    },
    authorlast: { parameters: [], run: (paper) => names(paper).at(-1) ?? '' },
    authforeini: { parameters: [], run: (paper) => initial(paper.author?.[0]) },
    authorlastforeini: { parameters: [], run: (paper) => initial(paper.author?.at(-1)) },
    authini: {
      parameters: [count, separator],
      run: (paper, args) =>
        joined(
          names(paper).map((name) => first(name, numberOf(args, 'n', 0))),
          args,
          '.',
        ),
    },
    authorini: {
      parameters: [separator],
      run: (paper, args) => {
        const [leader = '', ...others] = names(paper);
        return joined([first(leader, 5), ...others.map((name) => first(name, 1))], args, '.');
      },
    },
    authshort: {
      parameters: [separator],
      run: (paper, args) => {
        const all = names(paper);
        if (all.length < 2) return all[0] ?? '';
        return (
          joined(
            all.slice(0, 3).map((name) => first(name, 1)),
            args,
            '.',
          ) + (all.length > 3 ? '+' : '')
        );
      },
    },
    authorsalpha: {
      parameters: [separator],
      run: (paper, args) => {
        const all = names(paper);
        if (all.length < 2) return first(all[0] ?? '', 3);
        const initials = all.slice(0, all.length > 4 ? 3 : 4).map((name) => first(name, 1));
        return joined(initials, args, ' ') + (all.length > 4 ? '+' : '');
      },
    },
    year: { parameters: [], run: (paper) => String(yearOf(paper) ?? '') },
    shortyear: { parameters: [], run: (paper) => String(yearOf(paper) ?? '').slice(-2) },
    month: { parameters: [], run: (paper) => MONTHS[(paper.issued?.['date-parts'][0]?.[1] ?? 0) - 1] ?? '' },
    title: { parameters: [], run: ({ title }) => titleWords(title).map(capitalized).join(' ') },
    shorttitle: { parameters: [count, second], run: (paper, args) => shortTitle(paper, args, 3) },
    veryshorttitle: { parameters: [count, second], run: (paper, args) => shortTitle(paper, args, 1) },
    journal: { parameters: [], run: venue },
    venue: { parameters: [], run: venue },
    shortname: { parameters: [], run: (paper) => paper.custom.shortName ?? '' },
    arxiv: { parameters: [], run: (paper) => paper.custom.arxiv ?? '' },
    type: { parameters: [], run: (paper) => TYPES[paper.type] },
    firstpage: { parameters: [], run: (paper) => /^[^-–\s,]+/.exec(paper.page ?? '')?.[0] ?? '' },
    lastpage: { parameters: [], run: (paper) => /[^-–\s,]+$/.exec(paper.page ?? '')?.[0] ?? '' },
  }),
);

/** Fields as they are in the record; their names begin with a capital, and case counts. */
export const KEY_FIELDS: ReadonlyMap<string, KeyFunction> = new Map(
  Object.entries<KeyFunction>({
    Title: { parameters: [], run: (paper) => paper.title },
    ShortTitle: { parameters: [], run: (paper) => paper.custom.shortName ?? '' },
    PublicationTitle: { parameters: [], run: (paper) => paper['container-title'] ?? '' },
    DOI: { parameters: [], run: (paper) => paper.DOI ?? '' },
  }),
);

function names(paper: Paper): string[] {
  return (paper.author ?? []).map((name) => familyName(name) || (name.given ?? ''));
}

function firstAndOthers(paper: Paper, others: string, args: KeyArguments, otherwise: string): string {
  const [leader = '', ...rest] = names(paper);
  return joined([leader, rest.length > 1 ? others : (rest[0] ?? '')], args, otherwise);
}

function joined(parts: readonly string[], args: KeyArguments, otherwise: string): string {
  return parts.filter((part) => part !== '').join(textOf(args, 'sep', otherwise));
}

/** That many characters of the text; all of them for 0. */
function first(text: string, length: number): string {
  return length > 0 ? [...text].slice(0, length).join('') : text;
}

function initial(name: PersonName | undefined): string {
  return first(name?.given ?? '', 1);
}

function shortTitle(paper: Paper, args: KeyArguments, length: number): string {
  const capitals = numberOf(args, 'm', 0);
  return titleWords(paper.title)
    .slice(0, Math.max(0, numberOf(args, 'n', length)))
    .map((word, index) => (index < capitals ? capitalized(word) : word))
    .join(' ');
}

function venue(paper: Paper): string {
  return paper.custom.venue ?? paper['container-title'] ?? '';
}
