import { parseDocument } from 'yaml';

/** Bibliographies named in YAML, or that it cannot be read. */
export interface YamlBibliography {
  /** As written, `.bib` added where there is no suffix. */
  readonly files: readonly string[];
  readonly problem?: 'broken-yaml' | undefined;
}

/**
 * What the metadata block at the top of a Markdown text names as `bibliography`.
 *
 * The block stands between `---` and `---` or `...` (pandoc manual, "yaml_metadata_block"). Quarto takes every option
 * below a format too.
 */
export function readFrontMatter(markdown: string): YamlBibliography {
  const block = FRONT_MATTER.exec(markdown)?.[1];
  return block === undefined ? { files: [] } : readYaml(block);
}

/**
 * What a YAML text (a metadata block, `_quarto.yml`) names as `bibliography`, at the top or below one of its
 * formats (quarto.org, "Project Basics", "Shared Metadata"). A text that never mentions one is not parsed.
 */
export function readYaml(yaml: string): YamlBibliography {
  if (!yaml.includes('bibliography')) return { files: [] };
  try {
    const document = parseDocument(yaml, { uniqueKeys: false, logLevel: 'silent' });
    if (document.errors.length > 0) return { files: [], problem: 'broken-yaml' };
    const data: unknown = document.toJS({ maxAliasCount: 100 });
    const formats = Object.values(mapping(mapping(data)['format']));
    const named = [data, ...formats].flatMap((value) => filesIn(mapping(value)['bibliography']));
    return { files: [...new Set(named.map(withSuffix))] };
  } catch {
    // Aliases nested to exhaust memory, and tags that do not resolve.
    return { files: [], problem: 'broken-yaml' };
  }
}

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
