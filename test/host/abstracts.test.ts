import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Paper } from '../../src/catalog/paper';
import { createDownloader } from '../../src/upstream/download';
import { Abstracts } from '../../src/workspace/abstracts';
import { extension, TestFolder, workspaceFolder } from './support';

const set = (value: unknown): Thenable<void> =>
  vscode.workspace
    .getConfiguration('shelfmark.newPapers')
    .update('arxivApi', value, vscode.ConfigurationTarget.Global);

const paper = (arxiv?: string): Paper => ({
  id: 'x',
  type: 'article',
  title: 'X',
  custom: { categories: [], ...(arxiv !== undefined && { arxiv }) },
});

suite('Abstracts', () => {
  let base: string;
  suiteSetup(async () => {
    await extension();
    const told = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(workspaceFolder(), 'upstream.json'));
    base = (JSON.parse(new TextDecoder().decode(told)) as { address: string }).address;
  });
  setup(() => set(`${base}/arxiv/ok`));
  teardown(() => set(undefined));
  const open = async (): Promise<Abstracts> =>
    new Abstracts(
      (await TestFolder.create()).file('abstracts'),
      createDownloader((...all) => fetch(...all)),
    );

  test('are fetched when asked for, once', async () => {
    const abstracts = await open();
    assert.deepEqual(await abstracts.known(paper('2611.01234')), { kind: 'unknown' });
    const expected = { kind: 'abstract', text: 'About Nova-GRPO: A Star Is Born.' };
    assert.deepEqual(await abstracts.fetch(paper('2611.01234')), expected);
    await set('http://127.0.0.1:9/');
    assert.deepEqual(await abstracts.fetch(paper('2611.01234')), expected);
    assert.deepEqual(await abstracts.known(paper('2611.01234')), expected);
  });

  test('are asked for once, also when two ask, and not where nobody waits any more', async () => {
    const requests = async (): Promise<string[]> =>
      (await (await fetch(`${base}/requests`)).json()) as string[];
    const abstracts = await open();
    const before = (await requests()).length;
    const gone = new AbortController();
    const answers = [
      abstracts.fetch(paper('2611.01234')),
      abstracts.fetch(paper('2611.05678'), gone.signal),
      abstracts.fetch(paper('2611.01234')),
    ];
    gone.abort();
    assert.deepEqual(
      (await Promise.all(answers)).map(({ kind }) => kind),
      ['abstract', 'unknown', 'abstract'],
    );
    assert.deepEqual((await requests()).slice(before), ['/arxiv/ok']);
  });

  test('that arXiv does not have are no error', async () => {
    const abstracts = await open();
    assert.deepEqual(await abstracts.fetch(paper()), { kind: 'none' });
    await set(`${base}/arxiv/html`);
    const failed = await abstracts.fetch(paper('2611.01234'));
    assert.equal(failed.kind, 'failed');
    assert.deepEqual(await abstracts.known(paper('2611.01234')), { kind: 'unknown' });
  });

  test('are wanted without asking only where the user says so', async () => {
    const settings = vscode.workspace.getConfiguration('shelfmark.paper');
    const abstracts = await open();
    assert.equal(abstracts.isWanted, false);
    await settings.update('abstract', 'always', vscode.ConfigurationTarget.Global);
    try {
      assert.equal(abstracts.isWanted, true);
    } finally {
      await settings.update('abstract', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
