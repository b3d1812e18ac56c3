/** Quarto's include (quarto.org, "Includes"); with three braces it is shown, not followed. */
const SHORTCODE = /(?<!\{)\{\{<[ \t]*include[ \t]+["']?([^\s"'<>]+)["']?[ \t]*>\}\}/g;

/** knitr's child documents: the option in the head of a chunk, or (`#|`) on a line of its own in the chunk. */
const CHILD = /^[ \t>]*(?:(?:`{3,}|~{3,})\{[^}\n]*?\bchild[ \t]*=|#\|[ \t]*child[ \t]*[:=])([^\n]*)/gm;

/** The documents that a Quarto or R Markdown text takes in, as written. */
export function includesInMarkdown(text: string): string[] {
  const found: { readonly at: number; readonly path: string }[] = [];
  if (text.includes('{{<')) {
    for (const match of text.matchAll(SHORTCODE)) found.push({ at: match.index, path: match[1]! });
  }
  if (text.includes('child')) {
    for (const match of text.matchAll(CHILD)) {
      for (const path of childrenIn(match[1]!)) found.push({ at: match.index, path });
    }
  }
  return [...new Set(found.sort((a, b) => a.at - b.at).map(({ path }) => path))];
}

/** The quoted names of a value or of a list of them; without quotes (in YAML) the word. */
function childrenIn(value: string): string[] {
  const list = /^\s*(?:c\s*\(([^)]*)\)|\[([^\]]*)\])/.exec(value);
  const names = list
    ? (list[1] ?? list[2]!).split(',')
    : [/^\s*(?:"[^"]*"|'[^']*'|[^\s,}]+)/.exec(value)?.[0] ?? ''];
  return names
    .map((name) => name.trim().replace(/^(["'])(.*)\1$/, '$2'))
    .filter((name) => /\.\w+$/.test(name));
}
