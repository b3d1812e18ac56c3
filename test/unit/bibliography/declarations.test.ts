import assert from 'node:assert/strict';
import { findDeclarations, findQuartoBibliography } from '../../../src/bibliography/declarations';

const latex = (text: string) => findDeclarations(text, 'latex');
const files = (text: string) => latex(text).files;

suite('findDeclarations in LaTeX', () => {
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

suite('findDeclarations in Markdown', () => {
  const markdown = (text: string, languageId = 'markdown') => findDeclarations(text, languageId);

  test('a string, a list, a flow list; the suffix may be missing', () => {
    assert.deepEqual(markdown('---\nbibliography: refs.bib\n---\n').files, ['refs.bib']);
    assert.deepEqual(markdown('---\r\ntitle: x\r\nbibliography: [a.bib, "b"]\r\n...\r\n').files, [
      'a.bib',
      'b.bib',
    ]);
    assert.deepEqual(markdown('\ufeff---\nbibliography:\n  - a.bib\n  - ../b.json\n---').files, [
      'a.bib',
      '../b.json',
    ]);
    assert.deepEqual(markdown('---\nbibliography:\n  main: a.bib\n  other: [b.bib]\n---\n').files, ['a.bib']);
  });

  test('below a format, and once', () => {
    const text = '---\nbibliography: a\nformat:\n  html:\n    bibliography: [a, b]\n  pdf: default\n---\n';
    assert.deepEqual(markdown(text, 'quarto').files, ['a.bib', 'b.bib']);
  });

  test('what comes from the network is not ours', () => {
    assert.deepEqual(markdown('---\nbibliography: https://a.b/c.bib\n---\n').files, []);
  });

  test('only the block at the top counts', () => {
    assert.deepEqual(markdown('Text\n\n---\nbibliography: no.bib\n---\n').files, []);
    assert.deepEqual(markdown('---\n---\n\nbibliography: no.bib\n\n---\n').files, []);
    assert.deepEqual(markdown('---\nbibliography: no.bib\n').files, []);
    assert.deepEqual(markdown('\\bibliography{no}').files, []);
  });

  test('R code as a value is no obstacle', () => {
    const text = '---\ndate: "`r Sys.Date()`"\nparams: !expr list(a)\nbibliography: refs.bib\n---\n';
    assert.deepEqual(markdown(text, 'rmd'), { files: ['refs.bib'] });
  });

  test('broken YAML is a problem, not an exception', () => {
    assert.deepEqual(markdown('---\nbibliography: [a.bib\n---\n'), { files: [], problem: 'broken-yaml' });
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 9; i++)
      bomb.push(`${'abcdefghi'[i]}: &${'abcdefghi'[i]} [${`*${'abcdefghi'[i - 1]},`.repeat(9)}]`);
    assert.deepEqual(markdown(`---\n${bomb.join('\n')}\nbibliography: x.bib\n---\n`).problem, 'broken-yaml');
  });

  test('nothing is named where YAML holds something else', () => {
    for (const value of ['', '~', '3', 'true', '{}', '[]', '[3, [x]]', '" "']) {
      assert.deepEqual(markdown(`---\nbibliography: ${value}\n---\n`).files, [], value);
    }
    assert.deepEqual(markdown('---\n- bibliography\n---\n').files, []);
  });
});

suite('findQuartoBibliography', () => {
  test('at the top of the project file and below formats', () => {
    const yaml =
      'project:\n  type: book\nbibliography: references.bib\nformat:\n  pdf:\n    bibliography: more.bib\n';
    assert.deepEqual(findQuartoBibliography(yaml), ['references.bib', 'more.bib']);
  });

  test('none where it cannot be read', () => {
    assert.deepEqual(findQuartoBibliography('bibliography: [a'), []);
    assert.deepEqual(findQuartoBibliography(''), []);
  });
});
