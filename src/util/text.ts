/** The text, or as much of it as fits into `length` characters with an ellipsis. */
export function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
}

/** The text such that VS Code shows it as it is where it would take `$(name)` for an icon. */
export function withoutIcons(text: string): string {
  return text.replace(/\$\(/g, '$\u200b(');
}

/** The text such that VS Code shows it as it is where messages take `[label](address)` for a link, also to a command. */
export function withoutLinks(text: string): string {
  return text.replace(/\]\(/g, ']\u200b(');
}

/** An address such that it cannot end the parentheses of a Markdown link (CommonMark, "link destination"). */
export function markdownUrl(url: string): string {
  return url.replace(
    /[\s()<>\\]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

/** Text from outside as it stands in Markdown: nothing of it is taken for markup, an icon or a link. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-!~<>|$&@]/g, '\\$&').replace(/\s+/g, ' ');
}
