import type { Paper } from '../../catalog/paper';
import type { AddedPaper, InsertionRefusal, InsertionsPlan, TextInsertion } from '../insertion';
import { detectEol } from '../style';
import { layoutOfJson, scanCslJson, type JsonLayout } from './cslJson';
import { cslOfPaper } from './cslOfPaper';
import { planDataInsertions, type DataInsertionOptions } from './dataInsertion';

/**
 * Plans the items of those papers that a CSL-JSON bibliography has not yet, as one insertion at the end of its array,
 * in the indentation of its items. An empty text becomes an array. A single item without an array, and an array whose
 * end or last item's end is missing, are `broken`.
 */
export function planCslJsonInsertions(
  text: string,
  papers: readonly Paper[],
  options: DataInsertionOptions = {},
): InsertionsPlan | InsertionRefusal {
  return planDataInsertions(text, papers, options, scanCslJson, (added) => insertionInto(text, added));
}

const DEFAULT_UNIT = '  ';

function insertionInto(text: string, added: readonly AddedPaper[]): TextInsertion | undefined {
  const eol = detectEol(text);
  const items = added.map(({ paper, key }) => cslOfPaper(paper, key));
  if (/^\ufeff?\s*$/.test(text)) {
    const list = items.map((item) => DEFAULT_UNIT + block(item, DEFAULT_UNIT, DEFAULT_UNIT, eol));
    return { offset: text.length, text: `[${eol}${list.join(`,${eol}`)}${eol}]${eol}` };
  }
  const layout = layoutOfJson(text);
  const { start, close } = layout;
  if (start === undefined || close === undefined) return undefined;
  const last = layout.items.at(-1);
  if (!last) {
    if (text.slice(start + 1, close).trim() !== '') return undefined;
    const margin = indentOf(text, start);
    const indent = margin + DEFAULT_UNIT;
    const list = items.map((item) => eol + indent + block(item, indent, DEFAULT_UNIT, eol)).join(',');
    const ending = /[\n\r]/.test(text.slice(start + 1, close)) ? '' : eol + margin;
    return { offset: start + 1, text: list + ending };
  }
  if (!last.closed) return undefined;
  const indent = indentOf(text, last.start);
  const unit = unitOf(text, last.start, indent);
  const between = `,${separator(text, layout)}`;
  const written = items.map((item) =>
    unit === undefined ? JSON.stringify(item) : block(item, indent, unit, eol),
  );
  return { offset: last.end, text: written.map((item) => between + item).join('') };
}

function block(item: object, indent: string, unit: string, eol: string): string {
  return JSON.stringify(item, null, unit).replace(/\n/g, eol + indent);
}

/** The blanks at the beginning of the line in which the offset is. */
function indentOf(text: string, offset: number): string {
  const line = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  return /^[ \t]*/.exec(text.slice(line, offset))![0];
}

/** What each level is indented by; undefined where items stand on one line. */
function unitOf(text: string, start: number, indent: string): string | undefined {
  const inner = /^\{[ \t]*(?:\r\n|\n|\r)([ \t]*)"/.exec(text.slice(start, start + 200))?.[1];
  if (inner === undefined) return undefined;
  const unit = inner.startsWith(indent) ? inner.slice(indent.length) : '';
  return unit === '' ? DEFAULT_UNIT : unit.slice(0, 10);
}

/** What stands between a comma and the next item, as between the last two; with one item, as before it. */
function separator(text: string, { items, start = 0 }: JsonLayout): string {
  const [last, other] = [items.at(-1)!, items.at(-2)];
  const gap = text.slice(other?.end ?? start, last.start);
  const blanks = (other ? /^\s*,(\s*)$/ : /^\[(\s*)$/).exec(gap.length < 1000 ? gap : '')?.[1];
  if (blanks !== undefined) return other || blanks !== '' ? blanks : ' ';
  return detectEol(text) + indentOf(text, last.start);
}
