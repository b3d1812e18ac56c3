import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testResults } from '../lib/paths.mjs';

/**
 * @typedef {object} Options
 * @property {string[] | undefined} only Ids of the steps to run; all without.
 * @property {string} grep For mocha: a regular expression for the titles of tests.
 * @property {boolean} updateScreenshots Whether the browser tests renew the pictures of the README.
 *
 * @typedef {object} Outcome
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} [problems] What failed and why.
 * @property {string} [note] A few words for the closing line of the step.
 * @property {string} [log] All that was printed; kept in test-results/.
 *
 * @typedef {object} Step
 * @property {string} id
 * @property {string} title
 * @property {string[]} [needs] Ids of the steps that must have passed before.
 * @property {(options: Options) => Promise<Outcome>} run
 */

/**
 * Runs the steps in order and says of each what passed, what failed and how long it took. A step that breaks, or whose
 * needs have failed, counts as one failure: nothing is left out silently.
 *
 * @param {Step[]} steps
 * @param {Options} options
 */
export async function runSteps(steps, options) {
  mkdirSync(testResults, { recursive: true });
  const wanted = withNeeds(steps, options.only);
  const broken = new Set();
  const total = { passed: 0, failed: 0 };
  for (const step of steps.filter(({ id }) => wanted.has(id))) {
    console.log(`\n${step.title}`);
    const begin = Date.now();
    const outcome = await outcomeOf(step, options, broken);
    const seconds = ((Date.now() - begin) / 1000).toFixed(1);
    if (outcome.failed > 0) broken.add(step.id);
    if (outcome.log) writeFileSync(join(testResults, `${step.id}.log`), outcome.log);
    for (const problem of outcome.problems ?? []) console.log(indent(problem));
    const note = outcome.note ? `, ${outcome.note}` : '';
    console.log(`  ${outcome.passed} ok, ${outcome.failed} not ok${note} (${seconds} s)`);
    total.passed += outcome.passed;
    total.failed += outcome.failed;
  }
  console.log();
  return total;
}

async function outcomeOf(step, options, broken) {
  const missing = (step.needs ?? []).filter((id) => broken.has(id));
  if (missing.length > 0) {
    return { passed: 0, failed: 1, problems: [`Not run: it needs ${missing.join(' and ')}.`] };
  }
  try {
    return await step.run(options);
  } catch (error) {
    return { passed: 0, failed: 1, problems: [error.message] };
  }
}

function withNeeds(steps, only) {
  const wanted = new Set();
  const add = (id) => {
    if (wanted.has(id)) return;
    wanted.add(id);
    for (const need of steps.find((step) => step.id === id)?.needs ?? []) add(need);
  };
  for (const { id } of steps) if (!only || only.includes(id)) add(id);
  return wanted;
}

function indent(text) {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}
