import type { Declarations } from '../declarations';

/** TeXShop's and TeXworks' magic comment. */
const ROOT = /^[ \t]*%+[ \t]*![ \t]*T[Ee]X[ \t]+root[ \t]*=[ \t]*"?([^"\r\n]*?)"?[ \t]*$/im;

/**
 * Commands that name bibliographies, their options, and the start of their argument. BibTeX: `\bibliography` and
 * natbib's and bibentry's `\nobibliography`, bibunits' `\putbib`
 * and `\defaultbibliography`. biblatex: manual, section 3.8.1.
 */
const NAMING =
  /\\(bibliography|nobibliography|defaultbibliography|addbibresource|addglobalbib|addsectionbib|putbib)(?![a-zA-Z@])\s*\*?\s*(?:\[([^\]]*)\]\s*)?(\{)?/g;

const LOADS_BIBLATEX =
  /\\(?:usepackage|RequirePackage)\s*(?:\[[^\]]*\]\s*)?\{[^}]*\bbiblatex\b[^}]*\}|\\(?:addbibresource|addglobalbib|addsectionbib|printbibliography)(?![a-zA-Z@])/;

/**
 * Which bibliographies a LaTeX document names, which documents it is made of, and which it is part of.
 */
export function readLatexDeclarations(text: string): Declarations {
  const root = ROOT.exec(text)?.[1];
  // Most files of a large document name nothing: they are not looked through further.
  if (!TELLING.test(text)) return { files: [], root: root || undefined, includes: [] };
  const code = withoutComments(text);
  const files: string[] = [];
  let usesBibtex = /\\bibliographystyle(?![a-zA-Z@])/.test(code);
  for (const match of code.matchAll(NAMING)) {
    const [all, command, options = '', brace] = match;
    if (command === 'putbib') {
      usesBibtex = true;
      files.push(...namesIn(options).map(withBib));
    } else if (brace !== undefined) {
      const names = namesIn(argumentAt(code, match.index + all.length));
      if (command?.endsWith('bibliography')) {
        usesBibtex = true;
        files.push(...names.map(withBib));
      } else if (isLocalBib(options)) {
        files.push(...names.filter((name) => !/^[a-z][a-z\d+.-]+:\/\//i.test(name)));
      }
    }
  }
  const dialect = LOADS_BIBLATEX.test(code) ? 'biblatex' : usesBibtex ? 'bibtex' : undefined;
  return {
    files: [...new Set(files)],
    root: root || SUBFILE.exec(code)?.[1]?.trim() || undefined,
    includes: includesIn(code),
    isMain: MAIN.test(code),
    dialect,
    definedKeys: Array.from(code.matchAll(BIBITEM), (match) => match[1]!.trim()),
    citesAll: CITES_ALL.test(code),
  };
}

/**
 * Commands that take in another document: LaTeX's own, `subfiles`' (manual, "Usage") and those of `import` (manual),
 * which have the folder in an argument of its own.
 */
const INCLUDING =
  /\\(?:(input|include|subfile|subfileinclude|InputIfFileExists|loadglsentries|includestandalone)\s*(?:\[[^\]]*\]\s*)?\{([^{}]*)\}|input\s+([^\s{}\\%]+)|(?:sub)?(?:import|inputfrom|includefrom)\*?\s*\{([^{}]*)\}\s*\{([^{}]*)\})/g;

function includesIn(code: string): string[] {
  const paths: string[] = [];
  for (const [, , braced, bare, folder, file] of code.matchAll(INCLUDING)) {
    const path =
      braced ?? bare ?? (folder === undefined ? '' : `${folder.trim().replace(/\/*$/, '/')}${file?.trim()}`);
    paths.push(...namesIn(path.replaceAll(',', ' ')).map((name) => name.replace(/^\.\//, '')));
  }
  return [...new Set(paths)];
}

/** Whether there is anything to find. */
const TELLING =
  /\\(?:[a-zA-Z]*(?:bib|input|include|import|subfile)|documentclass|usepackage|RequirePackage|nocite)/;

/** `\documentclass[../main.tex]{subfiles}` (subfiles, manual). */
const SUBFILE = /\\documentclass\s*\[([^\]]+)\]\s*\{subfiles\}/;

const MAIN = /\\documentclass\s*(?:\[[^\]]*\]\s*)?\{(?!subfiles\})/;

/** `\bibitem[label]{key}`: LaTeX's own reference lists. */
const BIBITEM = /\\bibitem\s*(?:\[(?:[^\]{}]|\{[^{}]*\})*\]\s*)?\{([^{}\\#]+)\}/g;

const CITES_ALL = /\\nocite\s*\{\s*\*\s*\}/;

/** The text up to the brace that closes the one before `from`; empty where none does. */
function argumentAt(code: string, from: number): string {
  let depth = 0;
  for (let i = from; i < code.length; i++) {
    if (code[i] === '{') depth++;
    else if (code[i] === '}' && depth-- === 0) return code.slice(from, i);
    // A paragraph ends what was never closed.
    else if (code[i] === '\n' && /^\s*\n/.test(code.slice(i + 1, i + 200))) return '';
  }
  return '';
}

/** File names in a list; those that a macro makes up cannot be known. */
function namesIn(list: string): string[] {
  return list
    .replace(/\\subfix\s*\{([^{}]*)\}/g, '$1')
    .split(',')
    .map((name) =>
      name
        .trim()
        .replace(/^(["{])(.*)["}]$/, '$2')
        .trim(),
    )
    .filter((name) => name !== '' && !/[\\#{}]/.test(name));
}

function withBib(name: string): string {
  return /\.bib$/i.test(name) ? name : `${name}.bib`;
}

/** `location=remote` and other formats than .bib are not ours to write to. */
function isLocalBib(options: string): boolean {
  return !/\blocation\s*=\s*remote\b/.test(options) && !/\bdatatype\s*=\s*(?!bibtex\b)\w/.test(options);
}

const VERBATIM = /\\begin\s*\{(verbatim\*?|Verbatim\*?|lstlisting|minted|comment|filecontents\*?)\}/;

/** The text without comments and what stands verbatim; commands stay in order, offsets do not. */
function withoutComments(text: string): string {
  const pattern = /\\verb\*?([^a-zA-Z\s*])|\\begin\s*\{[a-zA-Z]+\*?\}|\\[^]|%[^\n\r]*/g;
  let code = '';
  let kept = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const end = match.index + match[0].length;
    const delimiter = match[1];
    const environment = VERBATIM.exec(match[0])?.[1];
    let resume: number;
    if (match[0].startsWith('%')) resume = end;
    else if (delimiter !== undefined) resume = endOfVerb(text, delimiter, end);
    else if (environment !== undefined) resume = after(text, `\\end{${environment}}`, end);
    else continue;
    code += text.slice(kept, match.index);
    kept = resume;
    pattern.lastIndex = resume;
  }
  return code + text.slice(kept);
}

function endOfVerb(text: string, delimiter: string, from: number): number {
  const close = text.indexOf(delimiter, from);
  const line = text.indexOf('\n', from);
  return close !== -1 && (line === -1 || close < line) ? close + 1 : from;
}

function after(text: string, end: string, from: number): number {
  const found = text.indexOf(end, from);
  return found === -1 ? text.length : found + end.length;
}
