import assert from 'node:assert/strict';
import { formatEntry } from '../../../src/bibliography/entryText';
import { anonymous, journal, preprint, proceedings, webpage } from './samplePapers';

const lines = (...text: string[]) => text.join('\n');

suite('formatEntry', () => {
  test('proceedings in BibTeX', () => {
    assert.equal(
      formatEntry(proceedings, { key: 'rijke2025flow', dialect: 'bibtex' }),
      lines(
        '@inproceedings{rijke2025flow,',
        String.raw`  author = {de Rijke, Maarten and {Xiaomi LLM-Core Team} and Kr{\"a}henb{\"u}hl, Philipp and King, Jr., Martin Luther},`,
        String.raw`  title = {{Flow-GRPO}: 50\% better \& cheaper {MLLM}s via {RL}-based training of ` +
          "``{$\\pi$\\_RL}''},",
        '  booktitle = {Advances in Neural Information Processing Systems},',
        '  volume = {38},',
        '  pages = {101--117},',
        '  year = {2025},',
        '  doi = {10.1007/978-3-031-73010-8_12},',
        '  eprint = {2505.05470},',
        '  archivePrefix = {arXiv},',
        '  primaryClass = {cs.CV},',
        '}',
      ),
    );
  });

  test('proceedings in biblatex: UTF-8 kept, its own field names', () => {
    const entry = formatEntry(proceedings, { key: 'k', dialect: 'biblatex' });
    assert.match(entry, /Krähenbühl, Philipp/);
    assert.match(entry, /\n {2}date = \{2025\},\n/);
    assert.match(
      entry,
      /\n {2}eprint = \{2505\.05470\},\n {2}eprinttype = \{arxiv\},\n {2}eprintclass = \{cs\.CV\},\n/,
    );
    assert.doesNotMatch(entry, /archivePrefix|year =|url =/);
  });

  test('a preprint in BibTeX has its address, for styles that know no eprint', () => {
    assert.equal(
      formatEntry(preprint, { key: 'meng2025mm', dialect: 'bibtex' }),
      lines(
        '@misc{meng2025mm,',
        '  author = {Meng, Fanqing and Du, Lingxiao},',
        '  title = {{MM-Eureka}: Exploring the Frontiers of Multimodal Reasoning with Rule-based Reinforcement Learning},',
        '  year = {2025},',
        '  month = mar,',
        '  eprint = {2503.07365},',
        '  archivePrefix = {arXiv},',
        '  primaryClass = {cs.CV},',
        '  url = {https://arxiv.org/abs/2503.07365},',
        '}',
      ),
    );
  });

  test('a preprint in biblatex has eprint fields, and no address that repeats them', () => {
    const entry = formatEntry(preprint, { key: 'k', dialect: 'biblatex' });
    assert.match(entry, /^@online\{k,/);
    assert.match(entry, /date = \{2025-03\},/);
    assert.doesNotMatch(entry, /url/);
  });

  test('articles name their journal in the dialect’s field', () => {
    assert.match(
      formatEntry(journal, { key: 'k', dialect: 'bibtex' }),
      /^@article[^]*\n {2}journal = \{Nature\},/,
    );
    assert.match(formatEntry(journal, { key: 'k', dialect: 'biblatex' }), /\n {2}journaltitle = \{Nature\},/);
  });

  test('a web page has its address as it is, even with characters that TeX minds', () => {
    const entry = formatEntry(webpage, { key: 'k', dialect: 'bibtex' });
    assert.match(entry, /^@misc\{k,\n {2}author = \{\{Unsloth\}\},/);
    assert.match(entry, /url = \{https:\/\/docs\.unsloth\.ai\/basics\/reinforcement_learning#guide\},/);
    const odd = { ...webpage, URL: 'https://a.b/{x}?"y" z' };
    assert.match(
      formatEntry(odd, { key: 'k', dialect: 'bibtex' }),
      /url = \{https:\/\/a\.b\/%7Bx%7D\?%22y%22%20z\}/,
    );
  });

  test('without authors and year: a type that asks for neither, and something to sort by', () => {
    const entry = formatEntry(anonymous, { key: 'k', dialect: 'bibtex' });
    assert.match(entry, /^@misc\{k,\n {2}key = \{\{DiffPPO\}\},/);
    assert.match(entry, /howpublished = \{Some Conference\}/);
    assert.doesNotMatch(entry, /author|year|booktitle/);
    assert.match(formatEntry(anonymous, { key: 'k', dialect: 'biblatex' }), /^@online\{k,\n {2}title/);
  });

  test('names that BibTeX would take apart are braced', () => {
    const authors = (author: NonNullable<typeof preprint.author>) =>
      /author = (.*),/.exec(formatEntry({ ...preprint, author }, { key: 'k', dialect: 'biblatex' }))?.[1];
    assert.equal(authors([{ family: 'Silva e Costa', given: 'João' }]), '{{Silva e Costa}, João}');
    assert.equal(authors([{ family: 'Chris' }, { given: 'Cici' }]), '{Chris and {Cici}}');
    assert.equal(authors([{ family: 'Two Words' }]), '{{Two Words}}');
    assert.equal(authors([{ literal: 'Food and Drug, Inc.' }]), '{{Food and Drug, Inc.}}');
    assert.equal(
      authors([{ family: 'Sáez de Ocáriz Borde', given: 'Haitz' }]),
      '{{Sáez de Ocáriz Borde}, Haitz}',
    );
    assert.equal(
      authors([
        { family: 'Fontaine', given: 'Jean', 'dropping-particle': 'de', 'non-dropping-particle': 'La' },
      ]),
      '{de La Fontaine, Jean}',
    );
  });

  test('follows a style', () => {
    assert.equal(
      formatEntry(
        {
          ...preprint,
          URL: 'https://arxiv.org/abs/2503.07365',
          author: [{ family: 'Müller', given: 'A.' }],
          title: 'Short',
        },
        {
          key: 'k',
          dialect: 'bibtex',
          eol: '\r\n',
          indent: '\t',
          delimiter: '"',
          align: 14,
          fieldCase: 'upper',
          typeCase: 'capitalized',
          trailingComma: false,
        },
      ),
      [
        '@Misc{k,',
        '\tAUTHOR        = "M{\\"u}ller, A.",',
        '\tTITLE         = "Short",',
        '\tYEAR          = "2025",',
        '\tMONTH         = mar,',
        '\tEPRINT        = "2503.07365",',
        '\tARCHIVEPREFIX = "arXiv",',
        '\tPRIMARYCLASS  = "cs.CV",',
        '\tURL           = "https://arxiv.org/abs/2503.07365"',
        '}',
      ].join('\r\n'),
    );
  });
});
