import assert from 'node:assert/strict';
import type { Catalog } from '../../../src/catalog/catalog';
import { fullName, type Paper } from '../../../src/catalog/paper';
import { read, type Curation } from '../../../src/upstream/curation';
import { bundledCatalog, bundledCuration, paperOf } from './bundled';

/** The field as a record writes it: names as printed, dates as `YYYY[-MM[-DD]]`. */
function asWritten(paper: Paper, field: string): unknown {
  if (field === 'author') return paper.author?.map(fullName);
  if (field !== 'issued') return read(paper, field);
  return paper.issued?.['date-parts'][0]?.map((part) => String(part).padStart(2, '0')).join('-');
}

suite('curation.json', () => {
  let catalog: Catalog;
  let curation: Curation[];

  suiteSetup(() => {
    catalog = bundledCatalog();
    curation = bundledCuration();
  });

  /** A work is named by arXiv id or by its address in the list, which may have been corrected since. */
  const paperIn = ({ paper: id }: Curation): Paper => {
    const moved = curation.find((record) => record.paper === id && record.field === 'URL')?.to;
    return paperOf(catalog, typeof moved === 'string' ? moved : id);
  };

  test('every record is about a work of the catalog and gives its reason in a sentence', () => {
    for (const record of curation) {
      assert.ok(paperIn(record));
      assert.match(record.reason, /^[A-Z].{8,}\.$|^arXiv .{8,}\.$/, record.reason);
      assert.match(record.field, /^(custom\.)?[A-Za-z-]+$/);
    }
  });

  test('no record stands twice, and none replaces a value by itself', () => {
    const seen = curation.map(({ reason: _reason, ...record }) => JSON.stringify(record));
    assert.equal(new Set(seen).size, seen.length);
    for (const { from, to } of curation) if (from !== undefined) assert.notDeepEqual(from, to);
  });

  test('the catalog holds what the records say, and not what they remove', () => {
    for (const record of curation) {
      const { field, from, to } = record;
      const value = asWritten(paperIn(record), field);
      const inList = Array.isArray(value) && !Array.isArray(to ?? from);
      const label = `${record.paper} ${field}`;
      if (inList) {
        if (to !== undefined) assert.ok(value.includes(to), label);
        if (from !== undefined) assert.ok(!value.includes(from), label);
      } else if (to !== undefined || from !== undefined) {
        assert.deepEqual(value, to, label);
      }
    }
  });

  test('works that appear in the list under a wrong month, id, title or link are all answered', () => {
    const about = (field: string): number => curation.filter((record) => record.field === field).length;
    assert.ok(about('custom.posted') >= 45);
    assert.ok(curation.some(({ from, to }) => from === '2305.15260' && to === '2503.21620'));
    assert.equal(curation.filter(({ reason }) => reason.startsWith('The list has the work twice')).length, 4);
    assert.ok(curation.some(({ paper, field }) => paper === '2511.01450' && field === 'custom.note'));
  });
});
