/** What is written as YAML; a `flow` list stands in brackets on one line. */
export type YamlValue =
  | string
  | number
  | { readonly flow: readonly unknown[] }
  | readonly YamlValue[]
  | { readonly fields: readonly (readonly [name: string, value: YamlValue | undefined])[] };

/** How a YAML text is indented, in columns. */
export interface YamlStyle {
  /** From a key to the keys below it. */
  readonly step: number;
  /** From a key to the dashes below it: 0 where they stand in its own column. */
  readonly dashOffset: number;
  /** From a dash to what follows it. */
  readonly dashWidth: number;
}

/** The lines of a mapping whose keys stand at the column, without indentation before the first. */
export function yamlMapping(
  { fields }: Extract<YamlValue, { readonly fields: unknown }>,
  column: number,
  style: YamlStyle,
): string[] {
  const lines: string[] = [];
  for (const [name, value] of fields) {
    if (value === undefined) continue;
    const margin = lines.length === 0 ? '' : ' '.repeat(column);
    const inline = inlineYaml(value);
    if (inline !== undefined) {
      lines.push(`${margin}${name}: ${inline}`);
      continue;
    }
    lines.push(`${margin}${name}:`);
    if (isList(value)) {
      const dash = column + style.dashOffset;
      lines.push(...value.flatMap((item) => yamlItem(item, dash, style)));
    } else if (isFields(value)) {
      const inner = column + style.step;
      const [first = '', ...rest] = yamlMapping(value, inner, style);
      lines.push(' '.repeat(inner) + first, ...rest);
    }
  }
  return lines;
}

/** The lines of an item of a list whose dashes stand at the column. */
export function yamlItem(value: YamlValue, column: number, style: YamlStyle): string[] {
  const dash = ' '.repeat(column) + '-'.padEnd(style.dashWidth);
  const [first = '', ...rest] = isFields(value)
    ? yamlMapping(value, column + style.dashWidth, style)
    : [inlineYaml(value) ?? '[]'];
  return [dash + first, ...rest];
}

function inlineYaml(value: YamlValue): string | undefined {
  if (typeof value === 'string') return yamlScalar(value);
  if (typeof value === 'number') return String(value);
  if ('flow' in value) return flowList(value.flow);
  return undefined;
}

function flowList(items: readonly unknown[]): string {
  return `[${items.map((item) => (Array.isArray(item) ? flowList(item) : JSON.stringify(item))).join(', ')}]`;
}

function isList(value: YamlValue): value is readonly YamlValue[] {
  return Array.isArray(value);
}

function isFields(value: YamlValue): value is Extract<YamlValue, { readonly fields: unknown }> {
  return typeof value === 'object' && 'fields' in value;
}

/**
 * Begins with a letter, and holds nothing that ends a plain text or begins a comment (YAML 1.2.2, section 7.3.3); or a
 * date or a range, which no schema takes for a number.
 */
const PLAIN =
  /^(?:\p{L}(?:[\p{L}\p{M}\p{N} .,;()'’/+&?!_%=~@–-]|:(?=[^\s,[\]{}])|(?<=\S)#)*|\d{1,9}-\d{1,9}|\d{4}-\d\d-\d\d)$/u;
/** Words that YAML 1.1 or 1.2 takes for something else than text. */
const RESERVED = /^(?:null|true|false|yes|no|on|off|y|n)$/i;

/** A text as YAML of one line: as it is where that is certain to be read as this text, else in double quotes. */
export function yamlScalar(text: string): string {
  const plain = PLAIN.test(text) && !RESERVED.test(text) && text.trim() === text;
  return plain ? text : JSON.stringify(text).replace(/[\x7f-\x9f\u2028\u2029\ufeff]/g, unicodeEscape);
}

/** A whole number as one, which every schema reads alike; else the text. */
export function numberOrText(text: string): number | string {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : text;
}

function unicodeEscape(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
