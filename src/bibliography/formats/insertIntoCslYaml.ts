import { isMap, isSeq, type Node } from 'yaml';
import type { Paper, PersonName } from '../../catalog/paper';
import type { AddedPaper, InsertionRefusal, InsertionsPlan, TextInsertion } from '../insertion';
import { cslOfPaper } from './cslOfPaper';
import { scanCslYaml } from './cslYaml';
import { planDataInsertions, type DataInsertionOptions } from './dataInsertion';
import { escapeMarkdownText } from './markup';
import { LONGEST_FLOW, pairOf, parseYaml } from './yamlData';
import { layoutOfYaml } from './yamlLayout';
import { areApart, lineEndFrom, linesBelow, yamlStyleOf } from './yamlPlace';
import { numberOrText, yamlItem, type YamlStyle, type YamlValue } from './yamlText';

/**
 * Plans the items of those papers that a CSL-YAML bibliography has not yet, as one insertion at the end of its list, in
 * the indentation of its items. An empty text becomes a list `references`. A text that has no list of items, and one
 * whose last item is broken, are `broken`.
 */
export function planCslYamlInsertions(
  text: string,
  papers: readonly Paper[],
  options: DataInsertionOptions = {},
): InsertionsPlan | InsertionRefusal {
  return planDataInsertions(text, papers, options, scanCslYaml, (added) => insertionInto(text, added));
}

function insertionInto(text: string, added: readonly AddedPaper[]): TextInsertion | undefined {
  const layout = layoutOfYaml(text, 'list');
  if (layout.kind === 'flow') return insertionIntoFlow(text, layout, added);
  if (layout.kind === 'none') {
    // What follows the end of a document is no part of it.
    if (/^\.\.\.(?:\s|$)/m.test(text)) return undefined;
    const below = linesOf(added, 0, { step: 2, dashOffset: 0, dashWidth: 2 });
    return linesBelow(text, undefined, [['references:'], ...below], false);
  }
  if (layout.kind !== 'list') return undefined;
  const { items, column = 0 } = layout;
  const last = items.at(-1);
  if (last && (parseYaml(text.slice(last.lineStart, last.end))?.errors.length ?? 1) > 0) return undefined;
  const style = yamlStyleOf(text, items, { step: 2, dashOffset: column, dashWidth: 2 });
  const offset = lineEndFrom(text, layout.end);
  return linesBelow(text, offset, linesOf(added, column, style), areApart(text, items, false));
}

function linesOf(added: readonly AddedPaper[], column: number, style: YamlStyle): string[][] {
  return added.map(({ paper, key }) => yamlItem(yamlOf(paper, key), column, style));
}

/** Texts that pandoc does not read as Markdown, or that hold nothing that it would take for markup. */
const VERBATIM = new Set(['id', 'type', 'number', 'page', 'DOI', 'URL', 'archive_location']);

function yamlOf(paper: Paper, key: string): YamlValue {
  const fields = Object.entries(cslOfPaper(paper, key)).map(([name, value]): readonly [string, YamlValue] => {
    if (name === 'author') return [name, (value as readonly PersonName[]).map(nameOf)];
    if (name === 'issued') {
      return [name, { fields: [['date-parts', { flow: (value as Paper['issued'])!['date-parts'] }]] }];
    }
    const text = String(value);
    if (VERBATIM.has(name)) return [name, text];
    return [name, numberOrText(escapeMarkdownText(text))];
  });
  return { fields };
}

function nameOf(name: PersonName): YamlValue {
  return {
    fields: Object.entries(name).map(([part, text]) => [part, escapeMarkdownText(String(text))] as const),
  };
}

/** JSON is YAML in flow style (YAML 1.2.2, section 1.2). */
function insertionIntoFlow(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  added: readonly AddedPaper[],
): TextInsertion | undefined {
  const parsed = parseYaml(text.slice(start, end), LONGEST_FLOW);
  if (!parsed || parsed.errors.length > 0) return undefined;
  const contents = parsed.contents;
  const list = isMap(contents) ? pairOf(contents, 'references')?.value : contents;
  if (!isSeq(list) || !list.range || text[start + list.range[0]] !== '[') return undefined;
  const last = (list.items.at(-1) as Node | undefined)?.range;
  const items = added.map(({ paper, key }) => JSON.stringify(markdownOf(cslOfPaper(paper, key))));
  return last
    ? { offset: start + last[1], text: items.map((item) => `, ${item}`).join('') }
    : { offset: start + list.range[0] + 1, text: items.join(', ') };
}

function markdownOf(item: object): object {
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => [
      name,
      typeof value === 'string' && !VERBATIM.has(name) ? escapeMarkdownText(value) : (value as unknown),
    ]),
  );
}
