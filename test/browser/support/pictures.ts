import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { root, testResults } from '../../../scripts/lib/paths.mjs';

/** Whether this run renews the pictures of the README: `npm test -- --update-screenshots`. */
export function isUpdatingPictures(): boolean {
  return Boolean(process.env['UPDATE_SCREENSHOTS']);
}

type Area = { x: number; y: number; width: number; height: number };

/** Takes a picture for looking at after a run: `test-results/<name>.png`. */
export async function screenshot(page: Page, name: string, clip?: Area): Promise<void> {
  await take(page, testResults, name, clip);
}

/** Takes a picture for the README, `media/readme/<name>.png`, when this run is to renew them; else as a screenshot. */
export async function picture(page: Page, name: string, clip?: Area): Promise<void> {
  await take(page, isUpdatingPictures() ? join(root, 'media', 'readme') : testResults, name, clip);
}

async function take(page: Page, folder: string, name: string, clip: Area | undefined): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, animations: 'disabled', caret: 'initial', ...(clip && { clip }) });
}
