import type { PersonName } from '../catalog/paper';
import { toLatex, type LatexOptions } from './latexText';

/**
 * Names as BibTeX's name list: `de Rijke, Maarten and {Xiaomi LLM-Core Team}`, LaTeX-escaped.
 *
 * Follows BibTeX's name syntax (Patashnik, "BibTeXing", section 4, which biber keeps): `von Last, Jr, First`; words
 * in lower case at the front are the particle; ` and ` separates; braces hold together what would be misread.
 */
export function formatAuthors(names: readonly PersonName[], options: LatexOptions): string {
  return names.map((name) => formatName(name, options)).join(' and ');
}

function formatName(name: PersonName, options: LatexOptions): string {
  const given = name.given?.trim() ?? '';
  const family = name.family?.trim() ?? '';
  const literal = name.literal?.trim() ?? (family === '' ? given : '');
  if (literal !== '') return braced(literal, options);

  const particle = [name['dropping-particle'], name['non-dropping-particle']].filter(Boolean).join(' ');
  const alone = given === '' && particle === '' && !name.suffix;
  const last = familyPart(family, alone, options);
  const vonLast = particle === '' ? last : `${toLatex(particle, options)} ${last}`;
  const rest = [name.suffix, given].filter(Boolean).map((part) => inList(part ?? '', options));
  return [vonLast, ...rest].join(', ');
}

/** Braced where BibTeX would see a particle or a given name in it. */
function familyPart(family: string, alone: boolean, options: LatexOptions): string {
  const hidesParticle = /(?:^|\s)\p{Ll}/u.test(family) && /\s/u.test(family);
  return hidesParticle || (alone && /\s/u.test(family)) ? braced(family, options) : inList(family, options);
}

function inList(part: string, options: LatexOptions): string {
  return /,|\sand\s|^(?:and|others)$/iu.test(part) ? braced(part, options) : toLatex(part, options);
}

function braced(text: string, options: LatexOptions): string {
  return `{${toLatex(text, options)}}`;
}
