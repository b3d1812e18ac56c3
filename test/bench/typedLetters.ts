import type { Paper } from '../../src/catalog/paper';
import type { PaperSearch } from '../../src/search/paperSearch';

/** What somebody types to get at the paper: its short name, else the first word of its title. */
export function typedName(paper: Paper): string {
  return paper.custom.shortName ?? paper.title.split(/\s+/)[0] ?? '';
}

/** How many letters of {@link typedName} it takes until the paper is first; Infinity when all of them do not. */
export function lettersUntilFirst(search: PaperSearch, paper: Paper): number {
  const name = typedName(paper);
  for (let letters = 1; letters <= name.length; letters++) {
    if (search.search(name.slice(0, letters), 1)[0] === paper) return letters;
  }
  return Infinity;
}
