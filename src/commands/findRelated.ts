import * as vscode from 'vscode';
import { paperOf } from '../bibliography/paperOf';
import type { Catalog } from '../catalog/catalog';
import { displayName, venueAndYear, type Paper } from '../catalog/paper';
import type { RelatedPaper } from '../fieldmap/related';
import type { CatalogStore } from '../workspace/catalogStore';
import { entryIn, type CitationResolver } from '../workspace/citationResolver';
import { isCiting } from '../workspace/citingDocuments';
import { nameList, showNotDone } from '../workspace/messages';
import { keepOurOrder, pickOf, runButton, type PaperPick } from './paperPick';

/** As many as anyone reads through. */
const SHOWN = 40;

/** Shows the papers close to some, with the reasons; resolves to the one that is chosen. */
export async function findRelated(store: CatalogStore, papers: readonly Paper[]): Promise<readonly Paper[]> {
  const relatedness = await (await store.load()).relatedness();
  const [only] = papers;
  const found: readonly RelatedPaper[] =
    papers.length === 1 ? relatedness.related(only!, SHOWN) : relatedness.relatedTo(papers, SHOWN);
  if (found.length === 0) {
    showNotDone(`The catalog has nothing that is close to ${nameList(papers)}.`);
    return [];
  }
  const rows = found.map(({ paper, reasons }) => pickOf(paper, reasons.join(' · ')));
  return choose(`Papers Related to ${nameList(papers)}`, rows);
}

/** Shows what is close to the papers that the active document cites, and that it does not cite. */
export async function findUncited(
  store: CatalogStore,
  resolver: CitationResolver,
): Promise<readonly Paper[]> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document || !isCiting(document)) {
    showNotDone('No papers were looked for: open a document that cites first.');
    return [];
  }
  const { catalog, relatedness } = await store.load();
  const cited = await papersCited(catalog, resolver, document);
  if (cited.length === 0) {
    showNotDone('No papers were looked for: this document cites nothing yet that the catalog knows.');
    return [];
  }
  const found = (await relatedness()).relatedTo(cited, SHOWN);
  if (found.length === 0) {
    showNotDone(`The catalog has nothing close to ${nameList(cited)} that this document does not cite.`);
    return [];
  }
  const rows = found.map(({ paper, closeTo }) => {
    const row = pickOf(paper, `Close to ${closeTo.map(displayName).join(', ')}`);
    return { ...row, description: venueAndYear(paper) };
  });
  const count = cited.length === 1 ? 'this paper' : `these ${cited.length} papers`;
  return choose(`You Cite ${nameList(cited)}: Close to ${count}, and Not Cited`, rows);
}

/** What the document and those that it is one with cite, as far as the catalog knows it. */
async function papersCited(
  catalog: Catalog,
  resolver: CitationResolver,
  document: vscode.TextDocument,
): Promise<Paper[]> {
  const start = await resolver.documents.of(document);
  const { bibliographies } = await resolver.bibliographiesOf(start);
  const papers = new Set<Paper>();
  for (const { citations } of await resolver.locator.partsOf(start)) {
    for (const { key } of citations) {
      const found = entryIn(bibliographies, key);
      const paper = found ? paperOf(catalog, found.entry) : catalog.byId(key);
      if (paper) papers.add(paper);
    }
  }
  return [...papers];
}

function choose(title: string, rows: readonly PaperPick[]): Promise<readonly Paper[]> {
  const picker = vscode.window.createQuickPick<PaperPick>();
  picker.title = title;
  picker.placeholder = 'Enter cites the paper; type to narrow the list';
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  // Here VS Code narrows the list.
  keepOurOrder(picker);
  picker.items = rows.map((row) => ({ ...row, alwaysShow: false }));
  picker.onDidTriggerItemButton(runButton);
  return new Promise((resolve) => {
    let chosen: readonly Paper[] = [];
    picker.onDidAccept(() => {
      chosen = picker.activeItems.flatMap(({ paper }) => paper ?? []);
      picker.hide();
    });
    picker.onDidHide(() => {
      picker.dispose();
      resolve(chosen);
    });
    picker.show();
  });
}
