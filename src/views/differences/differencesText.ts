import { escapeMarkdown } from '../../util/text';
import type { StoredUpdate } from '../../workspace/newPapers/storedUpdate';

/** What the source list says otherwise than the catalog, and what is odd in it, as Markdown. All texts are escaped. */
export function differencesText(update: StoredUpdate | undefined): string {
  if (!update) {
    return '# Differences to the Source List\n\nThe list has not been read yet. Run **Shelfmark: Check for New Papers** first.\n';
  }
  const { papers, contradictions, problems, oddities } = update;
  const line = (number: number | undefined): string => (number === undefined ? '' : `Line ${number}: `);
  const value = (text: string | undefined): string => (text === undefined ? 'nothing' : escapeMarkdown(text));
  const section = (title: string, about: string, rows: readonly string[]): string =>
    rows.length === 0 ? '' : `\n## ${title}\n\n${about}\n\n${rows.map((row) => `- ${row}`).join('\n')}\n`;
  return [
    '# Differences to the Source List\n',
    `\nRead on ${new Date(update.checked).toISOString().slice(0, 10)} from ${escapeMarkdown(update.source)}.\n`,
    section(
      'New Papers',
      'In the list, and not in the catalog that comes with Shelfmark. Nobody has verified them.',
      papers.map(
        ({ paper }) =>
          `${escapeMarkdown(paper.title)} (${escapeMarkdown(paper.id)})${paper.author ? '' : ', authors unknown'}`,
      ),
    ),
    section(
      'Otherwise in the List',
      'The catalog was verified, so it keeps what it has.',
      contradictions.map(
        ({ line: at, paper, field, catalog, listed }) =>
          `${line(at)}${escapeMarkdown(paper)}, ${escapeMarkdown(field)}: ${value(catalog)} in the catalog, ${value(listed)} in the list`,
      ),
    ),
    section(
      'Left Out',
      'What is meant is not clear.',
      problems.map(({ line: at, message }) => line(at) + escapeMarkdown(message)),
    ),
    section(
      'Odd in the List',
      'Read all the same.',
      oddities.map(({ line: at, message }) => line(at) + escapeMarkdown(message)),
    ),
  ].join('');
}
