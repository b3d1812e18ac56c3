import { statSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '@vscode/vsce';
import { buildExtension } from '../../esbuild.mjs';
import { root, vsixPath } from './paths.mjs';
import { run } from './processes.mjs';

/** The size that a package may have, in bytes. */
const limit = 1_000_000;

/** What may be in a package besides the manifest; everything that runs is in the bundles. */
const expected = [
  /^package\.json$/,
  /^package\.nls\.json$/,
  /^(README|CHANGELOG)\.md$/,
  /^LICENSE$/,
  /^dist\/(desktop|web)\/[\w-]+\.js$/,
  /^dist\/(desktop|web)\/media\//,
  /^media\//,
  /^data\//,
];

/** Builds for production and packs; rejects when the package is too large or holds what is not meant for users. */
export async function packExtension() {
  await buildExtension({ production: true });
  const path = vsixPath();
  const vsce = join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  const { code, output, reason } = await run(
    process.execPath,
    [
      vsce,
      ...['package', '--out', path],
      // All that is needed is bundled.
      '--no-dependencies',
      // There is no public repository that relative links could be made to point to.
      ...['--no-rewrite-relative-links', '--allow-missing-repository'],
    ],
    { cwd: root, timeout: 2 * 60_000 },
  );
  if (code !== 0) throw new Error(`The package could not be made (${reason}).\n${output}`);
  const files = await listFiles({ cwd: root, dependencies: false });
  const foreign = files.filter((file) => !expected.some((pattern) => pattern.test(file)));
  if (foreign.length > 0) throw new Error(`The package holds what users do not need: ${foreign.join(', ')}`);
  const bytes = statSync(path).size;
  if (bytes > limit) throw new Error(`The package has ${bytes} bytes, more than ${limit}.`);
  return { path, bytes };
}
