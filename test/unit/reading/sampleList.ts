import fc from 'fast-check';
import { parseCatalog } from '../../../src/catalog/catalog';
import type { Paper } from '../../../src/catalog/paper';
import {
  cleanNote,
  cleanTags,
  identityOf,
  newItem,
  type ReadingItem,
} from '../../../src/reading/readingItem';
import { sampleCategories, samplePapers } from '../search/samplePapers';

/** A day in the local time zone, so that no test depends on where it runs. */
export const today = new Date(2026, 10, 20, 12);
export const later = new Date(2026, 10, 21, 12);

export const catalog = parseCatalog(samplePapers, { categories: sampleCategories });

export function item(paper: Paper, more: Partial<ReadingItem> = {}): ReadingItem {
  return { ...newItem(identityOf(paper), today), ...more };
}

/** A work that the catalog does not know. */
export const gone: ReadingItem = {
  ...newItem({ key: 'gone2024work', title: 'A work [that] is *gone*', arxiv: '2401.00001' }, today),
  note: 'Kept.',
};

const text = fc.string({ unit: 'binary', maxLength: 30 });
/** Text in which what Markdown and the list's own lines are made of comes often. */
const markup = fc
  .array(
    fc.oneof(
      text,
      fc.constantFrom(
        ...['\n', '\n\n', '  ', '\t', '- [ ] ', '- [x] ★ ', '## Read', '`a`', ' · ', 'tags: `', '[x](y)'],
        ...[
          '**',
          '\\',
          '](',
          ' added 2026-01-01',
          ' · `key`',
          '---',
          '\r\n',
          'https://arxiv.org/abs/2401.00002',
        ],
      ),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

/** Items as they may be in a list, of known and unknown works, each work once. */
export const lists: fc.Arbitrary<readonly ReadingItem[]> = fc
  .array(
    fc.record({
      work: fc.oneof(
        fc.constantFrom(...samplePapers).map(identityOf),
        fc
          .record({ number: fc.nat({ max: 9999 }), title: markup, doi: text })
          .map(({ number, title, doi }) => ({
            key: `work${number}`,
            title: title.replace(/\s+/g, ' ').trim() || `work${number}`,
            ...(number % 2 ? { arxiv: `2401.${String(number).padStart(5, '0')}` } : {}),
            ...(number % 3 ? {} : { doi: `10.1234/${number}${doi.replace(/\s/g, '')}`.toLowerCase() }),
          })),
      ),
      starred: fc.boolean(),
      state: fc.constantFrom('read' as const, 'unread' as const),
      tags: fc.array(markup, { maxLength: 4 }),
      note: markup,
      added: fc
        .integer({ min: 0, max: 20000 })
        .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10)),
      changed: fc.integer({ min: 0, max: 2e12 }),
    }),
    { maxLength: 8 },
  )
  .map((records) => records.map(({ work, ...rest }) => normalized({ ...newItem(work, today), ...rest })))
  .map((items) => [...new Map(items.map((one) => [one.key, one])).values()]);

function normalized(raw: ReadingItem): ReadingItem {
  return { ...raw, tags: cleanTags(raw.tags), note: cleanNote(raw.note) };
}
