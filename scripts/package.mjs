/** Builds the extension and packs it: `shelfmark-<version>.vsix` in the checkout. */
import { ensureInstalled } from './lib/install.mjs';

await ensureInstalled();
const { packExtension } = await import('./lib/pack.mjs');
const { path, bytes } = await packExtension();
console.log(`${path} (${(bytes / 1000).toFixed(0)} kB)`);
