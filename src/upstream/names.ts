import { parse } from '@citation-js/name';
import type { PersonName } from '../catalog/paper';

/** Names that a parser of Western names splits wrongly, with the reason. */
const EXCEPTIONS: Readonly<Record<string, PersonName>> = {
  // Two Spanish family names, the first a compound.
  'Haitz Sáez de Ocáriz Borde': { family: 'Sáez de Ocáriz Borde', given: 'Haitz' },
  // Bengali and Tamil family names that are written in two words.
  'Sreya Dutta Roy': { family: 'Dutta Roy', given: 'Sreya' },
  'Anirudh Sundara Rajan': { family: 'Sundara Rajan', given: 'Anirudh' },
  // Organisations.
  'Xiaomi LLM-Core Team': { literal: 'Xiaomi LLM-Core Team' },
};

/**
 * A printed name, given name first, split into CSL's parts. A name of one word is nobody's family name for sure, and
 * an organisation has none: both stand as `literal`.
 */
export function splitName(printed: string): PersonName {
  if (Object.hasOwn(EXCEPTIONS, printed)) return EXCEPTIONS[printed]!;
  if (!printed.includes(' ')) return { literal: printed };
  const words = printed.split(' ');
  // The parser is for particles only: it takes the family names Ma and Do for degrees.
  if (words.some((word) => /^\p{Ll}/u.test(word))) {
    const parts = parse(printed);
    return hasAll(parts, printed) ? parts : { literal: printed };
  }
  return { given: words.slice(0, -1).join(' '), family: words.at(-1) ?? '' };
}

/** Whether the parts hold all of the name: of `de la Cruz` alone the parser loses some. */
function hasAll(parts: PersonName, printed: string): boolean {
  const letters = (text: string): string => [...text.replace(/\s/g, '')].sort().join('');
  return letters(Object.values(parts).join('')) === letters(printed);
}

/** Whether a person has to decide how the name splits: anything but two plain words. */
export function isDoubtful(printed: string): boolean {
  return !/^[A-Z][A-Za-z]*(-[A-Za-z]+)* [A-Z][A-Za-z]*(-[A-Za-z]+)*$/.test(printed);
}
