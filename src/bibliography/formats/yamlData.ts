import { isMap, isScalar, isSeq, parseDocument, type Document, type Node, type Pair } from 'yaml';
import type { Data, DataMapping } from './dataEntry';

/** Longest item that is read, and longest bibliography in flow style, in UTF-16 units: reading takes seconds a megabyte. */
const LONGEST_ITEM = 100_000;
export const LONGEST_FLOW = 500_000;

/** A deeper value is left out. */
const DEEPEST = 50;

/** The text as YAML, all scalars as they are written; undefined where it is too long or nested to be read. */
export function parseYaml(text: string, longest = LONGEST_ITEM): Document.Parsed | undefined {
  if (text.length > longest || isDeep(text)) return undefined;
  try {
    return parseDocument(text, {
      schema: 'failsafe',
      uniqueKeys: false,
      logLevel: 'silent',
      prettyErrors: false,
    });
  } catch {
    // Nested deeper than the call stack, in block style.
    return undefined;
  }
}

/** What a node holds. Aliases are left out: what they stand for may be in another item. */
export function dataOfNode(node: unknown, depth = 0): Data {
  if (depth > DEEPEST) return undefined;
  if (isScalar(node)) return scalarText(node.value);
  if (isSeq(node)) return node.items.map((item) => dataOfNode(item, depth + 1));
  if (!isMap(node)) return undefined;
  const data: Record<string, Data> = Object.create(null) as Record<string, Data>;
  for (const { key, value } of node.items) {
    const name = isScalar(key) ? scalarText(key.value) : undefined;
    if (name !== undefined && !(name in data)) data[name] = dataOfNode(value, depth + 1);
  }
  return data satisfies DataMapping;
}

function scalarText(value: unknown): string | undefined {
  if (typeof value === 'string') return value === 'null' || value === '~' ? undefined : value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** Where the text of a scalar stands, without quotes. */
export function scalarPlace(
  node: unknown,
  text: string,
): { key: string; keyStart: number; keyEnd: number } | undefined {
  const key = isScalar(node) ? scalarText(node.value) : undefined;
  const range = (node as Node | null | undefined)?.range;
  if (key === undefined || !range) return undefined;
  const [start, end] = range;
  const quote = text[start];
  if (quote !== '"' && quote !== "'") {
    // In a block, the text stands on a line further down.
    const keyStart =
      quote === '|' || quote === '>' ? text.slice(0, end).indexOf(key.trim(), start + 1) : start;
    return keyStart < 0 ? undefined : { key, keyStart, keyEnd: Math.min(end, keyStart + key.length) };
  }
  return { key, keyStart: start + 1, keyEnd: text[end - 1] === quote && end - start > 1 ? end - 1 : end };
}

/** The pair of a mapping whose key is the name. */
export function pairOf(node: unknown, name: string): Pair | undefined {
  return isMap(node) ? node.items.find(({ key }) => isScalar(key) && key.value === name) : undefined;
}

function isDeep(text: string): boolean {
  let depth = 0;
  let deepest = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    deepest = Math.max(deepest, depth);
  }
  return deepest > 200 || /(?:[-?][ \t]){200}/.test(text);
}
