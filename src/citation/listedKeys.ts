import { joinByCommas, splitFinishedKey } from './joinKeys';
import {
  keyStartIn,
  listedCitationsIn,
  LONGEST_LIST,
  type ListedCitation,
  type ListedKeys,
} from './listedCitations';
import { covers, encloses, paragraphStart, type Range } from './scanning';
import { missingKeys, type CitationContext, type CitationEdit, type CitationSyntaxModule } from './syntax';

/** The module of a syntax with listed keys. */
export function listedKeys(own: ListedKeys): CitationSyntaxModule {
  return {
    ...{ syntax: own.syntax, languages: own.languages, extensions: own.extensions, project: own.project },
    contextAt: (text, offset) => contextAt(own, text, offset),
    find: (text) =>
      mayCite(own, text)
        ? listedCitationsIn(own, text, { start: 0, end: text.length }, own.opaque(text)).flatMap(
            ({ keys }) => [...keys],
          )
        : [],
    plan: (text, offset, languageId, keys) => plan(own, text, offset, languageId, keys),
    join: (text, context, keys) => join(own, text, context, keys),
    declarations: own.declarations,
  };
}

/** Most documents of a language that has several syntaxes never use this one: they are not looked through further. */
function mayCite({ opening }: ListedKeys, text: string): boolean {
  return new RegExp(opening.source, opening.flags).test(text);
}

function contextAt(own: ListedKeys, text: string, offset: number): CitationContext | undefined {
  const citation = citationNear(own, text, offset, (at) => at.listStart <= offset && offset <= at.listEnd);
  const item = citation?.items.find(({ start, end }) => start <= offset && offset <= end);
  if (!citation || !item) return undefined;
  const replaceStart = startOfQuery(own, text, item, offset);
  if (replaceStart === undefined) return undefined;
  const query = text.slice(replaceStart, offset);
  // Behind a key with its notes nothing more is looked for.
  if (/[()[\]{}`<>\n]/.test(query)) return undefined;
  const opaque = own.opaque(text);
  if (covers(opaque, citation.start) || encloses(opaque, offset)) return undefined;
  const replaceEnd = offset + KEY_REST.exec(text.slice(offset, Math.min(item.end, offset + 200)))![0].length;
  return {
    syntax: own.syntax,
    query,
    replaceStart,
    replaceEnd,
    keys: citation.keys
      .filter(({ start, end }) => end <= replaceStart || start >= replaceEnd)
      .map(({ key }) => key),
    start: citation.start,
    end: Math.max(citation.end, replaceEnd),
  };
}

const KEY_REST = /^[^\s,;()[\]{}`<>@&]*/;

/** Where the typed text of the item begins; undefined where the words before the cursor are a note. */
function startOfQuery(own: ListedKeys, text: string, item: Range, offset: number): number | undefined {
  const before = text.slice(item.start, offset);
  const place = keyStartIn(own, before);
  if (place === undefined) {
    const word = /^\s*/.exec(before)![0].length;
    return /\s/.test(before.slice(word)) ? undefined : item.start + word;
  }
  if (own.mark !== '' && splitFinishedKey(before.slice(place)).finished !== '') return undefined;
  // A key may stand on a line of its own; words over several lines are no query.
  const line = before.lastIndexOf('\n') + 1;
  if (line <= place || own.mark !== '') return item.start + place;
  return item.start + line + /^[ \t]*/.exec(before.slice(line))![0].length;
}

function plan(
  own: ListedKeys,
  text: string,
  offset: number,
  languageId: string,
  keys: readonly string[],
): CitationEdit | undefined {
  const citation = citationNear(own, text, offset, ({ start, end }) => start <= offset && offset <= end);
  const written = citation ? '' : own.fresh(missingKeys(keys, []), languageId);
  if (written === undefined) return undefined;
  const opaque = own.opaque(text);
  if (encloses(opaque, offset) || (citation && covers(opaque, citation.start))) return undefined;
  if (!citation) return keys.length > 0 ? inText(own, text, offset, written) : insertion(offset, '');
  const fresh = missingKeys(
    keys,
    citation.keys.map(({ key }) => key),
  );
  if (fresh.length === 0) return insertion(offset, '');
  const separator = separatorIn(own, text, citation);
  const added = fresh.map((key) => own.mark + key).join(separator);
  const before = citation.keys.filter(({ start }) => start < offset).at(-1) ?? citation.keys.at(-1);
  if (!before) return fillEmpty(own, text, citation, offset, added);
  const item = citation.items.find(({ end }) => before.end <= end)!;
  const at = item.start + text.slice(item.start, item.end).trimEnd().length;
  return insertion(at, separator + added);
}

function insertion(at: number, text: string): CitationEdit {
  return { start: at, end: at, text };
}

/** A new citation, where it is not code by the text around it: by a backtick before, by the line's indentation. */
function inText(own: ListedKeys, text: string, offset: number, written: string): CitationEdit | undefined {
  const { before, after } = own.apart ? blanksAround(text, offset, own.apart) : { before: '', after: '' };
  const added = before + written + after;
  const result = text.slice(0, offset) + added + text.slice(offset);
  return covers(own.opaque(result), offset + before.length) ? undefined : insertion(offset, added);
}

/** A lone mark at the cursor is the first new key's; other words there are a note. */
function fillEmpty(
  own: ListedKeys,
  text: string,
  { listStart, listEnd }: ListedCitation,
  offset: number,
  added: string,
): CitationEdit {
  const at = Math.min(Math.max(offset, listStart), listEnd);
  const previous = at > listStart ? text[at - 1]! : ' ';
  const marked = own.mark !== '' && previous === own.mark;
  const before = marked || /[\s,;]/.test(previous) ? '' : ' ';
  const after = at < listEnd && !/[\s,;]/.test(text[at]!) ? ' ' : '';
  return insertion(at, before + (marked ? added.slice(1) : added) + after);
}

function blanksAround(text: string, offset: number, apart: RegExp): { before: string; after: string } {
  const before = [...text.slice(Math.max(0, offset - 2), offset)].at(-1) ?? '';
  const after = String.fromCodePoint(text.codePointAt(offset) ?? 32);
  return { before: apart.test(before) ? ' ' : '', after: apart.test(after) ? ' ' : '' };
}

/** As the citation does it already. */
function separatorIn({ separator, mark }: ListedKeys, text: string, { items }: ListedCitation): string {
  const second = items[1] && text.slice(items[1].start, items[1].end);
  if (second?.trim()) return separator + /^[ \t]*/.exec(second)![0];
  return mark === '@' ? `${separator} ` : separator;
}

function join(own: ListedKeys, text: string, context: CitationContext, keys: readonly string[]): string {
  if (own.mark === '') return joinByCommas(text, context, keys);
  const marked = text[context.replaceStart - 1] === own.mark;
  const separator = own.mark === '&' ? own.separator : `${own.separator} `;
  return keys.map((key, at) => (at === 0 && marked ? key : own.mark + key)).join(separator);
}

/** The citation of the cursor's paragraph for which the test holds; it may yet lie in code. */
function citationNear(
  own: ListedKeys,
  text: string,
  offset: number,
  test: (citation: ListedCitation) => boolean,
): ListedCitation | undefined {
  const start = paragraphStart(text, offset, LONGEST_LIST);
  const blank = text.slice(offset, offset + LONGEST_LIST).indexOf('\n\n');
  const end = blank < 0 ? Math.min(text.length, offset + LONGEST_LIST) : offset + blank;
  return listedCitationsIn(own, text, { start, end }, []).find(test);
}
