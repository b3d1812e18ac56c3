/** An inverted index: from words, and from their beginnings, to the documents and fields they stand in. */
export interface WordIndex {
  /** The distinct words, sorted by code unit. */
  readonly vocabulary: readonly string[];
  /** The words that begin with `start`, as a span of {@link vocabulary}: first index, and the index after the last. */
  span(start: string): readonly [from: number, to: number];
  /** Calls `visit` for every place of the word with this index in {@link vocabulary}. */
  visit(word: number, visit: (document: number, field: number) => void): void;
}

/** Words in a field. Fields are small numbers; a word of two fields of one document counts for both. */
export interface FieldWords {
  /** 0 to 15. */
  readonly field: number;
  readonly words: readonly string[];
}

/** A place is packed into one number, which keeps ten thousand documents small. */
const FIELDS = 16;

/** @param documents What stands in each document; its position is its number. */
export function buildWordIndex(documents: Iterable<readonly FieldWords[]>): WordIndex {
  const places = new Map<string, number[]>();
  let document = 0;
  for (const fields of documents) {
    for (const { field, words } of fields) {
      const place = document * FIELDS + field;
      for (const word of words) {
        const list = places.get(word);
        if (!list) places.set(word, [place]);
        else if (list[list.length - 1] !== place) list.push(place);
      }
    }
    document++;
  }
  const vocabulary = [...places.keys()].sort();
  const lists = vocabulary.map((word) => places.get(word) ?? []);

  return {
    vocabulary,
    span(start) {
      const from = lowerBound(vocabulary, start);
      // No word goes on with U+FFFF, a noncharacter: so this is where the words that begin with `start` end.
      return [from, lowerBound(vocabulary, `${start}\uffff`)];
    },
    visit(word, visit) {
      for (const place of lists[word] ?? []) visit(Math.floor(place / FIELDS), place % FIELDS);
    },
  };
}

/** The first index whose word is not before `word`. */
function lowerBound(sorted: readonly string[], word: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < word) low = middle + 1;
    else high = middle;
  }
  return low;
}
