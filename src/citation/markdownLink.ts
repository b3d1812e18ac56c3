import { markdownUrl } from '../util/text';
import { authorsShort, displayName, paperUrl, yearOf, type Paper } from '../catalog/paper';

/**
 * A citation for Markdown that no citation processor reads: `[Liu et al., 2026](https://arxiv.org/abs/2601.05242)`,
 * several joined by semicolons. A paper without known authors stands under its name; a missing year is left out.
 */
export function markdownLinks(papers: readonly Paper[]): string {
  return papers.map(markdownLink).join('; ');
}

function markdownLink(paper: Paper): string {
  const text = [authorsShort(paper) ?? displayName(paper), yearOf(paper)].filter(Boolean).join(', ');
  const url = paperUrl(paper);
  return url ? `[${escapeText(text)}](${markdownUrl(url)})` : escapeText(text);
}

/** CommonMark 2.4: any ASCII punctuation may be escaped with a backslash. */
function escapeText(text: string): string {
  return text.replace(/[\\`*_[\]<>&$]/g, '\\$&');
}
