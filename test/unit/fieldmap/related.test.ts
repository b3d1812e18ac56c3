import assert from 'node:assert/strict';
import { parseCatalog } from '../../../src/catalog/catalog';
import type { Paper } from '../../../src/catalog/paper';
import { KINDS } from '../../../src/fieldmap/features';
import { createRelatedness, WEIGHTS, type Weights } from '../../../src/fieldmap/related';
import { scoreOf } from '../../bench/relatedScore';
import { bundledCatalog } from '../data/bundled';
import { FAR, PAIRS } from './relatedPairs';

const catalog = bundledCatalog();
const relatedness = createRelatedness(catalog);
const heldOut = PAIRS.filter((_, at) => at % 3 === 2);

/** One number for a choice of weights, over all pairs. */
function quality(weights: Weights): number {
  const own = createRelatedness(catalog, weights);
  const { at5, at10, reciprocalRank } = scoreOf(catalog, PAIRS, (paper) =>
    own.related(paper, 50).map((found) => found.paper),
  );
  return at5 + at10 + reciprocalRank;
}

suite('Related papers', () => {
  test('judged pairs are near each other, those that no weight was chosen by too', () => {
    for (const pairs of [PAIRS, heldOut]) {
      const { at5, at10, reciprocalRank } = scoreOf(catalog, pairs, (paper) =>
        relatedness.related(paper, 50).map((found) => found.paper),
      );
      assert.ok(at5 >= 0.7, `among five: ${at5}`);
      assert.ok(at10 >= 0.83, `among ten: ${at10}`);
      assert.ok(reciprocalRank >= 0.5, `reciprocal rank: ${reciprocalRank}`);
    }
  });

  test('everything that is compared makes it better, and none would do alone', () => {
    const whole = quality(WEIGHTS);
    for (const kind of KINDS) {
      assert.ok(quality({ ...WEIGHTS, [kind]: 0 }) < whole - 0.01, `without ${kind}`);
      const alone = Object.fromEntries(KINDS.map((each) => [each, Number(each === kind)])) as Weights;
      assert.ok(quality(alone) < whole - 0.3, `${kind} alone`);
    }
  });

  test('a paper of a catalog that was read before is the same paper', () => {
    const gdpo = catalog.byId('liu2026gdpo')!;
    assert.deepEqual(relatedness.related({ ...gdpo }, 8), relatedness.related(gdpo, 8));
    const close = relatedness.relatedTo([{ ...gdpo }], 8);
    assert.ok(close.length > 0 && close.every(({ paper }) => paper.id !== gdpo.id));
  });

  test('what has nothing in common is not near', () => {
    for (const [a, b] of FAR) {
      const near = relatedness.related(catalog.byId(a)!).map(({ paper }) => paper.id);
      assert.ok(!near.includes(b), `${a} and ${b}`);
    }
  });

  test('every paper has some, with scores in order and reasons in words, the same each time', () => {
    for (const paper of catalog.papers) {
      const found = relatedness.related(paper, 8);
      assert.ok(found.length > 0, paper.id);
      for (const { score, reasons, paper: other } of found) {
        assert.ok(score > 0 && score <= 1 && other !== paper);
        assert.ok(reasons.length >= 1 && reasons.length <= 4, other.id);
        assert.equal(new Set(reasons).size, reasons.length);
      }
      assert.deepEqual(createRelatednessOnce().related(paper, 8), found);
    }
  });

  test('reasons tell what is shared', () => {
    const reasons = (of: string, other: string): string[] => [
      ...relatedness.related(catalog.byId(of)!).find(({ paper }) => paper.id === other)!.reasons,
    ];
    assert.ok(reasons('liu2025flowgrpo', 'he2026tempflowgrpo').includes('both GRPO'));
    assert.ok(reasons('liu2025flowgrpo', 'he2025gardo').some((reason) => /^same authors \(/.test(reason)));
  });

  test('one name in common is not said to be one person', () => {
    const work = (id: string, title: string, author: string): Paper => ({
      id,
      type: 'article',
      title,
      author: [{ family: author.split(' ')[1]!, given: author.split(' ')[0]! }],
      custom: { categories: [] },
    });
    const three = [work('a', 'Alpha', 'Yu Liu'), work('b', 'Beta', 'Yu Liu'), work('c', 'Gamma', 'Wei Liu')];
    const found = createRelatedness(parseCatalog(three, { categories: [] })).related(three[0]!);
    assert.deepEqual(
      found.map(({ paper, reasons }) => [paper.id, reasons]),
      [['b', ['an author called Yu Liu']]],
    );
  });

  test('close to a set: none of its own, and what is close to several comes first', () => {
    const set = ['black2024training', 'fan2023dpok', 'diffppo'].map((key) => catalog.byId(key)!);
    const found = relatedness.relatedTo(set, 30);
    assert.ok(found.every(({ paper, closeTo }) => !set.includes(paper) && closeTo.length > 0));
    assert.ok(found.slice(0, 5).every(({ paper }) => /diffusion|text-to-image/i.test(paper.title)));
    assert.deepEqual(relatedness.relatedTo([]), []);
  });
});

let again: ReturnType<typeof createRelatedness> | undefined;
function createRelatednessOnce(): ReturnType<typeof createRelatedness> {
  return (again ??= createRelatedness(catalog));
}
