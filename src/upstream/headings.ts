import type { Paper } from '../catalog/paper';

/** Where a heading of a list stands in the catalog: learned from the papers that both have. */
export class Headings {
  private readonly categories = new Map<string, Map<string, number>>();

  /** @param known Papers of the catalog with the headings under which the list has them. */
  constructor(known: Iterable<readonly [path: readonly string[], paper: Paper]>) {
    for (const [path, paper] of known) {
      for (let depth = 1; depth <= path.length; depth++) {
        const name = nameOf(path.slice(0, depth));
        const counts = this.categories.get(name) ?? new Map<string, number>();
        this.categories.set(name, counts);
        for (const id of paper.custom.categories) counts.set(id, (counts.get(id) ?? 0) + 1);
      }
    }
  }

  /** The categories of what stands under several headings; of one within another the inner one. */
  categoriesOf(paths: readonly (readonly string[])[]): string[] {
    const all = [...new Set(paths.map((path) => this.categoryOf(path)))].filter((id) => id !== undefined);
    return all.filter((id) => !all.some((other) => other.startsWith(`${id}/`)));
  }

  /**
   * The category of what stands under the heading: that of most papers that the catalog has from there, else what
   * those under the heading above have in common. Undefined where there is nothing to learn from.
   */
  categoryOf(path: readonly string[]): string | undefined {
    const own = this.categories.get(nameOf(path));
    if (own && own.size > 0) return [...own].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]![0];
    // The title of the whole list has everything below it, which says nothing.
    for (let depth = path.length - 1; depth > 1; depth--) {
      const common = commonPath([...(this.categories.get(nameOf(path.slice(0, depth)))?.keys() ?? [])]);
      if (common !== undefined) return common;
    }
    return undefined;
  }
}

function nameOf(path: readonly string[]): string {
  return JSON.stringify(path.map((heading) => heading.toLowerCase()));
}

/** `mllm` of `mllm/video` and `mllm/image/x`; undefined where the ids begin differently. */
function commonPath(ids: readonly string[]): string | undefined {
  const [first, ...rest] = ids.map((id) => id.split('/'));
  if (!first) return undefined;
  const length = first.findIndex((part, at) => rest.some((other) => other[at] !== part));
  return first.slice(0, length < 0 ? first.length : length).join('/') || undefined;
}
