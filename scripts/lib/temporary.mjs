import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder outside of the checkout that is removed when this process ends, however it ends. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'shelfmark-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}
