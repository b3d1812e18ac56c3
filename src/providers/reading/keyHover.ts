import * as vscode from 'vscode';
import { cslItemOf } from '../../bibliography/cslItem';
import { withInherited } from '../../bibliography/inheritance';
import { paperOf } from '../../bibliography/paperOf';
import type { BibEntry } from '../../bibliography/scan';
import { categoryPath, type Catalog } from '../../catalog/catalog';
import type { Paper } from '../../catalog/paper';
import type { CatalogStore } from '../../workspace/catalogStore';
import type { CitationResolver, FoundEntry } from '../../workspace/citationResolver';
import { entryCard } from '../../workspace/entryCard';
import { paperCard } from '../../workspace/paperCard';
import { settingsFor } from '../../workspace/settings';
import { baseName } from '../../workspace/texts';
import { escapeMarkdown } from '../../util/text';

/** Internal command behind a card's link: copies a text and says so. */
export const COPY_TEXT = 'shelfmark.copyText';
/** Internal command behind a card's link: adds a paper of the catalog to the document's bibliography. */
export const ADD_TO_BIBLIOGRAPHY = 'shelfmark.addToBibliography';

const COMMANDS = [
  COPY_TEXT,
  ADD_TO_BIBLIOGRAPHY,
  'shelfmark.copyBibtex',
  'shelfmark.copyReference',
  'shelfmark.revealInCatalog',
  'shelfmark.showPaper',
];

/** Shows what a citation key stands for: the paper, how it is referred to, and where its entry is. */
export class KeyHoverProvider implements vscode.HoverProvider {
  constructor(
    private readonly store: CatalogStore,
    private readonly resolver: CitationResolver,
  ) {}

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    if (!settingsFor(document).hover) return undefined;
    const place = await this.resolver.keyAt(document, position);
    if (!place || token.isCancellationRequested) return undefined;
    const { catalog } = await this.store.load();
    if (token.isCancellationRequested) return undefined;
    const { found, key } = place;
    const paper = found ? paperOf(catalog, found.entry) : catalog.byId(key);
    if (!found && !paper) return undefined;

    const card = paper ? paperCard(paper) : entryCard(inFull(found!));
    card.isTrusted = { enabledCommands: COMMANDS };
    if (paper) card.appendMarkdown(`${categoriesOf(catalog, paper)}\n\n`);
    const reference = await this.reference(paper, found);
    if (token.isCancellationRequested) return undefined;
    card.appendMarkdown(`${actions(document, paper, found).join(' · ')}\n\n`);
    if (reference) card.appendMarkdown(`---\n\n${escapeMarkdown(reference)}`);
    return new vscode.Hover(card, place.range);
  }

  /** Nothing where the processor cannot make sense of what an entry holds. */
  private async reference(
    paper: Paper | undefined,
    found: FoundEntry | undefined,
  ): Promise<string | undefined> {
    const { formatReferences } = await import('../../workspace/formattedReference');
    try {
      return formatReferences([paper ?? cslItemOf(inFull(found!))])[0];
    } catch {
      return undefined;
    }
  }
}

/** The entry with what it takes from those it builds on. */
function inFull({ bibliography, entry }: FoundEntry): BibEntry {
  return withInherited(entry, (key) => bibliography.entryOf(key));
}

function categoriesOf(catalog: Catalog, paper: Paper): string {
  const labels = paper.custom.categories.map((id) =>
    categoryPath(catalog, id)
      .map(({ label }) => label)
      .join(' › '),
  );
  return labels.map((label) => `$(tag) ${escapeMarkdown(label)}`).join(' · ');
}

function actions(
  document: vscode.TextDocument,
  paper: Paper | undefined,
  found: FoundEntry | undefined,
): string[] {
  const shown: string[] = [];
  if (found) {
    const { bibliography, entry } = found;
    const { start } = bibliography.keyLocation(entry).range;
    const target = bibliography.uri.with({ fragment: `L${start.line + 1},${start.character + 1}` });
    shown.push(
      `[$(go-to-file) ${escapeMarkdown(baseName(bibliography.uri))}, line ${start.line + 1}](${target.toString()})`,
    );
    if (!paper) {
      const text = bibliography.text.slice(entry.start, entry.end);
      shown.push(link('$(copy) Entry', COPY_TEXT, text, `the entry of ${entry.key}`));
    }
  } else if (paper) {
    shown.push(link('$(add) Add to bibliography', ADD_TO_BIBLIOGRAPHY, document.uri.toString(), paper.id));
  }
  if (paper) {
    shown.push(
      link('$(preview) Details', 'shelfmark.showPaper', paper.id),
      link('$(copy) BibTeX', 'shelfmark.copyBibtex', paper.id),
      link('$(quote) Reference', 'shelfmark.copyReference', paper.id),
      link('$(list-tree) Catalog', 'shelfmark.revealInCatalog', paper.id),
    );
  }
  return shown;
}

function link(label: string, command: string, ...args: readonly string[]): string {
  return `[${label}](command:${command}?${encodeURIComponent(JSON.stringify(args)).replace(/[()]/g, (char) => (char === '(' ? '%28' : '%29'))})`;
}
