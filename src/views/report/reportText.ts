/** A file's part of the report. */
export interface ReportedFile {
  /** Path as people know it, relative to the workspace. */
  readonly name: string;
  readonly problems: readonly ReportedProblem[];
}

export interface ReportedProblem {
  /** From 1, as editors count. */
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

/** What was looked at. */
export interface ReportedScope {
  readonly documents: number;
  readonly bibliographies: number;
  readonly entries: number;
  /** Whether the check was stopped before its end. */
  readonly isPartial: boolean;
}

/** A place in the report that leads to a problem. */
export interface ReportLink {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly file: number;
  readonly problem: number;
}

const INDENT = '  ';

/** The report as plain text, a problem a line, and where in it a link belongs. Lines and columns are from 0. */
export function reportText(
  files: readonly ReportedFile[],
  scope: ReportedScope,
): { readonly text: string; readonly links: readonly ReportLink[] } {
  const count = files.reduce((sum, { problems }) => sum + problems.length, 0);
  const lines = [
    'Bibliography check',
    `${plural(scope.documents, 'document')}, ${plural(scope.bibliographies, 'bibliography', 'bibliographies')}, ${plural(scope.entries, 'entry', 'entries')}: ${count === 0 ? 'no problems' : plural(count, 'problem')}`,
    ...(scope.isPartial ? ['Stopped before the end: there may be more.'] : []),
  ];
  const links: ReportLink[] = [];
  files.forEach(({ name, problems }, file) => {
    lines.push('', `${name} (${problems.length})`);
    const places = problems.map(({ line, column }) => `${line}:${column}`);
    const width = Math.max(0, ...places.map((place) => place.length));
    problems.forEach(({ text }, problem) => {
      const place = places[problem]!;
      links.push({
        line: lines.length,
        start: INDENT.length,
        end: INDENT.length + place.length,
        file,
        problem,
      });
      lines.push(`${INDENT}${place.padEnd(width)}  ${text.replace(/\s+/g, ' ')}`);
    });
  });
  return { text: `${lines.join('\n')}\n`, links };
}

function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
