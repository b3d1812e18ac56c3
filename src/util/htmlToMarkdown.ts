const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};
const MARKS: Readonly<Record<string, string>> = { i: '*', em: '*', b: '**', strong: '**' };
const ADDRESS = /https?:\/\/[^\s<>"]*[^\s<>".,;:)\]]/g;

/**
 * The HTML that a citation processor gives for a reference, as Markdown: italics and bold stay, addresses become links,
 * all other markup goes, and text means nothing but itself.
 */
export function htmlToMarkdown(html: string): string {
  let markdown = '';
  let text = '';
  for (const [token, closing, tag, entity] of html.matchAll(
    /<(\/?)([a-z][a-z\d]*)[^<>]*>|&(#?\w+);|[^<&]+|[<&]/gi,
  )) {
    if (tag === undefined) {
      text += entity === undefined ? token : (decoded(entity) ?? token);
      continue;
    }
    markdown += linked(text) + (MARKS[tag.toLowerCase()] ?? (closing && tag === 'div' ? ' ' : ''));
    text = '';
  }
  return notBlock((markdown + linked(text)).replace(/\s+/g, ' ').trim());
}

function linked(text: string): string {
  let result = '';
  let at = 0;
  for (const match of text.matchAll(ADDRESS)) {
    result += `${literal(text.slice(at, match.index))}<${match[0]}>`;
    at = match.index + match[0].length;
  }
  return result + literal(text.slice(at));
}

function decoded(entity: string): string | undefined {
  const [, hex, decimal] = /^#(?:x([\da-f]+)|(\d+))$/i.exec(entity) ?? [];
  const code = hex ? parseInt(hex, 16) : Number(decimal);
  if (code > 0 && code <= 0x10ffff) return String.fromCodePoint(code);
  return ENTITIES[entity.toLowerCase()];
}

/** Only what would mean something within a paragraph, to CommonMark, pandoc or MyST: people read this text. */
function literal(text: string): string {
  return text.replace(/[\\`*_{}[\]<>$@~^]|&(?=#?\w+;)/g, '\\$&');
}

/** What would make a list, a heading or another block of the paragraph means only itself; pandoc has more lists. */
function notBlock(paragraph: string): string {
  return paragraph
    .replace(/^[-+#:|%=]/, '\\$&')
    .replace(/^(\(?(?:\d+|[a-z]|[ivxlcdm]+|[A-Z](?=\))))([.)](?:\s|$))/, '$1\\$2');
}
