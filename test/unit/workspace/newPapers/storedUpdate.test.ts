import assert from 'node:assert/strict';
import { readStored, writeStored, type StoredUpdate } from '../../../../src/workspace/newPapers/storedUpdate';

const UPDATE: StoredUpdate = {
  source: 'https://a.example/list',
  checked: 1_780_000_000_000,
  etag: '"1"',
  papers: [
    {
      paper: { id: 'a', type: 'article', title: 'A', custom: { categories: ['vla'] } },
      found: 1_780_000_000_000,
    },
  ],
  contradictions: [{ paper: 'a', field: 'title', catalog: undefined, listed: 'B', line: 3 }],
  problems: [{ message: 'x' }],
  oddities: [{ code: 'no-date', line: 1, message: 'y' }],
};

suite('What was learned from the list', () => {
  test('is read as it was written', () => {
    const { contradictions, ...rest } = readStored(writeStored(UPDATE))!;
    const { contradictions: before, ...expected } = UPDATE;
    assert.deepEqual(rest, expected);
    assert.deepEqual(contradictions, JSON.parse(JSON.stringify(before)));
  });

  test('is nothing where the file is broken', () => {
    const text = writeStored(UPDATE);
    for (const bad of [
      '',
      'null',
      '[]',
      text.slice(0, -1),
      text.replace('"version":1', '"version":2'),
      JSON.stringify({ ...JSON.parse(text), checked: 1e300 }),
      JSON.stringify({ ...JSON.parse(text), oddities: [null] }),
      JSON.stringify({ ...JSON.parse(text), problems: [{ message: {} }] }),
      JSON.stringify({ ...JSON.parse(text), papers: [{ found: 1, paper: { id: 'a' } }] }),
      JSON.stringify({ ...JSON.parse(text), papers: [null] }),
    ]) {
      assert.equal(readStored(bad), undefined, bad);
    }
  });
});
