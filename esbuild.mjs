import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, context } from 'esbuild';

const root = fileURLToPath(new URL('.', import.meta.url));
const noNetwork = join(root, 'scripts', 'lib', 'noNetwork.mjs');

/**
 * The bundles of the extension: one source, one for desktop and remote hosts, one for the web worker host.
 * @param {{ production?: boolean }} options `production`: minified and without source maps.
 */
function extensionBundles({ production = false } = {}) {
  const common = {
    absWorkingDir: root,
    entryPoints: ['src/extension.ts'],
    bundle: true,
    format: 'cjs',
    target: 'es2022',
    external: ['vscode'],
    minify: production,
    sourcemap: !production,
    legalComments: production ? 'none' : 'inline',
    define: { 'process.env.NODE_ENV': JSON.stringify(production ? 'production' : 'development') },
    // citation-js brings these along to fetch what an identifier names; nothing here may fetch unasked.
    alias: { 'sync-fetch': noNetwork, 'fetch-ponyfill': noNetwork, 'node-fetch': noNetwork },
    logLevel: 'warning',
  };
  const desktop = { ...common, platform: 'node', mainFields: ['module', 'main'] };
  return [
    {
      ...desktop,
      outfile: 'dist/desktop/extension.js',
      supported: { 'dynamic-import': false },
      plugins: [inFileOfItsOwn(/\/formattedReference$/, './references.js')],
    },
    {
      ...desktop,
      entryPoints: ['src/workspace/formattedReference.ts'],
      outfile: 'dist/desktop/references.js',
    },
    // A web extension can load no second file: there, what is behind an import() is only evaluated later.
    {
      ...common,
      platform: 'browser',
      outfile: 'dist/web/extension.js',
      define: { ...common.define, global: 'globalThis' },
    },
  ];
}

/** The scripts and style sheets of the pages, one of each. */
function pageBundles({ production = false } = {}) {
  return ['map', 'paper'].map((page) => ({
    absWorkingDir: root,
    entryPoints: [`media/${page}/main.ts`],
    outfile: `dist/media/${page}.js`,
    bundle: true,
    format: 'iife',
    // Browsers that VS Code runs in: what CSS they know is not rewritten.
    target: 'es2022',
    platform: 'browser',
    minify: production,
    sourcemap: production ? false : 'inline',
    legalComments: production ? 'none' : 'inline',
    logLevel: 'warning',
  }));
}

/** Leaves what is loaded by `import()` out of the bundle, so that starting does not pay for reading it. */
function inFileOfItsOwn(filter, file) {
  return {
    name: 'in a file of its own',
    setup(plugin) {
      plugin.onResolve({ filter }, ({ kind }) =>
        kind === 'dynamic-import' ? { path: file, external: true } : undefined,
      );
    },
  };
}

/** The bundles of the tests that run inside an extension host. */
function testBundles() {
  const common = {
    absWorkingDir: root,
    entryPoints: ['test/host/harness/main.ts'],
    bundle: true,
    format: 'cjs',
    target: 'es2022',
    external: ['vscode'],
    sourcemap: true,
    logLevel: 'warning',
  };
  const all = testsBelow('test/host');
  const installed = testsBelow('test/host/installed');
  const figures = testsBelow('test/bench/host');
  return [
    { ...common, platform: 'node', outfile: 'dist/test/host.js', plugins: [all] },
    {
      ...common,
      platform: 'browser',
      outfile: 'dist/test/web.js',
      alias: { 'node:assert/strict': join(root, 'test/host/harness/assert.ts') },
      plugins: [all],
    },
    { ...common, platform: 'node', outfile: 'dist/test/installed.js', plugins: [installed] },
    { ...common, platform: 'node', outfile: 'dist/test/bench.js', plugins: [figures] },
  ];
}

/** Lets `import 'tests'` load every test file that stands directly in a folder. */
function testsBelow(folder) {
  return {
    name: 'tests',
    setup(plugin) {
      plugin.onResolve({ filter: /^tests$/ }, () => ({ path: folder, namespace: 'tests' }));
      plugin.onLoad({ filter: /.*/, namespace: 'tests' }, () => ({
        contents: readdirSync(join(root, folder))
          .filter((name) => name.endsWith('.test.ts'))
          .sort()
          .map((name) => `import ${JSON.stringify(`./${name}`)};`)
          .join('\n'),
        resolveDir: join(root, folder),
        watchDirs: [join(root, folder)],
      }));
    },
  };
}

/** Citation styles that come with the extension, by our name, out of the official collection. */
const styles = {
  ieee: ['i', 'ieee'],
  acm: ['a', 'association-for-computing-machinery'],
  chicago: ['c', 'chicago-author-date'],
};

/** Takes the styles out of the package that has them all, by their first letter. */
function writeStyles() {
  const collection = join(root, 'node_modules/@manuscripts/csl-styles/dist');
  mkdirSync(join(root, 'dist/styles'), { recursive: true });
  for (const [name, [letter, id]] of Object.entries(styles)) {
    const all = JSON.parse(readFileSync(join(collection, `${letter}.json`), 'utf8'));
    writeFileSync(join(root, 'dist/styles', `${name}.csl`), all[`http://www.zotero.org/styles/${id}`]);
  }
}

/** Builds the extension once. */
export async function buildExtension(options) {
  writeStyles();
  await Promise.all([...extensionBundles(options), ...pageBundles(options)].map((bundle) => build(bundle)));
}

/** Builds the tests for the extension hosts once. */
export async function buildTests() {
  await Promise.all(testBundles().map((bundle) => build(bundle)));
}

/** `node esbuild.mjs [--production] [--tests] [--watch]` */
async function main(flags) {
  const production = flags.includes('--production');
  const tests = flags.includes('--tests');
  if (flags.includes('--watch')) {
    writeStyles();
    const pages = pageBundles({ production });
    const bundles = [...extensionBundles({ production }), ...pages, ...(tests ? testBundles() : [])];
    for (const bundle of bundles) await (await context({ ...bundle, logLevel: 'info' })).watch();
  } else {
    await buildExtension({ production });
    if (tests) await buildTests();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  // What is wrong was printed by esbuild.
  main(process.argv.slice(2)).catch(() => (process.exitCode = 1));
}
