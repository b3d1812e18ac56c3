import type { Paper } from '../../src/catalog/paper';

/**
 * A catalog of the wanted size: first the papers themselves, then papers put together from theirs, with titles of two
 * halves, the authors of one paper and the facets of another, and names and identifiers of their own. The same for
 * every run.
 */
export function syntheticPapers(papers: readonly Paper[], size: number): Paper[] {
  const all = papers.slice(0, size);
  const random = randomNumbers(size);
  const pick = (): Paper => papers[Math.floor(random() * papers.length)] as Paper;
  const half = (paper: Paper, first: boolean): string => {
    const words = paper.title.split(' ');
    const middle = words.length >> 1;
    return (first ? words.slice(0, middle) : words.slice(middle)).join(' ');
  };
  const syllables = papers.flatMap(({ custom }) => custom.shortName?.match(/[A-Za-z]{2,3}/g) ?? []);
  const syllable = (): string => syllables[Math.floor(random() * syllables.length)] ?? 'Ra';
  while (all.length < size) {
    const number = all.length;
    const [people, facets] = [pick(), pick()];
    const shortName = `${syllable()}${syllable()}${syllable()}-R${number % 9}`;
    const arxiv = `${2000 + (number % 600)}.${String(10000 + number).padStart(5, '0')}`;
    all.push({
      ...people,
      id: `${people.id}${number}`,
      title: `${shortName}: ${half(pick(), true)} ${half(pick(), false)}`,
      custom: { ...facets.custom, shortName, aliases: [], arxiv },
    });
  }
  return all;
}

/** Numbers in [0, 1) from a linear congruential generator (Numerical Recipes' constants). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
