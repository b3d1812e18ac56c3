import * as vscode from 'vscode';
import type { Paper } from '../catalog/paper';
import type { PaperSearch } from '../search/paperSearch';
import type { CatalogStore } from '../workspace/catalogStore';
import { withoutIcons } from '../util/text';
import { keepOurOrder, pickOf, runButton, type PaperPick } from './paperPick';

/** As many rows as anyone scrolls through; more would only cost time at every key. */
const SHOWN = 50;

const PLACEHOLDER = 'Words, authors, arXiv id; author:liu year:2025 venue:neurips cat:video has:code';

/** Papers that come first, such as those that the catalog is filtered to. */
export interface SearchScope {
  /** In words. */
  readonly label: string;
  readonly papers: ReadonlySet<Paper>;
}

/**
 * Lets the user find papers by typing; those of the scope come first, the others below a line. Resolves to the ticked
 * ones, else the highlighted one; empty when cancelled.
 */
export async function searchPapers(
  store: CatalogStore,
  title: string,
  scope?: SearchScope,
): Promise<readonly Paper[]> {
  const picker = vscode.window.createQuickPick<PaperPick>();
  picker.title = `${title} (Shift+Enter ticks several)`;
  picker.placeholder = PLACEHOLDER;
  picker.canSelectMany = true;
  picker.busy = true;
  keepOurOrder(picker);
  // In the order in which they were first ticked: that is the order in which they will be cited. VS Code tells of
  // all ticks as gone and back again whenever the rows change, so that the order is kept apart from the ticks.
  const order: Paper[] = [];
  let ticked: readonly Paper[] = [];
  picker.onDidChangeSelection((items) => {
    const now = new Set(papersOf(items));
    order.push(...[...now].filter((paper) => !order.includes(paper)));
    ticked = order.filter((paper) => now.has(paper));
  });
  const closed = new Promise<readonly Paper[]>((resolve) => {
    let result: readonly Paper[] = [];
    picker.onDidAccept(() => {
      result = ticked.length > 0 ? ticked : papersOf(picker.activeItems);
      if (result.length > 0) picker.hide();
    });
    picker.onDidHide(() => {
      void setSearching(false);
      picker.dispose();
      resolve(result);
    });
  });
  picker.show();
  void setSearching(true);

  const { search } = await store.load().catch((error: unknown) => {
    picker.hide();
    throw error;
  });
  const update = (): void => {
    const { within, elsewhere } = hitsOf(search, picker.value, scope);
    const hits = [...within, ...elsewhere].map((paper) => pickOf(paper));
    // What was ticked stays in the list and stays ticked, whatever is typed next.
    const ticked = papersOf(picker.selectedItems).map(
      (paper) => hits.find((hit) => hit.paper === paper) ?? pickOf(paper),
    );
    picker.items = [
      ...(scope && within.length > 0 ? [line(scope.label)] : []),
      ...hits.slice(0, within.length),
      ...(scope && elsewhere.length > 0 ? [line('Elsewhere in the catalog')] : []),
      ...hits.slice(within.length),
      ...ticked.filter((item) => !hits.includes(item)),
    ];
    picker.selectedItems = ticked;
    picker.activeItems = hits.slice(0, 1);
  };
  picker.onDidChangeValue(update);
  picker.onDidTriggerItemButton(runButton);
  update();
  picker.busy = false;
  return closed;
}

function hitsOf(
  search: PaperSearch,
  query: string,
  scope: SearchScope | undefined,
): { readonly within: readonly Paper[]; readonly elsewhere: readonly Paper[] } {
  if (!scope) return { within: [], elsewhere: search.search(query, SHOWN) };
  const all = search.search(query, Infinity);
  const within = all.filter((paper) => scope.papers.has(paper)).slice(0, SHOWN);
  const elsewhere = all.filter((paper) => !scope.papers.has(paper)).slice(0, SHOWN - within.length);
  return { within, elsewhere };
}

function papersOf(items: readonly PaperPick[]): Paper[] {
  return items.flatMap(({ paper }) => paper ?? []);
}

function line(label: string): PaperPick {
  return { label: withoutIcons(label), kind: vscode.QuickPickItemKind.Separator };
}

/** Lets the key that ticks a paper reach only this quick pick. */
function setSearching(searching: boolean): Thenable<unknown> {
  return vscode.commands.executeCommand('setContext', 'shelfmark.searching', searching);
}
