import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { npm } from './processes.mjs';
import { cache } from './paths.mjs';

/** npm package that carries VS Code's server build (4.139.1 is VS Code 1.139.1), and the Node that it asks for. */
const packageVersion = '4.139.1';
const nodeVersion = '24.21.0';
const platforms = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'];

/**
 * VS Code's server build out of the npm registry, fetched on first use and kept.
 *
 * A fetch goes to a folder of its own that is renamed when it is complete, so one that was cut off is never used.
 *
 * @returns {Promise<{ node: string, main: string }>} The Node to run it with and its main file.
 */
export async function serverBuild() {
  const platform = `${process.platform}-${process.arch}`;
  if (!platforms.includes(platform)) {
    throw new Error(
      `VS Code's server build is not published for ${platform}. Install VS Code and set VSCODE_PATH to it, or use Linux, macOS or WSL.`,
    );
  }
  const folder = join(cache, `server-${packageVersion}-${platform}`);
  if (!existsSync(folder)) await fetchInto(folder, platform);
  return {
    node: join(folder, 'node_modules', `node-${platform}`, 'bin', 'node'),
    main: join(serverFolder(folder), 'out', 'server-main.js'),
  };
}

const serverFolder = (folder) => join(folder, 'node_modules', 'code-server', 'lib', 'vscode');

async function fetchInto(folder, platform) {
  console.log('VS Code: fetching the server build from npm (once, about 400 MB)...');
  removeLeftovers(folder);
  const partial = `${folder}.partial-${process.pid}`;
  mkdirSync(partial, { recursive: true });
  writeFileSync(join(partial, 'package.json'), '{ "private": true }\n');
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await install(partial, [
    'install',
    ...quiet,
    `code-server@${packageVersion}`,
    `node-${platform}@${nodeVersion}`,
  ]);
  await install(serverFolder(partial), ['install', ...quiet, '--omit=dev']);
  replaceNativeModules(serverFolder(partial));
  if (existsSync(folder)) rmSync(partial, { recursive: true, force: true });
  else renameSync(partial, folder);
}

async function install(cwd, args) {
  const { code, output, reason } = await npm(args, { cwd, timeout: 15 * 60_000 });
  if (code !== 0) throw new Error(`VS Code's server build could not be fetched (${reason}).\n${output}`);
}

/** Removes what fetches that were cut off have left; npm keeps the packages in its own cache. */
function removeLeftovers(folder) {
  mkdirSync(cache, { recursive: true });
  for (const name of readdirSync(cache)) {
    const pid = name.startsWith(`${basename(folder)}.partial-`) && Number(name.split('-').at(-1));
    if (pid && !isAlive(pid)) rmSync(join(cache, name), { recursive: true, force: true });
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/**
 * Two native modules come without a built file and would print a stack at every use: a logger to files, which then
 * logs nothing, and the watchdog that ends the extension host when the server has gone.
 */
function replaceNativeModules(folder) {
  const nothing = 'exports.NAME = () => {};';
  const logger = `class Logger {}
for (const name of ['trace', 'debug', 'info', 'warn', 'error', 'critical', 'getLevel', 'setLevel', 'setPattern', 'clearFormatters', 'flush', 'drop'])
  Logger.prototype[name] = () => {};
exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.shutdown = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = async () => new Logger();
exports.createAsyncRotatingLogger = async () => new Logger();
`;
  // Each name is assigned on its own line: that is how an ES module's import finds the names of a CommonJS one.
  writeFileSync(join(folder, 'node_modules', '@vscode', 'spdlog', 'index.js'), logger);
  writeFileSync(
    join(folder, 'node_modules', '@vscode', 'native-watchdog', 'index.js'),
    `${nothing.replace('NAME', 'start')}\n`,
  );
}
