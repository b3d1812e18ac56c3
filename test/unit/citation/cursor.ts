import assert from 'node:assert/strict';
import { citationContextAt, findCitations, joinKeys } from '../../../src/citation/citationContext';
import { planCitation } from '../../../src/citation/insertCitation';

/** Splits a text at its cursor marker `|`; a pipe of the text itself is written `¦`. */
export function atCursor(marked: string): { text: string; offset: number } {
  const offset = marked.indexOf('|');
  assert.notEqual(offset, -1, `no cursor in ${marked}`);
  assert.equal(marked.indexOf('|', offset + 1), -1, `two cursors in ${marked}`);
  return { text: marked.replace('|', '').replaceAll('¦', '|'), offset };
}

/** What a case expects: the text that is replaced, then after a bar each the other keys and the whole citation. */
export interface Expected {
  query: string;
  /** The key under the cursor with what stands right of it; the query where it is not given. */
  replaces?: string;
  keys?: string[];
  citation?: string;
}

/** A case: what the user sees, the text with its cursor, and the query, more, or nothing where no list may open. */
export type ContextCase = readonly [title: string, marked: string, expected: Expected | string | undefined];

export function testContexts(languageId: string, cases: readonly ContextCase[]): void {
  for (const [title, marked, expected] of cases) {
    test(title, () => {
      const { text, offset } = atCursor(marked);
      const context = citationContextAt(text, offset, languageId);
      if (expected === undefined) {
        assert.equal(context, undefined);
        return;
      }
      assert.ok(context, 'no citation here');
      const wanted = typeof expected === 'string' ? { query: expected } : expected;
      assert.equal(context.query, wanted.query);
      assert.equal(text.slice(context.replaceStart, offset), wanted.query);
      assert.equal(text.slice(context.replaceStart, context.replaceEnd), wanted.replaces ?? wanted.query);
      if (wanted.keys) assert.deepEqual(context.keys, wanted.keys);
      if (wanted.citation !== undefined) {
        assert.equal(text.slice(context.start, context.end), wanted.citation);
      }
    });
  }
}

/** A case: what the user sees, the text with its cursor, the keys to cite, and the text after it. */
export type PlanCase = readonly [
  title: string,
  marked: string,
  keys: readonly string[],
  expected: string | undefined,
];

export function testPlans(languageId: string, cases: readonly PlanCase[], command = 'cite'): void {
  for (const [title, marked, keys, expected] of cases) {
    test(title, () => {
      const { text, offset } = atCursor(marked);
      const edit = planCitation(text, offset, languageId, keys, { command });
      const after = edit && text.slice(0, edit.start) + edit.text + text.slice(edit.end);
      assert.equal(after?.replaceAll('|', '¦'), expected);
    });
  }
}

/** A case: what the user sees, the text, and the keys that it cites. */
export type FindCase = readonly [title: string, text: string, keys: readonly string[]];

export function testFound(languageId: string, cases: readonly FindCase[]): void {
  for (const [title, text, keys] of cases) {
    test(title, () => {
      const found = findCitations(text, languageId);
      assert.deepEqual(
        found.map(({ key }) => key),
        keys,
      );
      for (const { key, start, end } of found) assert.equal(text.slice(start, end), key);
    });
  }
}

/** The text after the keys have taken the place of the query at the marker. */
export function joined(marked: string, languageId: string, ...keys: string[]): string {
  const { text, offset } = atCursor(marked);
  const context = citationContextAt(text, offset, languageId)!;
  return text.slice(0, context.replaceStart) + joinKeys(text, context, keys) + text.slice(context.replaceEnd);
}
