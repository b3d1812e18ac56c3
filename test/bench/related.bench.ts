import type { Catalog } from '../../src/catalog/catalog';
import { KINDS } from '../../src/fieldmap/features';
import { createRelatedness, type Relatedness, type Weights } from '../../src/fieldmap/related';
import { createPaperSearch } from '../../src/search/paperSearch';
import { PAIRS } from '../unit/fieldmap/relatedPairs';
import { scoreOf, type Score } from './relatedScore';
import { quantile, type BenchRow } from './rows';
import { bundledCatalog } from './search.bench';

/** How well judged pairs are brought near each other, beside simpler ways, and how long it takes. */
export function run(catalog: Catalog = bundledCatalog()): BenchRow[] {
  const started = performance.now();
  const relatedness = createRelatedness(catalog);
  const prepared = performance.now() - started;
  const times = catalog.papers.map((paper) => {
    const start = performance.now();
    relatedness.related(paper, 20);
    return performance.now() - start;
  });
  const search = createPaperSearch(catalog.papers, { categories: catalog.categories });
  const own = scoreBy(catalog, relatedness);
  const ways: readonly (readonly [string, Score])[] = [
    ['categories alone', scoreBy(catalog, only(catalog, 'category'))],
    ['words of titles alone', scoreBy(catalog, only(catalog, 'word'))],
    [
      'search by two words of the title',
      scoreOf(catalog, PAIRS, (paper) =>
        search.search(paper.title.split(/\s+/).slice(1, 3).join(' '), 50).filter((other) => other !== paper),
      ),
    ],
  ];
  return [
    { name: 'related: prepared', value: prepared, unit: 'ms' },
    { name: 'related: one paper, median', value: quantile(times, 0.5), unit: 'ms' },
    ...ways.flatMap(([name, score]): BenchRow[] => [
      {
        name: 'related: pairs among five',
        value: own.at5 * 100,
        unit: '%',
        alternative: { name, value: score.at5 * 100 },
      },
      {
        name: 'related: pairs among ten',
        value: own.at10 * 100,
        unit: '%',
        alternative: { name, value: score.at10 * 100 },
      },
    ]),
  ];
}

function scoreBy(catalog: Catalog, relatedness: Relatedness): Score {
  return scoreOf(catalog, PAIRS, (paper) => relatedness.related(paper, 50).map((found) => found.paper));
}

function only(catalog: Catalog, kind: string): Relatedness {
  return createRelatedness(
    catalog,
    Object.fromEntries(KINDS.map((each) => [each, Number(each === kind)])) as Weights,
  );
}
