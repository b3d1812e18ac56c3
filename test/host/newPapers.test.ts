import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { AutomaticCheck } from '../../src/workspace/newPapers/automaticCheck';
import type { CheckResult } from '../../src/workspace/newPapers/checkList';
import { type State, Window } from './newPapersSupport';
import { extension, TestFolder, workspaceFolder } from './support';

const settings = (): vscode.WorkspaceConfiguration =>
  vscode.workspace.getConfiguration('shelfmark.newPapers');
const set = (name: string, value: unknown): Thenable<void> =>
  settings().update(name, value, vscode.ConfigurationTarget.Global);

suite('New papers', () => {
  let data: vscode.Uri;
  let base: string;
  const windows: Window[] = [];
  const open = (folder: TestFolder, state?: State, from = data): Window => {
    const window = new Window(folder, from, state);
    windows.push(window);
    return window;
  };
  const asked = async (): Promise<string[]> => (await (await fetch(`${base}/requests`)).json()) as string[];
  const checked = (result: CheckResult): Extract<CheckResult, { kind: 'checked' }> => {
    assert.equal(result.kind, 'checked', JSON.stringify(result));
    return result as Extract<CheckResult, { kind: 'checked' }>;
  };

  suiteSetup(async () => {
    data = vscode.Uri.joinPath((await extension()).extensionUri, 'data');
    const told = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(workspaceFolder(), 'upstream.json'));
    base = (JSON.parse(new TextDecoder().decode(told)) as { address: string }).address;
  });
  setup(async () => {
    await set('source', `${base}/list/ok`);
    await set('arxivApi', `${base}/arxiv/ok`);
  });
  teardown(async () => {
    for (const window of windows.splice(0)) window.dispose();
    for (const name of ['source', 'arxivApi', 'follow', 'check']) await set(name, undefined);
  });

  test('are in the catalog with what arXiv says, are kept, and can be thrown away', async () => {
    const window = open(await TestFolder.create());
    const before = await window.size();
    const { found, arxivProblem } = checked(await window.check.run());
    assert.deepEqual([found.map(({ id }) => id), arxivProblem], [['lovelace2026novagrpo'], undefined]);
    const { catalog, search } = await window.store.load();
    assert.equal(catalog.papers.length, before + 1);
    const paper = catalog.byArxiv('2611.01234')!;
    assert.deepEqual(
      paper.author?.map(({ family }) => family),
      ['Lovelace', 'Turing'],
    );
    assert.deepEqual(paper.custom.categories, ['generation/video']);
    assert.match(paper.custom.note ?? '', /not verified yet/);
    assert.equal(search.search('nova')[0]?.id, 'lovelace2026novagrpo');
    assert.deepEqual(await window.names(), ['new-papers.json']);

    const later = open(window.folder, window.state);
    assert.equal(await later.size(), before + 1);
    await later.news.discard();
    assert.equal(await later.size(), before);
    assert.deepEqual(await later.names(), []);
  });

  test('a list that stayed as it is is not sent again, and its papers stay', async () => {
    const window = open(await TestFolder.create());
    await window.check.run();
    const kept = await window.size();
    const before = (await asked()).length;
    assert.deepEqual(checked(await window.check.run()).found, []);
    assert.deepEqual((await asked()).slice(before), ['/list/ok']);
    assert.equal(await window.size(), kept);
  });

  test('what comes later comes beside, under keys that stay', async () => {
    const window = open(await TestFolder.create());
    await window.check.run();
    await set('source', `${base}/list/more`);
    const { found } = checked(await window.check.run());
    assert.deepEqual(
      found.map(({ title }) => title),
      ['Quasar: Light from Afar'],
    );
    const { catalog } = await window.store.load();
    assert.ok(catalog.byId('lovelace2026novagrpo'));
  });

  test('where arXiv is silent they have no authors and say so; the next check brings them, under the same key', async () => {
    const window = open(await TestFolder.create());
    await set('arxivApi', `${base}/arxiv/html`);
    const { found, arxivProblem } = checked(await window.check.run());
    assert.match(arxivProblem ?? '', /no Atom feed/);
    const { id } = found[0]!;
    const silent = (await window.store.load()).catalog.byId(id)!;
    assert.equal(silent.author, undefined);
    assert.match(silent.custom.note ?? '', /authors are not known/);
    await set('arxivApi', `${base}/arxiv/ok`);
    assert.deepEqual(checked(await window.check.run()).found, []);
    assert.equal((await window.store.load()).catalog.byId(id)?.author?.length, 2);
  });

  const bad: readonly (readonly [name: string, source: () => string, message: RegExp])[] = [
    ['no server', () => 'http://127.0.0.1:9/list', /127\.0\.0\.1:9 cannot be reached/],
    ['a refusal', () => `${base}/list/500`, /status 500/],
    ['HTML', () => `${base}/list/html`, /did not answer with a list of papers/],
    ['an answer that breaks off', () => `${base}/list/cut`, /cannot be reached/],
    ['an answer of a gigabyte', () => `${base}/list/endless`, /too large/],
    ['a hundred thousand papers', () => `${base}/list/many`, /that is another list/],
    ['ten thousand web pages', () => `${base}/list/pages`, /that is another list/],
    ['no text', () => `${base}/list/binary`, /is no text/],
    ['no address', () => 'file:///etc/passwd', /is no web address/],
  ];
  for (const [name, source, message] of bad) {
    test(`${name}: one message, and all stays as it was`, async () => {
      const window = open(await TestFolder.create());
      await window.check.run();
      const before = [await window.stored(), await window.size()];
      await set('source', source());
      const result = await window.check.run();
      assert.equal(result.kind, 'failed', JSON.stringify(result));
      assert.match((result as Extract<CheckResult, { kind: 'failed' }>).message, message);
      assert.deepEqual([await window.stored(), await window.size()], before);
      assert.deepEqual(await window.names(), ['new-papers.json']);
    });
  }

  test('a cancelled check changes nothing', async () => {
    const window = open(await TestFolder.create());
    const stop = new AbortController();
    stop.abort();
    assert.deepEqual(await window.check.run({ signal: stop.signal }), { kind: 'cancelled' });
    assert.equal(await window.stored(), '');
  });

  test('checks at the same time come one after the other', async () => {
    const window = open(await TestFolder.create());
    const before = (await asked()).length;
    const [first, second] = await Promise.all([window.check.run(), window.check.run()]);
    assert.deepEqual([checked(first).found.length, checked(second).found.length], [1, 0]);
    assert.deepEqual((await asked()).slice(before), ['/list/ok', '/arxiv/ok', '/list/ok']);
  });

  test('a check that waits for another can be cancelled', async () => {
    const window = open(await TestFolder.create());
    const stop = new AbortController();
    const [first, second] = [window.check.run(), window.check.run({ signal: stop.signal })];
    stop.abort();
    assert.deepEqual(await second, { kind: 'cancelled' });
    assert.equal(checked(await first).found.length, 1);
  });

  test('what another window found keeps its key', async () => {
    const window = open(await TestFolder.create());
    assert.equal(await window.news.stored(), undefined);
    const other = open(window.folder, window.state);
    await set('arxivApi', `${base}/arxiv/html`);
    const { id } = checked(await other.check.run()).found[0]!;
    await set('arxivApi', `${base}/arxiv/ok`);
    assert.deepEqual(checked(await window.check.run()).found, []);
    assert.equal((await window.store.load()).catalog.byId(id)?.author?.length, 2);
  });

  test('a server that cannot be asked conditionally is asked again', async () => {
    const window = open(await TestFolder.create());
    await set('source', `${base}/list/unconditional`);
    assert.equal(checked(await window.check.run()).found.length, 1);
    assert.deepEqual(checked(await window.check.run()).found, []);
  });

  test('the number of new papers is that of this storage, whatever was remembered elsewhere', async () => {
    const window = open(await TestFolder.create());
    await window.state.update('newPapers.unseen', 3);
    const corrected = new Promise<void>((resolve) => window.news.onDidChangeUnseen(resolve));
    await window.size();
    await corrected;
    assert.equal(window.news.unseenCount, 0);
  });

  test('a hostile title is text', async () => {
    const window = open(await TestFolder.create());
    await set('source', `${base}/list/script`);
    const { found } = checked(await window.check.run());
    assert.ok(
      found.some(({ title, custom }) => title.startsWith('<script>') && custom.arxiv === '2611.09999'),
    );
  });

  test('a storage that cannot be read is put aside and costs nothing', async () => {
    const folder = await TestFolder.create({ 'storage/new-papers.json': '{ "version": 1, "papers": [' });
    const window = open(folder);
    const whole = await window.size();
    assert.ok(whole > 200);
    assert.deepEqual(await window.names(), ['new-papers.json.unreadable']);
    checked(await window.check.run());
    assert.equal(await window.size(), whole + 1);
  });

  test('a paper that comes with a later version of the catalog is there once, and its key goes on meaning it', async () => {
    const window = open(await TestFolder.create());
    await window.check.run();
    const read = async (name: string): Promise<string> =>
      new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(data, name)));
    const papers = JSON.parse(await read('papers.json')) as { id: string; custom: object }[];
    papers.push({
      ...papers[0]!,
      id: 'lovelace2026nova',
      custom: { ...papers[0]!.custom, arxiv: '2611.01234' },
    });
    await window.folder.write('data/papers.json', JSON.stringify(papers));
    await window.folder.write('data/categories.json', await read('categories.json'));
    await window.folder.write('data/curation.json', await read('curation.json'));
    const updated = open(window.folder, window.state, window.folder.file('data'));
    const { catalog } = await updated.store.load();
    assert.equal(catalog.papers.length, papers.length);
    assert.equal(catalog.byId('lovelace2026novagrpo')?.id, 'lovelace2026nova');
  });

  test('are new until they are seen, and only in the categories that are followed', async () => {
    const window = open(await TestFolder.create());
    await window.check.run();
    assert.deepEqual([(await window.news.unseen()).length, window.news.unseenCount], [1, 1]);
    await set('follow', ['generation/video']);
    assert.equal((await window.news.unseen()).length, 1);
    await set('follow', ['vla']);
    assert.equal((await window.news.unseen()).length, 0);
    await set('follow', undefined);
    await window.news.markSeen();
    assert.deepEqual([(await window.news.unseen()).length, window.news.unseenCount], [0, 0]);
  });

  test('are looked for by itself only when the user wants it, and then not too often', async () => {
    const window = open(await TestFolder.create());
    const before = (await asked()).length;
    let now = Date.now();
    const automatic = new AutomaticCheck(window.check, window.state, () => now);
    try {
      await automatic.look();
      assert.equal((await asked()).length, before);
      await set('check', 'weekly');
      await automatic.look();
      await automatic.look();
      assert.deepEqual((await asked()).slice(before), ['/list/ok', '/arxiv/ok']);
      now += 8 * 24 * 60 * 60 * 1000;
      await automatic.look();
      assert.deepEqual((await asked()).slice(before), ['/list/ok', '/arxiv/ok', '/list/ok']);
    } finally {
      automatic.dispose();
    }
  });
});
