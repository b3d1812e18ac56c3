/** English articles, conjunctions, prepositions and the like: they say nothing of what a title is about. */
const SKIPPED = new Set(
  (
    'a an the some and but nor or so yet is do as if in on at by to of off up for from into onto over under out ' +
    'about above across after against along amid among around before behind below beneath beside besides between ' +
    'beyond despite down during except inside like near past per plus save since than through toward towards ' +
    'underneath unlike until upon versus via while with within without'
  ).split(' '),
);

const DASHES = /[\p{Pd}\u2500]/gu;
const PUNCTUATION = /[\p{Pe}\p{Pf}\p{Pi}\p{Po}\p{Ps}]/gu;

/** The text without punctuation; dashes become `dash`. Signs of mathematics and the underscore stay. */
export function withoutPunctuation(text: string, dash = '-'): string {
  return text.replace(DASHES, () => dash).replace(PUNCTUATION, '');
}

export function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/**
 * The words of a title that say what it is about. Hyphens hold words together, `/` and `:` part them; function words
 * and single letters are left out, single digits are not.
 */
export function tellingWords(title: string): string[] {
  return wordsOf(title.replace(/[/:"]/g, ' ')).filter((word) => {
    const bare = withoutPunctuation(word).toLowerCase();
    return bare !== '' && !SKIPPED.has(bare) && (/^\d$/.test(bare) || [...bare].length > 1);
  });
}

/** {@link tellingWords} as key material: without punctuation and hyphens. */
export function titleWords(title: string): string[] {
  return tellingWords(title)
    .map((word) => withoutPunctuation(word, ''))
    .filter((word) => word !== '');
}

/** The text with a capital at its start. */
export function capitalized(text: string): string {
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length);
}
