import { toAscii } from './ascii';
import { nameWord } from './citationKey';
import { describeKeyFormulaProblem, parseKeyFormula, type KeyFormulaProblem } from './keyFormula';
import { yearOf, type Paper } from './paper';

/**
 * Keys of new entries that go by a name: the catalog's own, first author and year (`liu2026`), the name that the work
 * is known by (`gdpo`). Any other style is a formula, see {@link parseKeyFormula}.
 */
const NAMED: ReadonlyMap<string, (paper: Paper) => string> = new Map([
  ['', ({ id }: Paper) => id],
  ['catalog', ({ id }: Paper) => id],
  ['author-year', authorYear],
  ['short-name', ({ custom }: Paper) => lettersAndDigits(custom.shortName ?? '')],
]);

/**
 * The key that a new entry gets in that style, before a suffix if it is taken: ASCII letters, digits and `-_:.`, of
 * which BibTeX, biber, LaTeX, Pandoc and Typst take every key. It is the catalog's own where the style is a formula
 * that cannot be read, or makes nothing of this paper.
 */
export function makeKey(paper: Paper, style: string): string {
  const made = styleOf(style);
  return ('problem' in made ? '' : usableKey(made(paper))) || paper.id;
}

/** Why the style cannot be used; undefined where it can. */
export function keyStyleProblem(style: string): KeyFormulaProblem | undefined {
  const made = styleOf(style);
  return 'problem' in made ? made : undefined;
}

/** {@link keyStyleProblem} in words that say what is wrong and what there is instead. */
export function describeKeyStyle(style: string): string | undefined {
  const problem = keyStyleProblem(style);
  if (!problem) return undefined;
  const word = /^\s*[\w-]+\s*$/.test(style) ? ' The styles are catalog, author-year and short-name.' : '';
  return describeKeyFormulaProblem(problem) + word;
}

function styleOf(style: string): ((paper: Paper) => string) | KeyFormulaProblem {
  return NAMED.get(style.trim()) ?? parseKeyFormula(style);
}

/** Both or nothing: a year alone tells nobody what is cited. */
function authorYear(paper: Paper): string {
  const name = nameWord(paper);
  const year = yearOf(paper);
  return name === '' || year === undefined ? '' : `${name}${year}`;
}

function lettersAndDigits(text: string): string {
  return toAscii(text)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

/**
 * What of the text every citation syntax takes. Pandoc ends a key before punctuation that nothing follows, and before
 * the second of two marks ("Citation syntax" in its manual), so that marks stand only one at a time and inside.
 */
function usableKey(text: string): string {
  return toAscii(text)
    .replace(/[^\w.:-]/g, '')
    .replace(/([.:-])[.:-]+/g, '$1')
    .replace(/^[.:_-]+|[.:_-]+$/g, '');
}
