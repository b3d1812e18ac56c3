import type { Category } from '../catalog/catalog';
import { familyName, fullName, isPublished, yearOf, type Paper } from '../catalog/paper';
import type { TextField } from './query';
import { Field } from './ranking';
import { spellingsOf, spellingsOfName } from './words';
import type { FieldWords } from './wordIndex';

/** What a category is called: its own label, and the labels on the way down to it. */
export interface CategoryNames {
  readonly label: string;
  readonly path: readonly string[];
}

/** The names of the categories and all their descendants, by id. */
export function categoryNames(categories: readonly Category[]): ReadonlyMap<string, CategoryNames> {
  const names = new Map<string, CategoryNames>();
  const walk = (here: readonly Category[], above: readonly string[]): void => {
    for (const { id, label, children } of here) {
      const path = [...above, label];
      names.set(id, { label, path });
      walk(children, path);
    }
  };
  walk(categories, []);
  return names;
}

/** Names that venues had before, and under which people look for them. */
const FORMER_NAMES: ReadonlyMap<string, string> = new Map([['NeurIPS', 'NIPS']]);

/** Every word under which free text finds the paper, by the field it stands in. */
export function indexedWords(paper: Paper, names: ReadonlyMap<string, CategoryNames>): FieldWords[] {
  const { custom } = paper;
  const [titleStart = '', ...titleRest] = paper.title.split(/\s+/);
  const people = paper.author ?? [];
  const categories = custom.categories.map((id) => `${names.get(id)?.label ?? ''} ${id}`);
  const facets = [...(custom.methods ?? []), ...(custom.applications ?? [])];
  const identifiers = [custom.arxiv ?? '', paper.DOI ?? ''];
  const years = [yearOf(paper) ?? '', custom.posted?.slice(0, 4) ?? ''];
  return [
    { field: Field.shortName, words: spellingsOfName(custom.shortName ?? '') },
    { field: Field.key, words: spellingsOf(paper.id) },
    { field: Field.titleStart, words: spellingsOf(titleStart) },
    { field: Field.title, words: spellingsOf(titleRest.join(' ')) },
    { field: Field.alias, words: (custom.aliases ?? []).flatMap(spellingsOf) },
    { field: Field.family, words: people.flatMap((person) => spellingsOf(familyName(person))) },
    { field: Field.given, words: people.flatMap(({ given }) => spellingsOf(given ?? '')) },
    { field: Field.identifier, words: identifiers.flatMap(spellingsOf) },
    { field: Field.year, words: years.flatMap((year) => spellingsOf(String(year))) },
    { field: Field.venue, words: venueTexts(paper).flatMap(spellingsOf) },
    { field: Field.category, words: categories.flatMap(spellingsOf) },
    { field: Field.facet, words: facets.flatMap(spellingsOf) },
  ];
}

/** The texts that a filter on the field looks at. All words of its value must be met by one of them. */
export function filterTexts(
  paper: Paper,
  field: TextField,
  names: ReadonlyMap<string, CategoryNames>,
): readonly string[] {
  const { custom } = paper;
  switch (field) {
    case 'author':
      return (paper.author ?? []).map(fullName);
    case 'title':
      return [paper.title, custom.shortName ?? '', ...(custom.aliases ?? [])];
    case 'venue':
      return venueTexts(paper);
    case 'category':
      return custom.categories.map((id) => [id, ...(names.get(id)?.path ?? [])].join(' '));
    case 'method':
      return custom.methods ?? [];
    case 'application':
      return custom.applications ?? [];
  }
}

function venueTexts(paper: Paper): string[] {
  const { venue, arxiv } = paper.custom;
  const former = venue === undefined ? undefined : FORMER_NAMES.get(venue);
  const texts = [venue, former, paper['container-title']];
  if (!isPublished(paper)) texts.push(arxiv === undefined ? undefined : 'arXiv preprint');
  return texts.filter((text) => text !== undefined);
}
