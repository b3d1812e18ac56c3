import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { URLSearchParams } from 'node:url';
import { run, start } from './processes.mjs';
import { serverBuild } from './serverBuild.mjs';
import { writeSettings } from './settings.mjs';

const offline = { EXTENSIONS_GALLERY: '{"serviceUrl":""}' };

/**
 * Serves the VS Code workbench on 127.0.0.1.
 *
 * @param {object} options
 * @param {string} options.data Folder for settings and state.
 * @param {string} options.extensions Folder of the installed extensions.
 * @param {number} [options.port] 0 for any that is free.
 * @param {Record<string, unknown>} [options.settings] User settings besides the usual ones.
 * @param {boolean} [options.allowPayload] Let the address name a development extension; the server looks at that only
 *   in the mode for VS Code's own smoke tests, in which notification toasts do not show.
 */
export async function startServer({ data, extensions, port = 0, settings = {}, allowPayload = false }) {
  const { node, main } = await serverBuild();
  writeSettings(join(data, 'data', 'User'), settings);
  mkdirSync(extensions, { recursive: true });
  const args = [
    main,
    ...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'],
    ...['--accept-server-license-terms', '--telemetry-level', 'off', '--disable-workspace-trust'],
    ...['--server-data-dir', data, '--extensions-dir', extensions],
    ...(allowPayload ? ['--enable-smoke-test-driver'] : []),
  ];
  let output = '';
  let onListening = () => {};
  const listening = new Promise((resolve) => (onListening = resolve));
  const server = start(node, args, {
    env: offline,
    onOutput: (text) => {
      output = (output + text).slice(-20_000);
      const found = /Extension host agent listening on (\d+)/.exec(output);
      if (found) onListening(Number(found[1]));
    },
  });
  const failed = server.exited.then(({ reason }) => {
    throw new Error(`VS Code's server did not start (${reason}).\n${output}`);
  });
  const actualPort = await Promise.race([listening, failed]);
  // From here on an end of the server is the caller's affair.
  failed.catch(() => {});
  const authority = `127.0.0.1:${actualPort}`;
  return {
    port: actualPort,
    exited: server.exited,
    stop: server.stop,
    output: () => output,
    /**
     * The page that shows a folder.
     * @param {string} folder
     * @param {[string, string][]} [payload]
     */
    address(folder, payload) {
      const query = new URLSearchParams({ folder, ...(payload && { payload: JSON.stringify(payload) }) });
      // Slashes are readable, and allowed in a query.
      return `http://${authority}/?${query.toString().replaceAll('%2F', '/')}`;
    },
    /** The URI under which the page knows a file of this machine. */
    remoteUri: (path) => `vscode-remote://${authority}${path}`,
  };
}

/** Installs a .vsix file into a server's extensions folder. */
export async function installExtension({ vsix, data, extensions }) {
  const { node, main } = await serverBuild();
  const { code, output, reason } = await run(
    node,
    [
      main,
      ...['--install-extension', vsix, '--force', '--accept-server-license-terms'],
      ...['--server-data-dir', data, '--extensions-dir', extensions],
    ],
    { env: offline, timeout: 60_000 },
  );
  if (code !== 0) throw new Error(`${vsix} could not be installed (${reason}).\n${output}`);
}
