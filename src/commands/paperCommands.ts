import * as vscode from 'vscode';
import { describeFilter } from '../catalog/arrange';
import type { Paper } from '../catalog/paper';
import type { CatalogView } from '../views/catalog/catalogView';
import type { PaperView } from '../views/paper/paperView';
import type { CatalogStore } from '../workspace/catalogStore';
import type { CitationResolver } from '../workspace/citationResolver';
import type { CitationWriter } from '../workspace/citationWriter';
import { entryPreviews, previewKeys } from '../workspace/entryPreview';
import { nameList, showDone, showNotDone } from '../workspace/messages';
import type { ReferenceStyles } from '../workspace/referenceStyles';
import type { WritingEditor } from '../workspace/writingEditor';
import { chosenPapers } from './chosenPapers';
import { findRelated, findUncited } from './findRelated';
import { insertCitation } from './insertCitation';
import { openLinks } from './openLinks';
import { paperAtCursor } from './paperAtCursor';
import { searchPapers, type SearchScope } from './searchPapers';

interface PaperCommand {
  readonly id: string;
  /** Title of the quick pick in which the papers are chosen when the command is called without any. */
  readonly title: string;
  readonly run: (papers: readonly Paper[]) => unknown;
  /** Whether it brings in a paper from elsewhere, so that one cited at the cursor is not what is meant. */
  readonly forAnother?: boolean;
}

/**
 * Registers the commands that do something with papers: those of a row of the tree, by key, the one cited at the
 * cursor, or else those that the user picks.
 */
export function registerPaperCommands(
  store: CatalogStore,
  writer: CitationWriter,
  writing: WritingEditor,
  resolver: CitationResolver,
  view: CatalogView,
  page: PaperView,
  styles: ReferenceStyles,
): vscode.Disposable {
  const cite = (papers: readonly Paper[]): Promise<void> => insertCitation(writer, writing, papers);
  const commands: readonly PaperCommand[] = [
    { id: 'searchPapers', title: 'Search Papers', run: cite, forAnother: true },
    { id: 'insertCitation', title: 'Insert Citation', run: cite, forAnother: true },
    { id: 'showPaper', title: 'Show Paper', run: ([paper]) => paper && page.show(paper) },
    {
      id: 'findRelated',
      title: 'Find Related Papers',
      run: async (papers) => cite(await findRelated(store, papers)),
    },
    { id: 'copyBibtex', title: 'Copy BibTeX', run: copyBibtex },
    { id: 'copyKey', title: 'Copy Citation Key', run: copyKeys },
    {
      id: 'copyReference',
      title: 'Copy Formatted Reference',
      run: (papers) => copyReference(styles, papers),
    },
    { id: 'openPaper', title: 'Open Paper', run: (papers) => openLinks('paper', papers) },
    { id: 'openPdf', title: 'Open PDF', run: (papers) => openLinks('pdf', papers) },
    { id: 'openCode', title: 'Open Code', run: (papers) => openLinks('code', papers) },
    { id: 'openWebsite', title: 'Open Website', run: (papers) => openLinks('website', papers) },
    { id: 'revealInCatalog', title: 'Reveal in Catalog', run: ([paper]) => paper && view.reveal(paper) },
  ];
  return vscode.Disposable.from(
    vscode.commands.registerCommand('shelfmark.findUncited', async () =>
      cite(await findUncited(store, resolver)),
    ),
    ...commands.map(({ id, title, run, forAnother = false }) =>
      vscode.commands.registerCommand(`shelfmark.${id}`, async (...args: unknown[]) => {
        const papers = await chosenPapers(store, args, async () => {
          const { catalog } = await store.load();
          const atCursor = forAnother ? undefined : await paperAtCursor(catalog, resolver);
          return atCursor ? [atCursor] : searchPapers(store, title, scopeOf(view));
        });
        if (papers.length > 0) await run(papers);
      }),
    ),
  );
}

/** What the catalog is filtered to comes first. */
function scopeOf({ filter, passing }: CatalogView): SearchScope | undefined {
  return passing && { label: `Filtered by ${describeFilter(filter)}`, papers: passing };
}

async function copyBibtex(papers: readonly Paper[]): Promise<void> {
  await copy(entryPreviews(papers).join('\n\n') + '\n', `BibTeX of ${nameList(papers)}`);
}

async function copyKeys(papers: readonly Paper[]): Promise<void> {
  const keys = previewKeys(papers);
  await copy(keys.join(','), keys.join(', '));
}

async function copyReference(styles: ReferenceStyles, papers: readonly Paper[]): Promise<void> {
  const references = await styles.format(papers, vscode.window.activeTextEditor?.document, { as: 'text' });
  if (typeof references === 'string') {
    showNotDone(`No reference was copied: ${references}.`);
    return;
  }
  await copy(references.join('\n'), `reference of ${nameList(papers)}`);
}

async function copy(text: string, what: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  showDone(`Copied ${what}`);
}
