import assert from 'node:assert/strict';
import { readLatexDeclarations as latex } from '../../../../src/citation/latex/declarations';

const files = (text: string) => latex(text).files;

suite('Declarations in LaTeX', () => {
  const cases: readonly [text: string, files: string[]][] = [
    [String.raw`\bibliography{refs}`, ['refs.bib']],
    [String.raw`\bibliography{a, b.bib,../c/d}`, ['a.bib', 'b.bib', '../c/d.bib']],
    ['\\bibliography{%\n  a, % the main one\n  b\n}', ['a.bib', 'b.bib']],
    [String.raw`\bibliography {refs}`, ['refs.bib']],
    [String.raw`\bibliography{\subfix{../refs}, b}`, ['../refs.bib', 'b.bib']],
    [String.raw`\nobibliography{refs}\nobibliography*`, ['refs.bib']],
    [String.raw`\putbib[a,b]`, ['a.bib', 'b.bib']],
    [String.raw`\defaultbibliography{a}\putbib`, ['a.bib']],
    [
      String.raw`\addbibresource{refs.bib}\addbibresource[location=local]{more.bib}`,
      ['refs.bib', 'more.bib'],
    ],
    [String.raw`\addglobalbib{g.bib}\addsectionbib{s.bib}`, ['g.bib', 's.bib']],
    [String.raw`\addbibresource[location=remote]{http://a.b/c.bib}\addbibresource{https://a.b/c.bib}`, []],
    [String.raw`\addbibresource[datatype=ris]{refs.ris}`, []],
    [String.raw`\bibliographystyle{plain}`, []],
    [String.raw`\bibliography{\jobname}\newcommand{\x}[1]{\bibliography{#1}}`, []],
    ['% \\bibliography{no}\n\\bibliography{yes} % \\bibliography{no}', ['yes.bib']],
    ['50\\% of \\bibliography{yes}', ['yes.bib']],
    [
      '\\begin{verbatim}\n\\bibliography{no}\n\\end{verbatim}\\verb|\\bibliography{no}|\\bibliography{yes}',
      ['yes.bib'],
    ],
    ['\\begin{comment}\n\\bibliography{no}\n\\end{comment}', []],
    [String.raw`\bibliography{a}\bibliography{a}`, ['a.bib']],
    ['\\bibliography{half', []],
    ['\\bibliography{half\n\nNew paragraph}', []],
  ];
  for (const [text, expected] of cases) {
    test(JSON.stringify(text), () => assert.deepEqual(files(text), expected));
  }

  test('the root document, in the spellings that editors take', () => {
    assert.equal(latex('% !TEX root = ../main.tex\n').root, '../main.tex');
    assert.equal(latex('\\section{x}\n%!TeX root=main\r\n').root, 'main');
    assert.equal(latex('%% ! tex root = "my thesis.tex"  \n').root, 'my thesis.tex');
    assert.equal(latex('% !TEX program = lualatex\n').root, undefined);
    assert.equal(latex('the % !TEX root = main.tex').root, undefined);
  });

  test('the dialect, by what is loaded and used', () => {
    assert.equal(latex('\\usepackage[\n backend=biber,\n style=apa\n]{biblatex}').dialect, 'biblatex');
    assert.equal(latex('\\usepackage{csquotes, biblatex}\\bibliography{a}').dialect, 'biblatex');
    assert.equal(latex('\\RequirePackage{biblatex}').dialect, 'biblatex');
    assert.equal(latex('\\addbibresource{a.bib}').dialect, 'biblatex');
    assert.equal(latex('\\printbibliography').dialect, 'biblatex');
    assert.equal(latex('\\usepackage{natbib}\\bibliographystyle{plainnat}').dialect, 'bibtex');
    assert.equal(latex('\\bibliography{a}').dialect, 'bibtex');
    assert.equal(latex('% \\usepackage{biblatex}\n\\section{x}').dialect, undefined);
  });

  test('takes any text', () => {
    for (const text of [
      '',
      '\\',
      '\\bibliography',
      '\\bibliography{',
      '\\bibliography{{{',
      '\\begin{verbatim',
      '\\verb|',
      '%',
    ]) {
      assert.deepEqual(files(text), []);
    }
  });
});

suite('Parts of a LaTeX document', () => {
  const cases: readonly [text: string, includes: string[]][] = [
    [String.raw`\input{a}\include{b/c}\input d.tex`, ['a', 'b/c', 'd.tex']],
    [String.raw`\subfile{a}\subfileinclude{b}`, ['a', 'b']],
    [String.raw`\import{dir/}{a}\subimport*{x}{b}\inputfrom{y/}{c}`, ['dir/a', 'x/b', 'y/c']],
    [String.raw`\InputIfFileExists{a}{}{} \input{\jobname}\input{#1}`, ['a']],
    ['% \\input{no}\n\\begin{verbatim}\\input{no}\\end{verbatim}\\input{./yes}', ['yes']],
    [String.raw`\includegraphics{no}\usepackage{no}`, []],
  ];
  for (const [text, includes] of cases) {
    test(JSON.stringify(text), () => assert.deepEqual(latex(text).includes, includes));
  }

  test('what is a whole document, and what a part of another', () => {
    assert.equal(latex('\\documentclass[a4paper]{article}').isMain, true);
    assert.equal(latex('\\documentclass[../main.tex]{subfiles}').isMain, false);
    assert.equal(latex('\\documentclass[../main.tex]{subfiles}').root, '../main.tex');
    assert.deepEqual(latex('Words.'), { files: [], root: undefined, includes: [] });
  });

  test('keys that it defines itself, and all entries cited at once', () => {
    const text =
      '\\begin{thebibliography}{9}\\bibitem{a} A \\bibitem[Lab{x}]{b:c} B\\end{thebibliography}\\nocite{ * }';
    assert.deepEqual(latex(text).definedKeys, ['a', 'b:c']);
    assert.equal(latex(text).citesAll, true);
    assert.equal(latex('\\nocite{a}').citesAll, false);
  });
});
