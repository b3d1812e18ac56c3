import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './processes.mjs';
import { root } from './paths.mjs';

/** Installs the dependencies when they are missing or not those of package-lock.json. Exits with the reason if it fails. */
export async function ensureInstalled() {
  const [major] = process.versions.node.split('.').map(Number);
  if (major < 20) {
    console.error(`Shelfmark needs Node 20 or newer; this is ${process.version}.`);
    process.exit(1);
  }
  if (isInstalled()) return;
  console.log('Installing the dependencies (npm ci)...');
  const { code, output, reason } = await npm(['ci', '--no-audit', '--no-fund'], { cwd: root });
  if (code !== 0) {
    console.error(`${output}\nThe dependencies could not be installed: ${reason}.`);
    process.exit(1);
  }
}

/** Compares what npm says it installed with what the lock file asks for; times of files say nothing after a checkout. */
function isInstalled() {
  const installedFile = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' ||
      // Optional packages are left out on the machines that they are not for.
      (entry.optional && !installed[path]) ||
      (installed[path]?.version === entry.version && existsSync(join(root, path))),
  );
}
