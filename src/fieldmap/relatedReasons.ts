import type { Kind } from './features';
import type { Weighted, Weights } from './related';

const MOST = 4;
const NAMES_SHOWN = 3;
/** Words that two titles must share for it to be worth telling, by how much they weigh. */
const TELLING_WORD = 0.03;

interface Shared {
  readonly label: string;
  readonly share: number;
}

/** What two papers have in common, in words, the most telling first. */
export function reasonsFor(one: readonly Weighted[], other: readonly Weighted[], weights: Weights): string[] {
  const values = new Map(other.map(({ feature, value }) => [`${feature.kind} ${feature.id}`, value]));
  const shared = new Map<Kind, Shared[]>();
  for (const { feature, value } of one) {
    const behind = values.get(`${feature.kind} ${feature.id}`);
    if (behind === undefined) continue;
    const share = weights[feature.kind] * value * behind;
    shared.set(feature.kind, [...(shared.get(feature.kind) ?? []), { label: feature.label, share }]);
  }
  const best = (kind: Kind): Shared[] => (shared.get(kind) ?? []).sort((a, b) => b.share - a.share);
  const filed = [
    ...best('method').map(both),
    ...best('application').map(both),
    ...best('category').slice(0, 1).map(both),
  ];
  const said = filed.map(({ label }) => label.toLowerCase()).join(' ');
  const reasons: Shared[] = [
    ...authors(best('author')),
    ...filed,
    ...words(best('word').filter(({ label }) => !said.includes(label))),
  ];
  const told = new Set<string>();
  return reasons
    .sort((a, b) => b.share - a.share)
    .filter(({ label }) => !told.has(label.toLowerCase()) && told.add(label.toLowerCase()))
    .slice(0, MOST)
    .map(({ label }) => label);
}

function both({ label, share }: Shared): Shared {
  // What stands in parentheses is the name that people use: `Group relative policy optimization (GRPO)`.
  return { label: `both ${/\((\w+)\)$/.exec(label)?.[1] ?? label}`, share };
}

/** One name in common may be that of two people; several are the same ones. */
function authors(shared: readonly Shared[]): Shared[] {
  if (shared.length === 0) return [];
  const share = shared.reduce((sum, each) => sum + each.share, 0);
  const names = shared.slice(0, NAMES_SHOWN).map(({ label }) => label);
  const more = shared.length - names.length;
  const list = names.join(', ') + (more > 0 ? ` and ${more} more` : '');
  return [{ label: shared.length === 1 ? `an author called ${list}` : `same authors (${list})`, share }];
}

function words(shared: readonly Shared[]): Shared[] {
  const telling = shared.filter(({ share }) => share >= TELLING_WORD).slice(0, 2);
  if (telling.length === 0) return [];
  const share = telling.reduce((sum, each) => sum + each.share, 0);
  return [{ label: `titles share ${telling.map(({ label }) => `"${label}"`).join(' and ')}`, share }];
}
