import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rescanFile, scanFile } from '../../../src/bibliography/scan';
import { createEntrySearch, patchEntrySearch } from '../../../src/workspace/entrySearch';

const entry = (key: string, title: string): string => `@misc{${key}, title = {${title}}}\n`;
const words = fc.constantFrom('reward', 'model', 'vision', 'policy', 'agent');

suite('The search over entries after edits', () => {
  test('finds what a new search finds, whatever was edited before', () => {
    const entries = fc.array(fc.tuple(fc.constantFrom('a1', 'b2', 'c3', 'd4', 'e5'), words), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(fc.array(entries, { minLength: 2, maxLength: 6 }), words, (versions, query) => {
        const texts = versions.map((version) => version.map(([key, title]) => entry(key, title)).join(''));
        let text = texts[0]!;
        let file = scanFile(text);
        let search = createEntrySearch(text, file.entries);
        for (const next of texts.slice(1)) {
          file = rescanFile(file, text, next);
          text = next;
          search = patchEntrySearch(search, text, file) ?? createEntrySearch(text, file.entries);
          const anew = createEntrySearch(text, file.entries).search;
          for (const typed of [query, query.slice(0, 3), 'a', 'c3']) {
            assert.deepEqual(search.search.search(typed, 20), anew.search(typed, 20));
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('an entry typed in behind thousands is found without making the search anew', () => {
    const before = Array.from({ length: 2000 }, (_, index) => entry(`k${index}`, `Title ${index}`)).join('');
    const file = scanFile(before);
    const search = createEntrySearch(before, file.entries);
    const after = before + entry('fresh', 'Fresh');
    const patched = patchEntrySearch(search, after, rescanFile(file, before, after));
    assert.ok(patched);
    assert.equal(patched.base.search, search.search);
    assert.deepEqual(
      patched.search.search('fresh', 5).map(({ item }) => item),
      [2000],
    );
  });
});
