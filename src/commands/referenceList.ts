import * as vscode from 'vscode';
import { cslItemOf, type CslItem } from '../bibliography/cslItem';
import { withInherited } from '../bibliography/inheritance';
import type { Catalog } from '../catalog/catalog';
import { paperUrl, type Paper } from '../catalog/paper';
import { findCitations } from '../citation/citationContext';
import {
  findLinks,
  findReferenceList,
  planInsertion,
  planUpdate,
  type ReferenceListEdit,
  type ReferenceListPlace,
} from '../citation/referenceList';
import { markdownUrl } from '../util/text';
import type { CatalogStore } from '../workspace/catalogStore';
import { entryIn, type CitationResolver } from '../workspace/citationResolver';
import { showDone, showNotDone } from '../workspace/messages';
import type { ReferenceStyles } from '../workspace/referenceStyles';

const MARKDOWN = ['markdown', 'quarto', 'rmd', 'myst'];
/** Keys that one message names. */
const KEYS_NAMED = 10;

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
  { document, selection }: vscode.TextEditor,
  mayInsert: boolean,
  catalog: Catalog,
  resolver: CitationResolver,
  styles: ReferenceStyles,
): Promise<void> {
  const text = document.getText();
  const place = findReferenceList(text);
  const notWritten = (reason: string): void => showNotDone(`The reference list was not written: ${reason}.`);
  if (place === 'several') return notWritten('there is more than one pair of its markers. Leave one');
  if (place === 'unpaired') {
    return notWritten(
      'one of its two markers is missing, or does not stand alone on its line. Put it right, or remove both',
    );
  }
  if (!place && !mayInsert) {
    return notWritten('this document has none. "Insert Reference List" writes one at the cursor');
  }
  const { works, unknown } = await worksCited(document, text, place, catalog, resolver);
  if (works.length === 0) {
    return notWritten(
      unknown.length === 0
        ? 'this document cites nothing yet'
        : `neither a bibliography nor the catalog knows ${named(unknown)}`,
    );
  }
  const references = await styles.format(works, document, { as: 'markdown', style: place?.style });
  if (typeof references === 'string') return notWritten(references);
  if (document.getText() !== text) return notWritten('the document changed meanwhile. Try again');
  const eol = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  const edit = place
    ? planUpdate(text, place, references, eol)
    : planInsertion(text, document.offsetAt(selection.active), references, eol);
  if (!place && !edit)
    return notWritten('the cursor is in code, metadata or a comment. Put it into the text');
  if (edit && !(await apply(document, edit))) {
    return notWritten('the document changed meanwhile, or is read-only. Try again');
  }
  const count = references.length === 1 ? '1 reference' : `${references.length} references`;
  showDone(edit ? `${count} in the list` : 'The reference list is up to date');
  if (unknown.length > 0) {
    showNotDone(
      `Left out of the reference list, as neither a bibliography nor the catalog knows them: ${named(unknown)}.`,
    );
  }
}

function named(keys: readonly string[]): string {
  const more = keys.length - KEYS_NAMED;
  return keys.slice(0, KEYS_NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

async function apply(
  document: vscode.TextDocument,
  { start, end, text }: ReferenceListEdit,
): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
  edit.replace(document.uri, range, text);
  return vscode.workspace.applyEdit(edit);
}

/**
 * What the document cites by key or links to, each work once, in order; and the keys that nobody knows. The entry in
 * a bibliography of the document goes before the paper in the catalog.
 */
async function worksCited(
  document: vscode.TextDocument,
  text: string,
  list: ReferenceListPlace | undefined,
  catalog: Catalog,
  resolver: CitationResolver,
): Promise<{ works: (Paper | CslItem)[]; unknown: string[] }> {
  const isInList = (at: number): boolean => list !== undefined && list.start <= at && at < list.end;
  const places = [
    ...findCitations(text, document.languageId).map(({ key, start }) => ({ key, start, url: undefined })),
    ...findLinks(text).map(({ url, start }) => ({ key: undefined, start, url })),
  ];
  const { bibliographies } = await resolver.bibliographiesOf(await resolver.documents.of(document));
  const linked = paperByUrl(catalog);
  const works = new Map<unknown, Paper | CslItem>();
  const unknown = new Set<string>();
  for (const { key, url, start } of places.sort((a, b) => a.start - b.start)) {
    if (isInList(start)) continue;
    let found = key === undefined ? undefined : entryIn(bibliographies, key);
    const paper = found ? undefined : key === undefined ? linked(url) : catalog.byId(key);
    for (const bibliography of paper ? bibliographies : []) {
      const entry = bibliography.index.find(paper!);
      if (entry) found ??= { bibliography, entry };
    }
    if (found) {
      const { bibliography, entry } = found;
      if (!works.has(entry)) {
        works.set(entry, cslItemOf(withInherited(entry, (other) => bibliography.entryOf(other))));
      }
    } else if (paper) works.set(paper, paper);
    else if (key !== undefined) unknown.add(key);
  }
  return { works: [...works.values()], unknown: [...unknown] };
}

/** The paper to which an address leads, in whatever form; that which "Insert Citation" writes is one. */
function paperByUrl(catalog: Catalog): (url: string) => Paper | undefined {
  const byUrl = new Map<string, Paper>();
  for (const paper of catalog.papers) {
    const own = paperUrl(paper);
    if (own) byUrl.set(own, paper).set(markdownUrl(own), paper);
  }
  return (url) => catalog.byArxiv(url) ?? catalog.byDoi(url) ?? byUrl.get(url);
}
