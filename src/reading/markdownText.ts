/** The text as Markdown in which nothing of it is taken for markup (CommonMark 2.4), on one line that begins no list or heading. */
export function plainMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]<>$~^@|]|&(?=#?\w+;)/g, '\\$&')
    .replace(/^(\d*)([-+#=:.)])/, '$1\\$2');
}

/** The text that {@link plainMarkdown} was given, and what else CommonMark's backslashes stand for. */
export function fromPlainMarkdown(markdown: string): string {
  return markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}
