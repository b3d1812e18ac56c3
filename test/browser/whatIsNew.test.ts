import assert from 'node:assert/strict';
import { openWorkbench } from './support/environment';

suite('What is new', () => {
  test('new papers come when they are asked for, stand above the tree until they are seen, and go when they are discarded', async () => {
    const workbench = await openWorkbench({ 'notes.md': '# Notes\n' });
    await workbench.untilCatalogShows();
    await workbench.command('Shelfmark: Check for New Papers');
    await workbench.notification('1 new paper: Nova-GRPO.').getByText('Show').click();
    const group = workbench.treeRow('New, 1 paper');
    await group.waitFor();
    const row = workbench.treeRow('Nova-GRPO').first();
    await row.waitFor();
    assert.match((await row.getAttribute('aria-label')) ?? '', /Lovelace and Turing/);
    await workbench.page.locator('.activitybar .badge').filter({ hasText: '1' }).first().waitFor();
    await row.click();
    const page = await workbench.webview('Nova-GRPO');
    await page.getByRole('heading', { level: 1, name: 'Nova-GRPO' }).waitFor();
    await page.getByRole('button', { name: 'Fetch from arXiv' }).click();
    await page.getByText('About Nova-GRPO: A Star Is Born.').waitFor();
    await workbench.screenshot('new-papers');

    await workbench.command('Shelfmark: Show Differences to the Source List');
    await workbench.untilEditorShows('Differences%20to%20the%20Source%20List.md', 'New Papers');
    await workbench.command('Shelfmark: Mark All as Seen');
    await group.waitFor({ state: 'detached' });
    await workbench.treeRow('Visual generation, 63 papers').waitFor();
    await workbench.command('Shelfmark: Discard New Papers...');
    await workbench.answerDialog('Discard');
    await workbench.treeRow('Visual generation, 62 papers').waitFor();
  });
});
