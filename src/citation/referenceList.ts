import { inlineRegions } from './pandoc/blocks';
import { opaqueSpans } from './pandoc/inline';
import { covers, lineEnd, lineStart } from './scanning';

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

/** What takes the place of the text from `start` to `end`. */
export interface ReferenceListEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const OPENING =
  /^[ \t]*<!--[ \t]*shelfmark:references(?:[ \t]+style=(?:"([^"\n]+)"|([^\s"]+?)))?[ \t]*-->[ \t]*(?:\r\n|\n|$)/gm;
const CLOSING = /^[ \t]*<!--[ \t]*\/shelfmark:references[ \t]*-->/gm;

/**
 * The list between its markers, which are comments on lines of their own and mean nothing in code; undefined where
 * there is none. Text between markers that do not pair up is nobody's to replace.
 */
export function findReferenceList(text: string): ReferenceListPlace | ReferenceListProblem | undefined {
  let openings = [...text.matchAll(OPENING)];
  let closings = [...text.matchAll(CLOSING)];
  if (openings.length === 0 && closings.length === 0) return undefined;
  const regions = inlineRegions(text);
  openings = openings.filter(({ index }) => covers(regions, index));
  closings = closings.filter(({ index }) => covers(regions, index));
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
    style: opening[1] ?? opening[2],
  };
}

/** What stands between the markers: every reference a paragraph of its own. */
export function referenceListContent(references: readonly string[], eol: string): string {
  return [eol, ...references.map((reference) => reference + eol + eol)].join('');
}

/** The edit that makes the list say this; undefined where it does already. */
export function planUpdate(
  text: string,
  { contentStart, contentEnd }: ReferenceListPlace,
  references: readonly string[],
  eol: string,
): ReferenceListEdit | undefined {
  const content = referenceListContent(references, eol);
  if (text.slice(contentStart, contentEnd) === content) return undefined;
  return { start: contentStart, end: contentEnd, text: content };
}

/**
 * The edit that writes a new list with its markers on the line of the cursor if that is blank, else behind it;
 * undefined where markers mean nothing: in code, metadata and comments.
 */
export function planInsertion(
  text: string,
  cursor: number,
  references: readonly string[],
  eol: string,
): ReferenceListEdit | undefined {
  const start = lineStart(text, cursor);
  const line = text.slice(start, lineEnd(text, cursor)).replace(/\r$/, '');
  const blank = line.trim() === '';
  const content = referenceListContent(references, eol);
  const list = `<!-- shelfmark:references -->${eol}${content}<!-- /shelfmark:references -->${eol}`;
  const end = start + line.length;
  const edit = blank ? { start, end, text: list } : { start: end, end, text: eol + eol + list };
  const after = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
  return typeof findReferenceList(after) === 'object' ? edit : undefined;
}

/** The address of an inline link (CommonMark 6.3), with parentheses in it that pair up. */
const DESTINATION =
  /\]\((?:<(https?:\/\/[^<>\n]+)>|(https?:\/\/[^\s<>()]+(?:\([^\s<>()]*\)[^\s<>()]*)*)(?=[\s)]))/g;

/** The addresses that the running text links to, in order; what stands in code and comments is no link. */
export function findLinks(text: string): { readonly url: string; readonly start: number }[] {
  const matches = [...text.matchAll(DESTINATION)];
  if (matches.length === 0) return [];
  const links: { url: string; start: number }[] = [];
  let at = 0;
  for (const region of inlineRegions(text)) {
    while (at < matches.length && matches[at]!.index < region.start) at++;
    let seen: ReadonlySet<number> | undefined;
    for (; at < matches.length && matches[at]!.index < region.end; at++) {
      const { 1: inBrackets, 2: bare, index } = matches[at]!;
      // A destination begins a span of its own, unless it stands within another one: code, a comment.
      seen ??= new Set(opaqueSpans(text, region).map(({ start }) => start));
      if (seen.has(index)) links.push({ url: (inBrackets ?? bare)!, start: index });
    }
  }
  return links;
}
