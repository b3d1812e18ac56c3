import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ReadingItem } from '../../src/reading/readingItem';
import { CatalogStore } from '../../src/workspace/catalogStore';
import { isProblem } from '../../src/workspace/readingList/listStorage';
import { ReadingList } from '../../src/workspace/readingList/readingList';
import { UserStorage } from '../../src/workspace/readingList/userStorage';
import { LIST_FILE, WorkspaceStorage } from '../../src/workspace/readingList/workspaceStorage';
import { extension, until, workspaceFolder } from './support';
import { listFile, memento, readListFile, useWorkspaceList, writeListFile } from './readingSupport';

suite('Reading list storage', () => {
  let store: CatalogStore;
  suiteSetup(async () => {
    store = new CatalogStore(vscode.Uri.joinPath((await extension()).extensionUri, 'data'));
  });

  const made: vscode.Disposable[] = [];
  const open = (state: ReturnType<typeof memento>): ReadingList => {
    const list = new ReadingList(store, { user: new UserStorage(state), workspace: new WorkspaceStorage() });
    made.push(list);
    return list;
  };
  teardown(() => vscode.Disposable.from(...made.splice(0)).dispose());

  const keys = (items: readonly ReadingItem[]): string[] => items.map(({ key }) => key);

  test('nothing is read before it is asked for, and the list is synchronised', async () => {
    const state = memento();
    const list = open(state);
    assert.equal(state.reads, 0);
    assert.deepEqual(state.synchronised, ['readingList']);
    assert.deepEqual(await list.all(), []);
  });

  test('a change comes into the list, is told of, and is there for the next window', async () => {
    const state = memento();
    const list = open(state);
    let told = 0;
    list.onDidChange(() => told++);
    assert.equal(await list.update('liu2026gdpo', { starred: true, tags: ['rl'] }), true);
    assert.equal(await list.update('liu2026gdpo', { starred: true }), true);
    assert.equal(told, 1);
    const item = await open(state).get('liu2026gdpo');
    assert.deepEqual([item?.starred, item?.tags, item?.arxiv], [true, ['rl'], '2601.05242']);
    assert.equal(await open(state).get('wu2025reinforcement'), undefined);
  });

  test('what two windows change is all there, also what they change at once', async () => {
    const state = memento();
    const [one, other] = [open(state), open(state)];
    await one.all();
    await other.update('liu2026gdpo', { starred: true });
    await one.update('wu2025reinforcement', { state: 'read' });
    await Promise.all([
      one.update('liu2026gdpo', { tags: ['a'] }),
      one.update('liu2026gdpo', { note: 'N' }),
      one.update('meng2025mmeureka', {}),
    ]);
    const [gdpo, ...others] = await other.all();
    assert.deepEqual([gdpo!.starred, gdpo!.tags, gdpo!.note], [true, ['a'], 'N']);
    assert.deepEqual(keys(others), ['wu2025reinforcement', 'meng2025mmeureka']);
  });

  test('papers that the catalog does not know are kept; unknown keys change nothing', async () => {
    const state = memento();
    const list = open(state);
    const gone = { key: 'gone2020', title: 'Gone', added: '2026-01-01', changed: '2026-01-01T00:00:00.000Z' };
    await state.update('readingList', { version: 1, papers: [gone] });
    assert.equal(await list.update('gone2020', { state: 'read' }), true);
    assert.equal((await list.get('gone2020'))?.state, 'read');
    assert.equal(await list.update('../../x', { state: 'read' }), false);
    assert.equal(await list.update('nobody2020', { state: 'read' }), false);
    assert.deepEqual(keys(await list.all()), ['gone2020']);
  });

  test('a list of a newer version, and one that would be too large, are not written', async () => {
    const state = memento();
    const newer = { version: 2, papers: [], more: true };
    await state.update('readingList', newer);
    assert.equal(await open(state).update('liu2026gdpo', {}), false);
    assert.equal(state.get('readingList'), newer);
    const large = memento();
    assert.equal(await open(large).update('liu2026gdpo', { note: 'x'.repeat(500_000) }), false);
    assert.equal(large.get('readingList'), undefined);
  });

  suite('in the workspace', () => {
    useWorkspaceList();

    test('it is a file that can be read and shared, and nothing goes to the user', async () => {
      const state = memento();
      assert.equal(await open(state).update('liu2026gdpo', { note: 'N' }), true);
      const { version, papers } = await readListFile();
      assert.equal(version, 1);
      assert.deepEqual([papers[0]?.key, papers[0]?.note], ['liu2026gdpo', 'N']);
      assert.equal(state.get('readingList'), undefined);
    });

    test('what others write into the file is noticed', async () => {
      const list = open(memento());
      await list.update('liu2026gdpo', {});
      const file = await readListFile();
      const noticed = until('the change is told of', async () => (await list.get('liu2026gdpo'))?.starred, [
        list.onDidChange as vscode.Event<never>,
      ]);
      await writeListFile({ ...file, papers: [{ ...file.papers[0], starred: true }] });
      assert.equal(await noticed, true);
    });

    for (const [what, text] of [
      ['broken JSON', '{"version": 1, "papers": ['],
      ['a conflict of versions', '<<<<<<< ours\n{}\n=======\n{}\n>>>>>>> theirs\n'],
      ['something else', '{"name": "x"}'],
      ['nothing in it', ''],
    ] as const) {
      test(`a file with ${what} is left as it is, and said to be so`, async () => {
        await writeListFile(text);
        const list = open(memento());
        const read = await list.read();
        assert.ok(isProblem(read));
        assert.match(read.problem, /shelfmark-reading-list\.json cannot be read: .*Mend the file/);
        assert.equal(await list.update('liu2026gdpo', {}), false);
        assert.equal(await readListFile('text'), text);
      });
    }

    test('what is read while the list is written is what was written', async () => {
      const list = open(memento());
      await list.update('liu2026gdpo', {});
      const writing = list.edit((items) => items.map((item) => ({ ...item, note: 'N'.repeat(1_000_000) })));
      const lengths = await Promise.all(Array.from({ length: 5 }, () => list.all()));
      assert.equal(await writing, true);
      assert.deepEqual(
        lengths.map(([item]) => item?.note.length),
        Array.from({ length: 5 }, () => 1_000_000),
      );
    });

    test('a file with unsaved edits is left to its editor', async () => {
      const list = open(memento());
      await list.update('liu2026gdpo', {});
      const before = await readListFile('text');
      const editor = await vscode.window.showTextDocument(listFile());
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), ' '));
      assert.equal(await list.update('wu2025reinforcement', {}), false);
      assert.equal(await readListFile('text'), before);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    });

    test('the setting moves nothing; copying merges and leaves the other list alone', async () => {
      const state = memento();
      const list = open(state);
      await list.update('liu2026gdpo', { tags: ['ours'], note: 'Ours.' });
      const settings = vscode.workspace.getConfiguration('shelfmark');
      await settings.update('readingList.location', 'user', vscode.ConfigurationTarget.Workspace);
      assert.deepEqual(await list.all(), []);
      await list.update('wu2025reinforcement', {});
      await list.update('liu2026gdpo', { tags: ['mine'], note: 'Mine.' });
      assert.equal(await list.copyTo('workspace'), 2);
      const { papers } = await readListFile();
      assert.deepEqual(
        papers.map(({ key }) => key),
        ['liu2026gdpo', 'wu2025reinforcement'],
      );
      assert.deepEqual(papers[0]!.tags, ['ours', 'mine']);
      assert.equal(papers[0]!.note, 'Ours.\n\n---\n\nMine.');
      assert.deepEqual(keys(await list.all()), ['wu2025reinforcement', 'liu2026gdpo']);
      const text = await readListFile('text');
      await list.copyTo('workspace');
      assert.equal(await readListFile('text'), text);
    });

    test('the file stands where the setting says', () => {
      assert.equal(listFile().toString(), vscode.Uri.joinPath(workspaceFolder(), LIST_FILE).toString());
    });
  });
});
