/** Where the reference list of a Markdown document stands. Positions are offsets into its text. */
export interface ReferenceListPlace {
  /** Behind the line of the opening marker, and before that of the closing one. */
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly start: number;
  readonly end: number;
  /** As the opening marker has it; undefined where the settings decide. */
  readonly style?: string | undefined;
}

/** Why there is no list that could be written to. */
export type ReferenceListProblem = 'unpaired' | 'several';

const OPENING =
  /^[ \t]*<!--[ \t]*shelfmark:references(?:[ \t]+style=([\w./-]+))?[ \t]*-->[ \t]*(?:\r\n|\n|$)/gm;
const CLOSING = /^[ \t]*<!--[ \t]*\/shelfmark:references[ \t]*-->/gm;

/**
 * The list between its markers, which are comments on lines of their own; undefined where there is none. Text between
 * markers that do not pair up is nobody's to replace.
 */
export function findReferenceList(text: string): ReferenceListPlace | ReferenceListProblem | undefined {
  const openings = [...text.matchAll(OPENING)];
  const closings = [...text.matchAll(CLOSING)];
  if (openings.length === 0 && closings.length === 0) return undefined;
  const [opening, closing] = [openings[0], closings[0]];
  if (openings.length > 1 || closings.length > 1) return 'several';
  if (!opening || !closing) return 'unpaired';
  const contentStart = opening.index + opening[0].length;
  if (closing.index < contentStart) return 'unpaired';
  return {
    start: opening.index,
    end: closing.index + closing[0].length,
    contentStart,
    contentEnd: closing.index,
    style: opening[1],
  };
}

/** What stands between the markers: every reference a paragraph of its own. */
export function referenceListContent(references: readonly string[], eol: string): string {
  return [eol, ...references.map((reference) => reference + eol + eol)].join('');
}

/** A whole new list with its markers, on lines of their own. */
export function newReferenceList(references: readonly string[], eol: string): string {
  return `<!-- shelfmark:references -->${eol}${referenceListContent(references, eol)}<!-- /shelfmark:references -->`;
}

/** The addresses that the document links to, in order. */
export function findLinks(text: string): { readonly url: string; readonly start: number }[] {
  return Array.from(text.matchAll(/\]\(<?(https?:\/\/[^\s<>()]+)>?(?:[ \t]+"[^"\n]*")?\)/g), (match) => ({
    url: match[1]!,
    start: match.index,
  }));
}
