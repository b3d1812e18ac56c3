import { isMap, type Node } from 'yaml';
import { normalizeArxivId } from '../../catalog/identifiers';
import { familyName, type Paper, type PersonName } from '../../catalog/paper';
import type { AddedPaper, InsertionRefusal, InsertionsPlan, TextInsertion } from '../insertion';
import { protectCapitals } from '../titleCase';
import { planDataInsertions, type DataInsertionOptions } from './dataInsertion';
import { scanHayagriva } from './hayagriva';
import { escapeFormattable } from './markup';
import { LONGEST_FLOW, parseYaml } from './yamlData';
import { layoutOfYaml, type YamlItem } from './yamlLayout';
import { areApart, lineEndFrom, linesBelow, yamlStyleOf } from './yamlPlace';
import { numberOrText, yamlMapping, yamlScalar, type YamlStyle, type YamlValue } from './yamlText';

/**
 * Plans the entries of those papers that a hayagriva bibliography has not yet, as one insertion at the end of its
 * mapping, in the indentation of its entries. A text that is no mapping of entries, and one whose last entry is
 * broken, are `broken`.
 */
export function planHayagrivaInsertions(
  text: string,
  papers: readonly Paper[],
  options: DataInsertionOptions = {},
): InsertionsPlan | InsertionRefusal {
  return planDataInsertions(text, papers, options, scanHayagriva, (added) => insertionInto(text, added));
}

const DEFAULT_STYLE: YamlStyle = { step: 2, dashOffset: 2, dashWidth: 2 };

function insertionInto(text: string, added: readonly AddedPaper[]): TextInsertion | undefined {
  const layout = layoutOfYaml(text, 'mapping');
  if (layout.kind === 'flow') return insertionIntoFlow(text, layout, added);
  if (layout.kind === 'none') {
    // What follows the end of a document is no part of it.
    if (/^\.\.\.(?:\s|$)/m.test(text)) return undefined;
    return linesBelow(text, undefined, linesOf(added, 0, DEFAULT_STYLE, false), true);
  }
  if (layout.kind !== 'mapping') return undefined;
  const { items, column = 0 } = layout;
  const last = items.at(-1);
  if (last && (parseYaml(text.slice(last.lineStart, last.end))?.errors.length ?? 1) > 0) return undefined;
  const style = yamlStyleOf(text, items, DEFAULT_STYLE);
  const lines = linesOf(added, column, style, hasNamesInBrackets(text, items));
  return linesBelow(text, lineEndFrom(text, layout.end), lines, areApart(text, items, true));
}

function hasNamesInBrackets(text: string, items: readonly YamlItem[]): boolean {
  const lists = items
    .slice(-20)
    .map(({ lineStart, end }) =>
      /^ +author:[ \t]*(\[|(?:\r\n|\n|\r) *-)/m.exec(text.slice(lineStart, end).slice(0, 20_000)),
    )
    .flatMap((list) => list?.[1] ?? []);
  return lists.filter((list) => list === '[').length * 2 > lists.length;
}

function linesOf(
  added: readonly AddedPaper[],
  column: number,
  style: YamlStyle,
  namesInBrackets: boolean,
): string[][] {
  const margin = ' '.repeat(column);
  return added.map(({ paper, key }) => {
    const entry = entryOf(paper, namesInBrackets);
    const [first = '', ...rest] = yamlMapping({ fields: [[yamlScalar(key), entry]] }, column, style);
    return [margin + first, ...rest];
  });
}

/** Type of the entry, and of what it appeared in. */
const TYPES: Readonly<Record<Paper['type'], readonly [type: string, parent: string]>> = {
  'paper-conference': ['Article', 'Proceedings'],
  'article-journal': ['Article', 'Periodical'],
  article: ['Article', 'Periodical'],
  webpage: ['Web', 'Web'],
  'post-weblog': ['Article', 'Blog'],
};

/** The paper's entry ("The Hayagriva YAML File Format"): volume and issue belong to what it appeared in. */
function entryOf(paper: Paper, namesInBrackets: boolean): Extract<YamlValue, { readonly fields: unknown }> {
  const [type, parentType] = TYPES[paper.type];
  const container = paper['container-title'];
  const names = paper.author?.map(personOf) ?? [];
  const inBrackets = namesInBrackets && names.every((name) => typeof name === 'string');
  const doi = paper.DOI;
  const arxiv = paper.custom.arxiv ?? normalizeArxivId(paper.number ?? '');
  const known = [paper.custom.shortName ?? []].flat();
  const position = { volume: numberOf(paper.volume), issue: numberOf(paper.issue) };
  const parent: YamlValue | undefined = container
    ? {
        fields: [
          ['type', parentType],
          ['title', escapeFormattable(container)],
          ['volume', position.volume],
          ['issue', position.issue],
        ],
      }
    : undefined;
  return {
    fields: [
      ['type', type],
      ['title', protectCapitals(paper.title, { names: known, escape: escapeFormattable })],
      ['author', names.length === 0 ? undefined : inBrackets ? { flow: names } : names],
      ['date', dateOf(paper)],
      ['publisher', paper.publisher && escapeFormattable(paper.publisher)],
      ['page-range', numberOf(paper.page)],
      ['volume', parent ? undefined : position.volume],
      ['issue', parent ? undefined : position.issue],
      ['url', paper.URL],
      [
        'serial-number',
        doi || arxiv
          ? {
              fields: [
                ['doi', doi],
                ['arxiv', arxiv],
              ],
            }
          : undefined,
      ],
      ['parent', parent],
    ],
  };
}

/** `Family, Given, Suffix`, or in parts where a comma or a particle in capitals would be misread ("Person"). */
function personOf(name: PersonName): YamlValue {
  const particle = [name['dropping-particle'], name['non-dropping-particle']].filter(Boolean).join(' ');
  const family = name.literal ?? name.family ?? name.given ?? '';
  const given = name.literal === undefined && name.family !== undefined ? name.given : undefined;
  const isPlain =
    ![family, given, name.suffix].some((part) => part?.includes(',')) &&
    (particle === '' || /^\p{Ll}\S*(?: \p{Ll}\S*)*$/u.test(particle)) &&
    !/^\p{Ll}\S*\s/u.test(family);
  if (isPlain) {
    const parts = [familyName({ family, 'non-dropping-particle': particle }), given, name.suffix];
    return parts.filter(Boolean).join(', ');
  }
  return {
    fields: [
      ['name', family],
      ['given-name', given],
      ['prefix', particle || undefined],
      ['suffix', name.suffix],
    ],
  };
}

function dateOf(paper: Paper): YamlValue | undefined {
  const [year, ...rest] = paper.issued?.['date-parts'][0] ?? [];
  if (year === undefined) return undefined;
  if (rest.length === 0) return year;
  return [year, ...rest.map((part) => String(part).padStart(2, '0'))].join('-');
}

function numberOf(text: string | undefined): YamlValue | undefined {
  return text === undefined ? undefined : numberOrText(text);
}

/** JSON is YAML in flow style (YAML 1.2.2, section 1.2). */
function insertionIntoFlow(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  added: readonly AddedPaper[],
): TextInsertion | undefined {
  const parsed = parseYaml(text.slice(start, end), LONGEST_FLOW);
  if (!parsed || parsed.errors.length > 0 || !isMap(parsed.contents) || !parsed.contents.range)
    return undefined;
  const { items, range } = parsed.contents;
  const last = (items.at(-1)?.value as Node | null | undefined)?.range;
  if (items.length > 0 && !last) return undefined;
  const entries = added.map(
    ({ paper, key }) => `${JSON.stringify(key)}: ${JSON.stringify(plainValue(entryOf(paper, false)))}`,
  );
  return last
    ? { offset: start + last[1], text: entries.map((entry) => `, ${entry}`).join('') }
    : { offset: start + range[0] + 1, text: entries.join(', ') };
}

function plainValue(value: YamlValue | undefined): unknown {
  if (typeof value !== 'object') return value;
  if ('flow' in value) return value.flow;
  if ('fields' in value) {
    return Object.fromEntries(value.fields.map(([name, inner]) => [name, plainValue(inner)]));
  }
  return value.map(plainValue);
}
