import { testContexts } from './cursor';

suite('Markdown: typing a key in the text', () => {
  testContexts('markdown', [
    ['a bare @', 'As @|', { query: '', keys: [], citation: '@' }],
    ['the start of a key', 'As @wu20| shows', { query: 'wu20', citation: '@wu20' }],
    ['the middle of a key', 'As @wu20|25rein shows', { query: 'wu20', replaces: 'wu2025rein' }],
    ['at the start of the text', '@a|', 'a'],
    ['without the author', 'They -@wu| show', { query: 'wu', citation: '-@wu' }],
    ['a hyphen in the key', '@R1-|', 'R1-'],
    ['punctuation inside the key', '@doe:20.a|', 'doe:20.a'],
    ['an address as key', '@http://a.org/b|', 'http://a.org/b'],
    ['letters beyond ASCII', '@müller20|', 'müller20'],
    ...['(', '"', "'", '*', '_', '/', '—', ':', ';', ',', '>', '¦', '.', '~'].map(
      (mark) => [`behind ${mark}`, `Text ${mark}@wu|`, 'wu'] as const,
    ),
    ['in braces', 'As @{odd ke|} shows', { query: 'odd ke', citation: '@{odd ke}' }],
    ['in empty braces', 'As @{|}', { query: '', citation: '@{}' }],
    ['a second word is the sentence', 'As @wu shows|', undefined],
    ['the sentence ends', 'As shown by @wu2025a.|', undefined],
    ['a clause ends', 'As shown by @wu2025a,|', undefined],
    ['a colon behind the key', 'As shown by @wu2025a:|', undefined],
    ['two marks end the key', '@Foo--bar|', undefined],
    ['a key may not start with a dot', '@.foo|', undefined],
    ['in emphasis', '*see @wu|*', 'wu'],
    ['in a heading', '# Why @wu|', 'wu'],
    ['in a list', '- one\n- see @wu|', 'wu'],
    ['in a block quote', '> see @wu|', 'wu'],
    ['in a table', '¦ a ¦ @wu| ¦', 'wu'],
    ['in a footnote', '[^1]: See @wu|', 'wu'],
    ['in the second paragraph of a footnote', '[^1]: Text.\n\n    See @wu|', 'wu'],
    ['in an inline note', 'Text^[see @wu|]', { query: 'wu', citation: '@wu' }],
    ['in the text of a link', '[by @wu|](https://a.org)', { query: 'wu', citation: '@wu' }],
    ['behind an open interval', 'in [0, 1) and @foo bar|', undefined],
  ]);
});

suite('Markdown: typing a key in brackets', () => {
  testContexts('markdown', [
    ['the only key', '[@wu|]', { query: 'wu', keys: [], citation: '[@wu]' }],
    ['two words', '[@pixel reas|]', { query: 'pixel reas', citation: '[@pixel reas]' }],
    [
      'the second key',
      '[see @a, p. 3; also @b|]',
      { query: 'b', keys: ['a'], citation: '[see @a, p. 3; also @b]' },
    ],
    ['the first key', '[@x|; @b]', { query: 'x', keys: ['b'] }],
    ['without the author', '[-@a|]', { query: 'a', citation: '[-@a]' }],
    ['in braces', '[@{a b|}; @c]', { query: 'a b', keys: ['c'] }],
    ['the next key, empty', '[@a; @|]', { query: '', keys: ['a'] }],
    ['not closed yet', 'Text [@pixel reas|', { query: 'pixel reas', citation: '[@pixel reas' }],
    ['not closed yet, with a prefix', 'Text [see e.g. @pixel reas|', 'pixel reas'],
    ['not closed yet, the second key', 'Text [@a; @pixel reas|', { query: 'pixel reas', keys: ['a'] }],
    ['over two lines', '[@a;\n@b|]', { query: 'b', keys: ['a'], citation: '[@a;\n@b]' }],
    ['a period in a name', '[@Qwen2.|]', 'Qwen2.'],
    ['brackets in the locator', '[@a [p. 3]; @b|]', { query: 'b', keys: ['a'] }],
    ['the locator', '[@a, p. 3|]', undefined],
    ['the locator without a comma', '[@wu2025reinforcement p. 3|]', undefined],
    ['the prefix', '[see| @a]', undefined],
    ['behind the brackets', '[@a]|', undefined],
  ]);
});

suite('Markdown: no list here', () => {
  testContexts('markdown', [
    ['an e-mail address', 'Write to me@wu|', undefined],
    ['an e-mail address in angle brackets', 'Write to <me.@wu|.org>', undefined],
    ['an escaped @', 'Not \\@wu|', undefined],
    ['a line break and then @', 'Text\\\\@wu|', 'wu'],
    ['fenced code', '```\n@wu|\n```', undefined],
    ['fenced code with tildes', '~~~ python\n@wu|\n~~~', undefined],
    ['a shorter fence in a longer one', '````\n```\n@wu|\n````', undefined],
    ['behind fenced code', '```\ncode\n```\n@wu|', 'wu'],
    ['fenced code that is not closed', 'Text\n\n```python\n@wu|', undefined],
    ['fenced code in a list', '- item\n\n  ```\n  @wu|\n  ```', undefined],
    ['fenced code right behind a bullet', '- ```\n  @wu|\n  ```', undefined],
    ['behind the list with fenced code', '- item\n\n  ```\n  code\n  ```\n\nText @wu|', 'wu'],
    ['fenced code in a list, not indented', '- item\n```\n@wu|\n```', undefined],
    ['fenced code in a block quote', '> ```\n> @wu|\n> ```', undefined],
    ['behind a quote that leaves code open', '> ```\n> code\n\nText @wu|', 'wu'],
    ['indented code', 'Text\n\n    @wu|', undefined],
    ['the second line of indented code', 'Text\n\n    one\n    @wu|', undefined],
    ['indented by a tab', 'Text\n\n\t@wu|', undefined],
    ['a line of a paragraph that is indented', 'Text\n    @wu|', 'wu'],
    ['the second paragraph of an item', '1.  item\n\n    @wu|', 'wu'],
    ['indented code in an item', '- item\n\n      @wu|', undefined],
    ['a nested item', '- item\n    - @wu|', 'wu'],
    ['inline code', 'Text `@wu|` text', undefined],
    ['inline code with two backticks', 'Text ``a ` @wu|`` text', undefined],
    ['inline code over two lines', 'Text `a\n@wu|` text', undefined],
    ['inline code that is not closed', 'Text `@wu|', undefined],
    ['behind inline code', 'Text `code` @wu|', 'wu'],
    ['behind a single backtick', 'Text ` alone\nand @wu|', 'wu'],
    ['an HTML comment', 'Text <!-- @wu| -->', undefined],
    ['an HTML comment over paragraphs', '<!--\na\n\n@wu|\n\n-->', undefined],
    ['an HTML comment that is not closed', 'Text\n\n<!-- todo\n\n@wu|', undefined],
    ['behind an HTML comment', '<!-- a\n\nb -->\n\n@wu|', 'wu'],
    ['behind a comment on the line', 'Text <!-- a --> @wu|', 'wu'],
    ['the attribute of a tag', '<a href="x" title="@wu|">', undefined],
    ['a script', '<script>\n@wu|\n</script>', undefined],
    ['inline math', 'Text $a @wu| b$', undefined],
    ['display math', '$$\na @wu|\n$$', undefined],
    ['math in backslash parentheses', 'Text \\(a @wu|\\)', undefined],
    ['two prices', 'From $5 to @wu| for $6', 'wu'],
    ['front matter', '---\ntitle: "@wu|"\n---\n', undefined],
    ['behind front matter', '---\ntitle: a\n---\n\n@wu|', 'wu'],
    ['front matter that ends with dots', '---\ntitle: a\nnote: "@wu|"\n...\n', undefined],
    ['a metadata block further down', 'Text\n\n---\nnote: "@wu|"\n---\n', undefined],
    ['between two rules', 'Text\n\n---\n\n@wu|\n\n---\n', 'wu'],
    ['an address', 'See https://a.org/@wu|', undefined],
    ['an address in angle brackets', 'See <https://a.org/@wu|>', undefined],
    ['the target of a link', '[text](https://a.org/@wu|)', undefined],
    ['the target of a link within the project', '[text](notes/@wu|)', undefined],
    ['the definition of a link', 'Text\n\n[a]: notes/@wu|', undefined],
    ['behind an address', 'See https://a.org and @wu|', 'wu'],
    ['Windows line ends', 'Text\r\n\r\n```\r\ncode\r\n```\r\n\r\n@wu|', 'wu'],
    ['code with Windows line ends', 'Text\r\n\r\n```\r\n@wu|\r\n```\r\n', undefined],
    ['prose', 'Nothing to cite here|', undefined],
  ]);
});

suite('Quarto and R Markdown', () => {
  testContexts('quarto', [
    ['Quarto: what may become a key or a figure', 'See @fig|', 'fig'],
    ['Quarto: a figure', 'See @fig-pl|', undefined],
    ['Quarto: a table', 'See @Tbl-one|', undefined],
    ['Quarto: a code cell', '```{python}\n@wu|\n```', undefined],
  ]);
  testContexts('rmd', [
    ['R Markdown: a chunk', '```{r setup, echo=FALSE}\nx@wu|\n@wu\n```', undefined],
    ['R Markdown: inline code', 'There are `r x @wu|` of them', undefined],
    ['R Markdown: a reference of bookdown', 'See \\@ref|(fig:one)', undefined],
    ['R Markdown: text', 'See [@wu|]', 'wu'],
  ]);
  testContexts('markdown', [
    ['Markdown: a key that begins like a figure', 'See @fig-leaf|', 'fig-leaf'],
    ['Markdown: a reference of pandoc-crossref', 'See @fig:one|', undefined],
  ]);
});
