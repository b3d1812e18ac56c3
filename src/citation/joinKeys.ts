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
 * The keys set apart by commas, from each other and from a finished key before them, as the citation does it
 * already: `, ` or `,`.
 */
export function joinByCommas(text: string, context: CitationContext, keys: readonly string[]): string {
  const { finished } = splitFinishedKey(context.query);
  const before = text.slice(context.start, context.replaceStart);
  const after = text.slice(context.replaceEnd, context.end);
  return [...(finished ? [finished] : []), ...keys].join(separatorIn(before, after));
}

function separatorIn(before: string, after: string): string {
  const keys = before.slice(Math.max(before.lastIndexOf('{'), before.lastIndexOf('[')) + 1) + after;
  return /,[ \t]/.test(keys) ? ', ' : ',';
}
