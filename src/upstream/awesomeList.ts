import { readItem, type RawItem } from './listItem';
import { listLines } from './listLines';
import { linksIn, plainText } from './listText';
import type { AwesomeList, ListedCategory, ListedPaper, ListProblem } from './records';
import { titleKey } from './titles';

/** More items are no list that somebody keeps. */
const MOST_PAPERS = 20_000;
/** More is not worth telling. */
const MOST_PROBLEMS = 1_000;

/** More text than this is not read for one item: what a hostile list puts behind it must not cost time. */
const LONGEST_ITEM = 20_000;

const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/;
const ITEM = /^ {0,3}[-+*][ \t]+(.*)$/;

/**
 * Reads a list of papers in Markdown as such lists are kept: headings of any depth, an item a paper with its title
 * as a link, a date or venue in parentheses behind it, and badges for code and pages on the same or the next lines.
 *
 * Never throws, whatever the text. What is odd is told with its line, and the rest is read all the same. What stands
 * in comments and in code is no part of the list.
 */
export function parseAwesomeList(markdown: string): AwesomeList {
  const { lines, problems: found } = listLines(markdown);
  const reader = new ListReader(found);
  for (const { text, number } of lines) reader.read(text, number);
  return reader.end();
}

class ListReader {
  private readonly problems: ListProblem[];
  private readonly papers: ListedPaper[] = [];
  private readonly categories = new Map<string, ListedCategory>();
  private readonly seen = new Map<string, number>();
  /** Headings that are open, the outermost first. */
  private headings: { readonly level: number; readonly text: string; readonly line: number }[] = [];
  private item: { lines: string[]; line: number; length: number } | undefined;

  constructor(problems: readonly ListProblem[]) {
    this.problems = [...problems];
  }

  read(text: string, line: number): void {
    const heading = HEADING.exec(text);
    if (heading) {
      this.endItem();
      this.openHeading(heading[1]!.length, headingText(withoutClosing(heading[2] ?? '')), line);
      return;
    }
    const item = ITEM.exec(text)?.[1];
    // An item that holds nothing but badges goes on with the one above.
    if (item !== undefined && !(this.item && isBadges(item))) {
      this.endItem();
      this.item = { lines: [item], line, length: item.length };
      return;
    }
    if (text.trim() === '') return;
    const { item: open } = this;
    if (open && (/^[ \t]/.test(text) || isBadges(text))) this.goOn(open, text.trim(), line);
    else this.tellStray(text, line);
  }

  end(): AwesomeList {
    this.endItem();
    if (this.papers.length === 0) {
      this.tell({ code: 'no-papers', line: 1, message: 'There is no list of papers in this text.' });
    }
    return {
      categories: [...this.categories.values()],
      papers: this.papers,
      problems: this.problems.sort((a, b) => a.line - b.line),
    };
  }

  private goOn(item: NonNullable<ListReader['item']>, text: string, line: number): void {
    const before = item.length;
    item.length += text.length;
    if (item.length <= LONGEST_ITEM) item.lines.push(text);
    else if (before <= LONGEST_ITEM) {
      this.tell({ code: 'too-long', line, message: 'The item is too long; its end was not read.' });
    }
  }

  private openHeading(level: number, text: string, line: number): void {
    this.headings = this.headings.filter((heading) => heading.level < level);
    const above = this.headings.at(-1)?.level;
    if (above !== undefined && level > above + 1) {
      this.tell({ code: 'heading-skips', line, message: `The heading "${text}" skips a level.` });
    }
    this.headings.push({ level, text, line });
  }

  private endItem(): void {
    const { item } = this;
    this.item = undefined;
    if (!item) return;
    const raw: RawItem = {
      text: item.lines.join(' '),
      line: item.line,
      path: this.headings.map(({ text }) => text),
    };
    const { paper, problems } = readItem(raw);
    for (const problem of problems) this.tell(problem);
    if (!paper) return;
    if (this.papers.length >= MOST_PAPERS) {
      if (this.papers.length === MOST_PAPERS) {
        this.tell({
          code: 'too-long',
          line: item.line,
          message: `More than ${MOST_PAPERS} papers; the rest was left out.`,
        });
      }
      return;
    }
    this.add(paper);
  }

  private add(paper: ListedPaper): void {
    const names = [
      paper.arxiv ?? `title ${titleKey(paper.title)}`,
      `title ${titleKey(paper.title)} in ${paper.url}`,
    ];
    const before = names.map((name) => this.seen.get(name)).find((line) => line !== undefined);
    if (before !== undefined) {
      this.tell({
        code: 'listed-twice',
        line: paper.line,
        message: `"${paper.title}" stands in the list before, in line ${before}.`,
      });
    }
    for (const name of names) if (!this.seen.has(name)) this.seen.set(name, paper.line);
    this.papers.push(paper);
    this.headings.forEach(({ line }, index) => {
      const path = this.headings.slice(0, index + 1).map(({ text }) => text);
      const name = JSON.stringify(path);
      if (!this.categories.has(name)) this.categories.set(name, { path, line });
    });
  }

  /** Text between papers; what introduces a section is no stray text. */
  private tellStray(text: string, line: number): void {
    const isWithin = this.item !== undefined;
    this.endItem();
    if (!isWithin || this.papers.length === 0) return;
    this.tell({
      code: 'stray-text',
      line,
      message: `"${plainText(text).slice(0, 60)}" is no part of an item.`,
    });
  }

  private tell(problem: ListProblem): void {
    if (this.problems.length < MOST_PROBLEMS) this.problems.push(problem);
  }
}

/** A heading without the hashes that may close it (CommonMark 4.2). */
function withoutClosing(text: string): string {
  const trimmed = text.trimEnd();
  let end = trimmed.length;
  while (trimmed[end - 1] === '#') end--;
  return end === 0 || /[ \t]/.test(trimmed[end - 1]!) ? trimmed.slice(0, end) : trimmed;
}

/** The words of a heading, of links their labels, without emoji codes. */
function headingText(markdown: string): string {
  let text = markdown;
  for (const { label, start, end } of linksIn(markdown).reverse()) {
    text = text.slice(0, start) + label + text.slice(end);
  }
  return plainText(text.replace(/:[a-z_]+:|<[^<>]*>/g, ' '));
}

/** Whether a text is badges and nothing else. */
function isBadges(text: string): boolean {
  return /^\s*(?:\[!|!\[)/.test(text);
}
