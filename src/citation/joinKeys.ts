import { writtenKey } from './pandoc/mention';
import type { CitationContext } from './syntax';

/** A word that is a citation key by its looks: letters, a year, and what may follow (`wu2025reinforcement`). */
const KEY_LIKE = /^[\p{L}_:-]+\d{4}[\p{L}\d_:-]*$/u;

/**
 * Splits a query in which a finished key stands before the words that are being typed, as in
 * `\cite{wu2025reinforcement gdpo`: the key stays, the rest is what is looked for.
 */
export function splitFinishedKey(query: string): { readonly finished: string; readonly rest: string } {
  const space = query.search(/\s/);
  const first = query.slice(0, space);
  return space > 0 && KEY_LIKE.test(first)
    ? { finished: first, rest: query.slice(space).trimStart() }
    : { finished: '', rest: query };
}

/**
 * What takes the place of the context's query: the keys, set apart from a finished key before them as the citation
 * does it.
 */
export function joinKeys(text: string, context: CitationContext, keys: readonly string[]): string {
  if (context.syntax === 'pandoc') {
    const [first = '', ...rest] = keys;
    const braced = text[context.replaceStart - 1] === '{';
    return [braced ? first : writtenKey(first), ...rest.map((key) => `@${writtenKey(key)}`)].join(
      braced && rest.length > 0 ? '}; ' : '; ',
    );
  }
  const { finished } = splitFinishedKey(context.query);
  const before = text.slice(context.start, context.replaceStart);
  const after = text.slice(context.replaceEnd, context.end);
  return [...(finished ? [finished] : []), ...keys].join(separatorIn(before, after));
}

/** `,` or `, `, as the citation's keys are set apart already; `,` where they do not tell. */
function separatorIn(before: string, after: string): string {
  const keys = before.slice(before.lastIndexOf('{') + 1) + after;
  return /,[ \t]/.test(keys) ? ', ' : ',';
}
