import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

/** The checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** What is fetched or made once and kept between runs; git-ignored. */
export const cache = join(root, '.vscode-test');

/** Logs and screenshots of the last test run; git-ignored. */
export const testResults = join(root, 'test-results');

/** The extension's id as VS Code knows it. */
export const extensionId = 'shelfmark.shelfmark';
