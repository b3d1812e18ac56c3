import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EntryContent } from '../../../src/bibliography/entryFields';
import { formatEntry, type Dialect } from '../../../src/bibliography/entryText';
import { yearOf } from '../../../src/catalog/paper';
import { bundledCatalog } from '../data/bundled';
import { samplePapers } from './samplePapers';

/** BibTeX's own styles, and those of natbib and of publishers where they are installed. */
const STYLES = ['plain', 'abbrv', 'alpha', 'unsrt', 'acm', 'apalike', 'ieeetr', 'siam'].concat(
  ...['plainnat', 'abbrvnat', 'unsrtnat', 'IEEEtran', 'ACM-Reference-Format', 'splncs04', 'elsarticle-num'],
);
const CONTENTS: Readonly<Record<string, EntryContent>> = {
  'as by default': {},
  'with every field and short venues': { fields: { url: 'always' }, venue: 'short' },
  'with as little as possible': { fields: { url: 'never', eprint: false, doi: false, month: false } },
};

suite('BibTeX and biber have nothing to warn of in the entries of the whole catalog', () => {
  let folder: string;
  setup(() => (folder = mkdtempSync(join(tmpdir(), 'shelfmark-'))));
  teardown(() => rmSync(folder, { recursive: true, force: true }));

  const run = (program: string, ...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: 'utf8' });
    return { status, output: stdout + stderr };
  };

  for (const [what, content] of Object.entries(CONTENTS)) {
    testWith('bibtex', what, () => {
      writeFileSync(join(folder, 'refs.bib'), entries('bibtex', content));
      for (const style of STYLES.filter((name) => run('kpsewhich', `${name}.bst`).status === 0)) {
        writeFileSync(join(folder, 'a.aux'), `\\citation{*}\n\\bibdata{refs}\n\\bibstyle{${style}}\n`);
        const { status, output } = run('bibtex', 'a');
        assert.deepEqual(complaints(output), [], style);
        assert.equal(status, 0, output);
        const made = readFileSync(join(folder, 'a.bbl'), 'utf8').match(/^\\bibitem\b/gm);
        assert.equal(made?.length, papers().length, style);
      }
    });

    testWith('biber', what, () => {
      writeFileSync(join(folder, 'refs.bib'), entries('biblatex', content));
      const { status, output } = run('biber', '--tool', '--validate-datamodel', '-O', 'out.bib', 'refs.bib');
      assert.deepEqual(complaints(output), []);
      assert.equal(status, 0, output);
      const read = readFileSync(join(folder, 'out.bib'), 'utf8').match(/^@\w+\{/gm);
      assert.equal(read?.length, papers().length);
    });
  }
});

/** Warnings and errors, but for those that say of works without a date what is so: that it is not known. */
function complaints(output: string): string[] {
  const undated = papers()
    .filter((paper) => yearOf(paper) === undefined)
    .map(({ id }) => id);
  return output.split('\n').filter((line) => {
    const missing =
      /^Warning--empty year in (.*):\d+$/.exec(line) ??
      /^WARN - Datamodel: Entry '(.*):\d+' .*one of 'date, year' must be defined$/.exec(line);
    return /^warn|error/i.test(line) && !undated.includes(missing?.[1] ?? '');
  });
}

function papers() {
  return [...bundledCatalog().papers, ...samplePapers];
}

function entries(dialect: Dialect, content: EntryContent): string {
  return papers()
    .map((paper, index) => formatEntry(paper, { ...content, key: `${paper.id}:${index}`, dialect }))
    .join('\n\n');
}

/**
 * A test that needs a program. Where that is not installed the test passes with a title that says so: runs are made
 * with --forbid-pending, and nobody has to install TeX to change something else.
 */
function testWith(program: string, title: string, body: () => void): void {
  const installed = spawnSync(program, ['--version']).status === 0;
  if (installed) test(`${program}: ${title}`, body).timeout(60_000);
  else test(`${program}: ${title} (skipped: no ${program} here)`, () => undefined);
}
