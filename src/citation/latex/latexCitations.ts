import { joinByCommas } from '../joinKeys';
import { covers, encloses, lineEnd, lineStart, matchAt, paragraphStart } from '../scanning';
import {
  missingKeys,
  type CitationContext,
  type CitationEdit,
  type CitationOptions,
  type CitationSyntaxModule,
  type CitedKey,
} from '../syntax';
import { CITATION_COMMAND, parseCitation, type KeyGroup, type LatexCitation } from './command';
import { readLatexDeclarations } from './declarations';
import { opaqueRanges } from './opaque';

/** How far before the cursor its citation may begin, and how many commands there are tried. */
const LONGEST_CITATION = 5000;
const TRIED_COMMANDS = 40;

export const latexCitations: CitationSyntaxModule = {
  syntax: 'latex',
  languages: ['latex', 'tex', 'latex-expl3', 'doctex', 'rsweave', 'jlweave', 'pweave'],
  extensions: { tex: 'latex', ltx: 'latex', rnw: 'rsweave', jnw: 'jlweave', pnw: 'pweave' },
  contextAt,
  find,
  plan,
  join: joinByCommas,
  declarations: readLatexDeclarations,
};

function contextAt(text: string, offset: number, languageId: string): CitationContext | undefined {
  for (const citation of citationsBefore(text, offset)) {
    const group = citation.groups.find(({ start, end }) => start <= offset && offset <= end);
    if (!group) continue;
    const replaceStart = queryStart(text, group, offset);
    if (replaceStart === undefined || isOpaque(text, citation.start, languageId)) return undefined;
    const query = text.slice(replaceStart, offset);
    // In braces that are not closed, a word right of the cursor may be the sentence's.
    const replaceEnd =
      group.closed || query !== ''
        ? Math.min(group.end, offset + matchAt(/[^\s,{}\\%#]*/y, text, offset)![0].length)
        : offset;
    const keys = citation.groups
      .flatMap((each) => each.keys)
      .filter((key) => key.end <= replaceStart || key.start >= replaceEnd)
      .map((key) => key.key);
    return {
      syntax: 'latex',
      query,
      replaceStart,
      replaceEnd,
      keys,
      start: citation.start,
      end: Math.max(citation.end, replaceEnd),
    };
  }
  return undefined;
}

function find(text: string, languageId: string): CitedKey[] {
  const opaque = opaqueRanges(text, languageId);
  const keys: CitedKey[] = [];
  for (const { index } of text.matchAll(CITATION_COMMAND)) {
    if (covers(opaque, index)) continue;
    for (const group of parseCitation(text, index)?.groups ?? []) keys.push(...group.keys);
  }
  // A note may cite too, and stands before the keys of the command that it belongs to.
  return keys.sort((a, b) => a.start - b.start);
}

function plan(
  text: string,
  offset: number,
  languageId: string,
  keys: readonly string[],
  { command }: CitationOptions,
): CitationEdit | undefined {
  if (encloses(opaqueRanges(text, languageId, offset), offset)) return undefined;
  const citation = citationTouching(text, offset);
  if (citation) return extend(text, citation, offset, keys);
  const fresh = missingKeys(keys, []);
  const written = fresh.length > 0 ? `\\${command.replace(/^\\/, '')}{${fresh.join(',')}}` : '';
  return { start: offset, end: offset, text: written };
}

/** Adds the keys to the citation: behind the key at the cursor, in the commas of which the cursor stands. */
function extend(
  text: string,
  citation: LatexCitation,
  offset: number,
  keys: readonly string[],
): CitationEdit {
  const fresh = missingKeys(
    keys,
    citation.groups.flatMap((group) => group.keys.map(({ key }) => key)),
  );
  if (fresh.length === 0) return { start: offset, end: offset, text: '' };

  const inside = citation.groups.find(({ start, end }) => start <= offset && offset <= end);
  const group =
    inside ?? citation.groups.filter(({ start }) => start <= offset).at(-1) ?? citation.groups[0]!;
  const separator = separatorOf(text, group);
  const place = inside ? offset : offset === citation.start ? group.start : group.end;
  const before = group.keys.filter((key) => key.start <= place && (inside || key.end <= place)).at(-1);
  const after = group.keys.find((key) => key.start >= place && key !== before);
  const inserted = fresh.join(separator);
  const at = (position: number, written: string): CitationEdit => {
    const close =
      group.closed || after || text.slice(position, lineEnd(text, position)).includes('}') ? '' : '}';
    return { start: position, end: position, text: written + close };
  };

  const comma = (from: number, to: number): boolean =>
    text
      .slice(from, to)
      .replace(/%[^\n]*/g, '')
      .includes(',');
  if (before && (before.end >= place || !comma(before.end, place)))
    return at(before.end, separator + inserted);
  if (after && !comma(place, after.start)) return at(inside ? place : after.start, inserted + separator);
  return at(place, inserted);
}

/** `, ` or `,` or a comma and a new line, as between the keys that are there. */
function separatorOf(text: string, group: KeyGroup): string {
  const [last, previous] = [group.keys.at(-1), group.keys.at(-2)];
  const between = last && previous ? text.slice(previous.end, last.start) : '';
  const style = /^,\s*$/.exec(between)?.[0];
  return style ?? (/,[ \t]/.test(text.slice(group.start, group.end)) ? ', ' : ',');
}

/** The citations that begin before the cursor in its paragraph, the nearest first. */
function* citationsBefore(text: string, offset: number): Generator<LatexCitation> {
  const from = paragraphStart(text, offset, LONGEST_CITATION);
  // The cursor may stand in the command's name.
  const until = offset + matchAt(/[A-Za-z@]*/y, text, offset)![0].length;
  const commands = [...text.slice(from, until).matchAll(CITATION_COMMAND)].slice(-TRIED_COMMANDS);
  for (const { index } of commands.reverse()) {
    const citation = parseCitation(text, from + index, offset);
    if (citation) yield citation;
  }
}

function citationTouching(text: string, offset: number): LatexCitation | undefined {
  for (const citation of citationsBefore(text, offset)) if (offset <= citation.end) return citation;
  return text[offset] === '\\' && matchAt(new RegExp(CITATION_COMMAND, 'y'), text, offset)
    ? parseCitation(text, offset)
    : undefined;
}

/**
 * Where the typed part of the key begins; undefined where no key can stand. It begins on the cursor's line: an
 * editor's list can replace no more.
 */
function queryStart(text: string, group: KeyGroup, offset: number): number | undefined {
  if (encloses(group.comments, offset)) return undefined;
  const line = Math.max(group.start, lineStart(text, offset));
  // Without a closing brace a new line is the sentence's, unless a comma or the brace asks for a key.
  if (!group.closed && line > group.start && !/[,{]\s*$/.test(codeBefore(text, group, line)))
    return undefined;
  const comma = text.lastIndexOf(',', offset - 1) + 1;
  const start = Math.max(line, comma);
  const query = text.slice(start, offset);
  return query.includes('#') ? undefined : offset - query.trimStart().length;
}

/** What stands from the opening brace to `end`, without comments. */
function codeBefore(text: string, group: KeyGroup, end: number): string {
  return text.slice(group.start - 1, end).replace(/%[^\n]*/g, '');
}

function isOpaque(text: string, index: number, languageId: string): boolean {
  return covers(opaqueRanges(text, languageId, index), index);
}
