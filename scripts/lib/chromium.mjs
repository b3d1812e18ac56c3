import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { root } from './paths.mjs';
import { run } from './processes.mjs';
import { isReachable } from './reachable.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const wellKnown = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  ],
};

/**
 * A Chromium to drive: the one named by PLAYWRIGHT_CHROMIUM or CHROME_PATH, an installed one, else one that is
 * installed now, by Playwright or as root by apt-get.
 *
 * @returns {Promise<string>} Its executable.
 */
export async function findChromium() {
  const named = process.env.PLAYWRIGHT_CHROMIUM || process.env.CHROME_PATH;
  if (named) {
    if (!isExecutable(named))
      throw new Error(`PLAYWRIGHT_CHROMIUM or CHROME_PATH names no program: ${named}`);
    return named;
  }
  const found = installed();
  if (found) return found;

  const tried = [];
  if (await isReachable('https://cdn.playwright.dev/')) {
    console.log('Chromium: none found, installing one with Playwright...');
    const cli = join(root, 'node_modules', 'playwright-core', 'cli.js');
    const { code, output, reason } = await run(process.execPath, [cli, 'install', 'chromium'], {
      timeout: 5 * 60_000,
    });
    if (code !== 0) tried.push(`Playwright: ${reason}\n${output.slice(-500)}`);
  } else tried.push("Playwright's download server is not reachable");
  if (!installed() && process.platform === 'linux' && process.getuid?.() === 0) {
    console.log('Chromium: none found, installing the package chromium with apt-get...');
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { env, timeout: 2 * 60_000 });
    const packages = ['chromium', 'fonts-liberation', 'fonts-dejavu-core'];
    const { code, output, reason } = await run(
      'apt-get',
      ['install', '-y', '-qq', '--no-install-recommends', ...packages],
      { env, timeout: 5 * 60_000 },
    );
    if (code !== 0) tried.push(`apt-get: ${reason}\n${output.slice(-500)}`);
  }
  const now = installed();
  if (now) return now;
  throw new Error(
    `No Chromium: install Chrome or Chromium, or set CHROME_PATH to one. Tried: ${tried.join('; ')}`,
  );
}

/** Starts it without a window; `headless: false` shows one. */
export async function launchChromium({ headless = true } = {}) {
  return chromium.launch({
    executablePath: await findChromium(),
    headless,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
    ],
  });
}

function installed() {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, ...(wellKnown[process.platform] ?? []), chromium.executablePath()].find(isExecutable);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
