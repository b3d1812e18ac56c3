import type { ListProblem } from './records';

/** A line of a list that says something. */
export interface ListLine {
  readonly text: string;
  /** From 1. */
  readonly number: number;
}

export interface ListLines {
  readonly lines: readonly ListLine[];
  readonly problems: readonly ListProblem[];
}

/** Longer lists are no lists that somebody keeps by hand, in characters. */
const LONGEST_LIST = 5_000_000;
/** What is longer is not read further: nobody writes such lines, and reading them takes time. */
const LONGEST_LINE = 8_000;

/** The lines of a list, without comments, code and what is behind the length that is read. */
export function listLines(markdown: string): ListLines {
  const problems: ListProblem[] = [];
  const lines: ListLine[] = [];
  const text = withoutComments(markdown.slice(0, LONGEST_LIST), problems);
  let fence: string | undefined;
  let number = 0;
  for (const line of text.split(/\r\n|\n|\r/)) {
    number++;
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence)) fence = undefined;
      continue;
    }
    if (mark !== undefined) {
      fence = mark;
      continue;
    }
    if (line.length > LONGEST_LINE) {
      problems.push({
        code: 'too-long',
        line: number,
        message: 'The line is too long; its end was not read.',
      });
    }
    lines.push({ text: line.slice(0, LONGEST_LINE), number });
  }
  if (markdown.length > LONGEST_LIST) {
    problems.push({ code: 'too-long', line: number, message: 'The list is too long; its end was not read.' });
  }
  return { lines, problems };
}

/** Comments as blanks, lines kept. One that is left open hides the rest, as it does on the page. */
function withoutComments(text: string, problems: ListProblem[]): string {
  let result = '';
  let at = 0;
  for (;;) {
    const start = text.indexOf('<!--', at);
    if (start < 0) return result + text.slice(at);
    const close = text.indexOf('-->', start + 4);
    const end = close < 0 ? text.length : close + 3;
    result += text.slice(at, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ');
    at = end;
    if (close < 0) {
      const line = text.slice(0, start).split(/\r\n|\n|\r/).length;
      problems.push({
        code: 'stray-text',
        line,
        message: 'A comment is never closed; what follows is hidden.',
      });
    }
  }
}
