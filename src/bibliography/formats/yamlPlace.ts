import type { TextInsertion } from '../insertion';
import { detectEol } from '../style';
import type { YamlItem } from './yamlLayout';
import type { YamlStyle } from './yamlText';

/** How the last items of a text are indented; what none of them shows is as in `fallback`. */
export function yamlStyleOf(text: string, items: readonly YamlItem[], fallback: YamlStyle): YamlStyle {
  const sample = items.slice(-20).map(({ lineStart, end }) => text.slice(lineStart, end).slice(0, 20_000));
  const first = <T>(read: (item: string) => T | undefined): T | undefined => {
    for (const item of sample) {
      const found = read(item);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return {
    step: first(stepIn) ?? fallback.step,
    dashOffset: first(dashOffsetIn) ?? fallback.dashOffset,
    dashWidth: first((item) => /^ *(-[ ]+)\S/m.exec(item)?.[1]?.length) ?? fallback.dashWidth,
  };
}

const KEY_THEN_DEEPER = /^([ -]*)[\w"'-][^\n\r]*:[ \t]*(?:\r\n|\n|\r)( *)(?![ \n\r#]|- )/m;
const KEY_THEN_DASH = /^([ -]*)[\w"'][\w"'-]*:[ \t]*(?:\r\n|\n|\r)( *)- /m;

function stepIn(item: string): number | undefined {
  const [, outer = '', inner = ''] = KEY_THEN_DEEPER.exec(item) ?? [];
  return inner.length > outer.length ? inner.length - outer.length : undefined;
}

function dashOffsetIn(item: string): number | undefined {
  const found = KEY_THEN_DASH.exec(item);
  if (!found) return undefined;
  const offset = found[2]!.length - found[1]!.length;
  return offset >= 0 ? offset : undefined;
}

/**
 * Lines put below the line that ends at `offset`, or to the end of a text that has no visible line.
 *
 * @param groups The lines of each item.
 * @param apart Whether a blank line stands before each of them.
 */
export function linesBelow(
  text: string,
  offset: number | undefined,
  groups: readonly (readonly string[])[],
  apart: boolean,
): TextInsertion {
  const eol = detectEol(text);
  const all = groups.map((lines) => lines.join(eol));
  if (offset !== undefined) {
    const before = apart ? eol + eol : eol;
    return { offset, text: all.map((lines) => before + lines).join('') };
  }
  const begins = /(?:^\ufeff?|[\n\r])$/.test(text) ? '' : eol;
  return { offset: text.length, text: begins + all.join(apart ? eol + eol : eol) + eol };
}

/** Whether blank lines stand between the last two items; where there are no two, what is usual. */
export function areApart(text: string, items: readonly YamlItem[], usual: boolean): boolean {
  const [last, other] = [items.at(-1), items.at(-2)];
  if (!last || !other) return usual;
  return /(?:\n[ \t]*\r?\n|\r[ \t]*\r)/.test(text.slice(other.end, last.lineStart).slice(0, 1000));
}

/** Where the line that an item ends on ends. */
export function lineEndFrom(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
  return end;
}
