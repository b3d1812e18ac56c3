import { openWorkbench } from './support/environment';
import type { Workbench } from './support/workbench';

/** Waits for VS Code's question before it leaves for a page, and stays. */
async function untilAskedToOpen(workbench: Workbench, url: string): Promise<void> {
  await workbench.dialog.getByText(url).first().waitFor();
  await workbench.page.keyboard.press('Escape');
  await workbench.dialog.waitFor({ state: 'hidden' });
}

suite('Opening papers', () => {
  test('where no editor takes a citation, searching opens the paper and says so', async () => {
    const workbench = await openWorkbench({ 'data.csv': 'a,b\n' });
    await workbench.untilCatalogShows();
    await workbench.openFile('data.csv');
    await workbench.command('Shelfmark: Search Papers');
    await workbench.quickInput().fill('gdpo');
    await workbench.page.locator('.quick-input-list .monaco-list-row.focused[aria-label*="GDPO"]').waitFor();
    await workbench.page.keyboard.press('Enter');
    await workbench.page.locator('.statusbar').getByText('No open document takes a citation').waitFor();
    await untilAskedToOpen(workbench, 'https://arxiv.org/abs/2601.05242');
  });

  for (const [action, url] of [
    ['Open Paper', 'https://arxiv.org/abs/2506.03097'],
    ['Open PDF', 'https://arxiv.org/pdf/2506.03097'],
    ['Open Code', 'https://github.com/'],
  ] as const) {
    test(`${action} in the menu of a row`, async () => {
      const workbench = await openWorkbench({ 'note.md': '' });
      await workbench.untilCatalogShows();
      await workbench.command('Shelfmark: Reveal in Catalog');
      await workbench.quickInput().fill('egovlm');
      await workbench.page
        .locator('.quick-input-list .monaco-list-row.focused[aria-label*="EgoVLM"]')
        .waitFor();
      await workbench.page.keyboard.press('Enter');
      const row = workbench.page.locator('.sidebar .monaco-list-row.focused[aria-label*="EgoVLM"]');
      await row.waitFor();
      await row.click({ button: 'right' });
      await workbench.chooseFromMenu(action);
      await untilAskedToOpen(workbench, url);
    });
  }
});
