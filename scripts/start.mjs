/**
 * Installs, builds and opens Shelfmark in a real VS Code, on a copy of samples/: `npm start [-- --port <number>]`.
 * The port is that of the page, where VS Code can only be had in a browser.
 */
import { ensureInstalled } from './lib/install.mjs';

await ensureInstalled();
const { open } = await import('./lib/open.mjs');
await open(process.argv.slice(2)).catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
