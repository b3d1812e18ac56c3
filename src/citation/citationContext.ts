import { asciidocCitations } from './asciidoc/asciidocCitations';
import { bibtexCitations } from './bibtex/bibtexCitations';
import { NO_DECLARATIONS, type Declarations } from './declarations';
import { latexCitations } from './latex/latexCitations';
import { mystCitations } from './myst/mystCitations';
import { orgCitations } from './org/orgCitations';
import { orgRefCitations } from './org/orgRefCitations';
import { pandocCitations } from './pandoc/pandocCitations';
import { rstCitations } from './rst/rstCitations';
import { typstCitations } from './typst/typstCitations';
import type { CitationContext, CitationSyntax, CitationSyntaxModule, CitedKey } from './syntax';

export type { CitationContext, CitationSyntax, CitedKey } from './syntax';

/**
 * One module for each syntax; a new one is served everywhere once it stands here. Where a language has several (MyST
 * and pandoc in Markdown, org-ref and Org's own), the first that knows the place counts.
 */
const modules: readonly CitationSyntaxModule[] = [
  latexCitations,
  mystCitations,
  pandocCitations,
  typstCitations,
  asciidocCitations,
  orgRefCitations,
  orgCitations,
  rstCitations,
  bibtexCitations,
];

/** Ids of the languages in which citations are known. */
export const citationLanguages: readonly string[] = [
  ...new Set(modules.flatMap((module) => module.languages)),
];

/** By the ending of a file's name: the language in which it cites. */
export const citationExtensions: Readonly<Record<string, string>> = Object.assign(
  {},
  ...modules.map((module) => module.extensions),
);

/** The modules that serve a language, in the order in which they are asked. */
export function syntaxModulesOf(languageId: string): readonly CitationSyntaxModule[] {
  return modules.filter((module) => module.languages.includes(languageId));
}

/** The module of the syntax. */
export function moduleOf(syntax: CitationSyntax): CitationSyntaxModule | undefined {
  return modules.find((module) => module.syntax === syntax);
}

/** How documents of the language cite as a rule; undefined for a language that is not served. */
export function citationSyntaxOf(languageId: string): CitationSyntax | undefined {
  return syntaxModulesOf(languageId).at(-1)?.syntax;
}

/**
 * What is being cited at the cursor; undefined where no key can stand.
 *
 * Meant to be asked at every keystroke: the document is looked through only when the text just before the cursor
 * has the looks of a citation.
 */
export function citationContextAt(
  text: string,
  offset: number,
  languageId: string,
): CitationContext | undefined {
  if (!(offset >= 0 && offset <= text.length)) return undefined;
  for (const module of syntaxModulesOf(languageId)) {
    const context = module.contextAt(text, offset, languageId);
    if (context) return context;
  }
  return undefined;
}

/** Every key that the document cites and where it stands, in order. A .bib file cites none. */
export function findCitations(text: string, languageId: string): CitedKey[] {
  const found = syntaxModulesOf(languageId).map((module) => module.find(text, languageId));
  return found.length === 1 ? found[0]! : found.flat().sort((a, b) => a.start - b.start);
}

/** What the document says about its bibliographies and the documents it belongs to. Never throws. */
export async function readDeclarations(text: string, languageId: string): Promise<Declarations> {
  const all: Declarations[] = [];
  for (const module of syntaxModulesOf(languageId)) all.push(await module.declarations(text, languageId));
  const last = all.at(-1) ?? NO_DECLARATIONS;
  if (all.length <= 1) return last;
  const files = [...new Set(all.flatMap((each) => each.files))];
  const includes = [...new Set(all.flatMap((each) => each.includes ?? []))];
  return {
    ...last,
    files,
    ...(includes.length > 0 || last.includes ? { includes } : {}),
    ...(all.some(({ citesAll }) => citesAll) ? { citesAll: true } : {}),
  };
}

/** What takes the place of the context's query when the keys are chosen. */
export function joinKeys(text: string, context: CitationContext, keys: readonly string[]): string {
  return moduleOf(context.syntax)?.join(text, context, keys) ?? keys.join(',');
}
