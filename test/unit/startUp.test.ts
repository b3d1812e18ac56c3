import assert from 'node:assert/strict';
import { build } from 'esbuild';

const HEAVY = ['fuse.js', 'jsonc-parser', '@citation-js/core', '@citation-js/plugin-csl', 'citeproc', 'yaml'];

suite('Start-up', () => {
  test('loads neither the search, the citation processor nor the YAML parser before they are used', async () => {
    const { metafile } = await build({
      entryPoints: ['src/extension.ts'],
      bundle: true,
      // With splitting, what stands in a chunk of its own is what an import() loads.
      splitting: true,
      format: 'esm',
      platform: 'node',
      external: ['vscode'],
      outdir: 'unused',
      write: false,
      metafile: true,
      logLevel: 'silent',
    });
    const inputs = (paths: Iterable<string>): string =>
      [...paths].flatMap((path) => Object.keys(metafile.outputs[path]!.inputs)).join('\n');
    const everything = inputs(Object.keys(metafile.outputs));
    const atStart = new Set<string>();
    const follow = (path: string): void => {
      if (atStart.has(path)) return;
      atStart.add(path);
      for (const { path: next, kind } of metafile.outputs[path]!.imports) {
        if (kind === 'import-statement' && metafile.outputs[next]) follow(next);
      }
    };
    follow(
      Object.keys(metafile.outputs).find(
        (path) => metafile.outputs[path]!.entryPoint === 'src/extension.ts',
      )!,
    );
    for (const library of HEAVY) {
      assert.ok(everything.includes(`node_modules/${library}/`), `${library} is part of the extension`);
      assert.ok(
        !inputs(atStart).includes(`node_modules/${library}/`),
        `${library} is not loaded at start-up`,
      );
    }
    assert.ok(!inputs(atStart).includes('src/search/paperSearch'), 'the search is not loaded at start-up');
  });
});
