import { NO_DECLARATIONS } from '../declarations';
import type { ListedKeys } from '../listedCitations';
import { listedKeys } from '../listedKeys';
import type { CitationSyntaxModule } from '../syntax';
import { opaqueInOrg } from './orgMarkup';

/** Link types that cite: the commands of natbib and biblatex (org-ref manual, "Citations"). */
const TYPES =
  '(?:[Cc]ite(?:t|p|alt|alp|num|text|author|year|yearpar|title|date|url|s)?|(?:no|full|footfull)cite|(?:[Pp]aren|[Ff]oot|[Tt]ext|[Ss]mart|[Ss]uper|[Aa]uto)cites?)\\*?:';

const common = {
  syntax: 'org-ref',
  languages: ['org'],
  extensions: {},
  opaque: opaqueInOrg,
  // New citations are Org's own.
  fresh: () => undefined,
  declarations: () => NO_DECLARATIONS,
} as const satisfies Partial<ListedKeys>;

/** org-ref 2 lists plain keys behind commas, org-ref 3 keys with `&` behind semicolons; both as words or links. */
const byCommas = { separator: ',', mark: '' } as const;
const bySemicolons = { separator: ';', mark: '&' } as const;

const variants: readonly CitationSyntaxModule[] = [
  listedKeys({
    ...{ ...common, ...bySemicolons, closing: ']' },
    opening: new RegExp(`\\[\\[${TYPES}(?=[^\\]\\n]{0,500}&)`, 'g'),
  }),
  listedKeys({
    ...{ ...common, ...byCommas, closing: ']' },
    opening: new RegExp(`\\[\\[${TYPES}(?![^\\]\\n]{0,500}&)`, 'g'),
  }),
  listedKeys({
    ...{ ...common, ...bySemicolons, closing: ' ' },
    opening: new RegExp(`(?<![\\p{L}\\p{N}_/:[@#+-])${TYPES}(?=&)`, 'gu'),
  }),
  listedKeys({
    ...{ ...common, ...byCommas, closing: ' ' },
    opening: new RegExp(`(?<![\\p{L}\\p{N}_/:[@#+-])${TYPES}(?=[\\p{L}\\p{N}_]|\\s|$)`, 'gu'),
  }),
];

/** The citation links of org-ref in Org: `cite:key1,key2`, `[[citep:see &key1 p. 3;&key2]]`. */
export const orgRefCitations: CitationSyntaxModule = {
  ...common,
  contextAt: (text, offset, languageId) =>
    first(variants, (variant) => variant.contextAt(text, offset, languageId)),
  find: (text, languageId) =>
    variants.flatMap((variant) => variant.find(text, languageId)).sort((a, b) => a.start - b.start),
  plan: (text, offset, languageId, keys, options) =>
    first(variants, (variant) => variant.plan(text, offset, languageId, keys, options)),
  join: (text, context, keys) =>
    variants[text.slice(context.start, context.end).includes('&') ? 0 : 1]!.join(text, context, keys),
};

function first<Item, Result>(
  items: readonly Item[],
  of: (item: Item) => Result | undefined,
): Result | undefined {
  for (const item of items) {
    const result = of(item);
    if (result !== undefined) return result;
  }
  return undefined;
}
