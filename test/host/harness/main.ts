import * as vscode from 'vscode';
// The browser build runs in a web worker and in Node alike; the other one needs Node.
import mocha from 'mocha/mocha.js';
import { cleanUp } from '../support';
import { report } from './reporter';

/** A regular expression for the full titles of the tests to run, put in by the bundler; empty for all. */
declare const GREP: string;

/**
 * What VS Code calls in the extension host. Runs every test of the bundle and writes the results beside the opened
 * folder (`<folder>/../results.json`); rejects when a test failed, which makes VS Code exit with 1.
 */
export async function run(): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('The tests need an opened folder.');
  mocha.setup({ ui: 'tdd', timeout: 20_000, forbidOnly: true, forbidPending: true });
  if (GREP) mocha.grep(new RegExp(GREP));
  mocha.suite.afterEach('clean up', cleanUp);
  await import('tests');
  const failures = await report(mocha, vscode.Uri.joinPath(folder.uri, '..', 'results.json'));
  if (failures > 0) throw new Error(`${failures} failed`);
}
