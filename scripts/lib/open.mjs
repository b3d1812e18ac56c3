import { cpSync, existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { buildExtension } from '../../esbuild.mjs';
import { packQuietly } from './pack.mjs';
import { cache, root } from './paths.mjs';
import { freePort, isEnding, start } from './processes.mjs';
import { installExtension, startServer } from './server.mjs';
import { writeSettings } from './settings.mjs';
import { vscodeForStart } from './vscode.mjs';

/** Port of the page when nothing else is asked for and it is free. */
const usualPort = 3710;

/** Builds the extension, opens it in VS Code on a copy of the samples and returns when that was closed. */
export async function open(args) {
  const { values } = parseArgs({ args, options: { port: { type: 'string' } } });
  const port = values.port === undefined ? usualPort : Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`--port must be a number from 0 to 65535, not ${values.port}.`);
  }
  const samples = copySamples();
  const vscode = await vscodeForStart();
  if (vscode) await openWindow(vscode, samples);
  else await servePage(port, samples);
}

/** A copy to write in, so that trying things out leaves the checkout as it is. */
function copySamples() {
  const samples = join(cache, 'samples');
  if (!existsSync(samples)) {
    cpSync(join(root, 'samples'), samples, { recursive: true });
    console.log(`Samples: copied to ${relative(root, samples)}; delete that folder to begin anew.`);
  }
  return samples;
}

async function openWindow({ executable, own }, samples) {
  console.log('Building...');
  await buildExtension();
  const args = [samples, '--new-window', '--wait', `--extensionDevelopmentPath=${root}`];
  // VS Code refuses to run as root without these.
  const asRoot = process.platform === 'linux' && process.getuid() === 0;
  if (!own || asRoot) {
    const user = join(cache, 'user-data');
    writeSettings(join(user, 'User'));
    args.push(`--user-data-dir=${user}`, ...(asRoot ? ['--no-sandbox'] : []));
  }
  console.log(`Opening VS Code (${executable}). Close its window or press Ctrl+C to stop.`);
  const window = start(executable, args, { onOutput: () => {} });
  const { code, reason } = await window.exited;
  if (code !== 0 && !isEnding()) throw new Error(`VS Code ended: ${reason}.`);
}

async function servePage(wanted, samples) {
  console.log('Building and packing the extension...');
  const { path: vsix } = await packQuietly();
  const data = join(cache, 'start-data');
  const extensions = join(cache, 'start-extensions');
  await installExtension({ vsix, data, extensions });
  const port = await freePort(wanted);
  if (wanted !== 0 && port !== wanted) console.log(`Port ${wanted} is taken, using ${port}.`);
  const server = await startServer({ data, extensions, port });
  console.log(`\nShelfmark is open in VS Code at\n\n    ${server.address(samples)}\n\nPress Ctrl+C to stop.`);
  const { reason } = await server.exited;
  if (!isEnding()) throw new Error(`VS Code's server ended: ${reason}.\n${server.output()}`);
}
