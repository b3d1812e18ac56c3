import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describeKeyFormulaProblem, parseKeyFormula } from '../../../src/catalog/keyFormula';
import type { Paper } from '../../../src/catalog/paper';

const paper: Paper = {
  id: 'rijke2026flow',
  type: 'paper-conference',
  title: 'The Flow-GRPO of π_RL: An Awesome Paper on 3 Models/Agents',
  author: [
    { family: 'Rijke', given: 'Maarten', 'non-dropping-particle': 'de' },
    { family: 'Krähenbühl', given: 'Philipp' },
    { literal: 'Xiaomi Team' },
  ],
  issued: { 'date-parts': [[2026, 3]] },
  'container-title': 'Advances in Neural Information Processing Systems',
  page: '101-117',
  custom: { categories: ['a'], venue: 'NeurIPS', arxiv: '2601.05242', shortName: 'Flow-GRPO' },
};
const two: Paper = { ...paper, author: paper.author!.slice(0, 2) };
const nobody: Paper = { id: 'x', type: 'webpage', title: 'Of the', custom: { categories: ['a'] } };

function run(formula: string, of = paper): string {
  const read = parseKeyFormula(formula);
  assert.ok(!('problem' in read), 'problem' in read ? describeKeyFormulaProblem(read) : '');
  return read(of);
}

function problemOf(formula: string) {
  const read = parseKeyFormula(formula);
  assert.ok('problem' in read, `${formula} was read`);
  return [read.problem, read.name, read.offset];
}

suite('key formulas: functions', () => {
  test('names of authors', () => {
    assert.equal(run('auth'), 'de Rijke');
    assert.equal(run('auth(3, 2)'), 'Krä');
    assert.equal(run('auth(m=2)'), 'Krähenbühl');
    assert.equal(run('auth(m=9)'), '');
    assert.equal(run('authEtAl'), 'de Rijke EtAl');
    assert.equal(run('authEtAl(sep="+")', two), 'de Rijke+Krähenbühl');
    assert.equal(run('authEtal2'), 'de Rijke.etal');
    assert.equal(run('authors'), 'de Rijke Krähenbühl Xiaomi Team');
    assert.equal(run("authors(n=1, etal='Others', sep='-')"), 'de Rijke-Others');
    assert.equal(run("authors(2, etal='Others')", two), 'de Rijke Krähenbühl');
    assert.equal(run('authorLast + authForeIni'), 'Xiaomi TeamM');
    assert.equal(run('authorsAlpha(sep="")'), 'dKX');
    assert.equal(run('auth + authEtAl + authors + authshort + authorIni + authorLast', nobody), '');
  });

  test('dates, venue and identifiers', () => {
    assert.equal(run('year + "/" + shortyear + "/" + month'), '2026/26/mar');
    assert.equal(run('journal + "/" + venue + "/" + type'), 'NeurIPS/NeurIPS/conferencePaper');
    assert.equal(run('arxiv + "/" + firstpage + "/" + lastpage'), '2601.05242/101/117');
    assert.equal(run('year + month + venue + arxiv + firstpage', nobody), '');
  });

  test('words of the title without those that say nothing, hyphens closed up', () => {
    assert.equal(run('title'), 'FlowGRPO Π_RL Awesome Paper 3 Models Agents');
    assert.equal(run('shorttitle'), 'FlowGRPO π_RL Awesome');
    assert.equal(run('shorttitle(4, 2).lower'), 'flowgrpo π_rl awesome paper');
    assert.equal(run('veryshorttitle'), 'FlowGRPO');
    assert.equal(run('shorttitle', nobody), '');
  });

  test('capitals tell fields from functions of the same name', () => {
    assert.equal(run('Title'), paper.title);
    assert.equal(run('ShortTitle'), 'Flow-GRPO');
    assert.equal(run('AuthEtAl'), run('authetal'));
  });
});

suite('key formulas: filters', () => {
  test('case, words and punctuation', () => {
    assert.equal(run('auth.upper'), 'DE RIJKE');
    assert.equal(run('"deep and wide".capitalize'), 'Deep And Wide');
    assert.equal(run('Title.skipwords.abbr'), 'FπAP3MA');
    assert.equal(run('Title.skipwords.nopunct.condense(_)'), 'Flow-GRPO_π_RL_Awesome_Paper_3_Models_Agents');
    assert.equal(run('"a-b, c!".nopunctordash'), 'ab c');
    assert.equal(run('PublicationTitle.abbr(2)'), 'AdinNeInPrSy');
  });

  test('pieces and replacements', () => {
    assert.equal(run('"abcdef".substring(2, 3)'), 'bcd');
    assert.equal(run('"abcdef".substring(start=5)'), 'ef');
    assert.equal(run('"one two three".select(2, 1)'), 'two');
    assert.equal(run('"Et.Al et.al".replace(find="ET.AL", replace="$&")'), '$& $&');
    assert.equal(run('"a.b".replace(find=".", replace=_)'), 'a_b');
    assert.equal(run('year.prefix("_") + auth.postfix(sep)'.replace('sep', '":"')), '_2026de Rijke:');
    assert.equal(run('year.prefix("_") + year.default(nd)', nobody), 'nd');
    assert.equal(run('auth(m=2).fold'), 'Krahenbuhl');
  });

  test('text that a filter makes longer and longer is cut', () => {
    const formula = `'a'${'.replace(a, aaaaaaaaaaaa)'.repeat(30)}`;
    assert.ok(run(formula).length <= 1000);
  });
});

suite('key formulas: syntax', () => {
  test('the first alternative that is not empty counts', () => {
    assert.equal(run("venue.lower + year | 'web' + year"), 'neurips2026');
    assert.equal(run("venue | month || 'none'; 'last'", nobody), 'none');
    assert.equal(run("('' | auth.lower) + (arxiv)"), 'de rijke2601.05242');
  });

  test('a length that does not hold passes the whole alternative over', () => {
    assert.equal(run("auth.len('<', 3) + year | 'long'"), 'long');
    assert.equal(run('auth.len + year'), 'de Rijke2026');
    assert.equal(run("month.len + 'x' | 'no month'", nobody), 'no month');
  });

  test('texts stand in either quotes, and a backslash takes what follows as it is', () => {
    assert.equal(run(String.raw`'it\'s "' + "|+."`), `it's "|+.`);
  });

  test('the older form in brackets', () => {
    assert.equal(run('[auth:lower]_[year][veryshorttitle]'), 'de rijke_2026FlowGRPO');
    assert.equal(run('[shorttitle2_1:condense=-:upper]'), 'FLOWGRPO-Π_RL');
    assert.equal(run('[auth.etal] [authors1]'), 'de Rijke.etalde Rijke EtAl');
    assert.equal(run('[auth2_2][Title:skipwords:abbr]'), 'KrFπAP3MA');
    assert.equal(run(String.raw`[auth:replace=rij\,,x:substring=1,4]`), 'de R');
    assert.equal(run('[venue][>0][year]|[auth:(anon)]', nobody), 'anon');
    assert.equal(run('[venue][>0][year]|[auth:(anon)]'), 'NeurIPS2026');
  });
});

suite('key formulas: what is wrong is told with its place', () => {
  test('names that there are not', () => {
    assert.deepEqual(problemOf('auth + yeer'), ['unknown-function', 'yeer', 7]);
    assert.deepEqual(problemOf('auth.lowr'), ['unknown-filter', 'lowr', 5]);
    assert.deepEqual(problemOf('[auth:lowr]'), ['unknown-filter', 'lowr', 6]);
    assert.deepEqual(problemOf('[auth][yeer]'), ['unknown-function', 'yeer', 7]);
    assert.deepEqual(problemOf('authors(creator=editor)'), ['unknown-argument', 'creator', 8]);
    assert.deepEqual(problemOf('constructor'), ['unknown-function', 'constructor', 0]);
  });

  test('arguments that are missing, too many or of another kind', () => {
    assert.deepEqual(problemOf('auth.replace(x)'), ['missing-argument', 'replace', 5]);
    assert.deepEqual(problemOf('year(2)'), ['too-many-arguments', '2', 5]);
    assert.deepEqual(problemOf("shorttitle('x')"), ['wrong-argument', 'x', 11]);
    assert.deepEqual(problemOf('auth.len(about, 3)'), ['wrong-argument', 'about', 9]);
    assert.deepEqual(problemOf('auth.replace(/a/, b)'), ['regular-expression', '/', 13]);
  });

  test('syntax', () => {
    assert.deepEqual(problemOf('auth +'), ['unexpected', '', 6]);
    assert.deepEqual(problemOf('auth year'), ['unexpected', 'y', 5]);
    assert.deepEqual(problemOf("auth + 'x"), ['unclosed', "'", 7]);
    assert.deepEqual(problemOf('auth(1'), ['unclosed', '(', 4]);
    assert.deepEqual(problemOf('[auth'), ['unclosed', '[', 0]);
    assert.deepEqual(problemOf('[]')[0], 'unknown-function');
    assert.deepEqual(problemOf('('.repeat(100)), ['too-deep', '(', 20]);
    assert.deepEqual(problemOf('a'.repeat(5000))[0], 'too-long');
  });

  test('any text is read or has a problem inside it', () => {
    const pieces = fc.constantFrom(
      ...['auth', 'year', 'shorttitle', '.lower', '.replace', '(', ')', '[', ']', ':', '|', '+', "'", '"'],
      ...['\\', ',', '=', '3', '_', ' ', '/', '.', 'é', '\0', '[auth:', '[>2]'],
    );
    const soup = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(soup, fc.string({ unit: 'binary' })), (text) => {
        const read = parseKeyFormula(text);
        if (!('problem' in read)) {
          assert.equal(typeof read(paper), 'string');
          assert.equal(typeof read(nobody), 'string');
          return;
        }
        assert.ok(read.offset >= 0 && read.offset <= text.length);
        assert.ok(describeKeyFormulaProblem(read).endsWith('.'));
      }),
      { numRuns: 500 },
    );
  });
});
