/** Letters that Unicode does not decompose, written as people type them without the right keyboard. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ...{ æ: 'ae', œ: 'oe', ø: 'o', å: 'a', ß: 'ss', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h', ŋ: 'n' },
  ...{ α: 'alpha', β: 'beta', γ: 'gamma', δ: 'delta', ε: 'epsilon', ζ: 'zeta', η: 'eta', θ: 'theta' },
  ...{ ι: 'iota', κ: 'kappa', λ: 'lambda', μ: 'mu', ν: 'nu', ξ: 'xi', ο: 'omicron', π: 'pi', ρ: 'rho' },
  ...{ σ: 'sigma', ς: 'sigma', τ: 'tau', υ: 'upsilon', φ: 'phi', χ: 'chi', ψ: 'psi', ω: 'omega' },
};

const ASCII_ONLY = /^[\x00-\x7f]*$/;
const OTHER_LETTER = /[æœøåßłđðþıħŋα-ω]/g;
const APOSTROPHE = /['‘’ʼ]/g;
const WORD = /[\p{L}\p{N}]+/gu;

/** Where a name written in one changes case: `Vision|Reasoner`, `Simple|VLA`, `G|Thinker`, but `MLLMs`. */
const CASE_BOUNDARY = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll}{2})/gu;

/** A chunk that is one word in one case, as most are: nothing in it needs taking apart. */
const PLAIN_WORD = /^[(]?([A-Za-z][a-z]*|\d+)[.,:;?!)]*$/;

/** Longer compounds are not joined part by part: nobody types them in one. */
const LONGEST_COMPOUND = 8;

/** The text in lower case, without accents, with Greek and other special letters spelt out (`π` is `pi`). */
export function fold(text: string): string {
  if (ASCII_ONLY.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(OTHER_LETTER, (letter) => PLAIN_LETTERS[letter] ?? letter);
}

/** The folded words of the text: runs of letters and digits, apostrophes left out (`Let's` is `lets`). */
export function wordsOf(text: string): string[] {
  return fold(text).replace(APOSTROPHE, '').match(WORD) ?? [];
}

/** The folded letters and digits of the text in one: `Flow-GRPO`, `flow grpo` and `FlowGRPO` are `flowgrpo`. */
export function compact(text: string): string {
  return wordsOf(text).join('');
}

/**
 * Every word under which the text should be found, each once: its words, the parts of words written in one
 * (`VisionReasoner`: `vision`, `reasoner`), and the tails of compounds in one (`GLM-4.1V`: `glm41v`, `41v`, `1v`).
 * The beginnings of compounds need no words of their own, for a query word may be a prefix.
 */
export function spellingsOf(text: string): string[] {
  const spellings = new Set<string>();
  for (const chunk of text.split(/\s+/)) addSpellings(chunk, spellings);
  return [...spellings];
}

/** {@link spellingsOf} a name, which is one compound even where it has spaces: `Pixel Reasoner`, `pixelreasoner`. */
export function spellingsOfName(name: string): string[] {
  const spellings = new Set<string>();
  addSpellings(name, spellings);
  return [...spellings];
}

function addSpellings(chunk: string, into: Set<string>): void {
  const plain = PLAIN_WORD.exec(chunk)?.[1];
  if (plain !== undefined) {
    into.add(plain.toLowerCase());
    return;
  }
  const words = wordsOf(chunk);
  for (const word of words) into.add(word);
  const parts = wordsOf(chunk.replace(CASE_BOUNDARY, ' '));
  if (parts.length < 2 || parts.length > LONGEST_COMPOUND) return;
  for (const part of parts) if (part.length > 1) into.add(part);
  for (let from = 0; from < parts.length - 1; from++) into.add(parts.slice(from).join(''));
}

/** The word without a plural's `s` (`rewards`: `reward`); undefined where it has none, as far as spelling tells. */
export function singularOf(word: string): string | undefined {
  return word.length > 4 && /[^siu]s$/.test(word) ? word.slice(0, -1) : undefined;
}
