import type { Paper } from '../../catalog/paper';
import { foldKey } from '../identity';
import {
  MAX_BIBLIOGRAPHY_LENGTH,
  planKeys,
  type AddedPaper,
  type InsertionOptions,
  type InsertionRefusal,
  type InsertionsPlan,
  type TextInsertion,
} from '../insertion';
import { looksBinary, type BibFile } from '../scan';

/** What of {@link InsertionOptions} holds in every format. */
export type DataInsertionOptions = Pick<InsertionOptions, 'keyFor' | 'takenKeys'>;

/**
 * Plans the items of those papers that a bibliography in JSON or YAML has not yet, as one insertion. The insertion is
 * tried: where the text with it would not read as before with the new items in it, it is refused as `broken`.
 *
 * @param insertionOf The text of the new items and its place; undefined where none is certain.
 */
export function planDataInsertions(
  text: string,
  papers: readonly Paper[],
  options: DataInsertionOptions,
  scan: (text: string) => BibFile,
  insertionOf: (added: readonly AddedPaper[]) => TextInsertion | undefined,
): InsertionsPlan | InsertionRefusal {
  if (text.length > MAX_BIBLIOGRAPHY_LENGTH) return { problem: 'too-large' };
  if (looksBinary(text)) return { problem: 'binary' };
  const before = scan(text);
  const { keys, added } = planKeys(before.entries, papers, options);
  if (added.length === 0) return { keys, added: [], edits: [] };
  const edit = insertionOf(added);
  if (!edit) return { problem: 'broken' };
  const after = scan(text.slice(0, edit.offset) + edit.text + text.slice(edit.offset));
  if (!addsOnly(before, after, added)) return { problem: 'broken' };
  return { keys, added: added.map(({ paper }) => paper), edits: [edit] };
}

function addsOnly(before: BibFile, after: BibFile, added: readonly AddedPaper[]): boolean {
  const fresh = new Set(added.map(({ key }) => foldKey(key)));
  const old = after.entries.filter(({ key }) => !fresh.has(foldKey(key)));
  return (
    after.entries.length === before.entries.length + added.length &&
    old.length === before.entries.length &&
    old.every(
      ({ key, closed }, at) => key === before.entries[at]!.key && closed === before.entries[at]!.closed,
    )
  );
}
