import assert from 'node:assert/strict';
import { resolveField, withInherited } from '../../../src/bibliography/inheritance';
import { scanBibliography } from '../../../src/bibliography/scan';

const entries = scanBibliography(`
@inproceedings{part, title = {Part}, crossref = {whole}, xdata = {place, other}}
@proceedings{whole, title = {The Whole}, year = 2020, publisher = {P}, editor = {E}, ids = {w}, crossref = {part}}
@xdata{place, location = {Here}, year = 1999, xdata = {place}}
@misc{lost, crossref = {nowhere}}
`);
const entryOf = (key: string) => entries.find((entry) => entry.key === key);
const field = (key: string, name: string) => resolveField(entryOf(key)!, name, entryOf);

suite('Fields that an entry takes from others', () => {
  test('its own first, then those of xdata, then its parent’s', () => {
    assert.equal(field('part', 'title'), 'Part');
    assert.equal(field('part', 'year'), '1999');
    assert.equal(field('part', 'publisher'), 'P');
    assert.equal(field('part', 'location'), 'Here');
  });

  test('the parent’s title is the part’s book title, never its title', () => {
    assert.equal(field('part', 'booktitle'), 'The Whole');
    assert.equal(field('lost', 'title'), undefined);
  });

  test('what is an entry’s own is not passed on, and a loop ends', () => {
    assert.equal(field('part', 'ids'), undefined);
    assert.equal(field('part', 'nothing'), undefined);
    assert.equal(field('lost', 'year'), undefined);
  });

  test('an entry with all of it', () => {
    const whole = withInherited(entryOf('part')!, entryOf);
    assert.equal(whole.field('booktitle'), 'The Whole');
    assert.equal(whole.key, 'part');
    assert.equal(withInherited(entryOf('whole')!, () => undefined).field('year'), '2020');
  });
});
