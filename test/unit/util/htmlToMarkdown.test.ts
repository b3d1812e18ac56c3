import assert from 'node:assert/strict';
import { htmlToMarkdown } from '../../../src/util/htmlToMarkdown';

suite('HTML of a citation processor as Markdown', () => {
  const cases: readonly [html: string, markdown: string][] = [
    ['Liu. <i>ICML</i>, <b>3</b>.', 'Liu. *ICML*, **3**.'],
    ['See https://doi.org/10.1/a_b.', 'See <https://doi.org/10.1/a_b>.'],
    ['<div class="csl-left-margin">[1]</div><div class="csl-right-inline">A</div>', '\\[1\\] A'],
    ['A &#38; B &amp; C &lt;script&gt;', 'A & B & C \\<script\\>'],
    ['A &amp;amp; B', 'A \\&amp; B'],
    ['1. A well-known list', '1\\. A well-known list'],
    ['- x', '\\- x'],
    ['@a ~b~ ^c^', '\\@a \\~b\\~ \\^c\\^'],
    ['<script>alert(1)</script> *x* [y](z) $(a) `c`', 'alert(1) \\*x\\* \\[y\\](z) \\$(a) \\`c\\`'],
    ['a < b & c', 'a \\< b & c'],
    ['  a\n  b ', 'a b'],
  ];
  for (const [html, markdown] of cases) test(html, () => assert.equal(htmlToMarkdown(html), markdown));
});
