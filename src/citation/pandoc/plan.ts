import { encloses, type Range } from '../scanning';
import { missingKeys, type CitationEdit } from '../syntax';
import { bracketAt, type Bracket } from './bracket';
import { citationBracketAround, mentionsIn, runningTextAt, type RunningText } from './citationText';
import { isCrossReference, mentionAt, mentionStart, writtenKey, type Mention } from './mention';

/** See {@link CitationSyntaxModule.plan}. */
export function planPandocCitation(
  text: string,
  offset: number,
  languageId: string,
  keys: readonly string[],
): CitationEdit | undefined {
  const running = runningTextAt(text, offset, false);
  if (!running || encloses(running.opaque, offset)) return undefined;
  const mentions = mentionsIn(text, running.region, running.opaque).filter(
    ({ keyStart, keyEnd }) => !isCrossReference(text.slice(keyStart, keyEnd), languageId),
  );
  const keyOf = (mention: Mention): string => text.slice(mention.keyStart, mention.keyEnd);

  const touched = mentions.find((mention) => mention.start < offset && offset <= mention.end);
  const bracket = bracketTouching(text, running, mentions, offset) ?? bracketBehind(text, running, touched);
  const present = bracket
    ? mentions.filter((mention) => isIn(bracket, mention) || isRightBefore(text, mention, bracket))
    : touched
      ? [touched]
      : [];
  const fresh = missingKeys(keys, present.map(keyOf));
  if (fresh.length === 0) return { start: offset, end: offset, text: '' };
  if (bracket) return extendBracket(text, bracket, offset, fresh);
  if (touched) return { start: touched.end, end: touched.end, text: ` [${mentionAll(fresh)}]` };

  const mark = bareMark(text, offset);
  if (!mark) return { start: offset, end: offset, text: `[${mentionAll(fresh)}]` };
  const [first, ...more] = fresh;
  return { ...mark, text: writtenKey(first!) + (more.length > 0 ? ` [${mentionAll(more)}]` : '') };
}

function mentionAll(keys: readonly string[], separator = '; '): string {
  return keys.map((key) => `@${writtenKey(key)}`).join(separator);
}

function isIn(bracket: Bracket, mention: Mention): boolean {
  return bracket.start < mention.start && mention.end <= bracket.end;
}

/** Whether the brackets carry on a citation in the text, as in `@a [p. 3]`. */
function isRightBefore(text: string, mention: Mention, bracket: Bracket): boolean {
  return mention.end <= bracket.start && /^ ?$/.test(text.slice(mention.end, bracket.start));
}

/** The brackets of the citation that the cursor stands in or at an end of. */
function bracketTouching(
  text: string,
  running: RunningText,
  mentions: readonly Mention[],
  offset: number,
): Bracket | undefined {
  const { region } = running;
  const behind = text[offset - 1] === ']' && offset - 1 >= region.start;
  const bracket =
    citationBracketAround(text, running, offset) ??
    (behind ? citationBracketAround(text, running, offset - 1) : undefined) ??
    (text[offset] === '[' && offset < region.end ? bracketAt(text, region, offset) : undefined);
  if (!bracket) return undefined;
  const inside = mentions.filter((mention) => isIn(bracket, mention));
  if (bracket.closed) {
    const content = text.slice(bracket.start + 1, bracket.end);
    const continued = mentions.some((mention) => isRightBefore(text, mention, bracket));
    return inside.length > 0 ||
      continued ||
      content === '' ||
      /(?:^|[^\p{L}\p{N}\\])@(?:\{\})?\s*$/u.test(content)
      ? bracket
      : undefined;
  }
  // Not closed: what comes behind the last key may be the sentence that goes on.
  const end = Math.max(inside.at(-1)?.end ?? 0, bareMark(text, offset)?.end ?? 0);
  return offset <= end ? { ...bracket, end } : undefined;
}

/** The brackets that carry on the citation in the text at which the cursor stands. */
function bracketBehind(
  text: string,
  { region }: RunningText,
  mention: Mention | undefined,
): Bracket | undefined {
  if (!mention) return undefined;
  const open = text[mention.end] === ' ' ? mention.end + 1 : mention.end;
  const bracket = text[open] === '[' && open < region.end ? bracketAt(text, region, open) : undefined;
  return bracket?.closed ? bracket : undefined;
}

/** Puts the keys behind the item at the cursor, with its locator, or behind the last one. */
function extendBracket(
  text: string,
  bracket: Bracket,
  offset: number,
  keys: readonly string[],
): CitationEdit {
  const content = text.slice(bracket.start + 1, bracket.end);
  const separator = /;\S/.test(content) ? ';' : '; ';
  const close = bracket.closed ? '' : ']';
  const item = itemAt(text, bracket, offset);
  const end = item.start + text.slice(item.start, item.end).trimEnd().length;

  if (end === item.start) {
    const at = item.start <= offset && offset <= item.end ? offset : item.end;
    const blank = text[at - 1] === ';' ? separator.slice(1) : '';
    return { start: at, end: at, text: blank + mentionAll(keys, separator) + close };
  }
  const mark = bareMark(text, end) ?? bareMark(text, offset);
  if (mark) return { ...mark, text: mentionAll(keys, separator).slice(1) + close };
  return { start: end, end, text: separator + mentionAll(keys, separator) + close };
}

/** The part between semicolons in which the cursor stands; the last one when it stands in none. */
function itemAt(text: string, bracket: Bracket, offset: number): Range {
  let start = bracket.start + 1;
  for (let at = start; at < bracket.end; at++) {
    if (text[at] !== ';') continue;
    if (offset > bracket.start && offset <= at) return { start, end: at };
    start = at + 1;
  }
  return { start, end: bracket.end };
}

/** What is to be replaced by a key at a lone `@` or `@{}` before the cursor. */
function bareMark(text: string, offset: number): Range | undefined {
  const mark = /@(\{\}?)?$/.exec(text.slice(Math.max(0, offset - 3), offset));
  if (!mark) return undefined;
  const at = offset - mark[0].length;
  if (mentionStart(text, at) === undefined || mentionAt(text, at)) return undefined;
  const behind = mark[1] === undefined ? '{}' : mark[1] === '{' ? '}' : '';
  return { start: at + 1, end: text.startsWith(behind, offset) ? offset + behind.length : offset };
}
