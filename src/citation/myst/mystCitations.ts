import type { Declarations } from '../declarations';
import { listedKeys } from '../listedKeys';
import { readBibfiles } from '../rst/sphinxProject';
import type { CitationSyntaxModule } from '../syntax';
import { opaqueInMyst } from './mystMarkup';

/**
 * MyST Markdown (its guide, "Citations and bibliography"; Jupyter Book): `` {cite:p}`key1,key2` ``, a role of
 * sphinxcontrib-bibtex.
 */
export const mystCitations: CitationSyntaxModule = listedKeys({
  syntax: 'myst',
  languages: ['markdown', 'myst'],
  extensions: {},
  opening: /(?<!\\)\{(?:cite|footcite|citet|citep|nocite)(?::[a-z]{1,20}){0,3}\}`/g,
  closing: '`',
  separator: ',',
  mark: '',
  opaque: opaqueInMyst,
  // In plain Markdown a new citation is pandoc's affair.
  fresh: (keys, languageId) => (languageId === 'myst' ? `{cite}\`${keys.join(',')}\`` : undefined),
  declarations,
  project: {
    names: ['myst.yml', '_config.yml', 'conf.py'],
    declarations: async (text, name) =>
      name === 'myst.yml' ? (await import('../pandoc/frontMatter')).readYaml(text) : readBibfiles(text),
  },
});

async function declarations(text: string, languageId: string): Promise<Declarations> {
  const named = Array.from(
    text.matchAll(/^[ \t]*(?:`{3,}|~{3,}|:{3,})\{bibliography\}[ \t]*(.*?)[ \t]*\r?$/gm),
    (match) => match[1]!,
  );
  const includes = Array.from(
    text.matchAll(/^[ \t]*(?:`{3,}|~{3,}|:{3,})\{include\}[ \t]*(\S.*?)[ \t]*\r?$/gm),
    (match) => match[1]!,
  );
  // In plain Markdown the metadata is read for pandoc.
  const front = languageId === 'myst' ? await readFrontMatterOf(text) : [];
  const files = named.flatMap((list) => list.split(/\s+/).filter((file) => file !== ''));
  return { files: [...front, ...files], ...(includes.length > 0 ? { includes } : {}) };
}

async function readFrontMatterOf(text: string): Promise<readonly string[]> {
  if (!/^\ufeff?---[^]*\bbibliography\b/.test(text)) return [];
  return (await import('../pandoc/frontMatter')).readFrontMatter(text).files;
}
