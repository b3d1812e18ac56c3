import * as vscode from 'vscode';
import { scanBibliography, type BibEntry } from '../../bibliography/scan';
import type { Catalog } from '../../catalog/catalog';
import { displayName, venueAndYear, type Paper } from '../../catalog/paper';
import { publishedSince } from '../../check/checkEntries';
import { planUpdate, type TextReplacement } from '../../check/updateEntry';
import { dialectFor } from '../../workspace/bibliographyWriter';
import type { CatalogStore } from '../../workspace/catalogStore';
import type { CitationResolver } from '../../workspace/citationResolver';
import type { Citation } from '../../workspace/citingDocuments';
import type { EditPreview } from '../../workspace/editPreview';
import { showDone, showNotDone } from '../../workspace/messages';
import { entryContent, settingsFor } from '../../workspace/settings';
import { baseName } from '../../workspace/texts';

/** Internal commands behind fixes and hints; not offered to users. */
export const UPDATE_ENTRY = 'shelfmark.updateEntry';
export const UPDATE_ALL_ENTRIES = 'shelfmark.updateAllEntries';
export const CITE_ONE = 'shelfmark.citeOne';

/** Registers what the fixes of problems do that take more than an edit known beforehand. */
export function registerFixCommands(
  store: CatalogStore,
  resolver: CitationResolver,
  preview: EditPreview,
): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(UPDATE_ENTRY, async (uri: string, key: string, id: string) => {
      const file = vscode.Uri.parse(uri);
      const { catalog } = await store.load();
      const paper = catalog.byId(id);
      if (!paper) return;
      const to = venueAndYear(paper);
      await preview.show({
        file,
        title: `${baseName(file)}: ${displayName(paper)} as published at ${to}`,
        done: `Updated ${key} to ${to}`,
        plan: (document) => updates(document, catalog, (entry, of) => entry.key === key && of.id === id),
      });
    }),
    vscode.commands.registerCommand(UPDATE_ALL_ENTRIES, async (uri: string) => {
      const file = vscode.Uri.parse(uri);
      const { catalog } = await store.load();
      await preview.show({
        file,
        title: `${baseName(file)}: preprints as published`,
        done: `Updated the published preprints of ${baseName(file)}`,
        plan: (document) => updates(document, catalog, () => true),
      });
    }),
    vscode.commands.registerCommand(CITE_ONE, (...args: [string, string, string, string]) =>
      citeOne(resolver, ...args),
    ),
  );
}

/** The edits that bring the wanted entries up to date, of those that are a preprint while the catalog knows more. */
function updates(
  document: vscode.TextDocument,
  catalog: Catalog,
  isWanted: (entry: BibEntry, paper: Paper) => boolean,
): TextReplacement[] {
  const text = document.getText();
  const dialect = dialectFor(document, undefined);
  const content = entryContent(settingsFor(document));
  return scanBibliography(text).flatMap((entry) => {
    const paper = publishedSince(entry, catalog);
    if (!paper || !isWanted(entry, paper)) return [];
    return planUpdate(text, entry, paper, { ...content, dialect }) ?? [];
  });
}

/**
 * Cites `kept` wherever `dropped` is cited, in all documents that draw on either. The dropped entry itself stays
 * unless the user ticks its removal in VS Code's preview of the change.
 */
async function citeOne(
  resolver: CitationResolver,
  keptFile: string,
  kept: string,
  droppedFile: string,
  dropped: string,
): Promise<void> {
  const bibliography = await resolver.files.load(vscode.Uri.parse(droppedFile));
  const entry = bibliography?.entryOf(dropped);
  if (!bibliography || !entry) {
    showNotDone(
      `Nothing was changed: ${dropped} is not in ${baseName(vscode.Uri.parse(droppedFile))} any more.`,
    );
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  const replace = { label: `Cite ${kept}`, needsConfirmation: false };
  let replaced = 0;
  for (const document of await resolver.drawingOn(bibliography.uri, { verified: true })) {
    const { bibliographies } = await resolver.bibliographiesOf(document);
    // A document that does not have the kept entry would lose its citation.
    if (!bibliographies.some(({ uri }) => uri.toString() === keptFile)) continue;
    const text = await vscode.workspace.openTextDocument(document.uri);
    const isDropped = ({ key }: Citation): boolean => bibliography.entryOf(key) === entry;
    for (const citation of document.citations.filter(isDropped)) {
      const beside = document.citations.some(
        (other) => other.key === kept && areInOneList(text, citation.range, other.range),
      );
      if (beside) edit.delete(document.uri, withSeparator(text, citation.range), replace);
      else edit.replace(document.uri, citation.range, kept, replace);
      replaced++;
    }
  }
  edit.delete(bibliography.uri, bibliography.rangeOf(entry.start, entry.end), {
    label: `Remove the entry ${dropped}`,
    description: 'with every field that only it has',
    needsConfirmation: true,
  });
  if (await vscode.workspace.applyEdit(edit)) {
    showDone(replaced === 1 ? `Changed 1 citation to ${kept}` : `Changed ${replaced} citations to ${kept}`);
  }
}

/** Whether two keys stand in the same list: nothing but keys and what sets them apart is between them. */
function areInOneList(document: vscode.TextDocument, a: vscode.Range, b: vscode.Range): boolean {
  const [first, second] = a.start.isBefore(b.start) ? [a, b] : [b, a];
  return /^[^()[\]{}`<>\\]*[,;][^()[\]{}`<>\\]*$/.test(
    document.getText(new vscode.Range(first.end, second.start)),
  );
}

/** The key with the comma or semicolon that sets it apart, and pandoc's mark. */
function withSeparator(document: vscode.TextDocument, range: vscode.Range): vscode.Range {
  const line = document.lineAt(range.start).text;
  const before = /[,;][ \t]*-?@?$/.exec(line.slice(0, range.start.character))?.[0].length;
  if (before !== undefined) return range.with(range.start.translate(0, -before));
  const after = /^[ \t]*[,;][ \t]*-?@?/.exec(document.lineAt(range.end).text.slice(range.end.character))?.[0]
    .length;
  return range.with(undefined, range.end.translate(0, after ?? 0));
}
