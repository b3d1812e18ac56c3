import { normalizeArxivId, normalizeDoi } from '../catalog/identifiers';
import { monthOfArxivId, readListedDate } from './listDates';
import { linksIn, plainText, webAddress, type MarkdownLink } from './listText';
import type { ListedPaper, ListProblem, ListProblemCode } from './records';

/** An item of a list: its first line, and what belongs to it. */
export interface RawItem {
  /** Without the bullet; the lines joined by blanks. */
  readonly text: string;
  /** From 1. */
  readonly line: number;
  readonly path: readonly string[];
}

/** Reads an item; without a paper where it is none. What is odd about it is told. */
export function readItem({ text, line, path }: RawItem): {
  readonly paper?: ListedPaper;
  readonly problems: readonly ListProblem[];
} {
  const problems: ListProblem[] = [];
  const tell = (code: ListProblemCode, message: string): void => void problems.push({ code, line, message });
  const links = linksIn(text);
  const head = links.find(({ isBadge }) => !isBadge);
  // An entry of a table of contents.
  if (head?.url.startsWith('#')) return { problems };
  const title = plainText(head?.label ?? text.slice(0, links[0]?.start));
  if (title === '') {
    tell('no-title', 'The item has no title.');
    return { problems };
  }
  const badges = links.filter((link) => link !== head);
  if (links.length === 0) {
    tell('no-link', `"${title}" has no link.`);
    return { problems };
  }
  const unsafe = links.filter(({ url }) => webAddress(url) === undefined);
  if (unsafe.length > 0) tell('unsafe-link', `"${title}" has a link that is no web address.`);
  const addresses = [head, ...badges].flatMap((link) => webAddress(link?.url ?? '') ?? []);
  const url = webAddress(head?.url ?? '') ?? addresses[0];
  if (url === undefined) return { problems };

  const ids = [...new Set(addresses.flatMap((address) => normalizeArxivId(address) ?? []))];
  if (ids.length > 1)
    tell('links-disagree', `"${title}" has links to several papers: ${ids.slice(0, 5).join(', ')}.`);
  const arxiv = normalizeArxivId(url) ?? ids[0];
  const doi = addresses.map(normalizeDoi).find((each) => each !== undefined);
  const when = dateBehind(text, head, title, arxiv, tell);
  const code = badges.flatMap(({ url: address }) => repository(address) ?? [])[0];
  return {
    paper: {
      title,
      url,
      ...(arxiv !== undefined && { arxiv }),
      ...(doi !== undefined && { doi }),
      ...when,
      ...(code !== undefined && { code }),
      websites: websites(badges, code),
      path,
      line,
    },
    problems,
  };
}

function dateBehind(
  text: string,
  head: MarkdownLink | undefined,
  title: string,
  arxiv: string | undefined,
  tell: (code: ListProblemCode, message: string) => void,
): { readonly date?: string; readonly venue?: string } {
  const written = /^[\s*_]*\(([^()]{1,200})\)/.exec(text.slice(head?.end ?? 0))?.[1];
  if (written === undefined) {
    tell('no-date', `"${title}" has no date.`);
    return {};
  }
  const read = readListedDate(written);
  if (!read) {
    tell('unknown-date', `"${title}": "${plainText(written)}" is no date.`);
    return {};
  }
  const month = arxiv && monthOfArxivId(arxiv);
  if (month && read.date && read.date.length > 4 && read.date !== month) {
    tell('date-contradicts-arxiv', `"${title}" is dated ${read.date}, but its arXiv id is of ${month}.`);
  }
  return { ...read, ...(read.venue !== undefined && { venue: plainText(read.venue) }) };
}

/** `https://github.com/owner/name` of an address in a repository on GitHub; undefined for another. */
export function repository(address: string): string | undefined {
  const [, owner, name] =
    /^https?:\/\/(?:www\.)?github\.com\/([\w.-]+)\/([\w.-]+?)(?:\.git)?(?:[/?#].*)?$/i.exec(address.trim()) ??
    [];
  return owner !== undefined ? `https://github.com/${owner}/${name}` : undefined;
}

/** Where else the item leads: neither arXiv nor its repository. */
function websites(badges: readonly MarkdownLink[], code: string | undefined): string[] {
  const found = badges.flatMap(({ url }) => webAddress(url) ?? []);
  return [...new Set(found)].filter(
    (address) =>
      normalizeArxivId(address) === undefined && (code === undefined || repository(address) !== code),
  );
}
