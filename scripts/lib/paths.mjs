import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** What is fetched or made once and kept between runs; git-ignored. */
export const cache = join(root, '.vscode-test');

/** Logs and screenshots of the last test run; git-ignored. */
export const testResults = join(root, 'test-results');

/** Where the package of this version is written. */
export function vsixPath() {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return join(root, `${name}-${version}.vsix`);
}
