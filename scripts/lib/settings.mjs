import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What every VS Code that these scripts start is set to: quiet, offline, and nothing that covers the editor. */
const settings = {
  'chat.disableAIFeatures': true,
  'editor.accessibilitySupport': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  // In a browser files would save themselves.
  'files.autoSave': 'off',
  // Dialogs and files as parts of the page: a browser has no native ones.
  'files.simpleDialog.enable': true,
  'git.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
  'npm.fetchOnlinePackageInfo': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.settings.enableNaturalLanguageSearch': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/**
 * Writes the user settings.
 *
 * @param {string} userFolder The folder that holds settings.json: `<user-data-dir>/User`, for a server `<data>/data/User`.
 * @param {Record<string, unknown>} [more] Settings that this run needs besides.
 */
export function writeSettings(userFolder, more = {}) {
  mkdirSync(userFolder, { recursive: true });
  writeFileSync(join(userFolder, 'settings.json'), `${JSON.stringify({ ...settings, ...more }, null, 2)}\n`);
}
