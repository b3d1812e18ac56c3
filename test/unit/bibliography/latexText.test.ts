import assert from 'node:assert/strict';
import { curlyQuotes, fromLatex, toLatex } from '../../../src/bibliography/latexText';

const bibtex = (text: string) => toLatex(text, { unicode: false });
const biblatex = (text: string) => toLatex(text, { unicode: true });

suite('toLatex', () => {
  test('escapes what TeX gives a meaning, with braces balanced', () => {
    for (const convert of [bibtex, biblatex]) {
      assert.equal(convert('A & B 50% $5 #1 a_b'), String.raw`A \& B 50\% \$5 \#1 a\_b`);
      assert.equal(
        convert('{~^\\'),
        String.raw`{\textbraceleft}{\textasciitilde}{\textasciicircum}{\textbackslash}`,
      );
      assert.equal(convert('a < b | c'), String.raw`a {\textless} b {\textbar} c`);
    }
  });

  test('writes accents and letters as BibTeX special characters, and keeps them for biber', () => {
    assert.equal(bibtex('Krähenbühl, Vulić, Martín'), String.raw`Kr{\"a}henb{\"u}hl, Vuli{\'c}, Mart{\'i}n`);
    assert.equal(bibtex('Çağ Ødegård Łuß'), String.raw`{\c{C}}a{\u{g}} {\O}deg{\aa}rd {\L}u{\ss}`);
    assert.equal(bibtex('ĩ'), String.raw`{\~{\i}}`);
    assert.equal(bibtex('ế'), String.raw`{\'{\^e}}`);
    assert.equal(biblatex('Krähenbühl Çağ Ødegård'), 'Krähenbühl Çağ Ødegård');
  });

  test('takes decomposed accents for composed ones', () => {
    assert.equal(bibtex('Kiante\u0301'), String.raw`Kiant{\'e}`);
    assert.equal(biblatex('Kiante\u0301'), 'Kianté');
  });

  test('writes math symbols in math mode, capitals safe from case changes', () => {
    assert.equal(bibtex('π_RL'), String.raw`$\pi$\_RL`);
    assert.equal(biblatex('π × Δ'), String.raw`$\pi$ $\times$ {$\Delta$}`);
  });

  test('writes quotes, dashes and ties as ligatures', () => {
    assert.equal(
      bibtex('"Thinking with Images" (“a” – b — ‘c’)'),
      "``Thinking with Images'' (``a'' -- b --- `c')",
    );
    assert.equal(bibtex('non‑breaking\u00a0space\u202fhere'), 'non-breaking~space~here');
    assert.equal(curlyQuotes('"a" ("b") c"'), '“a” (“b”) c”');
  });

  test('keeps what LaTeX has no command for', () => {
    assert.equal(bibtex('深度 강화 😀'), '深度 강화 😀');
  });

  test('drops invisible characters and folds line ends', () => {
    assert.equal(bibtex('soft\u00adhyphen\u200b\n  next\x00'), 'softhyphen next ');
  });
});

suite('fromLatex', () => {
  test('reads back what toLatex writes', () => {
    const text = 'π_RL: 50% & “quoted” – a — b Çağ ế Ødegård Martín ß {x} ~^\\ <|> Δ © 深度';
    for (const unicode of [false, true]) assert.equal(fromLatex(toLatex(text, { unicode })), text);
  });

  test('reads the other ways of writing accents', () => {
    assert.equal(
      fromLatex(String.raw`\'e \'{e} {\'{e}} \v{c} \v c \'\i{} {\'{\i}} \H{o} \"{\i}`),
      'é é é č č í í ő ï',
    );
    assert.equal(fromLatex(String.raw`\o\ re{\ae} Stra\ss e \L{}ukasz`), 'ø reæ Straße Łukasz');
  });

  test('drops braces, dollars, ties and commands it does not know', () => {
    assert.equal(
      fromLatex(String.raw`The {{GRPO}} of~\emph{all} $\pi_{RL}$, \url{https://a.b}  x`),
      'The GRPO of all π_RL, https://a.b x',
    );
  });

  test('takes any text', () => {
    for (const text of [
      '\\',
      "\\'",
      '\\v',
      '{',
      '}}}',
      '$',
      "\\'{",
      '\\"{\\',
      "\\'{".repeat(5000),
      '\\\ud83d',
    ]) {
      assert.equal(typeof fromLatex(text), 'string');
    }
  });
});
