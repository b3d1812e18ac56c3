import type { Catalog } from '../catalog/catalog';
import { fullName, paperUrl, pdfUrl, venueAndYear, yearOf, type Paper } from '../catalog/paper';
import { markdownUrl } from '../util/text';
import { plainMarkdown } from './markdownText';
import { dayOf } from './readingItem';

/** Template of literature notes where the workspace names none. */
export const BUILT_IN_TEMPLATE = `---
title: {title}
authors: {authors}
year: {year}
venue: {venue}
url: {url}
citekey: {key}
tags: {tags}
created: {date}
---

# {title}

{authors} · {venue}

[Paper]({url})

## Notes

{note}
`;

/** Values of placeholders by name. Lists are written as lists in YAML, and with commas in text. */
export type NoteValues = Readonly<Record<string, string | readonly string[]>>;

/** What stands for `{key}` and so on. What is not known is empty. */
export function noteValues(
  paper: Paper,
  catalog: Catalog,
  listed: { readonly tags: readonly string[]; readonly note: string },
  now: Date,
): NoteValues {
  return {
    key: paper.id,
    title: paper.title,
    authors: (paper.author ?? []).map(fullName),
    year: String(yearOf(paper) ?? ''),
    venue: venueAndYear(paper),
    url: paperUrl(paper) ?? '',
    pdf: pdfUrl(paper) ?? '',
    categories: paper.custom.categories.map((id) => catalog.category(id)?.label ?? id),
    tags: listed.tags,
    note: listed.note.trim(),
    date: dayOf(now),
  };
}

const PLACEHOLDER = /\{([a-z]+)\}/g;
/** Values that are Markdown and addresses already; of the rest nothing is taken for markup. */
const MARKDOWN = new Set(['note']);
const ADDRESSES = new Set(['url', 'pdf']);

/**
 * The template with its placeholders filled in; what stands in braces otherwise stays. Values in the front matter are
 * quoted so that YAML reads them as they are (YAML 1.2, 7.3.1), whatever stands in them.
 */
export function fillTemplate(template: string, values: NoteValues): string {
  const text = template.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const front = /^---[ \t]*\n[^]*?\n(?:---|\.\.\.)[ \t]*(?=\n|$)/.exec(text)?.[0] ?? '';
  const yaml = front
    .split('\n')
    .map((line) => fillYamlLine(line, values))
    .join('\n');
  const body = text.slice(front.length).replace(PLACEHOLDER, (whole, name: string) => {
    const value = valueOf(values, name);
    if (value === undefined) return whole;
    const plain = joined(value);
    if (MARKDOWN.has(name)) return plain;
    return ADDRESSES.has(name) ? markdownUrl(plain) : plainMarkdown(plain);
  });
  return yaml + body;
}

/** Indentation, list marks and the name before a value. */
const BEFORE_VALUE = /^(?:[ \t]|-[ \t])*(?:[\w.-]+[ \t]*:(?:[ \t]+|$))?/;

function fillYamlLine(line: string, values: NoteValues): string {
  const before = BEFORE_VALUE.exec(line)![0];
  const scalar = line.slice(before.length);
  const alone = /^\{([a-z]+)\}[ \t]*$/.exec(scalar)?.[1];
  const value = alone === undefined ? undefined : valueOf(values, alone);
  if (value !== undefined) return before + (typeof value === 'string' ? yamlOf(value) : yamlList(value));
  if (/^["'[#]/.test(scalar)) return before + fillMarkedYaml(scalar, values);
  const filled = filledPlainly(scalar, values);
  // Text around a placeholder becomes one quoted value together with it.
  return filled === scalar ? line : before + quoted(filled);
}

/** Fills in where quotes or brackets already say what belongs together. */
function fillMarkedYaml(scalar: string, values: NoteValues): string {
  let quote = '';
  return scalar.replace(/\\.|["']|\{([a-z]+)\}/g, (whole, name: string | undefined) => {
    if (name === undefined) {
      if (whole === '"' || whole === "'") quote = quote === '' ? whole : quote === whole ? '' : quote;
      return whole;
    }
    const value = valueOf(values, name);
    if (value === undefined) return whole;
    if (quote === '"') return quoted(joined(value)).slice(1, -1);
    if (quote === "'") return oneLine(joined(value)).replace(/'/g, "''");
    return typeof value === 'string' ? quoted(value) : value.map(quoted).join(', ');
  });
}

/** A value that YAML reads as this text; years stay numbers and empty values stay empty. */
function yamlOf(value: string): string {
  return value === '' || /^\d{4}$/.test(value) ? value : quoted(value);
}

function yamlList(values: readonly string[]): string {
  return `[${values.map(quoted).join(', ')}]`;
}

/** Double-quoted: JSON's escapes are YAML's too; what YAML holds for unprintable is escaped besides. */
function quoted(value: string): string {
  return JSON.stringify(value).replace(
    /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function filledPlainly(text: string, values: NoteValues): string {
  return text.replace(PLACEHOLDER, (whole, name: string) => {
    const value = valueOf(values, name);
    return value === undefined ? whole : joined(value);
  });
}

function valueOf(values: NoteValues, name: string): string | readonly string[] | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

function joined(value: string | readonly string[]): string {
  return typeof value === 'string' ? value : value.join(', ');
}

function oneLine(text: string): string {
  return text.replace(/[\x00-\x1f\x7f-\x9f\u2028\u2029]+/g, ' ');
}

/** Why a path is none for notes: it is empty, leads out of the workspace folder, or is no text file. */
export type NotePathProblem = 'empty' | 'outside' | 'not-text';

/**
 * The path of a note relative to the workspace folder, with `/` between its parts.
 *
 * @param pattern May hold `{key}` and `{year}`.
 */
export function notePath(
  pattern: string,
  { key, year }: { readonly key: string; readonly year: string },
): { readonly path: string } | { readonly problem: NotePathProblem } {
  if (pattern.trim() === '') return { problem: 'empty' };
  const path = pathInside(pattern.replace(/\{key\}/g, key).replace(/\{year\}/g, year));
  if (path === undefined) return { problem: 'outside' };
  return /[^./]\.(?:md|markdown|mdx|qmd|rmd|txt)$/i.test(path) ? { path } : { problem: 'not-text' };
}

/** The relative path with `/` between its parts; undefined where it is absolute or leads out of its folder. */
export function pathInside(path: string): string | undefined {
  const slashed = path.trim().replace(/\\/g, '/');
  if (/^\/|[:\x00-\x1f]/.test(slashed)) return undefined;
  const parts = slashed.split('/').filter((part) => part !== '' && part !== '.');
  return parts.some((part) => /^\.\.[ .]*$/.test(part)) ? undefined : parts.join('/');
}
