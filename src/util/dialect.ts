/**
 * The two dialects of .bib files. `bibtex`: BibTeX's own fields, ASCII as far as LaTeX has commands. `biblatex`:
 * biblatex' fields, UTF-8.
 */
export type Dialect = 'bibtex' | 'biblatex';
