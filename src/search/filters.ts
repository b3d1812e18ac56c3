import { dateOf } from '../catalog/arrange';
import { normalizeAddress } from '../catalog/identifiers';
import { isPublished, paperUrl, pdfUrl, yearOf, type Paper } from '../catalog/paper';
import { filterTexts, type CategoryNames } from './paperText';
import { type Extra, type Filter, type IdentifierField, type Status, type TextField } from './query';
import { compact, spellingsOf } from './words';

/** Whether the paper meets all conditions. */
export type FilterTest = (paper: Paper, filters: readonly Filter[]) => boolean;

/** @param names The names of the categories, for filters by category. */
export function createFilterTest(names: ReadonlyMap<string, CategoryNames>): FilterTest {
  // Filters are asked again at every key, so the words of a field are taken apart once.
  const words = new Map<TextField, WeakMap<Paper, string[][]>>();
  const wordsIn = (paper: Paper, field: TextField): string[][] => {
    const ofField = words.get(field) ?? new WeakMap<Paper, string[][]>();
    words.set(field, ofField);
    const known = ofField.get(paper) ?? filterTexts(paper, field, names).map(spellingsOf);
    ofField.set(paper, known);
    return known;
  };

  const meets = (paper: Paper, filter: Filter): boolean => {
    switch (filter.kind) {
      case 'text':
        // A path is a category and what is below it; its words would find others that have them too.
        if (filter.field === 'category' && filter.path !== undefined && names.has(filter.path)) {
          return paper.custom.categories.some((id) => `${id}/`.startsWith(`${filter.path}/`));
        }
        return wordsIn(paper, filter.field).some((text) =>
          filter.words.every((start) => text.some((word) => word.startsWith(start))),
        );
      case 'identifier':
        return identifiers(paper, filter.field).some((id) => id.startsWith(filter.start));
      case 'year': {
        const year = yearOf(paper);
        return year !== undefined && year >= filter.from && year <= filter.to;
      }
      case 'posted': {
        const date = dateOf(paper);
        return filter.from <= date && date < filter.until;
      }
      case 'has':
        return has(paper, filter.what);
      case 'is':
        return statusOf(paper) === filter.what;
    }
  };
  return (paper, filters) => filters.every((filter) => meets(paper, filter) !== filter.negated);
}

function identifiers(paper: Paper, field: IdentifierField): readonly string[] {
  switch (field) {
    case 'key':
      return [compact(paper.id)];
    case 'arxiv':
      return [paper.custom.arxiv?.toLowerCase() ?? ''];
    case 'doi':
      return [paper.DOI?.toLowerCase() ?? ''];
    case 'address': {
      const links = [paperUrl(paper), paper.custom.code, paper.custom.website, pdfUrl(paper)];
      return links.filter((link) => link !== undefined).map(normalizeAddress);
    }
  }
}

function has(paper: Paper, what: Extra): boolean {
  switch (what) {
    case 'code':
      return paper.custom.code !== undefined;
    case 'pdf':
      return pdfUrl(paper) !== undefined;
    case 'website':
      return paper.custom.website !== undefined;
    case 'doi':
      return paper.DOI !== undefined;
  }
}

function statusOf(paper: Paper): Status {
  if (isPublished(paper)) return 'published';
  return paper.type === 'article' ? 'preprint' : 'webpage';
}
