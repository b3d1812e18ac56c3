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

  const own = scanBibliography(`
@mvbook{works, title = {Works}, subtitle = {Sub}, author = {A}}
@book{second, crossref = {works}, volume = {2}}
@book{named, title = {Second}, author = {B}}
@inbook{chapter, crossref = {named}, chapter = 3}
@periodical{number, title = {Journal}, year = 2001}
@article{paper, crossref = {number}, title = {Paper}}
@misc{child, crossref = {other}}
@misc{other, title = {Other}}
@incollection{far, crossref = {near}, title = {Far}}
@collection{near, xdata = {far-data}}
@xdata{far-data, title = {Through Data}}
`);
  const inherited = (key: string, name: string) => {
    const find = (wanted: string) => own.find((entry) => entry.key === wanted);
    return resolveField(find(key)!, name, find);
  };

  test('what a part calls its whole depends on what both are', () => {
    assert.equal(inherited('second', 'maintitle'), 'Works');
    assert.equal(inherited('second', 'mainsubtitle'), 'Sub');
    assert.equal(inherited('second', 'title'), undefined);
    assert.equal(inherited('second', 'author'), 'A');
    assert.equal(inherited('paper', 'journaltitle'), 'Journal');
    assert.equal(inherited('paper', 'booktitle'), undefined);
    assert.equal(inherited('paper', 'year'), '2001');
    assert.equal(inherited('far', 'booktitle'), 'Through Data');
  });

  test('as BibTeX has it, where there is no rule: the same name', () => {
    assert.equal(inherited('child', 'title'), 'Other');
    assert.equal(inherited('chapter', 'title'), 'Second');
    assert.equal(inherited('chapter', 'Author'), 'B');
    assert.equal(inherited('child', 'constructor'), undefined);
  });

  test('entries that all name each other cost no more than there are', () => {
    const names = Array.from({ length: 40 }, (_, at) => `d${at}`);
    const knot = scanBibliography(
      names.map((name) => `@xdata{${name}, xdata = {${names.join(',')}}}`).join('\n'),
    );
    let asked = 0;
    const find = (key: string) => {
      asked++;
      return knot.find((entry) => entry.key === key);
    };
    assert.equal(resolveField(knot[0]!, 'title', find), undefined);
    assert.ok(asked <= 40 * 40, String(asked));
  });
});
