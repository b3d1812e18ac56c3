/**
 * Runs the tests of one extension host: `node scripts/host-tests.mjs --executable=<VS Code> --kind=host|web|installed|bench
 * --results=<file> --grep=<regular expression>`. The bundles must have been built, for `installed` the
 * package too. Exits with 1 when a test failed. What a run writes beside its workspace as `bench.json` is copied to
 * `<file>` with the ending `.bench.json`.
 */
import { copyFileSync, cpSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { resolveCliArgsFromVSCodeExecutablePath, runTests } from '@vscode/test-electron';
import { root, vsixPath } from './lib/paths.mjs';
import { run } from './lib/processes.mjs';
import { writeSettings } from './lib/settings.mjs';
import { temporaryFolder } from './lib/temporary.mjs';
import { standIn } from './lib/vscode.mjs';
import { startUpstream } from './test/upstreamServer.mjs';

const kinds = {
  host: { developed: root, tests: 'host.js', args: [] },
  web: { developed: root, tests: 'web.js', args: ['--extensionDevelopmentKind=web'] },
  installed: { developed: join(root, 'test/fixtures/installed-tests'), tests: 'installed.js', args: [] },
  bench: { developed: root, tests: 'bench.js', args: [] },
};

const { values } = parseArgs({
  options: {
    executable: { type: 'string' },
    kind: { type: 'string' },
    results: { type: 'string' },
    grep: { type: 'string', default: '' },
  },
});
const { executable, results } = values;
const kind = kinds[values.kind];

// All that a run writes is below one temporary folder, outside of the checkout and its settings for editors.
const scratch = temporaryFolder();
let upstream;
try {
  const workspace = join(scratch, 'workspace');
  cpSync(join(root, 'test/fixtures/workspace'), workspace, { recursive: true });
  writeFileSync(join(scratch, 'run.json'), JSON.stringify({ grep: values.grep }));
  const user = join(scratch, 'user');
  upstream = await startUpstream();
  writeFileSync(join(workspace, 'upstream.json'), JSON.stringify({ address: upstream.address }));
  writeSettings(join(user, 'User'));
  const folders = [`--user-data-dir=${user}`, `--extensions-dir=${join(scratch, 'extensions')}`];
  if (values.kind === 'installed') await install(vsixPath(), folders);
  await runTests({
    vscodeExecutablePath: executable,
    extensionDevelopmentPath: kind.developed,
    extensionTestsPath: join(root, 'dist/test', kind.tests),
    launchArgs: [workspace, ...folders, ...kind.args],
  });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  upstream?.stop();
  const written = join(scratch, 'results.json');
  if (existsSync(written)) copyFileSync(written, results);
  const figures = join(scratch, 'bench.json');
  if (existsSync(figures)) copyFileSync(figures, results.replace(/\.json$/, '.bench.json'));
}

async function install(vsix, folders) {
  const [command, ...args] =
    executable === standIn
      ? [executable]
      : resolveCliArgsFromVSCodeExecutablePath(executable, { reuseMachineInstall: true });
  const { code, output, reason } = await run(command, [...args, ...folders, `--install-extension=${vsix}`], {
    timeout: 120_000,
  });
  if (code !== 0) throw new Error(`${vsix} could not be installed (${reason}).\n${output}`);
}
