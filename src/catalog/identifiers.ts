/**
 * Identifiers of works, folded to one spelling so that two mentions of the same work compare equal.
 */

const ARXIV_NEW = String.raw`\d{4}\.\d{4,5}`;
const ARXIV_OLD = String.raw`[a-z-]+(?:\.[A-Z]{2})?/\d{7}`;
const ARXIV_ID = new RegExp(
  String.raw`^(?:https?://)?(?:(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)/|(?:dx\.)?doi\.org/10\.48550/arxiv\.|10\.48550/arxiv\.|arxiv:\s*)?(${ARXIV_NEW}|${ARXIV_OLD})(?:v\d+)?(?:\.pdf)?(?:[?#].*)?$`,
  'i',
);

/**
 * The arXiv id in `text` without version, lower-cased; undefined when `text` is not one.
 *
 * Takes a bare id, `arXiv:<id>`, the DOI `10.48550/arXiv.<id>` and abstract, PDF and HTML addresses
 * (https://info.arxiv.org/help/arxiv_identifier.html).
 */
export function normalizeArxivId(text: string): string | undefined {
  return ARXIV_ID.exec(text.trim())?.[1]?.toLowerCase();
}

/**
 * The DOI in `text`, bare and lower-cased (DOIs compare without case: DOI Handbook 2.4); undefined when `text`
 * is none. arXiv's own DOIs are arXiv ids, not DOIs of a publication, and give undefined.
 */
export function normalizeDoi(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^(?:https?:\/\/(?:dx\.|www\.)?doi\.org\/|doi:\s*)/i, '')
    .toLowerCase();
  return /^10\.\d{4,9}\/\S+$/.test(bare) && !bare.startsWith('10.48550/arxiv.') ? bare : undefined;
}

/** A web address in one spelling: lower case, no scheme, no `www.`, no final slash. */
export function normalizeAddress(address: string): string {
  return address
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/\/+$/, '');
}
