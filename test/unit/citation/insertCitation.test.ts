import { testPlans } from './cursor';

const r = String.raw;

suite('Insert Citation: LaTeX', () => {
  testPlans('latex', [
    ['a new citation', 'As shown |.', ['a'], r`As shown \cite{a}.`],
    ['several keys', 'As shown |.', ['a', 'b'], r`As shown \cite{a,b}.`],
    ['a key given twice', '|', ['a', 'a'], r`\cite{a}`],
    ['empty braces', r`\cite{|}`, ['a', 'b'], r`\cite{a,b}`],
    ['behind empty braces', r`\cite{}|`, ['a'], r`\cite{a}`],
    ['behind a comma', r`\cite{a,|}`, ['b'], r`\cite{a,b}`],
    ['behind a comma and the braces', r`\cite{a,}|`, ['b'], r`\cite{a,b}`],
    ['behind a comma and a blank', r`\cite{a, |}`, ['b', 'c'], r`\cite{a, b, c}`],
    ['at the end of the key', r`\cite{a|}`, ['b'], r`\cite{a,b}`],
    ['behind the citation', r`\cite{a}|.`, ['b'], r`\cite{a,b}.`],
    ['before the citation', r`|\cite{a}.`, ['b'], r`\cite{b,a}.`],
    ['in the command', r`\ci|te{a}`, ['b'], r`\cite{a,b}`],
    ['in a note', r`\cite[see|, too]{a}`, ['b'], r`\cite[see, too]{a,b}`],
    ['behind the key at the cursor', r`\cite{a,b|,c}`, ['x'], r`\cite{a,b,x,c}`],
    ['in the middle of a key', r`\cite{al|pha, b}`, ['x'], r`\cite{alpha, x, b}`],
    ['between two commas', r`\cite{a,|,c}`, ['b'], r`\cite{a,b,c}`],
    ['before the first comma', r`\cite{|,c}`, ['b'], r`\cite{b,c}`],
    ['blanks are kept', r`\cite{a }|`, ['b'], r`\cite{a,b }`],
    ['a key a line', '\\cite{\n  a,\n  b|\n}', ['c'], '\\cite{\n  a,\n  b,\n  c\n}'],
    ['on a new line', '\\cite{\n  a,\n  |\n}', ['b'], '\\cite{\n  a,\n  b\n}'],
    ['before a comment', '\\cite{a|% why\n}', ['b'], '\\cite{a,b% why\n}'],
    ['the group at the cursor', r`\cites{a|}{b}`, ['c'], r`\cites{a,c}{b}`],
    ['behind the last group', r`\cites{a}[2]{b}|`, ['c'], r`\cites{a}[2]{b,c}`],
    ['a key that is there', r`\cite{a|}`, ['a'], r`\cite{a}`],
    ['one of two keys is there', r`\cite{a}|`, ['a', 'b'], r`\cite{a,b}`],
    ['a key of the other group', r`\cites{a}{b|}`, ['a'], r`\cites{a}{b}`],
    ['the brace is missing', r`\cite{| and more`, ['a'], r`\cite{a} and more`],
    ['the brace is missing behind a key', '\\cite{a|\nMore', ['b'], '\\cite{a,b}\nMore'],
    ['between two citations', r`\cite{a}| and \cite{b}`, ['c'], r`\cite{a,c} and \cite{b}`],
    ['a citation before it stays', r`\cite{a} and |`, ['b'], r`\cite{a} and \cite{b}`],
    ['a comment', '% text |', ['a'], undefined],
    ['verbatim', '\\begin{verbatim}\n|\n\\end{verbatim}', ['a'], undefined],
    ['behind \\verb', r`\verb+x+|`, ['a'], r`\verb+x+\cite{a}`],
    ['a comment among the keys', '\\cite{a, % he|re\nb}', ['c'], undefined],
  ]);
  testPlans('latex', [['the command of the settings', 'As |', ['a'], r`As \parencite{a}`]], 'parencite');
  testPlans(
    'latex',
    [['a command given with its backslash', 'As |', ['a'], r`As \parencite{a}`]],
    r`\parencite`,
  );
});

suite('Insert Citation: Markdown', () => {
  testPlans('markdown', [
    ['a new citation', 'As shown |.', ['a'], 'As shown [@a].'],
    ['several keys', '|', ['a', 'b'], '[@a; @b]'],
    ['an odd key', '|', ['a b.'], '[@{a b.}]'],
    ['behind a key in brackets', '[@a|]', ['b'], '[@a; @b]'],
    ['behind the brackets', 'Text [@a]|.', ['b'], 'Text [@a; @b].'],
    ['before the brackets', 'Text |[@a].', ['b'], 'Text [@a; @b].'],
    ['behind the locator', '[@a|, p. 3; @c]', ['b'], '[@a, p. 3; @b; @c]'],
    ['in the prefix', '[se|e @a]', ['b'], '[see @a; @b]'],
    ['without blanks', '[@a;@b|]', ['c'], '[@a;@b;@c]'],
    ['in the text', 'As @a| shows', ['b'], 'As @a [@b] shows'],
    ['in the middle of a key', 'As @al|pha shows', ['b'], 'As @alpha [@b] shows'],
    ['in the text, with brackets behind', 'As @a| [p. 3] shows', ['b'], 'As @a [p. 3; @b] shows'],
    ['behind those brackets', 'As @a [@b]| shows', ['c', 'a'], 'As @a [@b; @c] shows'],
    ['a bare @', 'As @| shows', ['a'], 'As @a shows'],
    ['a bare @ and two keys', 'As @| shows', ['a', 'b'], 'As @a [@b] shows'],
    ['a bare @ in brackets', '[@|]', ['a', 'b'], '[@a; @b]'],
    ['empty braces', 'As @{|} shows', ['a'], 'As @a shows'],
    ['empty brackets', 'Text [|]', ['a'], 'Text [@a]'],
    ['a bare @ behind a key', '[@a; @|]', ['b'], '[@a; @b]'],
    ['behind a semicolon', '[@a;|]', ['b'], '[@a; @b]'],
    ['behind a semicolon and a blank', '[@a; |]', ['b'], '[@a; @b]'],
    ['a key that is there', '[@a|; @b]', ['b'], '[@a; @b]'],
    ['one of two keys is there', '[@a]|', ['a', 'b'], '[@a; @b]'],
    ['not closed', 'Text [@a| and more', ['b'], 'Text [@a; @b] and more'],
    ['behind an open interval', 'in [0, 1) |', ['a'], 'in [0, 1) [@a]'],
    ['a box to tick', '- [ ]| task', ['a'], '- [ ][@a] task'],
    ['the text of a link', '[te|xt](https://a.org)', ['a'], '[te[@a]xt](https://a.org)'],
    ['behind a link', '[text](https://a.org)|', ['a'], '[text](https://a.org)[@a]'],
    ['an empty document', '|', ['a'], '[@a]'],
    ['a blank line', 'Text\n\n|\n\nText', ['a'], 'Text\n\n[@a]\n\nText'],
    ['behind inline code', '`code`|', ['a'], '`code`[@a]'],
    ['inline code', '`co|de`', ['a'], undefined],
    ['a blank line indented like code', 'Text\n\n    |\n', ['a'], undefined],
    ['a blank line in an item', '- item\n\n    |\n', ['a'], '- item\n\n    [@a]\n'],
    ['fenced code', '```\n|\n```', ['a'], undefined],
    ['front matter', '---\ntitle: |\n---\n', ['a'], undefined],
    ['the target of a link', '[text](https://a|.org)', ['a'], undefined],
  ]);
});

suite('Insert Citation: other languages', () => {
  testPlans('plaintext', [['takes no citation', 'Text |', ['a'], undefined]]);
});
