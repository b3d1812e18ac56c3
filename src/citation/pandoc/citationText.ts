import { covers, type Range } from '../scanning';
import { bracketAround, type Bracket } from './bracket';
import { inlineRegions } from './blocks';
import { opaqueSpans } from './inline';
import { mentionAt, type Mention } from './mention';

/** A stretch of running text, with the spans in it that are none. */
export interface RunningText {
  readonly region: Range;
  readonly opaque: readonly Range[];
}

/** The running text around a cursor; undefined in code, metadata and the like. */
export function runningTextAt(text: string, offset: number, typing: boolean): RunningText | undefined {
  const region = inlineRegions(text, offset).find(({ start, end }) => start <= offset && offset <= end);
  return region && { region, opaque: opaqueSpans(text, region, typing ? offset : undefined) };
}

/** The mentions of keys from `start` to `end`, in order. */
export function mentionsIn(
  text: string,
  { start, end }: Range,
  opaque: readonly Range[],
): readonly Mention[] {
  const mentions: Mention[] = [];
  for (let at = text.indexOf('@', start); at >= 0 && at < end; at = text.indexOf('@', at + 1)) {
    const mention = covers(opaque, at) ? undefined : mentionAt(text, at);
    if (!mention || mention.end > end) continue;
    mentions.push(mention);
    at = mention.end - 1;
  }
  return mentions;
}

/** Words that may stand between a bracket that is not closed yet and its first `@`. */
const SHORT_PREFIX = /^[\p{L}\s.,&-]{0,40}$/u;

/**
 * The brackets of the citation in which the cursor stands at `offset`. Where they are not closed, the bracket may
 * be another's (`[0, 1)`); then only another key before the cursor, or nothing but a few words, makes it a citation.
 */
export function citationBracketAround(
  text: string,
  { region, opaque }: RunningText,
  offset: number,
): Bracket | undefined {
  const bracket = bracketAround(text, region, offset);
  if (!bracket || bracket.closed) return bracket;
  if (offset > bracket.end) return undefined;
  const before = text.slice(bracket.start + 1, offset);
  const cites = mentionsIn(text, { start: bracket.start, end: offset }, opaque).length > 0;
  return cites || SHORT_PREFIX.test(before) ? bracket : undefined;
}
