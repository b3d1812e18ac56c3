import type { AwesomeList, CatalogUpdate } from '../../src/upstream/records';

/** What an update does and leaves to be decided, in lines for whoever ran it. */
export function reportUpdate(
  { added, contradictions, missing, problems }: CatalogUpdate,
  list: AwesomeList,
  arxivProblem: string | undefined,
): string {
  const at = (line: number | undefined): string => (line === undefined ? '' : `line ${line}: `);
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', `${title} (${lines.length})`, ...lines.map((line) => `  ${line}`)];
  return [
    `${list.papers.length} papers in the list, ${added.length} new.`,
    ...(arxivProblem === undefined ? [] : [arxivProblem]),
    ...section(
      'New',
      added.map(
        ({ id, title, author, custom }) =>
          `${id}: ${title} [${custom.categories.join(', ')}]${author ? '' : ' (without authors)'}`,
      ),
    ),
    ...section(
      'To decide',
      problems.map(({ line, message }) => at(line) + message),
    ),
    ...section(
      'Otherwise in the list',
      contradictions.map(
        ({ line, paper, field, catalog, listed }) =>
          `${at(line)}${paper}, ${field}: "${catalog ?? 'nothing'}" here, "${listed}" there`,
      ),
    ),
    ...section(
      'No longer in the list',
      missing.map(({ id, title }) => `${id}: ${title}`),
    ),
    ...section(
      'Odd in the list',
      list.problems.map(({ line, message }) => at(line) + message),
    ),
  ].join('\n');
}
