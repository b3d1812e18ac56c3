import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import { assertAccessible } from './support/accessibility';
import { openWorkbench } from './support/environment';
import type { Workbench } from './support/workbench';

const THEMES = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  'high-contrast': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
};

/** The theme in which the README shows each picture. */
const PICTURES = { Growth: 'light', Timeline: 'dark', Applications: 'high-contrast' } as const;

async function openMap(settings: Record<string, unknown> = {}): Promise<[Workbench, FrameLocator]> {
  const workbench = await openWorkbench({ 'notes.md': '# Notes\n' }, settings);
  await workbench.untilCatalogShows();
  await workbench.command('Shelfmark: Open Research Map');
  const map = await workbench.webview('Research Map');
  await map.locator('.cell').first().waitFor();
  return [workbench, map];
}

suite('The research map', () => {
  test('a cell narrows the tree to its papers, and again shows all; a paper opens its page', async () => {
    const [workbench, map] = await openMap();
    await map.locator('.cell', { hasText: /^16$/ }).first().click();
    await map.getByText('Filtered by General recipes, 2025 Q2: 16 of 228 papers.').waitFor();
    await workbench.page
      .locator('.sidebar')
      .getByText('Filtered by General recipes, 2025 Q2: 16 of 228 papers')
      .waitFor();
    await workbench.treeRow('General recipes, 16 of 28 papers shown').waitFor();
    assert.equal(await map.locator('.cell.selected').count(), 1);
    assert.equal(await map.locator('.paper-list li').count(), 16);
    await workbench.screenshot('map-filtered');
    await map.locator('.paper-list').getByRole('button', { name: 'VLM-R1' }).click();
    const page = await workbench.webview('VLM-R1');
    await page.getByRole('heading', { level: 1, name: 'VLM-R1' }).waitFor();
    await page.getByText('The list says May 2025; the arXiv identifier is of April 2025.').waitFor();
    await page.locator('.related button').first().click();
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByRole('heading', { level: 1, name: 'VLM-R1' }).waitFor();
    await workbench.page.locator('.tab').filter({ hasText: 'Research Map' }).click();
    const again = await workbench.webview('Research Map');
    await again.locator('.cell.selected').click();
    await again.getByText('228 papers.').waitFor();
    await workbench.treeRow('Multimodal LLMs, 86 papers').waitFor();
  });

  test('what the tree filters, the map shows; the search has its papers first', async () => {
    const [workbench, map] = await openMap();
    await workbench.command('Shelfmark: Filter Papers...');
    await workbench.quickInput().fill('cat:generation/3d');
    await workbench.page.keyboard.press('Enter');
    await map.getByText('4 of 228 papers').waitFor();
    assert.equal(await map.locator('.cell:not(.faint)').count(), 3);
    await workbench.command('Shelfmark: Search Papers');
    await workbench.quickRows().filter({ hasText: 'Filtered by "cat:generation/3d"' }).waitFor();
    await workbench.page.keyboard.press('Escape');
  });

  test('names on the timeline never overlap, in a narrow and in a wide window', async () => {
    const [workbench, map] = await openMap();
    await map.getByRole('tab', { name: 'Timeline' }).click();
    await map.locator('.mark').first().waitFor();
    for (const width of [900, 2200]) {
      await workbench.page.setViewportSize({ width, height: 900 });
      await map.locator('svg.timeline').waitFor();
      const overlaps = await map.locator('svg.timeline').evaluate((svg) => {
        const boxes = [...svg.querySelectorAll('.mark')].map((mark) => mark.getBoundingClientRect());
        return boxes.flatMap((a, at) =>
          boxes
            .slice(at + 1)
            .filter(
              (b) =>
                a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3,
            ),
        ).length;
      });
      assert.equal(overlaps, 0, `at ${width} px`);
      await workbench.screenshot(`map-timeline-${width}`);
    }
  });

  test('a lane filters, a mark tells of its paper and opens it, a number of the table does what its cell does', async () => {
    const [workbench, map] = await openMap();
    await map.getByRole('tab', { name: 'Timeline' }).click();
    const mark = map.locator('.mark').filter({ hasText: 'FightLadder' });
    await mark.hover();
    await map.locator('.tooltip').getByText('A Benchmark for Competitive Multi-Agent').waitFor();
    await map.locator('.tooltip').getByText('ICML 2024').waitFor();
    const shapes = await map
      .locator('.legend path')
      .evaluateAll((paths) =>
        paths.map((path) => `${path.getAttribute('d')} ${path.classList.contains('hollow')}`),
      );
    assert.equal(new Set(shapes).size, shapes.length, 'each venue has a shape of its own');
    await map
      .locator('.lane')
      .filter({ hasText: 'Multi-agent play' })
      .click({ position: { x: 20, y: 8 } });
    await map.getByText('Filtered by Multi-agent play: 1 of 228 papers.').waitFor();
    await map.getByRole('button', { name: 'Clear Filter' }).click();
    await map.getByRole('tab', { name: 'Growth' }).click();
    await map.getByRole('button', { name: 'Table', exact: true }).click();
    await map.getByRole('button', { name: 'General recipes, 2025 Q2: 16 papers', exact: true }).click();
    await map.getByText('Filtered by General recipes, 2025 Q2: 16 of 228 papers.').waitFor();
    await map.getByRole('button', { name: 'Clear Filter' }).click();
    await map.getByRole('button', { name: 'Table', exact: true }).click();
    await map.getByRole('tab', { name: 'Timeline' }).click();
    await map.locator('.mark').filter({ hasText: 'FightLadder' }).click();
    const page = await workbench.webview('FightLadder');
    await page.getByRole('heading', { level: 1, name: 'FightLadder' }).waitFor();
  });

  test('a filter that nothing passes leaves the picture whole', async () => {
    const [workbench, map] = await openMap();
    await workbench.command('Shelfmark: Filter Papers...');
    await workbench.quickInput().fill('cat:nonsense');
    await workbench.page.keyboard.press('Enter');
    await map.getByText('0 of 228 papers').waitFor();
    assert.equal(await map.getByRole('heading', { name: 'Papers', exact: true }).isVisible(), false);
  });

  test('survives a reload with what it showed', async () => {
    const [workbench, map] = await openMap();
    await map.getByRole('tab', { name: 'Applications' }).click();
    await map.getByRole('button', { name: 'Table', exact: true }).click();
    await map.getByRole('button', { name: 'Image generation', exact: true }).waitFor();
    await workbench.reload();
    const again = await workbench.webview('Research Map');
    await again.getByRole('button', { name: 'Image generation', exact: true }).waitFor();
    assert.equal(
      await again.getByRole('tab', { name: 'Applications' }).getAttribute('aria-selected'),
      'true',
    );
  });

  test('goes into a file: as a picture that stands alone, as a figure for LaTeX, as numbers', async () => {
    const [workbench, map] = await openMap();
    for (const [format, ending, part] of [
      ['SVG', 'svg', 'General recipes'],
      ['PNG', 'png', 'IHDR'],
      ['TikZ', 'tex', 'General recipes'],
      ['CSV', 'csv', 'General recipes'],
    ] as const) {
      await map.getByRole('button', { name: format, exact: true }).click();
      await workbench.quickInput().waitFor();
      await workbench.page.keyboard.press('Enter');
      await workbench.untilFile(`research-map-growth.${ending}`, (text) => text.includes(part));
      await workbench.quickInput().waitFor({ state: 'hidden' });
    }
    const svg = workbench.readFile('research-map-growth.svg');
    assert.match(svg, /^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    assert.match(svg, />General recipes</);
    assert.doesNotMatch(svg, /var\(--|class=|<script/);
    assert.match(workbench.readFile('research-map-growth.png'), /^.PNG/);
  });

  for (const [name, theme] of Object.entries(THEMES)) {
    test(`${name}: every picture and table can be seen and used by all`, async () => {
      const [workbench, map] = await openMap({ 'workbench.colorTheme': theme });
      await map.locator('.cell').first().click();
      await workbench.page.locator('.sidebar').getByText('Filtered by').waitFor();
      await assertAccessible(map, `filtered, ${name}`);
      await map.getByRole('button', { name: 'Clear Filter' }).click();
      await map.getByRole('button', { name: 'Clear Filter' }).waitFor({ state: 'detached' });
      for (const [tab, drawn] of [
        ['Growth', '.cell'],
        ['Timeline', '.mark'],
        ['Applications', '.cell'],
      ] as const) {
        await map.getByRole('tab', { name: tab }).click();
        await map.locator(drawn).first().waitFor();
        await assertAccessible(map, `${tab}, ${name}`);
        // Each picture is shown in one of the themes; all are there to be looked at.
        if (PICTURES[tab] === name) await workbench.picture(`map-${tab.toLowerCase()}`);
        else await workbench.screenshot(`map-${tab.toLowerCase()}-${name}`);
        await map.getByRole('button', { name: 'Table', exact: true }).click();
        await map.locator('table').waitFor();
        await assertAccessible(map, `${tab} as table, ${name}`);
        await map.getByRole('button', { name: 'Table', exact: true }).click();
      }
    });
  }
});
