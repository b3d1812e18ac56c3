import { toLatex } from '../latexText';

/** Plain text as TeX. */
export function plainToTex(text: string): string {
  return toLatex(text, { unicode: true });
}

/**
 * A text of CSL-JSON as TeX. Its markup (citeproc-js, "Rich text markup within fields") is left out, but for
 * `<span class="nocase">`, which keeps capitals as braces do.
 */
export function htmlToTex(text: string): string {
  return braced(text, /<(\/?)(?:i|b|sc|sub|sup|span)((?:\s[^<>]{0,200})?)>/gi, (tag, closing, attributes) =>
    /^<\/?span/i.test(tag) ? (closing ? 'close' : /nocase/.test(attributes) ? 'open' : 'plain') : undefined,
  );
}

/** Reads tags; of those that open and close, each that keeps capitals becomes a pair of braces. */
function braced(
  text: string,
  tags: RegExp,
  kindOf: (tag: string, closing: string, attributes: string) => 'open' | 'plain' | 'close' | undefined,
): string {
  const open: boolean[] = [];
  let tex = '';
  let from = 0;
  for (const match of text.matchAll(tags)) {
    tex += plainToTex(text.slice(from, match.index));
    from = match.index + match[0].length;
    const kind = kindOf(match[0], match[1] ?? '', match[2] ?? '');
    if (kind === 'close') tex += open.pop() ? '}' : '';
    else if (kind) {
      open.push(kind === 'open');
      tex += kind === 'open' ? '{' : '';
    }
  }
  return tex + plainToTex(text.slice(from)) + open.map((keeps) => (keeps ? '}' : '')).join('');
}

/**
 * A text of CSL-YAML as TeX. pandoc reads it as its Markdown (pandoc manual, "Specifying bibliographic data"): backslashes are
 * taken off, emphasis is left out, and `[...]{.nocase}` keeps capitals as braces do.
 */
export function markdownToTex(text: string): string {
  const escaped: string[] = [];
  const marked = text
    .replace(/[\ue000\ue001]/g, '')
    .replace(/\\([!-/:-@[-`{-~])/g, (_, char: string) => {
      escaped.push(char);
      return '\ue000';
    })
    .replace(
      /(?<![\p{L}\p{N}*_])(\*\*?|__?)(?=[^\s*_])([^*_]{0,299}[^\s*_])\1(?![\p{L}\p{N}*_])/gu,
      (_, _mark: string, inner: string) => inner,
    )
    .replace(/\[([^[\]]{0,300})\]\{\.nocase\}/g, '<span class="nocase">$1</span>');
  let next = 0;
  return htmlToTex(
    marked.replace(/\ue000/g, () => `\ue001${(escaped[next++] ?? '').charCodeAt(0)};`),
  ).replace(/\ue001(\d+);/g, (_, code: string) => plainToTex(String.fromCharCode(Number(code))));
}

/** Plain text such that pandoc's Markdown takes it for nothing else. */
export function escapeMarkdownText(text: string): string {
  return text
    .replace(/[\\*`$^~<>[\]]|(?<![\p{L}\p{N}])[_@]|_(?![\p{L}\p{N}])/gu, '\\$&')
    .replace(/^[#+\-|%:=]/, '\\$&')
    .replace(/^(\d+)([.)])(?=\s)/, '$1\\$2');
}

/** A formattable string of hayagriva ("Formattable strings") as TeX: braces keep capitals there too, `$` stands around mathematics. */
export function formattableToTex(text: string): string {
  let tex = '';
  let depth = 0;
  for (const [token] of text.matchAll(/\\[\\{}$]|[{}$]|[^\\{}$]+|\\/g)) {
    if (token === '{') {
      depth++;
      tex += '{';
    } else if (token === '}') {
      tex += depth > 0 ? '}' : '';
      depth = Math.max(0, depth - 1);
    } else if (token !== '$') tex += plainToTex(/^\\./.test(token) ? token.slice(1) : token);
  }
  return tex + '}'.repeat(depth);
}

/** Plain text such that it is nothing but text in a formattable string. */
export function escapeFormattable(text: string): string {
  return text.replace(/[\\{}$]/g, '\\$&');
}
