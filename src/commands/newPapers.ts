import * as vscode from 'vscode';
import type { Paper } from '../catalog/paper';
import type { CatalogNode } from '../views/catalog/catalogNode';
import type { CatalogView } from '../views/catalog/catalogView';
import type { DifferencesView } from '../views/differences/differencesView';
import { nameList, showDone, showNotDone } from '../workspace/messages';
import type { ListCheck } from '../workspace/newPapers/checkList';
import { followed, type NewPapers } from '../workspace/newPapers/newPapers';

/** Registers looking for new papers and what is done with those that came. */
export function registerNewPapers(
  news: NewPapers,
  check: ListCheck,
  view: CatalogView,
  differences: DifferencesView,
): vscode.Disposable {
  let running: Promise<void> | undefined;
  const register = (id: string, run: (...args: unknown[]) => unknown): vscode.Disposable =>
    vscode.commands.registerCommand(`shelfmark.${id}`, run);
  return vscode.Disposable.from(
    // A second call while one runs is the same one.
    register(
      'checkNewPapers',
      () => (running ??= checkNow(check, view).finally(() => (running = undefined))),
    ),
    register('markNewPapersSeen', () => news.markSeen()),
    register('discardNewPapers', () => discard(news)),
    register('showDifferences', () => differences.show()),
    register('followCategory', (node) => follow(node, true)),
    register('unfollowCategory', (node) => follow(node, false)),
  );
}

async function checkNow(check: ListCheck, view: CatalogView): Promise<void> {
  const result = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: 'Checking for new papers',
      cancellable: true,
    },
    (progress, token) => {
      const stop = new AbortController();
      token.onCancellationRequested(() => stop.abort());
      return check.run({ signal: stop.signal, progress: (message) => progress.report({ message }) });
    },
  );
  if (result.kind === 'cancelled') return;
  if (result.kind === 'failed') {
    showNotDone(result.message);
    return;
  }
  const { found, arxivProblem } = result;
  const silence = arxivProblem === undefined ? '' : ` ${arxivProblem} Check again later for the authors.`;
  if (found.length === 0) {
    if (silence) showNotDone(`No new papers.${silence}`);
    else showDone('No new papers');
    return;
  }
  tellFound(found, silence, view);
}

/** Does not wait for an answer: the papers are in the catalog already. */
function tellFound(found: readonly Paper[], silence: string, view: CatalogView): void {
  const count = found.length === 1 ? '1 new paper' : `${found.length} new papers`;
  const show = 'Show';
  void vscode.window
    .showInformationMessage(`${count}: ${nameList(found)}.${silence}`, show)
    .then((answer) => (answer === show ? view.revealNews(found[0]) : undefined));
}

async function discard(news: NewPapers): Promise<void> {
  const count = (await news.papers()).length;
  if (count === 0) {
    showDone('There are no new papers to discard');
    return;
  }
  const yes = 'Discard';
  const papers = count === 1 ? '1 paper' : `${count} papers`;
  const answer = await vscode.window.showWarningMessage(
    `Discard the ${papers} that came from the source list?`,
    {
      modal: true,
      detail:
        'Your documents, bibliographies and reading list stay as they are. The next check brings the papers back.',
    },
    yes,
  );
  if (answer !== yes) return;
  try {
    await news.discard();
    showDone(`Discarded ${papers}`);
  } catch (error) {
    showNotDone(
      `The papers were not discarded (${error instanceof Error ? error.message : String(error)}). Try again.`,
    );
  }
}

/** Adds the category of a row to those that are followed, or takes it away. */
async function follow(node: unknown, wanted: boolean): Promise<void> {
  const row = node as CatalogNode | undefined;
  if (row?.kind !== 'category') {
    showNotDone('Choose a category in the catalog, or edit the setting "shelfmark.newPapers.follow".');
    return;
  }
  const { id } = row.category;
  const others = followed().filter((each) => each !== id);
  await vscode.workspace
    .getConfiguration('shelfmark')
    .update('newPapers.follow', wanted ? [...others, id] : others, vscode.ConfigurationTarget.Global);
}
