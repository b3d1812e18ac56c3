import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { completions, until, type OpenFile } from './support';

/** The label of an item as shown. */
export function labelOf(item: vscode.CompletionItem): string {
  return typeof item.label === 'string' ? item.label : item.label.label;
}

/** The labels that are offered at the cursor, in the order shown. */
export async function offered({
  document,
  position,
}: Pick<OpenFile, 'document' | 'position'>): Promise<string[]> {
  const { items } = await completions(document, position);
  return shelfmarkItems(items).map(labelOf);
}

/** Accepts the item with the label as VS Code does: its text goes in, then its command runs. */
export async function accept({ document, editor, position }: OpenFile, label: string): Promise<void> {
  const { items } = await completions(document, position);
  const item = shelfmarkItems(items).find((candidate) => labelOf(candidate) === label);
  assert.ok(item, `${label} is offered, among ${shelfmarkItems(items).map(labelOf).slice(0, 5).join(', ')}`);
  const range = item.range instanceof vscode.Range ? item.range : item.range?.replacing;
  assert.ok(range, 'the item has a range');
  await editor.edit((edit) => edit.replace(range, String(item.insertText)));
  await vscode.commands.executeCommand(item.command!.command, ...(item.command!.arguments ?? []));
}

/** Waits until the document's text is as expected; shows the difference when it does not become so. */
export async function untilText(document: vscode.TextDocument, expected: string): Promise<void> {
  await until(`the text of ${document.uri.path} is as expected`, () => document.getText() === expected).catch(
    () => assert.equal(document.getText(), expected),
  );
}

/** Shelfmark's own items: other extensions and VS Code's word list answer as well. */
export function shelfmarkItems(items: readonly vscode.CompletionItem[]): vscode.CompletionItem[] {
  return items
    .filter((item) => item.command?.command.startsWith('shelfmark.') || labelOf(item) === 'No paper matches')
    .sort((a, b) => (a.sortText! < b.sortText! ? -1 : 1));
}
