import { isMap, isSeq } from 'yaml';
import type { BibEntry, BibFile } from '../scan';
import { cslReading } from './cslReading';
import { dataEntry, mappingOf, type DataMapping, type ItemPlace } from './dataEntry';
import { markdownToTex } from './markup';
import { LONGEST_FLOW, dataOfNode, pairOf, parseYaml, scalarPlace } from './yamlData';
import { layoutOfYaml, type YamlItem } from './yamlLayout';

type Key = Pick<ItemPlace, 'key' | 'keyStart' | 'keyEnd'>;

/**
 * The items of a CSL-YAML bibliography as entries, in its order: those of the list `references` (pandoc manual,
 * "Specifying bibliographic data"), or of a list that is the whole text. An item that is broken costs itself only,
 * unless the list is written in brackets. Never throws, whatever the text.
 */
export function scanCslYaml(text: string): BibFile {
  const layout = layoutOfYaml(text, 'list');
  if (layout.kind === 'flow') return { entries: flowEntries(text, layout), blocks: [] };
  if (layout.kind !== 'list') return { entries: [], blocks: [] };
  const reading = cslReading(markdownToTex);
  const entries = layout.items.map((item) => {
    const load = (): DataMapping => {
      const contents = parseYaml(text.slice(item.lineStart, item.end))?.contents;
      return mappingOf(isSeq(contents) ? dataOfNode(contents.items[0]) : undefined);
    };
    const none = { key: '', keyStart: item.start + 1, keyEnd: item.start + 1 };
    const { start, end, closed } = item;
    return dataEntry(
      { start, end, closed, ...(quickKey(text, item) ?? slowKey(text, item) ?? none) },
      load,
      reading,
    );
  });
  return { entries, blocks: [] };
}

const PLAIN_OR_QUOTED_ID =
  /^(?:id|"id"|'id')[ \t]*:[ \t]+(?:([A-Za-z\d][\w:./+-]*[\w/+-]|[A-Za-z])|"([^"\\]*)"|'([^']*)')[ \t]*(?:[ \t]#|$)/;

/** The key where it is written as it mostly is, without reading the item: files have thousands. */
function quickKey(text: string, { start, end }: YamlItem): Key | undefined {
  let at = start + 1;
  while (text[at] === ' ') at++;
  const column = at - start;
  const body = text.slice(0, end);
  const lineEnd = (from: number): number => {
    const found = text.slice(from, Math.min(end, from + 1000)).search(/[\n\r]/);
    return found < 0 ? end : from + found;
  };
  if (/[\n\r[{&!#]/.test(text[at] ?? '\n')) return undefined;
  const indent = ' '.repeat(indentBefore(text, start) + column);
  for (let from = at; from < end;) {
    const to = lineEnd(from);
    const line = text.slice(from, Math.min(to, from + 1000));
    const match = PLAIN_OR_QUOTED_ID.exec(line);
    const key = match?.[1] ?? match?.[2] ?? match?.[3];
    if (key !== undefined) {
      const keyStart = from + line.indexOf(key, line.indexOf(':') + 1);
      return { key, keyStart, keyEnd: keyStart + key.length };
    }
    const next = body.indexOf(`\n${indent}`, to - 1);
    if (next < 0) return undefined;
    from = next + 1 + indent.length;
  }
  return undefined;
}

function indentBefore(text: string, start: number): number {
  let at = start;
  while (at > 0 && text[at - 1] === ' ') at--;
  return start - at;
}

function slowKey(text: string, { lineStart, end }: YamlItem): Key | undefined {
  const part = text.slice(lineStart, end);
  const contents = parseYaml(part)?.contents;
  const found = scalarPlace(isSeq(contents) ? pairOf(contents.items[0], 'id')?.value : undefined, part);
  return found && { key: found.key, keyStart: found.keyStart + lineStart, keyEnd: found.keyEnd + lineStart };
}

/** The items of a list in brackets, which may be that of `references` in a mapping in braces. */
function flowEntries(text: string, { start, end }: { start: number; end: number }): BibEntry[] {
  const part = text.slice(start, end);
  const contents = parseYaml(part, LONGEST_FLOW)?.contents;
  const list = isMap(contents) ? pairOf(contents, 'references')?.value : contents;
  if (!isSeq(list)) return [];
  const reading = cslReading(markdownToTex);
  return list.items.flatMap((item) => {
    const range = isMap(item) ? item.range : undefined;
    if (!range) return [];
    const key = scalarPlace(pairOf(item, 'id')?.value, part);
    const place = {
      start: start + range[0],
      end: start + range[1],
      closed: part[range[1] - 1] === '}',
      key: key?.key ?? '',
      keyStart: start + (key?.keyStart ?? range[0] + 1),
      keyEnd: start + (key?.keyEnd ?? range[0] + 1),
    };
    return [dataEntry(place, () => mappingOf(dataOfNode(item)), reading)];
  });
}
