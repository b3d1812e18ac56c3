import { syntaxModulesOf } from './citationContext';
import type { CitationEdit, CitationOptions } from './syntax';

/**
 * The edit that cites the keys at the cursor. In a citation, or touching one, it adds them to that citation, behind
 * the key at the cursor and in its own way of separating keys; elsewhere it writes a new citation.
 *
 * A key that the citation has already is left out, and one given twice stands once: with nothing left to add, the
 * edit's text is empty and its range too. Undefined where the document takes no citation: in comments and code, in
 * .bib files and in other languages.
 */
export function planCitation(
  text: string,
  offset: number,
  languageId: string,
  keys: readonly string[],
  options: CitationOptions,
): CitationEdit | undefined {
  if (!(offset >= 0 && offset <= text.length)) return undefined;
  for (const module of syntaxModulesOf(languageId)) {
    const edit = module.plan(text, offset, languageId, keys, options);
    if (edit) return edit;
  }
  return undefined;
}
