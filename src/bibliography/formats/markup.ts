import { curlyQuotes, toLatex } from '../latexText';

/** Plain text as TeX. */
export function plainToTex(text: string): string {
  return toLatex(text, { unicode: true });
}

// Stand for braces and for an escaped character while a text is made TeX as a whole: quotes depend on what is before.
const OPEN = '\ue000';
const CLOSE = '\ue001';
const ESCAPED = '\ue002';
const STANDINS = /[\ue000-\ue002]/g;

function withBraces(tex: string): string {
  return tex.replace(/[\ue000\ue001]/g, (char) => (char === OPEN ? '{' : '}'));
}

/**
 * A text of CSL-JSON as TeX. Its markup (citeproc-js, "Rich text markup within fields") is left out, but for
 * `<span class="nocase">`, which keeps capitals as braces do.
 */
export function htmlToTex(text: string): string {
  return withBraces(plainToTex(tagsToBraces(text.replace(STANDINS, ''))));
}

function tagsToBraces(text: string): string {
  const open: boolean[] = [];
  const marked = text.replace(
    /<(\/?)(i|b|sc|sub|sup|span)((?:\s[^<>]{0,200})?)>/gi,
    (_, closing: string, name: string, attributes: string) => {
      if (name.toLowerCase() !== 'span') return '';
      if (closing) return open.pop() ? CLOSE : '';
      const keeps = attributes.includes('nocase');
      open.push(keeps);
      return keeps ? OPEN : '';
    },
  );
  return marked + open.map((keeps) => (keeps ? CLOSE : '')).join('');
}

/**
 * A text of CSL-YAML as TeX. pandoc reads it as its Markdown (pandoc manual, "Specifying bibliographic data"):
 * backslashes are taken off, emphasis is left out, and `[...]{.nocase}` keeps capitals as braces do.
 */
export function markdownToTex(text: string): string {
  const escaped: string[] = [];
  const marked = text
    .replace(STANDINS, '')
    .replace(/\\([!-/:-@[-`{-~])/g, (_, char: string) => {
      escaped.push(char);
      return ESCAPED;
    })
    .replace(
      /(?<![\p{L}\p{N}*_])(\*\*?|__?)(?=[^\s*_])([^*_]{0,299}[^\s*_])\1(?![\p{L}\p{N}*_])/gu,
      (_, _mark: string, inner: string) => inner,
    )
    .replace(/\[([^[\]]{0,300})\]\{\.nocase\}/g, `${OPEN}$1${CLOSE}`);
  let next = 0;
  const plain = tagsToBraces(marked).replace(/\ue002/g, () => escaped[next++] ?? '');
  return withBraces(plainToTex(plain));
}

/** Plain text such that pandoc's Markdown takes it for nothing else. */
export function escapeMarkdownText(text: string): string {
  return text
    .replace(/[\\*`$^~<>[\]]|(?<![\p{L}\p{N}])[_@]|_(?![\p{L}\p{N}])/gu, '\\$&')
    .replace(/^[#+\-|%:=]/, '\\$&')
    .replace(/^(\d+)([.)])(?=\s)/, '$1\\$2');
}

/**
 * A formattable string of hayagriva ("Formattable String") as TeX: braces keep capitals there too, dollars stand around
 * mathematics.
 */
export function formattableToTex(text: string): string {
  let depth = 0;
  const marked = curlyQuotes(text.replace(STANDINS, '')).replace(/\\[\\{}$]|[{}$]/g, (token) => {
    if (token === '{') return depth++ === 0 ? OPEN : '';
    if (token === '}') return depth > 0 && --depth === 0 ? CLOSE : '';
    return token === '$' ? '' : token.slice(1);
  });
  return withBraces(plainToTex(marked + (depth > 0 ? CLOSE : '')));
}

/** Plain text such that it is nothing but text in a formattable string. */
export function escapeFormattable(text: string): string {
  return text.replace(/[\\{}$]/g, '\\$&');
}
