import * as vscode from 'vscode';
// The browser build runs in a web worker and in Node alike; the other one needs Node.
import mocha from 'mocha/mocha.js';
import { cleanUp } from '../support';
import { report } from './reporter';

/**
 * What VS Code calls in the extension host. Runs the tests of the bundle, as `<folder>/../run.json` beside the opened
 * folder says, and writes the results next to it (`results.json`); rejects when a test failed, which makes VS Code exit
 * with 1. Files, because a web worker host has neither a command line nor an environment.
 */
export async function run(): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('The tests need an opened folder.');
  mocha.setup({ ui: 'tdd', timeout: 20_000, forbidOnly: true, forbidPending: true });
  const { grep } = await readRun(vscode.Uri.joinPath(folder.uri, '..', 'run.json'));
  if (grep) mocha.grep(new RegExp(grep));
  mocha.suite.afterEach('clean up', cleanUp);
  await import('tests');
  const failures = await report(mocha, vscode.Uri.joinPath(folder.uri, '..', 'results.json'));
  if (failures > 0) throw new Error(`${failures} failed`);
}

/** What to run; `grep` is a regular expression for the full titles of tests, empty for all. */
async function readRun(file: vscode.Uri): Promise<{ grep: string }> {
  return JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
}
