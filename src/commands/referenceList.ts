import * as vscode from 'vscode';
import { cslItemOf, type CslItem } from '../bibliography/cslItem';
import { withInherited } from '../bibliography/inheritance';
import type { Catalog } from '../catalog/catalog';
import type { Paper } from '../catalog/paper';
import { findCitations } from '../citation/citationContext';
import {
  findLinks,
  findReferenceList,
  newReferenceList,
  referenceListContent,
  type ReferenceListPlace,
} from '../citation/referenceList';
import type { CatalogStore } from '../workspace/catalogStore';
import type { CitationResolver } from '../workspace/citationResolver';
import { showDone, showNotDone } from '../workspace/messages';
import type { ReferenceStyles } from '../workspace/referenceStyles';

const MARKDOWN = ['markdown', 'quarto', 'rmd', 'myst'];

/** Registers "Insert Reference List" and "Update Reference List", for Markdown that no citation processor reads. */
export function registerReferenceList(
  store: CatalogStore,
  resolver: CitationResolver,
  styles: ReferenceStyles,
): vscode.Disposable {
  const run = async (mayInsert: boolean): Promise<void> => {
    const editor = vscode.window.activeTextEditor;
    if (!editor || !MARKDOWN.includes(editor.document.languageId)) {
      showNotDone('No reference list was written: open a Markdown document first.');
      return;
    }
    await writeList(editor, mayInsert, await store.load().then(({ catalog }) => catalog), resolver, styles);
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand('shelfmark.insertReferenceList', () => run(true)),
    vscode.commands.registerCommand('shelfmark.updateReferenceList', () => run(false)),
  );
}

async function writeList(
  editor: vscode.TextEditor,
  mayInsert: boolean,
  catalog: Catalog,
  resolver: CitationResolver,
  styles: ReferenceStyles,
): Promise<void> {
  const { document } = editor;
  const text = document.getText();
  const place = findReferenceList(text);
  if (place === 'unpaired' || place === 'several') {
    showNotDone(
      place === 'several'
        ? 'The reference list was not updated: there is more than one pair of its markers. Leave one.'
        : 'The reference list was not updated: one of its two markers is missing. Put it back, or remove the other.',
    );
    return;
  }
  if (!place && !mayInsert) {
    showNotDone(
      'There is no reference list in this document. "Insert Reference List" writes one at the cursor.',
    );
    return;
  }
  const style = await styles.load(document, place?.style);
  if (typeof style === 'string') {
    showNotDone(`The reference list was not written: ${style}.`);
    return;
  }
  const { works, unknown } = await worksCited(document, text, place, catalog, resolver);
  if (works.length === 0 && unknown.length === 0) {
    showNotDone('The reference list was not written: this document cites nothing yet.');
    return;
  }
  let references: string[];
  try {
    const { formatReferences } = await import('../workspace/formattedReference');
    references = formatReferences(works, style, 'markdown');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    showNotDone(
      `The reference list was not written: the style ${style.name} cannot be used (${reason.split('\n')[0]}).`,
    );
    return;
  }
  if (document.getText() !== text) {
    showNotDone('The reference list was not written: the document changed meanwhile. Try again.');
    return;
  }
  const eol = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  const content = referenceListContent(references, eol);
  if (place && text.slice(place.contentStart, place.contentEnd) === content)
    showDone('The reference list is up to date');
  else if (await replaceList(editor, place, place ? content : newReferenceList(references, eol), eol)) {
    showDone(`${references.length === 1 ? '1 reference' : `${references.length} references`} in the list`);
  } else {
    showNotDone(
      'The reference list was not written: the document changed meanwhile, or is read-only. Try again.',
    );
    return;
  }
  if (unknown.length > 0) {
    showNotDone(
      `Left out of the reference list, as neither a bibliography nor the catalog knows them: ${unknown.join(', ')}.`,
    );
  }
}

async function replaceList(
  { document, selection }: vscode.TextEditor,
  place: ReferenceListPlace | undefined,
  list: string,
  eol: string,
): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  if (place) {
    const range = new vscode.Range(
      document.positionAt(place.contentStart),
      document.positionAt(place.contentEnd),
    );
    edit.replace(document.uri, range, list);
  } else {
    // On lines of its own, behind the line of the cursor unless that is empty.
    const line = document.lineAt(selection.active);
    const before = line.isEmptyOrWhitespace ? '' : eol + eol;
    edit.insert(document.uri, line.range.end, before + list + eol);
  }
  return vscode.workspace.applyEdit(edit);
}

/** What the document cites by key or links to, each work once, in order; and the keys that nobody knows. */
async function worksCited(
  document: vscode.TextDocument,
  text: string,
  list: ReferenceListPlace | undefined,
  catalog: Catalog,
  resolver: CitationResolver,
): Promise<{ works: (Paper | CslItem)[]; unknown: string[] }> {
  const isInList = (at: number): boolean => list !== undefined && list.start <= at && at < list.end;
  const citing = await resolver.documents.of(document);
  const places = [
    ...findCitations(text, document.languageId).map(({ key, start }) => ({ key, start, url: undefined })),
    ...findLinks(text).map(({ url, start }) => ({ key: undefined, start, url })),
  ];
  const works = new Map<string, Paper | CslItem>();
  const unknown = new Set<string>();
  for (const { key, url, start } of places.sort((a, b) => a.start - b.start)) {
    if (isInList(start)) continue;
    if (url !== undefined) {
      const paper =
        catalog.byArxiv(url) ?? catalog.byDoi(url) ?? catalog.papers.find(({ URL }) => URL === url);
      if (paper) works.set(paper.id, works.get(paper.id) ?? paper);
      continue;
    }
    const found = await resolver.entryOf(citing, key);
    const own = found && cslItemOf(withInherited(found.entry, (other) => found.bibliography.entryOf(other)));
    const work = own ?? catalog.byId(key);
    if (work) works.set(work.id, works.get(work.id) ?? work);
    else unknown.add(key);
  }
  return { works: [...works.values()], unknown: [...unknown] };
}
