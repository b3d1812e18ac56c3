import type { Declarations } from '../declarations';
import type { ProjectFiles } from '../syntax';

/** Sphinx' `conf.py`: the files of `bibtex_bibfiles` (sphinxcontrib-bibtex, "Getting Started"). */
export const sphinxProject: ProjectFiles = { names: ['conf.py'], declarations: readBibfiles };

const ASSIGNED = /^[ \t]*bibtex_bibfiles[ \t]*[:=][ \t]*/m;

/** The files of `bibtex_bibfiles`, in Python or (Jupyter Book's `_config.yml`) in YAML. */
export function readBibfiles(text: string): Declarations {
  const assigned = ASSIGNED.exec(text);
  if (!assigned) return { files: [] };
  const rest = text.slice(assigned.index + assigned[0].length).replace(/#[^\n]*/g, '');
  const list = /^[[(]([^\])]*)/.exec(rest)?.[1];
  if (list !== undefined) {
    return {
      files: list
        .split(',')
        .map(unquoted)
        .filter((file) => file !== ''),
    };
  }
  const items = /^[ \t]*\r?\n((?:[ \t]*-[^\n]*(?:\n|$))+)/.exec(rest)?.[1] ?? '';
  const files =
    items === '' ? [/^[^\n]*/.exec(rest)![0]] : items.split('\n').map((line) => line.replace(/^[ \t]*-/, ''));
  return { files: files.map(unquoted).filter((file) => /\.\w+$/.test(file)) };
}

function unquoted(text: string): string {
  return text.trim().replace(/^r?(["'])(.*)\1$/, '$2');
}
