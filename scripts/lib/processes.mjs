import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

const posix = process.platform !== 'win32';
const running = new Set();
let watching = false;
let ending = false;

/** Whether this process was told to end, so that the end of what it started is no failure. */
export const isEnding = () => ending;

/**
 * Starts a program without standard input, in a process group of its own so that it can be stopped together with all
 * that it starts. Whatever is still running when this process ends is stopped.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, onOutput?: (text: string) => void }} [options]
 */
export function start(command, args, { cwd, env, onOutput } = {}) {
  stopChildrenOnExit();
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: posix,
    windowsHide: true,
  });
  running.add(child);
  const exited = new Promise((resolve) => {
    child.once('error', (error) => {
      running.delete(child);
      resolve({ code: 127, reason: error.message });
    });
    child.once('close', (code, signal) => {
      running.delete(child);
      resolve({ code: code ?? 1, reason: signal ? `stopped by ${signal}` : `exit code ${code}` });
    });
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text) => onOutput?.(text));
  }
  return { child, exited, stop: () => stop(child, exited) };
}

/**
 * Runs a program to its end and gives its exit code and all that it printed; never rejects.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, timeout?: number }} [options] `timeout` in milliseconds
 * @returns {Promise<{ code: number, output: string, reason: string }>}
 */
export async function run(command, args, { cwd, env, timeout } = {}) {
  let output = '';
  const program = start(command, args, { cwd, env, onOutput: (text) => (output += text) });
  let timedOut = false;
  const timer =
    timeout &&
    setTimeout(() => {
      timedOut = true;
      void program.stop();
    }, timeout);
  const { code, reason } = await program.exited;
  clearTimeout(timer);
  return timedOut
    ? { code: 1, output, reason: `not done within ${Math.round(timeout / 1000)} s` }
    : { code, output, reason };
}

/** Runs npm itself, also when it is not on the PATH because npm started us. */
export function npm(args, options) {
  const cli = process.env.npm_execpath;
  if (cli && /npm-cli\.c?js$/.test(cli)) return run(process.execPath, [cli, ...args], options);
  return posix ? run('npm', args, options) : run('cmd.exe', ['/d', '/s', '/c', 'npm', ...args], options);
}

/** The wanted port when it is free on 127.0.0.1, else one that is. */
export async function freePort(wanted = 0) {
  const listen = (port) =>
    new Promise((resolve) => {
      const server = createServer();
      server.once('error', () => resolve(undefined));
      server.listen(port, '127.0.0.1', () => {
        const { port: found } = server.address();
        server.close(() => resolve(found));
      });
    });
  return (await listen(wanted)) ?? (await listen(0));
}

async function stop(child, exited) {
  signal(child, 'SIGTERM');
  const timer = setTimeout(() => signal(child, 'SIGKILL'), 5000);
  await exited;
  clearTimeout(timer);
  // The leader may go before those it started.
  signal(child, 'SIGKILL');
}

function signal(child, name) {
  if (child.pid === undefined) return;
  try {
    if (posix) process.kill(-child.pid, name);
    else spawn('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' });
  } catch {
    // Already gone.
  }
}

function stopChildrenOnExit() {
  if (watching) return;
  watching = true;
  for (const [name, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ]) {
    process.on(name, () => {
      ending = true;
      const grace = setTimeout(() => process.exit(code), 6000);
      void Promise.all(
        [...running].map((child) => stop(child, new Promise((done) => child.once('close', done)))),
      ).then(() => {
        clearTimeout(grace);
        process.exit(code);
      });
    });
  }
  process.on('exit', () => {
    for (const child of running) signal(child, 'SIGKILL');
  });
}
