import { fold } from './words';

/** What an item is found by. Folded by {@link fold} when the search is made. */
export interface SearchableText {
  /** What it is called by: found first. */
  readonly name: string;
  /** What else is known of it, the more telling first. */
  readonly rest: string;
}

/** Finds items by words; made for thousands of items that are read once and searched at every key. */
export interface TextSearch {
  /**
   * Numbers of the items that have every word of the query, best first: those in which the words begin words come
   * before those in which they stand inside others, and the name counts more than the rest; of equals the later
   * one. None for a query without words.
   */
  search(query: string, limit: number): FoundText[];
}

export interface FoundText {
  /** The item's place in the order in which they were given. */
  readonly item: number;
  /** Whether every word of the query begins a word of the item. */
  readonly atWordStarts: boolean;
  /** What the order goes by: more is better. */
  readonly score: number;
}

const END = '\n';
const END_OF_NAME = '\u0001';

/**
 * Makes the search over `count` items.
 *
 * All texts stand in one string, in which the engine's own search for a word takes about a millisecond per megabyte:
 * that needs a tenth of the memory of an index of words, and less time to make.
 */
export function createTextSearch(count: number, textOf: (item: number) => SearchableText): TextSearch {
  const starts = new Uint32Array(count + 1);
  const parts: string[] = [END];
  let length = 1;
  for (let item = 0; item < count; item++) {
    const { name, rest } = textOf(item);
    const part = fold(`${name}${END_OF_NAME}${rest}`).replaceAll(END, ' ') + END;
    starts[item] = length;
    parts.push(part);
    length += part.length;
  }
  starts[count] = length;
  const all = parts.join('');

  return {
    search(query, limit) {
      const words = fold(query)
        .split(/\s+/)
        .filter((word) => word !== '');
      // The longest stands in the fewest items.
      const rarest = [...words].sort((a, b) => b.length - a.length)[0];
      if (rarest === undefined) return [];
      // A single letter stands everywhere: it is taken for the beginning of a name.
      const needle = rarest.length === 1 ? END + rarest : rarest;
      const found: FoundText[] = [];
      let item = 0;
      for (let at = all.indexOf(needle); at >= 0; at = all.indexOf(needle, starts[item + 1]! - 1)) {
        while (starts[item + 1]! <= at + needle.length - 1) item++;
        if (item >= count) break;
        const text = all.slice(starts[item], starts[item + 1]);
        if (!words.every((word) => text.includes(word))) continue;
        const scores = words.map((word) => worth(text, word));
        found.push({
          item,
          score: scores.reduce((sum, score) => sum + score, 0),
          atWordStarts: scores.every((score) => score >= WORD_IN_REST),
        });
      }
      return best(found, limit);
    },
  };
}

/**
 * The search over a list of which only the middle has changed: what stands before and behind is found by the search
 * that was made for the list as it was.
 *
 * @param before How many items at the beginning are the same in both lists, and `after` at the end.
 */
export function patchTextSearch(
  base: { readonly search: TextSearch; readonly count: number },
  { before, after, count }: { readonly before: number; readonly after: number; readonly count: number },
  textOf: (item: number) => SearchableText,
): TextSearch {
  const middle = createTextSearch(count - before - after, (item) => textOf(before + item));
  const gone = base.count - before - after;
  return {
    search(query, limit) {
      const kept = base.search.search(query, limit + gone).flatMap((found) => {
        if (found.item < before) return found;
        return found.item >= base.count - after ? { ...found, item: found.item + count - base.count } : [];
      });
      const fresh = middle.search(query, limit).map((found) => ({ ...found, item: found.item + before }));
      return best([...kept, ...fresh], limit);
    },
  };
}

function best(found: readonly FoundText[], limit: number): FoundText[] {
  return [...found].sort((a, b) => b.score - a.score || b.item - a.item).slice(0, limit);
}

const NAME_BEGINS = 100;
const WORD_IN_NAME = 40;
const WORD_IN_REST = 20;
const INSIDE_NAME = 8;
const INSIDE_REST = 1;

/** What it is worth that the word stands in the text, at its best place. */
function worth(text: string, word: string): number {
  if (text.startsWith(word)) return NAME_BEGINS;
  const endOfName = text.indexOf(END_OF_NAME);
  let best = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const begins = at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1]!);
    const inName = at < endOfName;
    best = Math.max(
      best,
      begins ? (inName ? WORD_IN_NAME : WORD_IN_REST) : inName ? INSIDE_NAME : INSIDE_REST,
    );
    if (best >= WORD_IN_NAME) break;
  }
  return best;
}
