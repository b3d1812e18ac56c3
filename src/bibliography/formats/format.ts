/**
 * How a bibliography is written: BibTeX or biblatex; CSL-JSON or CSL-YAML, which pandoc takes (pandoc manual,
 * "Specifying bibliographic data"); or hayagriva's YAML, which Typst takes.
 */
export type BibliographyFormat = 'bib' | 'csl-json' | 'csl-yaml' | 'hayagriva';

/** How much of a YAML text is looked at to tell which it is, in UTF-16 units. */
const SAMPLE = 100_000;

/**
 * The format of a bibliography, by the suffix of its path; both kinds of YAML are told apart by the text. Undefined for
 * another suffix, and for a YAML text that shows neither a list of items with `id` nor keys with an entry each (an
 * empty one: which it is to become is for the document that cites it to say).
 */
export function formatOf(path: string, text: string): BibliographyFormat | undefined {
  const suffix = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase();
  if (suffix === 'bib' || suffix === 'bibtex') return 'bib';
  if (suffix === 'json') return 'csl-json';
  return suffix === 'yaml' || suffix === 'yml' ? formatOfYaml(text.slice(0, SAMPLE)) : undefined;
}

function formatOfYaml(text: string): 'csl-yaml' | 'hayagriva' | undefined {
  if (REFERENCES.test(text)) return 'csl-yaml';
  const first = FIRST_CONTENT.exec(text)?.[1] ?? '';
  if (/^-(?:\s|$)|^\[/.test(first)) return HAS_ID.test(text) ? 'csl-yaml' : undefined;
  return /^[^\s#]/.test(first) && HAS_ENTRY_FIELD.test(text) ? 'hayagriva' : undefined;
}

/** `references:` with a list or nothing, and not with an entry of that key. */
const REFERENCES =
  /^\ufeff?(?:\{[ \t]*)?["']?references["']?[ \t]*:[ \t]*(?:\[|(?:#[^\n\r]*)?(?:(?:\r\n|\n|\r)[ \t]*(?:#[^\n\r]*)?)*(?:-[ \t\n\r]|$(?![^])|[\n\r](?=\S)))/m;

/** The first line that is no comment, directive or marker. */
const FIRST_CONTENT = /^\ufeff?[ \t]*(?!---[ \t]*(?:#|[\r\n]|$(?![^])))([^\s#%][^\n\r]*)/m;

const HAS_ID = /(?:^|[\s{,-])["']?id["']?[ \t]*:/m;
const HAS_ENTRY_FIELD = /(?:^[ \t]+|\{[ \t]*|,[ \t]*)["']?(?:type|title)["']?[ \t]*:/m;
