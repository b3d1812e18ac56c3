import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Folders of src/ in the order of who may know whom: a folder may import from itself and from those it lists. */
const layers = {
  util: [],
  catalog: ['util'],
  search: ['util', 'catalog'],
  citation: ['util', 'catalog'],
  bibliography: ['util', 'catalog'],
  check: ['util', 'catalog', 'search', 'citation', 'bibliography'],
  upstream: ['util', 'catalog'],
  fieldmap: ['util', 'catalog', 'search', 'bibliography'],
  reading: ['util', 'catalog', 'bibliography'],
};
const pure = Object.keys(layers);
const outer = ['workspace', 'providers', 'views', 'commands', 'tools'];

/** Folders that know VS Code, and which of the outer folders each may import from. */
const outerLayers = {
  workspace: [],
  providers: ['workspace'],
  views: ['workspace'],
  commands: ['workspace', 'views', 'providers'],
  tools: ['workspace'],
};

const noNode = 'src/ runs in a web worker too: no Node built-ins.';
const nodeModules = [
  ...['assert', 'buffer', 'child_process', 'crypto', 'fs', 'fs/promises', 'http', 'https', 'os', 'path'],
  ...['stream', 'timers', 'url', 'util', 'worker_threads'],
].map((name) => ({ name, message: noNode }));
const nodeScheme = { group: ['node:*'], message: noNode };

const pureRule = (folder) => ({
  files: [`src/${folder}/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        paths: [
          ...nodeModules,
          { name: 'vscode', message: `src/${folder} is pure: positions and documents stay outside.` },
        ],
        patterns: [
          nodeScheme,
          {
            group: [...pure, ...outer]
              .filter((other) => other !== folder && !layers[folder].includes(other))
              .map((other) => `**/${other}/**`),
            message: `src/${folder} may import from: ${[folder, ...layers[folder]].join(', ')}.`,
          },
        ],
      },
    ],
    'no-restricted-globals': [
      'error',
      'process',
      'Buffer',
      'require',
      '__dirname',
      'document',
      'window',
      'fetch',
    ],
  },
});

const outerRule = (folder) => ({
  files: [`src/${folder}/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        paths: nodeModules,
        patterns: [
          nodeScheme,
          {
            group: outer
              .filter((other) => other !== folder && !outerLayers[folder].includes(other))
              .map((other) => `**/${other}/**`),
            message: `src/${folder} may not import from there.`,
          },
        ],
      },
    ],
    'no-restricted-globals': ['error', 'process', 'Buffer', 'require', '__dirname', 'document', 'window'],
  },
});

/** Pages know the messages of their own and src/util, and nothing else of the extension; what they show is text, never HTML. */
const pageRule = (page) => ({
  files: [`media/${page}/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            regex: `/src/(?!views/${page}/messages$|util/)`,
            message: 'A page knows only its messages, and src/util.',
          },
          { group: ['vscode', 'node:*'], message: 'A page runs in a browser.' },
        ],
      },
    ],
    'no-restricted-properties': [
      'error',
      ...['innerHTML', 'outerHTML', 'insertAdjacentHTML'].map((property) => ({
        property,
        message: 'Text from outside is text: build elements.',
      })),
    ],
  },
});

/** citation-js and fuse.js are heavy: each is imported in one file, which is itself loaded on first use. */
const heavyImports = {
  files: ['src/**/*.ts'],
  ignores: ['src/search/fuzzyWords.ts', 'src/workspace/formattedReference.ts', 'src/upstream/names.ts'],
  rules: {
    'no-restricted-syntax': [
      'error',
      {
        selector: 'ImportDeclaration[source.value=/^(fuse\\.js|@citation-js\\u002F)/]',
        message: 'Heavy library: use the one file that wraps it.',
      },
    ],
  },
};

export default tseslint.config(
  { ignores: ['dist/', '.vscode-test/', 'test-results/', 'test/fixtures/'] },
  eslint.configs.recommended,
  ...tseslint.configs.recommended,
  {
    rules: {
      'max-lines': ['error', { max: 300 }],
      eqeqeq: 'error',
      'no-control-regex': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
    },
  },
  ...pure.map(pureRule),
  ...outer.map(outerRule),
  ...['map', 'paper', 'shared'].map(pageRule),
  heavyImports,
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        fetch: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        Buffer: 'readonly',
      },
    },
  },
);
