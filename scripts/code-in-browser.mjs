#!/usr/bin/env node
/**
 * Takes the arguments of `code` that tests need, and does with VS Code's server build and a headless Chromium what
 * `code` does with a window: loads the extensions under development, runs the tests in their extension host and exits
 * with 0 when they passed, else with 1.
 *
 * Arguments: a folder, --extensionDevelopmentPath=, --extensionDevelopmentKind=web, --extensionTestsPath=,
 * --install-extension=, --extensions-dir=, --user-data-dir=; others are ignored, as they concern a window.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { launchChromium } from './lib/chromium.mjs';
import { installExtension, startServer } from './lib/server.mjs';

const args = process.argv.slice(2);
const valuesOf = (name) =>
  args.filter((arg) => arg.startsWith(`--${name}=`)).map((arg) => arg.slice(name.length + 3));
const valueOf = (name) => valuesOf(name).at(-1);

const data = valueOf('user-data-dir');
const extensions = valueOf('extensions-dir');
if (!data || !extensions) {
  console.error('--user-data-dir= and --extensions-dir= are needed.');
  process.exit(2);
}
const vsix = valueOf('install-extension');
if (vsix) await installExtension({ vsix: resolve(vsix), data, extensions });
else process.exitCode = await runTests();

async function runTests() {
  const folder = args.find((arg) => !arg.startsWith('-'));
  const developed = valuesOf('extensionDevelopmentPath').map((path) => resolve(path));
  const tests = valueOf('extensionTestsPath');
  if (!folder || developed.length === 0 || !tests) {
    console.error('A folder, --extensionDevelopmentPath= and --extensionTestsPath= are needed.');
    return 2;
  }
  const inWorker = valueOf('extensionDevelopmentKind') === 'web';
  const server = await startServer({
    data,
    extensions,
    allowPayload: true,
    settings: inWorker
      ? { 'remote.extensionKind': Object.fromEntries(developed.map((path) => [idOf(path), ['web']])) }
      : {},
  });
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    const exit = new Promise((done) => {
      // The workbench reports through these two, which VS Code's smoke-test driver looks for.
      void page.exposeFunction('codeAutomationLog', (type, values) => console.log(type, ...values));
      void page.exposeFunction('codeAutomationExit', (code) => done(code));
      page.on('crash', () => done(1));
      void server.exited.then(() => done(1));
    });
    await page.goto(
      server.address(resolve(folder), [
        ...developed.map((path) => ['extensionDevelopmentPath', server.remoteUri(path)]),
        ['extensionTestsPath', server.remoteUri(resolve(tests))],
      ]),
    );
    return (await exit) === 0 ? 0 : 1;
  } finally {
    await browser.close();
    await server.stop();
  }
}

function idOf(extensionFolder) {
  const { publisher, name } = JSON.parse(readFileSync(join(extensionFolder, 'package.json'), 'utf8'));
  return `${publisher}.${name}`;
}
