import { testContexts } from './cursor';

const r = String.raw;

suite('LaTeX: typing a key', () => {
  testContexts('latex', [
    ['empty braces', r`See \cite{|}.`, { query: '', keys: [], citation: r`\cite{}` }],
    ['the start of a key', r`See \cite{wu20|}.`, { query: 'wu20', citation: r`\cite{wu20}` }],
    ['two words', r`See \cite{pixel reas|}.`, 'pixel reas'],
    ['a title with an apostrophe and a colon', r`\cite{don't: a v|}`, "don't: a v"],
    ['the middle of a key', r`\cite{wu20|25rein}`, { query: 'wu20', replaces: 'wu2025rein' }],
    [
      'the middle of the last of two words',
      r`\cite{pixel rea|soner}`,
      { query: 'pixel rea', replaces: 'pixel reasoner' },
    ],
    ['the second key', r`\cite{a,|}`, { query: '', keys: ['a'] }],
    ['the second key behind a blank', r`\cite{a, b|}`, { query: 'b', keys: ['a'] }],
    ['the first of three keys', r`\cite{x|, b,c}`, { query: 'x', keys: ['b', 'c'] }],
    ['the key in the middle', r`\cite{a,x|y,c}`, { query: 'x', replaces: 'xy', keys: ['a', 'c'] }],
    ['between two commas', r`\cite{a,|,c}`, { query: '', keys: ['a', 'c'] }],
    ['at the end of a finished key', r`\cite{wu2025reinforcement|}`, 'wu2025reinforcement'],
    ['at the start of a key', r`\cite{|abc}`, { query: '', replaces: 'abc' }],
    ['blanks before the braces', r`\cite {a|}`, 'a'],
    ['two citations on the line', r`\cite{a} and \cite{b|}`, { query: 'b', keys: [], citation: r`\cite{b}` }],
    [
      'the first of two citations',
      r`\cite{a|} and \cite{b}`,
      { query: 'a', keys: [], citation: r`\cite{a}` },
    ],
    ['in a footnote', r`Text\footnote{As in \cite{a|}.}`, 'a'],
  ]);
});

suite('LaTeX: the citation commands', () => {
  const commands = [
    r`\citet{`, r`\Citet*{`, r`\citep[12]{`, r`\citealp{`, r`\citeauthor{`, r`\citeyearpar{`, r`\nocite{`,
    r`\parencite{`, r`\Parencite*{`, r`\textcite{`, r`\footfullcite{`, r`\supercite{`, r`\autocite[see][]{`,
    r`\citetitle{`, r`\fullcite{`, r`\bibentry{`, r`\newcite{`, r`\shortcite{`, r`\citeA{`, r`\mycite{`,
    r`\cite<see>[p.~3]{`, r`\cite<2->[12]{`, r`\volcite{2}[p]{`, r`\pvolcite[see]{2}{`, r`\textcquote[12]{`,
    r`\defcitealias{`, r`\citefield{`, r`\footcitetext{`,
  ]; // prettier-ignore
  testContexts(
    'latex',
    commands.map((command) => [
      command,
      `Text ${command}wu|} text`,
      { query: 'wu', citation: `${command}wu}` },
    ]),
  );
  testContexts('latex', [
    ['\\cites: the second group', r`\cites{a}{b|}`, { query: 'b', keys: ['a'], citation: r`\cites{a}{b}` }],
    ['\\cites: notes everywhere', r`\cites(pre)(post)[a][b]{k1}[c]{k2|}`, { query: 'k2', keys: ['k1'] }],
    ['\\textcites: the first group', r`\textcites{k|}[3]{k2}`, { query: 'k', keys: ['k2'] }],
    ['\\volcites: the key behind its volume', r`\volcites{1}{a}{2}[5]{b|}`, { query: 'b', keys: ['a'] }],
    ['\\volcite: the volume is no key', r`\volcite{2|}[p]{key}`, undefined],
    ['\\cite: braces behind it are text', r`\cite{a}{b|}`, undefined],
    ['\\citefield: the field is no key', r`\citefield{a}{titl|}`, undefined],
    ['\\defcitealias: the text is no key', r`\defcitealias{a}{Pap|}`, undefined],
    ...[
      'citestyle', 'setcitestyle', 'citetext', 'DeclareCiteCommand', 'newcites', 'AtEveryCitekey', 'citesetup',
      'ifciteseen', 'renewcitefont', 'textbf', 'ref',
    ].map((name) => [`\\${name} cites nothing`, `\\${name}{a|}`, undefined] as const), // prettier-ignore
    ['the parameter of a definition', r`\newcommand{\mycite}[1]{\cite{#1|}}`, undefined],
    ['the braces of a definition', r`\newcommand{\mycite}{\textbf{a|}}`, undefined],
  ]);
});

suite('LaTeX: notes', () => {
  testContexts('latex', [
    [
      'two notes',
      r`\parencite[see][12]{a,b|}`,
      { query: 'b', keys: ['a'], citation: r`\parencite[see][12]{a,b}` },
    ],
    ['a bracket in braces', r`\cite[see {[1]}]{a|}`, 'a'],
    ['a command with braces', r`\cite[\emph{e.g.}]{a|}`, 'a'],
    ['an escaped brace', r`\cite[a \} b]{a|}`, 'a'],
    ['a citation in a note', r`\cite[see \cite{x}]{a|}`, { query: 'a', keys: [] }],
    ['the citation in the note', r`\cite[see \cite{x|}]{a}`, { query: 'x', citation: r`\cite{x}` }],
    ['the note itself', r`\cite[see p|]{a}`, undefined],
    ['a note over two lines', '\\cite[see\n  there]{a|}', 'a'],
    ['a note over two paragraphs', '\\cite[see\n\n  there]{a|}', undefined],
    ['blanks and line ends between the parts', '\\cite [see]\n  [12]\n  {a|}', 'a'],
    ['comments between the parts', '\\cite[see]% why\n  % because\n  {a|}', 'a'],
    ['a blank line between the parts', '\\cite[see]\n\n{a|}', undefined],
  ]);
});

suite('LaTeX: keys over several lines', () => {
  testContexts('latex', [
    ['a key a line', '\\cite{\n  a,\n  b|,\n  c\n}', { query: 'b', keys: ['a', 'c'] }],
    ['a new line', '\\cite{\n  a,\n  |\n}', { query: '', keys: ['a'] }],
    ['Windows line ends', '\\cite{\r\n  a,\r\n  b|\r\n}', { query: 'b', keys: ['a'] }],
    ['comments between', '\\cite{\n  a, % first {one}, they say\n  b|}', { query: 'b', keys: ['a'] }],
    ['in such a comment', '\\cite{\n  a, % fir|st\n  b}', undefined],
    ['a forgotten comma', '\\cite{a\n  b|}', { query: 'b', keys: ['a'] }],
    ['words on the line before stay', '\\cite{pixel\n  reas|}', { query: 'reas', keys: ['pixel'] }],
  ]);
});

suite('LaTeX: the closing brace is not typed yet', () => {
  testContexts('latex', [
    ['at the end of the file', r`\cite{|`, { query: '', keys: [], citation: r`\cite{` }],
    ['at the end of a line', '\\cite{gd|\nThe next line goes on.', { query: 'gd', citation: '\\cite{gd' }],
    ['two words', '\\cite{pixel reas|\nThe next line.', 'pixel reas'],
    ['before the rest of the sentence', r`\cite{| and more, as they say`, { query: '', keys: [] }],
    ['right before a word', r`\cite{|word and more`, { query: '', keys: [] }],
    [
      'the second key before the rest of the sentence',
      r`\cite{a, b| and more, too`,
      { query: 'b', keys: ['a'] },
    ],
    ['another citation behind', r`\cite{a| and \cite{b}`, { query: 'a', keys: [] }],
    ['the next line is a sentence', '\\cite{a\nThe sentence goes|', undefined],
    ['the next line behind a comma', '\\cite{a,\n  b|', { query: 'b', keys: ['a'] }],
    ['the next paragraph', '\\cite{a,\n\nThe next|', undefined],
    ['behind another command', r`\cite{a \emph text|`, undefined],
    ['behind other braces', r`\cite{a {b} c|`, undefined],
  ]);
});

suite('LaTeX: no list here', () => {
  testContexts('latex', [
    ['prose', 'We cite them all, and wu|', undefined],
    ['behind the braces', r`\cite{a}|`, undefined],
    ['in the command', r`\ci|te{a}`, undefined],
    ['a comment', r`% \cite{a|}`, undefined],
    ['a comment behind text', r`Text. % \cite{a|}`, undefined],
    ['behind an escaped percent sign', r`50\% \cite{a|}`, 'a'],
    ['behind a line break and a comment', r`Text \\% \cite{a|}`, undefined],
    ['\\verb', r`\verb+\cite{a|}+`, undefined],
    ['\\verb with bars', r`\verb¦\cite{a|}¦`, undefined],
    ['\\verb*', r`\verb*!\cite{a|}!`, undefined],
    ['behind \\verb', r`\verb+%+ \cite{a|}`, 'a'],
    ['\\lstinline', r`\lstinline[language=TeX]{\cite{a|}}`, undefined],
    ['\\mintinline', r`\mintinline{tex}{\cite{a|}}`, undefined],
    ['behind an address with a percent sign', r`\url{http://a.org/b%20c} \cite{a|}`, 'a'],
    ['behind a link with a percent sign', r`\href{http://a.org/b%20c}{text} \cite{a|}`, 'a'],
    ...['verbatim', 'verbatim*', 'Verbatim', 'lstlisting', 'minted', 'comment', 'alltt', 'filecontents'].map(
      (name) =>
        [`the ${name} environment`, `\\begin{${name}}\n\\cite{a|}\n\\end{${name}}`, undefined] as const,
    ),
    ['behind verbatim', '\\begin{verbatim}\n%\n\\end{verbatim}\n\\cite{a|}', 'a'],
    ['verbatim that is not closed', '\\begin{verbatim}\n\\cite{a|}\n\\end{document}', undefined],
    ['verbatim in a comment', '% \\begin{verbatim}\n\\cite{a|}', 'a'],
    ['\\iffalse', '\\iffalse\n\\ifx a b\\fi \\cite{a|}\n\\fi', undefined],
    ['behind \\iffalse', '\\iffalse x \\fi \\cite{a|}', 'a'],
    ['the other branch of \\iffalse', '\\iffalse x \\else \\cite{a|} \\fi', 'a'],
    ['behind the end of the document', '\\end{document}\n\\cite{a|}', undefined],
  ]);
});

suite('LaTeX: woven and documented sources', () => {
  testContexts('rsweave', [
    ['R Sweave: text', 'Text \\cite{a|}', 'a'],
    ['R Sweave: a chunk', '<<fig=TRUE>>=\nx <- "\\cite{a|}"\n@\n', undefined],
    ['R Sweave: behind a chunk', '<<>>=\nx # 50%\n@\nText \\cite{a|}', 'a'],
  ]);
  testContexts('doctex', [
    ['dtx: the documentation', '% Text \\cite{a|}\n', 'a'],
    ['dtx: the code', '%    \\begin{macrocode}\n\\cite{a|}\n%    \\end{macrocode}', undefined],
    ['dtx: a meta comment', '%% Text \\cite{a|}\n', undefined],
  ]);
});
