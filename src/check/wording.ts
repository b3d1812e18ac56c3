import { displayName, venueAndYear } from '../catalog/paper';
import { shorten } from '../util/text';
import type { BibliographyProblem, PlacedEntry } from './problem';

const LONGEST_NAME = 60;

/**
 * What is the matter, in one sentence that blames nobody.
 *
 * @param nameOf What a bibliography is called, where entries of several are meant.
 */
export function describeProblem<F>(problem: BibliographyProblem<F>, nameOf: (file: F) => string): string {
  const others = (placed: readonly PlacedEntry<F>[]): string =>
    placed
      .map(({ file, entry }) =>
        problemFile(problem) === file ? quote(entry.key) : `${quote(entry.key)} in ${nameOf(file)}`,
      )
      .join(', ');
  switch (problem.code) {
    case 'missing-entry':
      return `${quote(problem.key)} is cited, but no bibliography of this document has an entry for it.`;
    case 'published-since':
      return `Published at ${venueAndYear(problem.paper)}; this entry is the preprint.`;
    case 'same-work':
      return `Same work as ${others(problem.others)} (${problem.identifier}).`;
    case 'possibly-same':
      return `Possibly the same work as ${others(problem.others)}: title, first author and year are the same.`;
    case 'duplicate-key':
      return problem.others.every(({ file }) => file === problem.file)
        ? `The key ${quote(problem.entry.key)} stands more than once in this bibliography.`
        : `The key ${quote(problem.entry.key)} also stands in ${[...new Set(problem.others.map(({ file }) => nameOf(file)))].join(', ')}.`;
    case 'wrong-identifier':
      return `${problem.identifier} is "${shorten(displayName(problem.paper), LONGEST_NAME)}", which this entry does not seem to describe.`;
    case 'missing-field':
      return `@${problem.entry.type} needs the field ${quote(problem.field)}.`;
    case 'unreadable-entry':
      return `The closing brace of this entry is missing.`;
    case 'unused-entry':
      return `${quote(problem.entry.key)} is not cited in the workspace.`;
  }
}

function problemFile<F>(problem: BibliographyProblem<F>): F | undefined {
  return 'file' in problem ? problem.file : undefined;
}

function quote(key: string): string {
  return `"${shorten(key, LONGEST_NAME)}"`;
}
