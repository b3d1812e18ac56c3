import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildExtension, buildTests } from '../../esbuild.mjs';
import { findChromium } from '../lib/chromium.mjs';
import { packQuietly } from '../lib/pack.mjs';
import { root, testResults } from '../lib/paths.mjs';
import { run } from '../lib/processes.mjs';
import { serverBuild } from '../lib/serverBuild.mjs';
import { standIn, vscodeForTests } from '../lib/vscode.mjs';
import { readResults } from './results.mjs';

const minute = 60_000;
/** No colours: what is printed is kept in files and read back. */
const plain = { FORCE_COLOR: '0', NO_COLOR: '1' };
const tool = (path) => join(root, 'node_modules', ...path.split('/'));

/** Every step of `npm test`, in order. */
export const steps = [
  {
    id: 'types',
    title: 'Types',
    run: () =>
      checks([
        [tool('typescript/bin/tsc'), '--noEmit', '-p', 'tsconfig.json'],
        [tool('typescript/bin/tsc'), '--noEmit', '-p', 'media/tsconfig.json'],
        [tool('typescript/bin/tsc'), '--noEmit', '-p', 'test/tsconfig.json'],
      ]),
  },
  {
    id: 'lint',
    title: 'Lint',
    run: () => checks([[tool('eslint/bin/eslint.js'), '.', '--max-warnings', '0']]),
  },
  {
    id: 'format',
    title: 'Formatting',
    run: () => checks([[tool('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']]),
  },
  {
    id: 'unit',
    title: 'Unit tests',
    run: ({ grep }) => mochaInNode('unit', 'test/unit/.mocharc.json', { grep, timeout: 10 * minute }),
  },
  {
    id: 'build',
    title: 'Build',
    run: async () => {
      await buildExtension({ production: true });
      await buildTests();
      return { passed: 1, failed: 0 };
    },
  },
  {
    id: 'package',
    title: 'Package',
    needs: ['build'],
    run: async () => {
      const { bytes } = await packQuietly();
      return { passed: 1, failed: 0, note: `${(bytes / 1000).toFixed(0)} kB` };
    },
  },
  {
    id: 'host',
    title: 'Host tests in the extension host',
    needs: ['build'],
    run: ({ grep }) => hostTests('host', grep),
  },
  {
    id: 'web',
    title: 'Host tests in the web worker extension host',
    needs: ['build'],
    run: ({ grep }) => hostTests('web', grep),
  },
  {
    id: 'vsix',
    title: 'Tests of the installed package',
    needs: ['package'],
    run: ({ grep }) => hostTests('installed', grep),
  },
  {
    id: 'browser',
    title: 'Browser tests in the whole workbench',
    needs: ['package'],
    run: async ({ grep, updateScreenshots }) => {
      await fetchForBrowser();
      return mochaInNode('browser', 'test/browser/.mocharc.json', {
        grep,
        timeout: 20 * minute,
        env: { UPDATE_SCREENSHOTS: updateScreenshots ? '1' : '' },
      });
    },
  },
];

/** Runs programs of which each is one check, passed when it exits with 0. */
async function checks(commands) {
  const outcome = { passed: 0, failed: 0, problems: [] };
  for (const command of commands) {
    const { code, output, reason } = await run(process.execPath, command, {
      cwd: root,
      timeout: 5 * minute,
      env: plain,
    });
    if (code === 0) outcome.passed++;
    else {
      outcome.failed++;
      outcome.problems.push(output || reason);
    }
  }
  return outcome;
}

async function mochaInNode(id, config, { grep, timeout, env }) {
  const file = join(testResults, `${id}.json`);
  rmSync(file, { force: true });
  const { output, reason } = await run(
    process.execPath,
    [
      tool('mocha/bin/mocha.js'),
      ...['--config', config, '--forbid-only', '--forbid-pending'],
      ...['--reporter', 'json', '--reporter-option', `output=${file}`],
      ...(grep ? ['--grep', grep] : []),
    ],
    { cwd: root, timeout, env: { ...env, ...plain } },
  );
  return readResults(file, output, reason);
}

/** Fetches here, where it can be seen, what the tests would otherwise fetch within their time. */
async function fetchForBrowser() {
  await serverBuild();
  await findChromium();
}

let vscode;

/** Runs the tests of one kind of extension host; its results and logs go to test-results/. */
export async function hostTests(kind, grep) {
  vscode ??= await vscodeForTests();
  if (vscode.executable === standIn) await fetchForBrowser();
  const file = join(testResults, `${kind}.json`);
  rmSync(file, { force: true });
  const [command, ...args] = [...vscode.wrapper, process.execPath];
  const { output, reason } = await run(
    command,
    [
      ...args,
      join(root, 'scripts', 'host-tests.mjs'),
      `--executable=${vscode.executable}`,
      `--kind=${kind}`,
      `--results=${file}`,
      `--grep=${grep}`,
    ],
    { cwd: root, timeout: 10 * minute },
  );
  return { ...readResults(file, output, reason), note: `VS Code: ${vscode.label}` };
}
