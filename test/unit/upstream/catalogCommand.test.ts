import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundledCatalog, bundledCuration } from '../data/bundled';
import { itemText, listOf } from './listText';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const PAPERS = join(root, 'data', 'papers.json');

function run(...args: string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/catalog.ts', ...args], { cwd: root });
  let output = '';
  child.stdout.on('data', (part: Buffer) => (output += part.toString()));
  child.stderr.on('data', (part: Buffer) => (output += part.toString()));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })));
}

suite('npm run catalog', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shelfmark-catalog-'));
  const file = join(folder, 'list.md');
  const before = readFileSync(PAPERS, 'utf8');
  const whole = listOf(bundledCatalog(), bundledCuration());
  suiteTeardown(() => rmSync(folder, { recursive: true }));

  test('a list that says nothing new changes nothing, twice', async () => {
    writeFileSync(file, whole);
    for (let time = 0; time < 2; time++) {
      const { code, output } = await run('--from', file, '--offline');
      assert.equal(code, 0, output);
      assert.match(output, /, 0 new\./);
      assert.equal(readFileSync(PAPERS, 'utf8'), before);
    }
  });

  test('new papers are reported; what a person must decide ends with 1', async () => {
    const paper = { title: 'Nova: A Star', url: 'https://arxiv.org/abs/2611.01234', tag: 'Nov. 2026' };
    writeFileSync(file, `${whole}\n# Elsewhere\n\n## Unknown\n\n${itemText(paper, 0)}`);
    const { code, output } = await run('--from', file, '--offline', '--dry-run');
    assert.equal(code, 1, output);
    assert.match(output, /To decide \(1\)\n {2}line \d+: "Nova: A Star": .* category is not known/);
    assert.equal(readFileSync(PAPERS, 'utf8'), before);
  });

  test('what is no list, or not there, ends with 2', async () => {
    writeFileSync(file, '<!doctype html>');
    for (const args of [
      ['--from', file],
      ['--from', join(folder, 'none.md')],
      ['--from', folder],
      ['--nonsense'],
      [],
    ]) {
      const { code, output } = await run(...args);
      assert.equal(code, 2, output);
      assert.doesNotMatch(output, /\n\s+at /);
    }
    assert.equal(readFileSync(PAPERS, 'utf8'), before);
  });
});
