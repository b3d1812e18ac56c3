export interface TitleOptions {
  /** Names that keep their capitals although each is an ordinary word (`Video-Holmes`). Single words only. */
  readonly names?: readonly string[];
  /** What becomes of the text within and between the braces; the text itself by default. */
  readonly escape?: (text: string) => string;
}

/** Words with what holds them together: `GLM-4.1V-Thinking`, `VLA+RL`, `LLMs'`. */
const WORD = /[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}_]|[-‐‑–/+.&'’](?=[\p{L}\p{M}\p{N}]))*/gu;
const SEPARATOR = /([-‐‑–/+&])/u;
const CAPITALISED = /^\p{Lu}/u;
const HYPHENED_CAPITAL = /[-‐‑]\p{Lu}/u;

/**
 * The title with braces around what must keep its capitals.
 *
 * BibTeX styles that write titles small (`change.case$` with "t") keep the first character and one that follows a
 * colon and a blank; all else goes lower-case unless it is in braces. Braced are acronyms (`{GRPO}`, `{MLLM}s`),
 * words with capitals or digits inside (`{DeepEyes}`, `{R1}`, `{3D}`), with the capitalised parts that a hyphen ties
 * to them (`{Flow-GRPO}`, but `{RL}-based`), the given names, and the first word of a further sentence. Ordinary
 * capitalised words are left to the style.
 */
export function protectCapitals(title: string, options: TitleOptions = {}): string {
  const escape = options.escape ?? ((text) => text);
  const names = new Set(options.names);
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of title.matchAll(WORD)) {
    pieces.push({ text: title.slice(end, match.index), braced: false });
    const before = title.slice(Math.max(0, match.index - 2), match.index);
    pieces.push(...splitWord(match[0], names, beginsSentence(before, match.index)));
    end = match.index + match[0].length;
  }
  pieces.push({ text: title.slice(end), braced: false });
  return pieces.map(({ text, braced }) => (braced ? `{${escape(text)}}` : escape(text))).join('');
}

/** Whether a capital would be lost there that no style should take: after `? ` and the like, or a bare colon. */
function beginsSentence(before: string, index: number): boolean {
  return index > 2 && (/^[?!.]\s$/u.test(before) || before.endsWith(':'));
}

interface Piece {
  readonly text: string;
  readonly braced: boolean;
}

function splitWord(word: string, names: ReadonlySet<string>, sentence: boolean): Piece[] {
  if (names.has(word) && HYPHENED_CAPITAL.test(word)) return [{ text: word, braced: true }];
  // Words at even places, what separates them between.
  const parts = word.split(SEPARATOR);
  const pieces: Piece[] = [];
  let at = 0;
  while (at < parts.length) {
    let end = at + 1;
    if (keepsCompany(parts[at] ?? '')) while (keepsCompany(parts[end + 1] ?? '')) end += 2;
    const run = parts.slice(at, end);
    const text = run.join('');
    if (run.some(isSpecial)) pieces.push(...withoutPlural(text));
    else if (at === 0 && sentence && CAPITALISED.test(text)) {
      pieces.push({ text: run[0] ?? '', braced: true }, { text: run.slice(1).join(''), braced: false });
    } else pieces.push({ text, braced: false });
    at = end;
  }
  return pieces;
}

/** A capitalised word or a number: part of the name when a hyphen ties it to an acronym. */
function keepsCompany(part: string): boolean {
  return CAPITALISED.test(part) || /^\p{N}+$/u.test(part) || isSpecial(part);
}

function isSpecial(part: string): boolean {
  if (part === 'A' || part === 'I') return false;
  return /.\p{Lu}/u.test(part) || /^\p{Lu}(?:$|.*\p{N})/u.test(part);
}

function withoutPlural(text: string): Piece[] {
  const [, stem = text, ending = ''] = /^(.*\p{Lu})(['’]?s)$/u.exec(text) ?? [];
  return [
    { text: stem, braced: true },
    { text: ending, braced: false },
  ];
}
