import assert from 'node:assert/strict';
import { fullName, type PersonName } from '../../../src/catalog/paper';
import { isDoubtful, splitName } from '../../../src/upstream/names';
import { bundledCatalog } from './bundled';

/** Printed names by the words that are not the family name; `literal` where nothing can be told apart. */
const DECIDED: Readonly<Record<string, PersonName>> = {
  'Alexandre Piché': { given: 'Alexandre', family: 'Piché' },
  'Anirudh Sundara Rajan': { given: 'Anirudh', family: 'Sundara Rajan' },
  'Asad Ali Shahid': { given: 'Asad Ali', family: 'Shahid' },
  'Bill Yuchen Lin': { given: 'Bill Yuchen', family: 'Lin' },
  Chris: { literal: 'Chris' },
  Cici: { literal: 'Cici' },
  'Daniel K. Du': { given: 'Daniel K.', family: 'Du' },
  'Ge Ya Luo': { given: 'Ge Ya', family: 'Luo' },
  'Haitz Sáez de Ocáriz Borde': { given: 'Haitz', family: 'Sáez de Ocáriz Borde' },
  'Hongwei Bran Li': { given: 'Hongwei Bran', family: 'Li' },
  'Hyunwoo J. Kim': { given: 'Hyunwoo J.', family: 'Kim' },
  'Ivan Vulić': { given: 'Ivan', family: 'Vulić' },
  'James T. Kwok': { given: 'James T.', family: 'Kwok' },
  'Jonathan Daniel Chang': { given: 'Jonathan Daniel', family: 'Chang' },
  'Juan A. Rodriguez': { given: 'Juan A.', family: 'Rodriguez' },
  'Kennard Yanting Chan': { given: 'Kennard Yanting', family: 'Chan' },
  'Kevin Qinghong Lin': { given: 'Kevin Qinghong', family: 'Lin' },
  'Kianté Brantley': { given: 'Kianté', family: 'Brantley' },
  "Li'an Bi": { given: "Li'an", family: 'Bi' },
  Linus: { literal: 'Linus' },
  'Maarten de Rijke': { given: 'Maarten', 'non-dropping-particle': 'de', family: 'Rijke' },
  'Matthew B. Blaschko': { given: 'Matthew B.', family: 'Blaschko' },
  'Michael J. Tarr': { given: 'Michael J.', family: 'Tarr' },
  'Mike Zheng Shou': { given: 'Mike Zheng', family: 'Shou' },
  'Mohammad Reza Samsami': { given: 'Mohammad Reza', family: 'Samsami' },
  'Philipp Krähenbühl': { given: 'Philipp', family: 'Krähenbühl' },
  'Quan Z. Sheng': { given: 'Quan Z.', family: 'Sheng' },
  'Quy Duc Do': { given: 'Quy Duc', family: 'Do' },
  'Roberto Martín-Martín': { given: 'Roberto', family: 'Martín-Martín' },
  'Rousslan Fernand Julien Dossa': { given: 'Rousslan Fernand Julien', family: 'Dossa' },
  'Sathwik Tejaswi Madhusudhan': { given: 'Sathwik Tejaswi', family: 'Madhusudhan' },
  'Satya Narayan Shukla': { given: 'Satya Narayan', family: 'Shukla' },
  'Seung Hyun Lee': { given: 'Seung Hyun', family: 'Lee' },
  'Sravana Jyothi Narayanaraju': { given: 'Sravana Jyothi', family: 'Narayanaraju' },
  'Sreya Dutta Roy': { given: 'Sreya', family: 'Dutta Roy' },
  Unsloth: { literal: 'Unsloth' },
  'Wayne Xin Zhao': { given: 'Wayne Xin', family: 'Zhao' },
  'Xiaomi LLM-Core Team': { literal: 'Xiaomi LLM-Core Team' },
  'Xin Eric Wang': { given: 'Xin Eric', family: 'Wang' },
  'Yong Jae Lee': { given: 'Yong Jae', family: 'Lee' },
  'Yong Man Ro': { given: 'Yong Man', family: 'Ro' },
  'Yu-Chiang Frank Wang': { given: 'Yu-Chiang Frank', family: 'Wang' },
};

suite('names of authors', () => {
  test('nothing of a name is lost, whatever it is', () => {
    const names: readonly (readonly [string, PersonName])[] = [
      ['Jan van der Berg', { given: 'Jan', 'non-dropping-particle': 'van der', family: 'Berg' }],
      ['de la Cruz', { literal: 'de la Cruz' }],
      ['the a b', { literal: 'the a b' }],
      ['constructor', { literal: 'constructor' }],
    ];
    for (const [printed, parts] of names) assert.deepEqual(splitName(printed), parts);
  });

  const authors = bundledCatalog().papers.flatMap(({ author }) => author ?? []);

  test('every doubtful name is decided here, and stands in the catalog as decided', () => {
    const doubtful = new Map(
      authors.filter((name) => isDoubtful(fullName(name))).map((name) => [fullName(name), name]),
    );
    assert.deepEqual(
      Object.fromEntries([...doubtful].sort()),
      Object.fromEntries(Object.entries(DECIDED).sort()),
    );
  });

  test('of two plain words the second is the family name, also where it reads like a degree or a particle', () => {
    for (const name of authors.filter((candidate) => !isDoubtful(fullName(candidate)))) {
      const [given, family] = fullName(name).split(' ');
      assert.deepEqual({ ...name }, { given, family });
    }
    for (const printed of ['Yan Ma', 'Di Zhang', 'Da Yin', 'Sheng-ming Yin', 'Xihui Van'])
      assert.deepEqual(splitName(printed), { given: printed.split(' ')[0], family: printed.split(' ')[1] });
  });

  test('what needs a decision is told apart from what does not', () => {
    for (const plain of ['Shih-Yang Liu', 'Wei Wu']) assert.equal(isDoubtful(plain), false, plain);
    for (const odd of [':', 'Linus', "Li'an Bi", 'Jan van Gogh', 'ludwig Mies', 'M. Wu', '李 明'])
      assert.equal(isDoubtful(odd), true, odd);
  });
});
