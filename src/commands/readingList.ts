import * as vscode from 'vscode';
import { displayName } from '../catalog/paper';
import { addWorks, changedTags, changeWork, findItem, removeWorks, tagsOf } from '../reading/listEdits';
import { identityOf, paperOfItem, type ReadingChange, type WorkIdentity } from '../reading/readingItem';
import type { ReadingView } from '../views/reading/readingView';
import type { CatalogStore } from '../workspace/catalogStore';
import type { CitationResolver } from '../workspace/citationResolver';
import { shortList, showDone, showNotDone } from '../workspace/messages';
import { createLiteratureNote } from '../workspace/readingList/literatureNotes';
import { isProblem } from '../workspace/readingList/listStorage';
import { noteUri } from '../workspace/readingList/noteFiles';
import type { ReadingList } from '../workspace/readingList/readingList';
import { chosenWorks } from './chosenWorks';
import { paperAtCursor } from './paperAtCursor';
import { registerReadingTransfer } from './readingTransfer';
import { searchPapers } from './searchPapers';
import { pickTags } from './tagPicker';

type Works = readonly WorkIdentity[];

/** Registers what is done to papers of the reading list, from both views, by key, or to those the user picks. */
export function registerReadingList(
  store: CatalogStore,
  resolver: CitationResolver,
  list: ReadingList,
  view: ReadingView,
): vscode.Disposable {
  const commands = new ReadingCommands(store, list);
  const fromCatalog = (title: string) => async (): Promise<Works> => {
    const atCursor = await paperAtCursor((await store.load()).catalog, resolver);
    return (atCursor ? [atCursor] : await searchPapers(store, title)).map(identityOf);
  };
  const fromView = (): Promise<Works> => Promise.resolve(view.selected.map(({ item }) => item));
  const register = (
    id: string,
    ask: () => Promise<Works>,
    run: (works: Works) => Promise<unknown>,
  ): vscode.Disposable =>
    vscode.commands.registerCommand(`shelfmark.${id}`, async (...args: unknown[]) => {
      const works = await chosenWorks(list, args, ask);
      if (works.length > 0) await run(works);
    });
  return vscode.Disposable.from(
    registerReadingTransfer(store, list),
    register('addToReadingList', fromCatalog('Add to Reading List'), (works) => commands.add(works)),
    register('removeFromReadingList', fromView, (works) => commands.remove(works)),
    register('starPaper', fromCatalog('Star'), (works) =>
      commands.change(works, { starred: true }, 'Starred'),
    ),
    register('unstarPaper', fromView, (works) =>
      commands.change(works, { starred: false }, 'Removed the star of'),
    ),
    register('markAsRead', fromCatalog('Mark as Read'), (works) =>
      commands.change(works, { state: 'read' }, 'Marked as read:'),
    ),
    register('markAsUnread', fromView, (works) =>
      commands.change(works, { state: 'unread' }, 'Marked as unread:'),
    ),
    register('editTags', fromCatalog('Edit Tags'), (works) => commands.editTags(works)),
    register('editNote', fromCatalog('Edit Note'), ([work]) => commands.editNote(work!)),
    register('createLiteratureNote', fromCatalog('Create Literature Note'), ([work]) =>
      commands.createNote(work!),
    ),
  );
}

class ReadingCommands {
  constructor(
    private readonly store: CatalogStore,
    private readonly list: ReadingList,
  ) {}

  async add(works: Works): Promise<void> {
    const before = await this.list.all();
    const isNew = works.some((work) => !findItem(before, work));
    if (!(await this.list.edit((items) => addWorks(items, works, new Date())))) return;
    const names = await this.namesOf(works);
    showDone(isNew ? `Added ${names} to the reading list` : `${names}: in the reading list already`);
  }

  async remove(works: Works): Promise<void> {
    const items = await this.list.all();
    const listed = works.filter((work) => findItem(items, work));
    const noted = listed.filter((work) => findItem(items, work)!.note !== '');
    if (noted.length > 0 && !(await this.confirmRemoval(listed, noted))) return;
    if (!(await this.list.edit((now) => removeWorks(now, listed)))) return;
    const names = await this.namesOf(listed.length > 0 ? listed : works);
    showDone(
      listed.length > 0 ? `Removed ${names} from the reading list` : `${names}: not in the reading list`,
    );
  }

  async change(works: Works, change: ReadingChange, done: string): Promise<void> {
    const now = new Date();
    const isDone = await this.list.edit((items) =>
      works.reduce((changed, work) => changeWork(changed, work, change, now), items),
    );
    if (isDone) showDone(`${done} ${await this.namesOf(works)}`);
  }

  async editTags(works: Works): Promise<void> {
    const items = await this.list.all();
    const present = works.map((work) => findItem(items, work)?.tags ?? []);
    const title = `Edit Tags of ${await this.namesOf(works)}`;
    const picked = await pickTags(title, tagsOf(items), present);
    if (!picked || picked.add.length + picked.remove.length === 0) return;
    const now = new Date();
    await this.list.edit((current) =>
      works.reduce((changed, work) => {
        const tags = changedTags(findItem(changed, work)?.tags ?? [], picked);
        return changeWork(changed, work, { tags }, now);
      }, current),
    );
  }

  async editNote(work: WorkIdentity): Promise<void> {
    const items = await this.list.read();
    if (isProblem(items)) {
      showNotDone(`The note was not opened: the reading list cannot be read, for ${items.problem}`);
      return;
    }
    // In the list under an old key, the note is still that of the same item.
    const { key } = findItem(items, work) ?? work;
    await vscode.window.showTextDocument(noteUri(key), { preview: false, viewColumn: besidePage() });
  }

  async createNote(work: WorkIdentity): Promise<void> {
    const { catalog } = await this.store.load();
    const paper = paperOfItem(catalog, work);
    if (!paper) {
      showNotDone(
        `No literature note was created: the catalog does not know ${shortList([work.title])}. Use Edit Note instead.`,
      );
      return;
    }
    const made = await createLiteratureNote(paper, catalog, findItem(await this.list.all(), work));
    if ('problem' in made) {
      showNotDone(made.problem);
      return;
    }
    await vscode.window.showTextDocument(made.file, {
      preview: false,
      viewColumn: vscode.window.activeTextEditor ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active,
    });
    showDone(`${made.isNew ? 'Created' : 'Opened'} ${vscode.workspace.asRelativePath(made.file)}`);
  }

  private async confirmRemoval(works: Works, noted: Works): Promise<boolean> {
    const remove = 'Remove';
    const answer = await vscode.window.showWarningMessage(
      `Remove ${await this.namesOf(works)} from the reading list?`,
      {
        modal: true,
        detail: `The ${noted.length === 1 ? 'note' : 'notes'} on ${await this.namesOf(noted)} will be deleted. This cannot be undone.`,
      },
      remove,
    );
    return answer === remove;
  }

  private async namesOf(works: Works): Promise<string> {
    const { catalog } = await this.store.load();
    return shortList(
      works.map((work) => {
        const paper = paperOfItem(catalog, work);
        return paper ? displayName(paper) : work.title;
      }),
    );
  }
}

/** Where a note does not cover the page from which it was asked for. */
function besidePage(): vscode.ViewColumn {
  const { all, activeTabGroup } = vscode.window.tabGroups;
  if (!(activeTabGroup.activeTab?.input instanceof vscode.TabInputWebview)) return vscode.ViewColumn.Active;
  const other = all.find((group) => group !== activeTabGroup);
  return other?.viewColumn ?? vscode.ViewColumn.Beside;
}
