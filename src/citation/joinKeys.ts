import type { CitationContext } from './citationContext';

/** Keys that may stand bare after `@` (Pandoc User's Guide, "Citation syntax"); others need braces. */
const PLAIN_PANDOC_KEY = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_]))*$/u;

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

/** The text that takes the place of the typed query: the keys, set apart from a neighbour as its citation does. */
export function joinKeys(
  text: string,
  context: CitationContext | undefined,
  keys: readonly string[],
): string {
  if (!context) return keys.join(',');
  if (context.syntax === 'pandoc') {
    const braced = text[context.replaceStart - 1] === '{';
    const written = keys.map((key) => (braced || PLAIN_PANDOC_KEY.test(key) ? key : `{${key}}`));
    return written.join('; @');
  }
  const separator = separatorOf(text.slice(context.start, context.end));
  const { finished } = splitFinishedKey(context.query);
  return [...(finished ? [finished] : []), ...keys].join(separator);
}

/** `,` or `, `, as the citation writes it already; `,` where it does not tell. */
export function separatorOf(citation: string): string {
  return /,[ \t]/.test(citation) ? ', ' : ',';
}
