import { parseDocument } from 'yaml';
import type { Declarations } from '../declarations';

/**
 * What the metadata block at the top of a Markdown text names as `bibliography`.
 *
 * The block stands between `---` and `---` or `...` (pandoc manual, "yaml_metadata_block"). Quarto takes every option
 * below a format too.
 */
export function readFrontMatter(markdown: string): Declarations {
  const block = FRONT_MATTER.exec(markdown)?.[1];
  if (block === undefined) return { files: [] };
  const declarations = readYaml(block);
  return CITES_ALL.test(block) ? { ...declarations, citesAll: true } : declarations;
}

/**
 * What a YAML text (a metadata block, `_quarto.yml`, `_bookdown.yml`) names as `bibliography`, at the top or below one of its
 * formats (quarto.org, "Project Basics", "Shared Metadata"), or below `project` (MyST's `myst.yml`). A text that never mentions one is not parsed.
 */
export function readYaml(yaml: string): Declarations {
  if (!yaml.includes('bibliography')) return { files: [] };
  try {
    const document = parseDocument(yaml, { uniqueKeys: false, logLevel: 'silent' });
    if (document.errors.length > 0) return { files: [], problem: 'broken-yaml' };
    const data: unknown = document.toJS({ maxAliasCount: 100 });
    const formats = Object.values(mapping(mapping(data)['format']));
    const named = [data, mapping(data)['project'], ...formats].flatMap((value) =>
      filesIn(mapping(value)['bibliography']),
    );
    return { files: [...new Set(named.map(withSuffix))] };
  } catch {
    // Aliases nested to exhaust memory, and tags that do not resolve.
    return { files: [], problem: 'broken-yaml' };
  }
}

/** `nocite: "@*"`, on the line or in the block below (pandoc manual, "Citations"). */
const CITES_ALL = /^nocite:[^]*?@\*/m;

const FRONT_MATTER = /^\ufeff?---[ \t]*\r?\n([\s\S]*?)(?<=\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;

function mapping(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

/** A string, a list of them, or (with several bibliographies in a document) names for them. */
function filesIn(value: unknown): string[] {
  if (typeof value === 'string') return isLocal(value) ? [value.trim()] : [];
  if (Array.isArray(value)) return value.flatMap((item) => (typeof item === 'string' ? filesIn(item) : []));
  return Object.values(mapping(value)).flatMap((item) => (typeof item === 'object' ? [] : filesIn(item)));
}

function isLocal(file: string): boolean {
  return file.trim() !== '' && !/^\s*[a-z][a-z\d+.-]+:\/\//i.test(file);
}

function withSuffix(file: string): string {
  return /\.[a-z\d]+$/i.test(file) ? file : `${file}.bib`;
}
