import { isMap, isScalar } from 'yaml';
import type { BibEntry, BibFile } from '../scan';
import { dataEntry, mappingOf, type DataMapping } from './dataEntry';
import { HAYAGRIVA_READING } from './hayagrivaReading';
import { LONGEST_FLOW, dataOfNode, parseYaml, scalarPlace } from './yamlData';
import { layoutOfYaml, type YamlItem } from './yamlLayout';

/**
 * The entries of a hayagriva bibliography, in its order: a mapping of keys to entries (hayagriva, "The Hayagriva YAML
 * File Format"). An entry that is broken costs itself only, unless the mapping is written in braces. Never throws,
 * whatever the text.
 */
export function scanHayagriva(text: string): BibFile {
  const layout = layoutOfYaml(text, 'mapping');
  if (layout.kind === 'flow') return { entries: flowEntries(text, layout), blocks: [] };
  if (layout.kind !== 'mapping') return { entries: [], blocks: [] };
  return { entries: layout.items.map((item) => entryAt(text, item)), blocks: [] };
}

function entryAt(text: string, item: YamlItem): BibEntry {
  const { start, end, closed, lineStart, keyFrom = start, keyTo = start } = item;
  const quoted = text[keyFrom] === '"' || text[keyFrom] === "'";
  const [keyStart, keyEnd] = quoted ? [keyFrom + 1, keyTo - 1] : [keyFrom, keyTo];
  const written = text.slice(keyStart, keyEnd);
  const plain = !quoted || (!written.includes('\\') && !written.includes("''"));
  const key = plain ? written : (keyIn(text.slice(keyFrom, keyTo)) ?? written);
  const load = (): DataMapping => {
    const contents = parseYaml(text.slice(lineStart, end))?.contents;
    return mappingOf(isMap(contents) ? dataOfNode(contents.items[0]?.value) : undefined);
  };
  return dataEntry({ start, end, closed, key, keyStart, keyEnd }, load, HAYAGRIVA_READING);
}

function keyIn(quoted: string): string | undefined {
  const contents = parseYaml(quoted)?.contents;
  return isScalar(contents) && typeof contents.value === 'string' ? contents.value : undefined;
}

/** The entries of a mapping in braces. */
function flowEntries(text: string, { start, end }: { start: number; end: number }): BibEntry[] {
  const part = text.slice(start, end);
  const contents = parseYaml(part, LONGEST_FLOW)?.contents;
  if (!isMap(contents)) return [];
  return contents.items.flatMap(({ key: name, value }) => {
    const key = scalarPlace(name, part);
    const range = isMap(value) ? value.range : undefined;
    if (!key || !range) return [];
    const from =
      part[key.keyStart - 1] === '"' || part[key.keyStart - 1] === "'" ? key.keyStart - 1 : key.keyStart;
    const place = {
      start: start + from,
      end: start + range[1],
      closed: part[range[1] - 1] === '}',
      key: key.key,
      keyStart: start + key.keyStart,
      keyEnd: start + key.keyEnd,
    };
    return [dataEntry(place, () => mappingOf(dataOfNode(value)), HAYAGRIVA_READING)];
  });
}
