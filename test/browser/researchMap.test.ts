import assert from 'node:assert/strict';
import { openWorkbench } from './support/environment';

suite('The research map', () => {
  test('looks', async () => {
    const workbench = await openWorkbench({ 'notes.md': '# Notes\n' });
    await workbench.untilCatalogShows();
    await workbench.command('Shelfmark: Open Research Map');
    const map = await workbench.webview('Research Map');
    await map.locator('.cell').first().waitFor();
    await workbench.screenshot('map-growth');
    await map.getByRole('tab', { name: 'Timeline' }).click();
    await map.locator('.mark').first().waitFor();
    await workbench.screenshot('map-timeline');
    await map.getByRole('tab', { name: 'Applications' }).click();
    await map.locator('.cell').first().waitFor();
    await workbench.screenshot('map-crossing');
    await map.locator('.cell').first().click();
    await map.getByText('Filtered by').waitFor();
    await workbench.screenshot('map-filtered');
    await map.getByRole('button', { name: 'Table', exact: true }).click();
    await workbench.screenshot('map-table');
    await map.locator('.paper-list button').first().click();
    const paper = await workbench.webview('DenseGRPO');
    await workbench.screenshot('map-paper');
    assert.ok(paper);
  });
});
