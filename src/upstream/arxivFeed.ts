import { SaxesParser } from 'saxes';
import { normalizeArxivId, normalizeDoi } from '../catalog/identifiers';
import { plainText } from './listText';
import type { ArxivRecord } from './records';

/** Ids in one request; the manual advises against long ones. */
export const IDS_IN_REQUEST = 50;

const ATOM = 'http://www.w3.org/2005/Atom';
const ARXIV = 'http://arxiv.org/schemas/atom';
const LONGEST_ABSTRACT = 10_000;
const MOST_AUTHORS = 3_000;

/**
 * The address that asks arXiv about papers (arXiv API User's Manual, section 3.1).
 *
 * @param base Address of the API, `https://export.arxiv.org/api/query`.
 * @param ids Without versions, at most {@link IDS_IN_REQUEST}.
 */
export function arxivQuery(base: string, ids: readonly string[]): string {
  const query = new URLSearchParams({ id_list: ids.join(','), max_results: String(ids.length) });
  // Commas are readable, and allowed in a query.
  return `${base}${base.includes('?') ? '&' : '?'}${query.toString().replaceAll('%2C', ',')}`;
}

/** What an answer of arXiv holds. */
export interface ArxivAnswer {
  readonly records: readonly ArxivRecord[];
  /** Why there may be more than the records, in words; absent for a whole answer. */
  readonly problem?: string;
  /** arXiv says that something about the question is wrong (API User's Manual, section 3.4). */
  readonly isError?: true;
}

/**
 * Reads an answer of arXiv's API, which is Atom (RFC 4287) with elements of arXiv's own. Never throws: of a text that
 * is cut off or no XML, what is whole counts, and the problem is told. Entities that a document defines itself mean
 * nothing here.
 */
export function parseArxivFeed(xml: string): ArxivAnswer {
  const records: ArxivRecord[] = [];
  const parser = new SaxesParser({ xmlns: true });
  let problem: string | undefined;
  let isFeed = false;
  let isError = false as boolean;
  let entry: Entry | undefined;
  const open: string[] = [];
  let text = '';

  parser.on('error', ({ message }) => {
    problem ??= `The answer is no well-formed XML (${message.slice(0, 100)}).`;
  });
  parser.on('opentag', ({ uri, local, attributes }) => {
    const name = uri === ATOM ? local : uri === ARXIV ? `arxiv:${local}` : '';
    open.push(name);
    text = '';
    if (open.length === 1) isFeed = name === 'feed';
    if (name === 'entry' && open.length === 2) entry = { authors: [] };
    if (name === 'arxiv:primary_category' && entry) entry.primaryClass ??= attributes['term']?.value;
  });
  const addText = (part: string): void => {
    if (text.length < LONGEST_ABSTRACT) text += part;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const name = open.pop();
    const depth = open.length;
    if (!entry || problem !== undefined) return;
    if (name === 'entry' && depth === 1) {
      const record = recordOf(entry);
      if (record) records.push(record);
      else if (/\/api\/errors/.test(entry.id ?? '')) {
        problem = `arXiv says: ${plainText(entry.summary ?? '').slice(0, 200)}`;
        isError = true;
      }
      entry = undefined;
    } else if (name === 'name' && open[depth - 1] === 'author') {
      if (entry.authors.length < MOST_AUTHORS) entry.authors.push(plainText(text));
    } else if (depth === 2) {
      if (name === 'id' || name === 'title' || name === 'published' || name === 'summary') entry[name] = text;
      else if (name === 'arxiv:doi') entry.doi = text;
      else if (name === 'arxiv:comment') entry.comment = text;
    }
  });
  try {
    parser.write(xml).close();
  } catch (error) {
    problem ??= `The answer cannot be read (${error instanceof Error ? error.message.slice(0, 100) : ''}).`;
  }
  if (!isFeed) problem = 'The answer is no Atom feed.';
  return { records, ...(problem !== undefined && { problem }), ...(isError && { isError: true as const }) };
}

interface Entry {
  readonly authors: string[];
  id?: string;
  title?: string;
  published?: string;
  summary?: string;
  primaryClass?: string | undefined;
  doi?: string;
  comment?: string;
}

function recordOf(entry: Entry): ArxivRecord | undefined {
  const id = normalizeArxivId((entry.id ?? '').trim());
  const title = plainText(entry.title ?? '');
  const published = /^\s*(\d{4}-\d\d-\d\d)/.exec(entry.published ?? '')?.[1];
  if (id === undefined || title === '' || published === undefined) return undefined;
  const doi = normalizeDoi(entry.doi ?? '');
  const comment = plainText(entry.comment ?? '');
  const abstract = (entry.summary ?? '').replace(/\s+/g, ' ').trim();
  return {
    id,
    title,
    authors: entry.authors.filter((name) => name !== ''),
    published,
    ...(entry.primaryClass !== undefined &&
      /^[a-z-]+(?:\.[A-Za-z-]+)?$/.test(entry.primaryClass) && { primaryClass: entry.primaryClass }),
    ...(doi !== undefined && { doi }),
    ...(comment !== '' && { comment }),
    ...(abstract !== '' && { abstract }),
  };
}
