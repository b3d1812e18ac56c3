import { statSync } from 'node:fs';
import { join } from 'node:path';
import { buildExtension } from '../../esbuild.mjs';
import { root, vsixPath } from './paths.mjs';
import { run } from './processes.mjs';

/** The size that a package may have, in bytes. */
const limit = 1_000_000;

/** Builds for production and packs; rejects when the package is too large. */
export async function packExtension() {
  await buildExtension({ production: true });
  const path = vsixPath();
  // Slow to load, and not needed by those who only want the file.
  const { createVSIX } = await import('@vscode/vsce');
  await createVSIX({
    cwd: root,
    packagePath: path,
    // All that is needed is bundled.
    dependencies: false,
    // There is no public repository that relative links could be made to point to.
    rewriteRelativeLinks: false,
    allowMissingRepository: true,
  });
  const bytes = statSync(path).size;
  if (bytes > limit) throw new Error(`The package has ${bytes} bytes, more than ${limit}.`);
  return { path, bytes };
}

/** The same in a process of its own, with what it prints kept for the error. */
export async function packQuietly() {
  const script = join(root, 'scripts', 'package.mjs');
  const { code, output, reason } = await run(process.execPath, [script], { cwd: root, timeout: 3 * 60_000 });
  if (code !== 0) throw new Error(`The package could not be made (${reason}).\n${output}`);
  const path = vsixPath();
  return { path, bytes: statSync(path).size };
}
