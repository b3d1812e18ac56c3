import assert from 'node:assert/strict';
import { readDeclarations } from '../../../../src/citation/citationContext';
import { readYaml } from '../../../../src/citation/pandoc/frontMatter';

suite('Declarations in Markdown', () => {
  const markdown = (text: string, languageId = 'markdown') => readDeclarations(text, languageId);

  test('a string, a list, a flow list; the suffix may be missing', async () => {
    assert.deepEqual((await markdown('---\nbibliography: refs.bib\n---\n')).files, ['refs.bib']);
    assert.deepEqual((await markdown('---\r\ntitle: x\r\nbibliography: [a.bib, "b"]\r\n...\r\n')).files, [
      'a.bib',
      'b.bib',
    ]);
    assert.deepEqual((await markdown('\ufeff---\nbibliography:\n  - a.bib\n  - ../b.json\n---')).files, [
      'a.bib',
      '../b.json',
    ]);
    assert.deepEqual((await markdown('---\nbibliography:\n  main: a.bib\n  other: [b.bib]\n---\n')).files, [
      'a.bib',
    ]);
  });

  test('below a format, and once', async () => {
    const text = '---\nbibliography: a\nformat:\n  html:\n    bibliography: [a, b]\n  pdf: default\n---\n';
    assert.deepEqual((await markdown(text, 'quarto')).files, ['a.bib', 'b.bib']);
  });

  test('what comes from the network is not ours', async () => {
    assert.deepEqual((await markdown('---\nbibliography: https://a.b/c.bib\n---\n')).files, []);
  });

  test('only the block at the top counts', async () => {
    assert.deepEqual((await markdown('Text\n\n---\nbibliography: no.bib\n---\n')).files, []);
    assert.deepEqual((await markdown('---\n---\n\nbibliography: no.bib\n\n---\n')).files, []);
    assert.deepEqual((await markdown('---\nbibliography: no.bib\n')).files, []);
    assert.deepEqual((await markdown('\\bibliography{no}')).files, []);
  });

  test('R code as a value is no obstacle', async () => {
    const text = '---\ndate: "`r Sys.Date()`"\nparams: !expr list(a)\nbibliography: refs.bib\n---\n';
    assert.deepEqual(await markdown(text, 'rmd'), { files: ['refs.bib'], includes: [] });
  });

  test('parts of Quarto and R Markdown documents', async () => {
    const parts = async (text: string, languageId: string) => (await markdown(text, languageId)).includes;
    const quarto = '{{< include _one.qmd >}}\n{{<include "b/_two.qmd">}}\n{{{< include no.qmd >}}}\n';
    assert.deepEqual(await parts(quarto, 'quarto'), ['_one.qmd', 'b/_two.qmd']);
    const knitr =
      "```{r, child = 'one.Rmd'}\n```\n```{r child=c('a.Rmd', \"b.Rmd\"), echo=F}\n```\n```{r}\n#| child: c.Rmd\n```\n";
    assert.deepEqual(await parts(knitr, 'rmd'), ['one.Rmd', 'a.Rmd', 'b.Rmd', 'c.Rmd']);
    assert.deepEqual(await parts('children = "x.Rmd"\n```{r child', 'rmd'), []);
    assert.equal(await parts(quarto, 'markdown'), undefined);
  });

  test('broken YAML is a problem, not an exception', async () => {
    assert.deepEqual(await markdown('---\nbibliography: [a.bib\n---\n'), {
      files: [],
      problem: 'broken-yaml',
    });
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 9; i++)
      bomb.push(`${'abcdefghi'[i]}: &${'abcdefghi'[i]} [${`*${'abcdefghi'[i - 1]},`.repeat(9)}]`);
    assert.deepEqual(
      (await markdown(`---\n${bomb.join('\n')}\nbibliography: x.bib\n---\n`)).problem,
      'broken-yaml',
    );
  });

  test('nothing is named where YAML holds something else', async () => {
    for (const value of ['', '~', '3', 'true', '{}', '[]', '[3, [x]]', '" "']) {
      assert.deepEqual((await markdown(`---\nbibliography: ${value}\n---\n`)).files, [], value);
    }
    assert.deepEqual((await markdown('---\n- bibliography\n---\n')).files, []);
  });
});

suite('Project files', () => {
  test('at the top of the project file and below formats', async () => {
    const yaml =
      'project:\n  type: book\nbibliography: references.bib\nformat:\n  pdf:\n    bibliography: more.bib\n';
    assert.deepEqual(readYaml(yaml).files, ['references.bib', 'more.bib']);
  });

  test('none where it cannot be read', async () => {
    assert.deepEqual(readYaml('bibliography: [a'), { files: [], problem: 'broken-yaml' });
    assert.deepEqual(readYaml(''), { files: [] });
  });
});
