import type { PersonName } from '../catalog/paper';
import { fromLatex } from './latexText';

/**
 * The people in a field of names (`author`, `editor`), with TeX resolved.
 *
 * Follows BibTeX's name syntax (Patashnik, "BibTeXing", section 4): ` and ` separates; `First von Last`,
 * `von Last, First` and `von Last, Jr, First`; words in lower case before the last are the particle; braces hold
 * together. `others` at the end is left out.
 */
export function parseNames(value: string): PersonName[] {
  return splitOutsideBraces(value, /\s+and\s+/iy)
    .map((name) => name.trim())
    .filter((name) => name !== '' && name.toLowerCase() !== 'others')
    .map(parseName);
}

function parseName(name: string): PersonName {
  const parts = splitOutsideBraces(name, /,/y).map((part) => part.trim());
  if (parts.length === 1) {
    // A name in braces as a whole is an organisation's.
    if (/^\{[^{}]*\}$/.test(name)) return { literal: fromLatex(name) };
    const words = splitOutsideBraces(name, /[\s~]+/y).filter((word) => word !== '');
    if (words.length === 1) return { literal: fromLatex(name) };
    const particle = words.findIndex((word, at) => at > 0 && at < words.length - 1 && isSmall(word));
    const familyAt = particle < 0 ? words.length - 1 : particle;
    return person(words.slice(familyAt), words.slice(0, familyAt).join(' '), undefined);
  }
  const [family = '', second = '', third] = parts;
  const words = splitOutsideBraces(family, /[\s~]+/y).filter((word) => word !== '');
  return third === undefined ? person(words, second, undefined) : person(words, third, second);
}

function person(words: readonly string[], given: string, suffix: string | undefined): PersonName {
  let small = 0;
  while (small < words.length - 1 && isSmall(words[small]!)) small++;
  const particle = fromLatex(words.slice(0, small).join(' '));
  return {
    family: fromLatex(words.slice(small).join(' ')),
    ...(given === '' ? {} : { given: fromLatex(given) }),
    ...(particle === '' ? {} : { 'non-dropping-particle': particle }),
    ...(suffix ? { suffix: fromLatex(suffix) } : {}),
  };
}

/** A word that begins in lower case outside of braces: `de`, `van`. */
function isSmall(word: string): boolean {
  return /^\p{Ll}/u.test(word);
}

function splitOutsideBraces(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '\\') at++;
    else if (char === '{') depth++;
    else if (char === '}') depth = Math.max(0, depth - 1);
    else if (depth === 0 && /[\s,~]/.test(char!)) {
      separator.lastIndex = at;
      const match = separator.exec(text);
      if (!match) continue;
      parts.push(text.slice(from, at));
      from = at + match[0].length;
      at = from - 1;
    }
  }
  return [...parts, text.slice(from)];
}
