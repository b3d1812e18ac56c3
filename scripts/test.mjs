/**
 * Installs and runs every check and test: `npm test [-- --only unit,host] [--grep <regular expression>]
 * [--update-screenshots]`. The last line is `N passed, N failed`; the exit code is 1 when anything failed.
 */
import { parseArgs } from 'node:util';
import { ensureInstalled } from './lib/install.mjs';

await ensureInstalled();
const { steps } = await import('./test/steps.mjs');
const { runSteps } = await import('./test/runner.mjs');

const values = options();
const only = values.only?.split(',').map((id) => id.trim());
const unknown = only?.filter((id) => !steps.some((step) => step.id === id)) ?? [];
if (unknown.length > 0) {
  console.error(`No such step: ${unknown.join(', ')}. Steps: ${steps.map(({ id }) => id).join(', ')}.`);
  process.exit(1);
}
const { passed, failed } = await runSteps(steps, {
  only,
  grep: values.grep ?? '',
  updateScreenshots: values['update-screenshots'] ?? false,
});
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

function options() {
  try {
    const { values } = parseArgs({
      options: {
        only: { type: 'string' },
        grep: { type: 'string' },
        'update-screenshots': { type: 'boolean' },
      },
    });
    return values;
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
