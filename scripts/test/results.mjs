import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join, relative } from 'node:path';
import { root } from '../lib/paths.mjs';

/** Failures that are shown with their errors; of more only the titles, as the cause is mostly the same. */
const shown = 25;

/**
 * Reads results in the shape of mocha's JSON reporter; a run that left none, ran no test or was cut off has failed.
 *
 * @param {string} file
 * @param {string} output All that the run printed.
 * @param {string} reason How it ended.
 * @returns {import('./runner.mjs').Outcome}
 */
export function readResults(file, output, reason) {
  const tail = output.trimEnd().split('\n').slice(-40).join('\n');
  if (!existsSync(file)) {
    return { passed: 0, failed: 1, problems: [`No results: ${reason}.\n${tail}`], log: output };
  }
  const { stats, failures, running, finished = true } = JSON.parse(readFileSync(file, 'utf8'));
  const problems = failures.map(({ fullTitle, err }, index) =>
    index < shown ? `${fullTitle}\n    ${describe(err)}` : fullTitle,
  );
  let failed = stats.failures;
  if (!finished) {
    failed++;
    problems.push(`Cut off${running ? ` in: ${running}` : ''} (${reason}).\n${tail}`);
  } else if (stats.passes + stats.failures === 0) {
    failed++;
    problems.push('There was no test to run.');
  }
  return { passed: stats.passes, failed, problems, log: output };
}

function describe({ message = '', stack = '' }) {
  const frames = stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => inSource(line.trim()))
    .filter((line) => !/node_modules|harness\/assert\.ts/.test(line))
    .slice(0, 4);
  return [...message.split('\n').slice(0, 30), ...frames.map((frame) => `  ${frame}`)].join('\n    ');
}

const maps = new Map();

/** A place in a test bundle, told as the place in the source. */
function inSource(frame) {
  return frame.replace(/[^\s(]*\/(dist\/test\/\w+\.js)[^:)]*:(\d+):(\d+)/, (all, bundle, line, column) => {
    if (!maps.has(bundle)) {
      const file = join(root, `${bundle}.map`);
      maps.set(bundle, existsSync(file) ? new SourceMap(JSON.parse(readFileSync(file, 'utf8'))) : undefined);
    }
    const entry = maps.get(bundle)?.findEntry(Number(line) - 1, Number(column) - 1);
    if (!entry?.originalSource) return all;
    const source = relative(root, join(root, 'dist', 'test', entry.originalSource));
    return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  });
}
