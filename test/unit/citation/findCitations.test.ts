import { testFound } from './cursor';

const r = String.raw;

suite('Finding the citations of a LaTeX document', () => {
  testFound('latex', [
    ['all keys in order', r`\cite{a,b} \parencite[see][2]{c} \cites[1]{d}[2]{e}`, ['a', 'b', 'c', 'd', 'e']],
    ['keys over several lines', '\\cite{\n  a, % one, two\n  % b,\n  c\n}', ['a', 'c']],
    ['a citation in a note comes first', r`\cite[see \cite{a}]{b}`, ['a', 'b']],
    [
      'no comments and no verbatim',
      '% \\cite{a}\n\\verb+\\cite{b}+ \\cite{c}\n\\begin{verbatim}\\cite{d}\\end{verbatim}',
      ['c'],
    ],
    ['no definitions', r`\newcommand{\mycite}[1]{\cite{#1}} \citestyle{plain} \mycite{a}`, ['a']],
    ['all entries are no key', r`\nocite{*} \nocite{a}`, ['a']],
    ['half-typed, then prose', r`\cite{a, b and so on, they say`, ['a']],
    ['half-typed, then a citation', '\\cite{a\nmore text \\cite{b}', ['a', 'b']],
    ['a macro for a key', r`\cite{\key} \cite{a}`, ['a']],
    ['nothing behind the end of the document', '\\cite{a}\\end{document}\\cite{b}', ['a']],
  ]);
});

suite('Finding the citations of a Markdown document', () => {
  testFound('markdown', [
    ['all forms', '@a, -@b, [see @c, p. 3; -@d] and @{e.f.} (@g).', ['a', 'b', 'c', 'd', 'e.f.', 'g']],
    ['the manual’s keys', '@Foo_bar.baz. and @Foo_bar--baz', ['Foo_bar.baz', 'Foo_bar']],
    [
      'an address in braces',
      '[@{https://example.com/bib?name=foobar&date=2000}, p. 33]',
      ['https://example.com/bib?name=foobar&date=2000'],
    ],
    ['neither code nor math', '`@a` $@b$\n\n```\n@c\n```\n\n    @d\n\n@e', ['e']],
    ['neither addresses nor e-mail', 'https://x.org/@a me@b.org <me@c.org> [t](https://x.org/@d) @e', ['e']],
    ['no metadata', '---\ntitle: "@a"\n---\n\n@b', ['b']],
    [
      'but what its nocite names',
      '---\nnocite: |\n  @a, @b-c\n  @{d e} @*\ntitle: @x\n---\n\n@e',
      ['a', 'b-c', 'e'],
    ],
    ['in a list', '---\ntitle: x\nnocite:\n- "@a"\n- "@b"\nabstract: @x\n...\n@c', ['a', 'b', 'c']],
    ['on the line', "---\r\nnocite: '@a @{b.}'\r\n---\r\n@c", ['a', 'b.', 'c']],
    ['not in a block that never ends', '---\nnocite: "@a"\n\n@b', ['a', 'b']],
    ['a single backtick hides nothing', 'A ` and @a', ['a']],
    ['a numbered example', '(@good) First.\n\nAs (@good) and @a show', ['a']],
    ['all entries are no key', '@* @a', ['a']],
    [
      'several paragraphs',
      'One @a.\n\n> Two @b.\n\n- Three @c\n- Four @d\n\n# Five @e',
      ['a', 'b', 'c', 'd', 'e'],
    ],
    ['pandoc-crossref', '@fig:one [@eq:two; @a]', ['a']],
  ]);
  testFound('quarto', [['Quarto’s cross references', '@fig-one [@tbl-two; @a] @Sec-three @b', ['a', 'b']]]);
  testFound('rmd', [['bookdown’s references', 'See \\@ref(fig:one) and @a', ['a']]]);
});

suite('Finding citations elsewhere', () => {
  testFound('plaintext', [['an unknown language cites nothing', '@a \\cite{b}', []]]);
});
