import assert from 'node:assert/strict';
import { DEFAULT_STYLE, formatEntry } from '../../../src/bibliography/entryText';
import { detectStyle, findDialect } from '../../../src/bibliography/style';
import { journal, proceedings, samplePapers } from './samplePapers';

suite('detectStyle', () => {
  test('gives the defaults where there is nothing to follow', () => {
    assert.deepEqual(detectStyle(''), { ...DEFAULT_STYLE, finalNewline: true });
    assert.deepEqual(detectStyle('@misc{a}'), { ...DEFAULT_STYLE, finalNewline: false });
  });

  const styles = [
    { ...DEFAULT_STYLE },
    { ...DEFAULT_STYLE, eol: '\r\n', indent: '\t', trailingComma: false },
    { ...DEFAULT_STYLE, delimiter: '"' as const, fieldCase: 'upper' as const, typeCase: 'upper' as const },
    { ...DEFAULT_STYLE, spaced: false, indent: ' ', typeCase: 'capitalized' as const },
    { ...DEFAULT_STYLE, align: 15, fieldCase: 'capitalized' as const, indent: '    ' },
    { ...DEFAULT_STYLE, align: 10, indent: '' },
  ];
  for (const style of styles) {
    test(`finds again ${JSON.stringify(style)}`, () => {
      const text = [...samplePapers, journal]
        .map((paper) => formatEntry(paper, { ...style, key: paper.id, dialect: 'bibtex' }) + style.eol)
        .join(style.eol);
      assert.deepEqual(detectStyle(text), { ...style, finalNewline: true });
    });
  }

  test('the majority decides', () => {
    const text = '@a{x,\n\ttitle = {1}\n}\n@a{y,\n  title = {1},\n}\n@a{z,\n  title = {1},\n}';
    const { indent, trailingComma } = detectStyle(text);
    assert.deepEqual([indent, trailingComma], ['  ', true]);
  });
});

suite('findDialect', () => {
  test('by the fields and types that one of them has', () => {
    assert.equal(findDialect(formatEntry(proceedings, { key: 'k', dialect: 'bibtex' })), 'bibtex');
    assert.equal(findDialect(formatEntry(proceedings, { key: 'k', dialect: 'biblatex' })), 'biblatex');
    assert.equal(findDialect('@online{k, title = {x}}'), 'biblatex');
  });

  test('unknown where they do not tell, or contradict', () => {
    assert.equal(findDialect(''), undefined);
    assert.equal(findDialect('@book{k, title = {x}}'), undefined);
    assert.equal(findDialect('@article{k, journal = {x}}\n@article{l, journaltitle = {x}}'), undefined);
  });
});
