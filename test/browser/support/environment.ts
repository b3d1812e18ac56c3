import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../scripts/lib/chromium.mjs';
import { testResults, vsixPath } from '../../../scripts/lib/paths.mjs';
import { installExtension, startServer } from '../../../scripts/lib/server.mjs';
import { temporaryFolder } from '../../../scripts/lib/temporary.mjs';
import { startUpstream } from '../../../scripts/test/upstreamServer.mjs';
import { isUpdatingPictures } from './pictures';
import { Workbench } from './workbench';

/**
 * The served VS Code and the browser that shows it.
 *
 * The extension is the packed one, installed: what users get, and without the mode for development extensions in
 * which VS Code's notifications do not pop up.
 */
class Workbenches {
  private scratch = '';
  private server: Awaited<ReturnType<typeof startServer>> | undefined;
  private browser: Browser | undefined;
  private upstream: Awaited<ReturnType<typeof startUpstream>> | undefined;
  private readonly open: Workbench[] = [];
  private count = 0;

  async start(): Promise<void> {
    this.scratch = temporaryFolder();
    const data = join(this.scratch, 'user');
    const extensions = join(this.scratch, 'extensions');
    await installExtension({ vsix: vsixPath(), data, extensions });
    // Settings that no workspace may have: they stand where a user has them.
    this.upstream = await startUpstream();
    const settings = {
      'shelfmark.newPapers.source': `${this.upstream.address}/list/ok`,
      'shelfmark.newPapers.arxivApi': `${this.upstream.address}/arxiv/ok`,
    };
    this.server = await startServer({ data, extensions, settings });
    this.browser = await launchChromium();
  }

  /** A page on a new folder with these files, given as `relative/path: text`; settings are the folder's own. */
  async create(
    files: Readonly<Record<string, string>>,
    settings: Readonly<Record<string, unknown>> = {},
  ): Promise<Workbench> {
    if (!this.server || !this.browser) throw new Error('The server has not been started.');
    const folder = join(this.scratch, `workspace-${++this.count}`);
    const all = { ...files, '.vscode/settings.json': JSON.stringify(settings) };
    for (const [path, text] of Object.entries(all)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const context = await this.browser.newContext({
      viewport: { width: 1280, height: 800 },
      deviceScaleFactor: isUpdatingPictures() ? 2 : 1,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    context.setDefaultTimeout(15_000);
    const workbench = new Workbench(await context.newPage(), folder);
    this.open.push(workbench);
    await workbench.load(this.server.address(folder));
    return workbench;
  }

  /** Closes what is open; after a failure (`failed`: the title of the test) a picture of it is kept. */
  async closeOpen(failed: string | undefined): Promise<void> {
    for (const { page } of this.open.splice(0)) {
      if (failed !== undefined) {
        const name = failed.replace(/[^\w]+/g, '-').slice(0, 100);
        await page.screenshot({ path: join(testResults, `${name}.png`) }).catch(() => {});
      }
      await page.context().close();
    }
  }

  async stop(): Promise<void> {
    await this.browser?.close();
    await this.server?.stop();
    this.upstream?.stop();
  }
}

export const workbenches = new Workbenches();

/** Opens the workbench on a new folder with these files; it is closed after the test. */
export function openWorkbench(
  files: Readonly<Record<string, string>>,
  settings?: Readonly<Record<string, unknown>>,
): Promise<Workbench> {
  return workbenches.create(files, settings);
}
