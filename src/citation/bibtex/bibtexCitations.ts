import { NO_DECLARATIONS } from '../declarations';
import { joinByCommas } from '../joinKeys';
import { lineEnd, lineStart, matchAt } from '../scanning';
import type { CitationContext, CitationSyntaxModule } from '../syntax';

/** BibTeX files: what is typed between the entries asks for a whole entry. Keys are never cited there. */
export const bibtexCitations: CitationSyntaxModule = {
  syntax: 'bibtex',
  languages: ['bibtex'],
  extensions: {},
  contextAt,
  find: () => [],
  plan: () => undefined,
  join: joinByCommas,
  declarations: () => NO_DECLARATIONS,
};

/** An entry, string, preamble or comment up to its opening delimiter, at the start of a line. */
const HEAD = /@[ \t]*[A-Za-z]+\s*([{(])/y;

function contextAt(text: string, offset: number): CitationContext | undefined {
  const line = lineStart(text, offset);
  const typed = /^[ \t]*(@?)((?:[^\s@{}()="#%,\\][^@{}()="#%,\\\n]*)?)$/.exec(text.slice(line, offset));
  if (!typed || typed[1] + typed[2]! === '') return undefined;
  // Right of the cursor: nothing that makes the line part of an entry.
  const right = text.slice(offset, lineEnd(text, offset));
  if (/[@{}()="]/.test(right) || isInEntry(text, line)) return undefined;

  const replaceStart = offset - typed[2]!.length;
  const replaceEnd = offset + /^[^\s,#%\\]*/.exec(right)![0].length;
  return {
    syntax: 'bibtex',
    query: text.slice(replaceStart, offset),
    replaceStart,
    replaceEnd,
    keys: [],
    start: replaceStart - typed[1]!.length,
    end: replaceEnd,
  };
}

/** Whether the line that starts at `line` belongs to an entry that begins above it. */
function isInEntry(text: string, line: number): boolean {
  const head = headBefore(text, line);
  if (!head) return false;
  const end = entryEnd(text, head.body, head.open);
  if (end !== undefined) return end > line;
  // Never closed: the entry is broken, and what comes behind a blank line is taken to be outside of it.
  return !/\n[ \t]*\r?\n/.test(text.slice(head.body, line));
}

function headBefore(text: string, line: number): { body: number; open: string } | undefined {
  for (let at = line; at > 0;) {
    at = text.lastIndexOf('@', at - 1);
    if (at < 0) return undefined;
    const head = isFirstOnLine(text, at) ? matchAt(HEAD, text, at) : null;
    if (head) return { body: at + head[0].length, open: head[1]! };
  }
  return undefined;
}

function isFirstOnLine(text: string, index: number): boolean {
  let at = index - 1;
  while (at >= 0 && (text[at] === ' ' || text[at] === '\t')) at--;
  return at < 0 || text[at] === '\n';
}

/**
 * Where the entry closes; undefined when it does not before the next entry begins or the text ends. As in BibTeX,
 * braces count wherever they stand, also behind a backslash.
 */
function entryEnd(text: string, body: number, open: string): number | undefined {
  const mark = /[{})]|^[ \t]*@[ \t]*[A-Za-z]+\s*[{(]/gm;
  mark.lastIndex = body;
  let depth = 0;
  for (let match = mark.exec(text); match; match = mark.exec(text)) {
    if (match[0] === '{') depth++;
    else if (match[0] === '}') {
      if (depth === 0) return open === '{' ? mark.lastIndex : undefined;
      depth--;
    } else if (match[0] === ')') {
      if (depth === 0 && open === '(') return mark.lastIndex;
    } else return undefined;
  }
  return undefined;
}
