import { existsSync, readFileSync, watch } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { picture, screenshot } from './pictures';

/** VS Code's workbench in a page, used as a person does: by keyboard, by mouse and by looking. */
export class Workbench {
  constructor(
    readonly page: Page,
    /** The opened folder, on this machine. */
    readonly folder: string,
  ) {}

  async load(address: string): Promise<void> {
    // The first page of a run starts much that the later ones find warm.
    const timeout = 45_000;
    await this.page.goto(address, { timeout });
    await this.page.locator('.monaco-workbench .activitybar .action-label').first().waitFor({ timeout });
    await this.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  }

  // Files and editors

  /** Opens a file of the folder through Go to File and waits until its editor has the focus. */
  async openFile(path: string): Promise<Locator> {
    await this.page.keyboard.press('ControlOrMeta+P');
    await this.quickInput().fill(path);
    const name = path.split('/').at(-1)!;
    await this.quickRows().filter({ hasText: name }).first().click();
    const editor = this.editor(path);
    await editor.and(this.page.locator('.focused')).waitFor();
    return editor;
  }

  editor(path: string): Locator {
    return this.page.locator(`.monaco-editor[data-uri$="/${path}"]`);
  }

  /** Puts the cursor into the active editor; line and column count from 1. */
  async placeCursor(line: number, column: number): Promise<void> {
    await this.page.keyboard.press('Control+G');
    await this.quickInput().fill(`:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** Puts the cursor behind the first occurrence of a text in the file, which is active and saved. */
  async placeCursorAfter(path: string, text: string): Promise<void> {
    const content = this.readFile(path);
    const at = content.indexOf(text);
    if (at < 0) throw new Error(`${path} has no ${JSON.stringify(text)}.`);
    const before = content.slice(0, at + text.length).split('\n');
    await this.placeCursor(before.length, before.at(-1)!.length + 1);
  }

  /** Opens the fixes at the cursor once VS Code knows them, and gives the row of one. */
  async quickFix(title: string): Promise<Locator> {
    await this.page.locator('.lightBulbWidget, [class*="lightbulb"]').first().waitFor();
    const row = this.page.locator('.action-widget').getByText(title);
    // A menu that opens while problems are still being told is closed again by VS Code.
    for (let tries = 0; tries < 3; tries++) {
      await this.page.keyboard.press('Control+.');
      if ((await row.waitFor({ timeout: 5_000 }).catch(() => 'not yet')) !== 'not yet') return row;
    }
    throw new Error(`There is no fix "${title}".`);
  }

  /** Types into what has the focus, key by key. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** The lines of an editor that are in view, as text. */
  async editorText(path: string): Promise<string> {
    const lines = await this.editor(path)
      .locator('.view-line')
      .evaluateAll((elements) =>
        elements
          .map((element) => ({
            top: parseFloat((element as HTMLElement).style.top),
            text: element.textContent,
          }))
          .sort((a, b) => a.top - b.top)
          .map(({ text }) => text),
      );
    return lines.join('\n').replaceAll('\u00a0', ' ').replaceAll('\u200b', '');
  }

  /** Waits until an editor shows a text. */
  async untilEditorShows(path: string, text: string | RegExp): Promise<void> {
    await this.editor(path).locator('.view-line').filter({ hasText: text }).first().waitFor();
  }

  async save(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+S');
    await this.page.locator('.tab.active:not(.dirty)').waitFor();
  }

  /** Waits until the file, which is in a tab, has no unsaved edits. */
  async untilSaved(name: string): Promise<void> {
    await this.tab(name).and(this.page.locator(':not(.dirty)')).waitFor();
  }

  /** Waits until typing goes into the file's editor. */
  async untilFocusedEditor(path: string): Promise<void> {
    await this.editor(path).and(this.page.locator('.focused')).waitFor();
  }

  tab(name: string): Locator {
    return this.page.locator(`.tab[data-resource-name="${name}"]`);
  }

  /** The text of a file on disk. */
  readFile(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  exists(path: string): boolean {
    return existsSync(join(this.folder, path));
  }

  /** Waits until a file on disk is as wanted, and gives its text. */
  async untilFile(path: string, isWanted: (text: string) => boolean): Promise<string> {
    const text = (): string | undefined => {
      const now = this.exists(path) ? this.readFile(path) : undefined;
      return now !== undefined && isWanted(now) ? now : undefined;
    };
    return new Promise((resolve, reject) => {
      const watcher = watch(this.folder, { recursive: true }, () => look());
      // Of a file that is new, the first changes may come before Node watches it, and are never told.
      const again = setInterval(() => look(), 500);
      const timer = setTimeout(() => {
        watcher.close();
        clearInterval(again);
        const now = this.exists(path) ? this.readFile(path) : 'There is no such file.';
        reject(new Error(`${path} did not become as wanted within 15 s. It is:\n${now.slice(0, 2000)}`));
      }, 15_000);
      const look = (): void => {
        const found = text();
        if (found === undefined) return;
        watcher.close();
        clearInterval(again);
        clearTimeout(timer);
        resolve(found);
      };
      look();
    });
  }

  // Suggestions

  get suggestWidget(): Locator {
    return this.page.locator('.suggest-widget.visible');
  }

  suggestion(label: string): Locator {
    return this.suggestWidget.locator(`.monaco-list-row[aria-label*="${label}"]`);
  }

  /** Waits until the suggestion is the one that Enter would accept. */
  async untilFocused(label: string): Promise<void> {
    await this.suggestWidget.locator(`.monaco-list-row.focused[aria-label*="${label}"]`).waitFor();
  }

  /** The labels in view, once there is one. */
  async suggestions(): Promise<string[]> {
    const rows = this.suggestWidget.locator('.monaco-list-row');
    await rows.first().waitFor();
    return rows.evaluateAll((elements) => elements.map((row) => row.getAttribute('aria-label') ?? ''));
  }

  // Quick input

  quickInput(): Locator {
    return this.page.locator('.quick-input-widget .quick-input-box input');
  }

  quickRows(): Locator {
    return this.page.locator('.quick-input-widget .quick-input-list .monaco-list-row');
  }

  quickRow(label: string): Locator {
    return this.page.locator(`.quick-input-list .monaco-list-row[aria-label*="${label}"]`);
  }

  /** Runs a command by the title that the command palette shows. */
  async command(title: string): Promise<void> {
    // A palette that opened before an extension brought its commands never shows them.
    await this.page.locator('.activitybar .action-label[aria-label^="Shelfmark"]').waitFor();
    await this.page.keyboard.press('F1');
    await this.quickInput().fill(`>${title}`);
    await this.quickRow(title).first().click();
  }

  // Side bar

  /** Shows a view container by the name in the activity bar. */
  async openContainer(name: string): Promise<void> {
    const item = this.page.locator(`.activitybar .action-item:has(.action-label[aria-label^="${name}"])`);
    await item.waitFor();
    if (!(await item.getAttribute('class'))?.includes('checked')) await item.click();
    await this.page
      .locator(`.sidebar .composite.title`)
      .filter({ hasText: new RegExp(name, 'i') })
      .waitFor();
  }

  /** Waits until Shelfmark has started and knows its catalog, as it has when somebody gets to writing. */
  async untilCatalogShows(): Promise<void> {
    await this.openContainer('Shelfmark');
    await this.treeRow('papers').first().waitFor();
  }

  /** A row of a tree in the side bar, by a part of what a screen reader says of it. */
  treeRow(label: string): Locator {
    return this.page.locator(`.sidebar .pane-body .monaco-list-row[aria-label*="${label}"]`);
  }

  async expand(label: string): Promise<void> {
    const row = this.treeRow(label).first();
    if ((await row.getAttribute('aria-expanded')) !== 'true') await row.click();
    await this.page
      .locator(`.sidebar .pane-body .monaco-list-row[aria-label*="${label}"][aria-expanded="true"]`)
      .first()
      .waitFor();
  }

  /** Chooses from the context menu that is open. A menu takes no click right after it opened, but keys. */
  async chooseFromMenu(label: string): Promise<void> {
    const item = this.page.getByRole('menuitem', { name: label });
    await item.waitFor();
    const focused = item.and(this.page.locator(':focus')).or(item.locator(':focus'));
    const items = await this.page.getByRole('menuitem').count();
    for (let i = 0; i < items && !(await focused.count()); i++) await this.page.keyboard.press('ArrowDown');
    await this.page.keyboard.press('Enter');
  }

  // Pages

  /** Loads the window again, as a user does; what VS Code keeps is kept. */
  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent('domcontentloaded');
    await this.command('Developer: Reload Window');
    await loaded;
  }

  /** The page in a webview, whose tab has the title. */
  async webview(title: string): Promise<FrameLocator> {
    await this.tab(title)
      .or(this.page.locator('.tab').filter({ hasText: title }))
      .first()
      .waitFor();
    const frame = this.page.frameLocator('iframe.webview.ready').last().frameLocator('iframe#active-frame');
    await frame.locator('main > *').first().waitFor();
    return frame;
  }

  // Messages
  /** A message that popped up or stands in the notifications centre. */
  notification(text: string | RegExp): Locator {
    return this.page
      .locator('.notifications-toasts .notification-list-item, .notifications-center .notification-list-item')
      .filter({ hasText: text });
  }

  /** Opens the notifications centre and gives the messages in it. */
  async notifications(): Promise<string[]> {
    await this.command('Notifications: Show Notifications');
    const centre = this.page.locator('.notifications-center.visible');
    await centre.waitFor();
    return centre.locator('.notification-list-item-message').allInnerTexts();
  }

  /** A modal question. */
  get dialog(): Locator {
    return this.page.locator('.monaco-dialog-box');
  }

  async answerDialog(button: string): Promise<void> {
    await this.dialog.getByRole('button', { name: button }).click();
    await this.dialog.waitFor({ state: 'hidden' });
  }

  clipboard(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  // Pictures

  /** For looking at after a run. */
  screenshot(name: string): Promise<void> {
    return screenshot(this.page, name);
  }

  /** For the README; written to media/readme/ only when the run is to renew the pictures. */
  async picture(name: string, area?: Locator): Promise<void> {
    await picture(this.page, name, (await area?.boundingBox()) ?? undefined);
  }
}
