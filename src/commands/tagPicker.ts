import * as vscode from 'vscode';
import { cleanTags } from '../reading/readingItem';
import { withoutIcons } from '../util/text';

/** What is to become of the tags of some works. */
export interface TagChange {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

interface TagPick extends vscode.QuickPickItem {
  readonly tag: string;
}

/**
 * Asks for tags: those that there are can be ticked, new ones typed. Undefined when it was left with Escape.
 *
 * @param known All tags, in the order in which they are shown.
 * @param present The tags of each of the works.
 */
export function pickTags(
  title: string,
  known: readonly string[],
  present: readonly (readonly string[])[],
): Promise<TagChange | undefined> {
  const folded = present.map((tags) => new Set(tags.map((tag) => tag.toLowerCase())));
  const holders = (tag: string): number => folded.filter((tags) => tags.has(tag.toLowerCase())).length;
  const picker = vscode.window.createQuickPick<TagPick>();
  picker.title = title;
  picker.placeholder = 'Tick tags, or type a new one (several with commas between) and press Enter';
  picker.canSelectMany = true;
  picker.items = known.map((tag) => ({
    tag,
    label: withoutIcons(tag),
    ...(present.length > 1 && holders(tag) > 0
      ? { description: `on ${holders(tag)} of ${present.length}` }
      : {}),
  }));
  const before = known.filter((tag) => holders(tag) === present.length);
  picker.selectedItems = picker.items.filter(({ tag }) => before.includes(tag));
  return new Promise((resolve) => {
    let result: TagChange | undefined;
    picker.onDidAccept(() => {
      const ticked = picker.selectedItems.map(({ tag }) => tag);
      result = {
        add: cleanTags([...ticked.filter((tag) => !before.includes(tag)), ...picker.value.split(',')]),
        remove: before.filter((tag) => !ticked.includes(tag)),
      };
      picker.hide();
    });
    let ticks = before.join();
    picker.onDidChangeSelection((items) => {
      const now = items.map(({ tag }) => tag).join();
      // What was typed to find a tag that was then ticked is not meant as a new one. Enter tells of the selection too.
      if (now !== ticks) picker.value = '';
      ticks = now;
    });
    picker.onDidHide(() => {
      picker.dispose();
      resolve(result);
    });
    picker.show();
  });
}
