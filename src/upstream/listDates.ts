/** What a list says behind a title: when, and where. */
export interface ListedDate {
  /** `YYYY` or `YYYY-MM`. */
  readonly date?: string;
  /** As it is written. */
  readonly venue?: string;
}

const MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october'],
  ...['november', 'december'],
];
/** Short forms that are no beginnings of the name. */
const OTHER_MONTHS: Readonly<Record<string, number>> = { jl: 7, jly: 7, sept: 9 };

/** Words behind a venue that are none, and what is no venue. */
const NO_VENUE = new Set(
  'oral spotlight poster highlight blog paper preprint arxiv accepted at in best award to appear talk'.split(
    ' ',
  ),
);

/**
 * Reads what stands in the parentheses behind a title, in whatever spelling: `Jun. 2025`, `July. 2025`,
 * `Jl. 2025, Blog`, `2024, NeurIPS`, `CVPR 2025`, `2025.05`, `2025-5`, `May, 2025`, `ICLR'25`. Undefined when it
 * tells neither a year nor a month.
 */
export function readListedDate(text: string): ListedDate | undefined {
  let year: number | undefined;
  let month: number | undefined;
  const rest: string[] = [];
  const numeric = /\b((?:19|20)\d\d)[.\-/](0?[1-9]|1[0-2])\b/.exec(text);
  if (numeric) {
    year = Number(numeric[1]);
    month = Number(numeric[2]);
  }
  const words = (numeric ? text.replace(numeric[0], ' ') : text).split(/[\s,;:()[\]\u00a0\u202f]+/);
  for (const word of words.map((each) => each.replace(/\.$/, '')).filter(Boolean)) {
    const [, before = '', short] = /^([A-Za-z]*)['’](\d\d)$/.exec(word) ?? [];
    if (/^(?:19|20)\d\d$/.test(word)) year ??= Number(word);
    else if (short !== undefined) {
      year ??= 2000 + Number(short);
      if (before) rest.push(before);
    } else if (month === undefined && monthOf(word) !== undefined) month = monthOf(word);
    else if (!NO_VENUE.has(word.toLowerCase())) rest.push(word);
  }
  if (year === undefined) return undefined;
  const date = month === undefined ? String(year) : `${year}-${String(month).padStart(2, '0')}`;
  return { date, ...(rest.length > 0 && { venue: rest.join(' ') }) };
}

function monthOf(word: string): number | undefined {
  const lower = word.toLowerCase();
  if (Object.hasOwn(OTHER_MONTHS, lower)) return OTHER_MONTHS[lower];
  if (lower.length < 3) return undefined;
  const at = MONTHS.findIndex((name) => name.startsWith(lower));
  return at < 0 ? undefined : at + 1;
}

/** The month in which arXiv gave an id, `YYYY-MM` (https://info.arxiv.org/help/arxiv_identifier.html). */
export function monthOfArxivId(id: string): string | undefined {
  const [, year, month] = /^(?:[a-z.-]+\/)?(\d\d)(\d\d)/i.exec(id) ?? [];
  if (year === undefined || month === undefined || Number(month) < 1 || Number(month) > 12) return undefined;
  // arXiv began in 1991.
  return `${Number(year) > 90 ? '19' : '20'}${year}-${month}`;
}
