import { bibtexCitations } from './bibtex/bibtexCitations';
import { latexCitations } from './latex/latexCitations';
import { pandocCitations } from './pandoc/pandocCitations';
import type { CitationContext, CitationSyntax, CitationSyntaxModule, CitedKey } from './syntax';

export type { CitationContext, CitationSyntax, CitedKey } from './syntax';

/** One module for each syntax; a new one is served everywhere once it stands here. */
const modules: readonly CitationSyntaxModule[] = [latexCitations, pandocCitations, bibtexCitations];

/** Ids of the languages in which citations are known. */
export const citationLanguages: readonly string[] = modules.flatMap((module) => module.languages);

export function syntaxModuleOf(languageId: string): CitationSyntaxModule | undefined {
  return modules.find((module) => module.languages.includes(languageId));
}

/** How documents of the language cite; undefined for a language that is not served. */
export function citationSyntaxOf(languageId: string): CitationSyntax | undefined {
  return syntaxModuleOf(languageId)?.syntax;
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
  return syntaxModuleOf(languageId)?.contextAt(text, offset, languageId);
}

/** Every key that the document cites and where it stands, in order. A .bib file cites none. */
export function findCitations(text: string, languageId: string): CitedKey[] {
  return syntaxModuleOf(languageId)?.find(text, languageId) ?? [];
}
