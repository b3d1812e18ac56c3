import { parseBrackets } from './keyFormulaBrackets';
import { isProblem, type KeyFormulaProblem } from './keyFormulaParts';
import { parseFormula } from './keyFormulaSyntax';
import type { Paper } from './paper';

export type { KeyFormulaProblem, KeyFormulaProblemCode } from './keyFormulaParts';

/** What a formula makes of a paper, before it is folded to a key; empty where the paper has nothing of it. */
export type KeyFormula = (paper: Paper) => string;

/** Longest formula that is read, in UTF-16 units. */
const MAX_FORMULA = 1000;

/**
 * Reads a citation key formula as Better BibTeX for Zotero has them (its manual, "Citation Keys"), in its present
 * form (`auth.lower + shorttitle(3, 3) + year`) or its older one (`[auth:lower][shorttitle3_3][year]`).
 *
 * Supported are
 * - functions: `auth(n, m)`, `authors(n, etal=, sep=)`, `authEtAl`, `authEtal2`, `authAuthEa`, `authorLast`,
 *   `authForeIni`, `authorLastForeIni`, `authIni(n)`, `authorIni`, `authshort`, `authorsAlpha` (those with several
 *   names take `sep=`), `year`, `shortyear`, `month`, `title`, `shorttitle(n, m)`, `veryshorttitle(n, m)`, `journal`,
 *   `type`, `firstpage`, `lastpage`;
 * - fields as they are: `Title`, `ShortTitle`, `PublicationTitle`, `DOI`;
 * - filters: `lower`, `upper`, `capitalize`, `skipwords`, `nopunct(dash)`, `nopunctordash`, `abbr(chars)`,
 *   `condense(sep)`, `replace(find, replace)`, `substring(start, n)`, `select(start, n)`, `prefix`, `postfix`,
 *   `default`, `len(relation, length)`, `alphanum`, `ascii`, `fold`, `transliterate`, `clean`, `discard`;
 * - texts in quotes, `+`, `|`, parentheses.
 *
 * Of the catalog's own are `venue` (the short venue, as `journal`), `shortname` and `arxiv`. Not supported are regular
 * expressions, editors and other creators, templates of names, dates of other kinds, `extra`, `keyword`, `language`,
 * `postfix` as a function, and the lists of words to skip in other languages than English.
 */
export function parseKeyFormula(text: string): KeyFormula | KeyFormulaProblem {
  if (text.length > MAX_FORMULA) return { problem: 'too-long', name: '', offset: MAX_FORMULA };
  const part = /^[^'"]*\[/.test(text) ? parseBrackets(text) : parseFormula(text);
  return isProblem(part) ? part : (paper) => part(paper) ?? '';
}

/** The problem in words, for the person who wrote the formula. */
export function describeKeyFormulaProblem({ problem, name, offset }: KeyFormulaProblem): string {
  const place = `at character ${offset + 1}`;
  switch (problem) {
    case 'too-long':
      return `The formula is longer than ${MAX_FORMULA} characters.`;
    case 'too-deep':
      return `Too many parentheses stand in one another ${place}.`;
    case 'unexpected':
      return name === '' ? 'The formula ends too early.' : `“${name}” does not belong ${place}.`;
    case 'unclosed':
      return `“${name}” ${place} is not closed.`;
    case 'regular-expression':
      return `Regular expressions are not supported (${place}).`;
    case 'unknown-function':
      return `There is no function “${name}” (${place}).`;
    case 'unknown-filter':
      return `There is no filter “${name}” (${place}).`;
    case 'unknown-argument':
      return `There is no argument “${name}” (${place}).`;
    case 'missing-argument':
      return `“${name}” ${place} lacks an argument.`;
    case 'wrong-argument':
      return `The argument “${name}” ${place} is not of the right kind.`;
    case 'too-many-arguments':
      return `The argument “${name}” ${place} is one too many.`;
  }
}
