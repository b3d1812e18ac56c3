/** Prints the figures beside their targets: `npm run bench`. Nothing is asserted: machines are noisy. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled } from './lib/install.mjs';

await ensureInstalled();
const { buildExtension, buildTests } = await import('../esbuild.mjs');
const { packQuietly } = await import('./lib/pack.mjs');
const { root, testResults } = await import('./lib/paths.mjs');
const { run } = await import('./lib/processes.mjs');
const { hostTests } = await import('./test/steps.mjs');

await buildExtension({ production: true });
await buildTests();
const { bytes } = await packQuietly();

const { problems } = await hostTests('bench', '');
if (problems?.length) console.error(problems.join('\n'));
const inHost = JSON.parse(readFileSync(join(testResults, 'bench.bench.json'), 'utf8'));

const report = join(root, 'test', 'bench', 'report.ts');
const { code, output } = await run(process.execPath, ['--import', 'tsx', report], {
  cwd: root,
  timeout: 5 * 60_000,
  env: {
    BENCH_ROWS: JSON.stringify([
      { name: 'package (.vsix)', value: bytes / 1000, unit: 'kB', target: 1000 },
      ...inHost,
    ]),
  },
});
console.log(output.trimEnd());
process.exit(code ?? 1);
