import next from 'eslint-config-next/core-web-vitals';
import prettier from 'eslint-config-prettier/flat';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const typescriptFiles = ['**/*.{ts,tsx,mts,cts}'];

const accessibility = next.find(({ plugins }) => plugins?.['jsx-a11y'])?.plugins['jsx-a11y'];

/** What makes a result depend on where and when it is computed; the core is given such things as data. */
const impureGlobals = [
  'Date',
  'Function',
  'Intl',
  'XMLHttpRequest',
  'Temporal',
  'clearInterval',
  'clearTimeout',
  'console',
  'crypto',
  'document',
  'eval',
  'fetch',
  'global',
  'globalThis',
  'localStorage',
  'navigator',
  'performance',
  'process',
  'queueMicrotask',
  'require',
  'self',
  'sessionStorage',
  'setImmediate',
  'setInterval',
  'setTimeout',
  'window',
].map((name) => ({ name, message: 'lib/core is pure: pass what is needed as data.' }));

const impureProperties = [
  { object: 'Math', property: 'random', message: 'lib/core is pure: pass chosen values as data.' },
  ...['localeCompare', 'toLocaleString', 'toLocaleLowerCase', 'toLocaleUpperCase'].map(
    (property) => ({ property, message: "Depends on the machine's locale." }),
  ),
];

export default defineConfig([
  globalIgnores([
    '.next/',
    'data/',
    'drizzle/',
    'test-results/',
    'playwright-report/',
    'next-env.d.ts',
  ]),
  {
    // An exception to a rule is made here, where everybody sees it, and not in a comment.
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
  },
  next,
  {
    files: ['**/*.tsx'],
    rules: {
      ...accessibility.configs.recommended.rules,
      // What scrolls must be reachable by keyboard: a named group or region around a wide table.
      'jsx-a11y/no-noninteractive-tabindex': ['error', { roles: ['group', 'region', 'tabpanel'] }],
    },
  },
  {
    files: typescriptFiles,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Spreading a string gives its code points, and that is what it is used for.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // A type parameter used once is how a compile-time comparison of two types is written.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // An asynchronous interface over a synchronous engine: async turns what it throws into a rejection.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['lib/**/*.ts', 'app/**/*.{ts,tsx}'],
    ignores: ['lib/env.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message: 'The environment is parsed once, in lib/env.ts.',
        },
      ],
    },
  },
  {
    name: 'paceline/core',
    files: ['lib/core/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...impureGlobals],
      'no-restricted-properties': ['error', ...impureProperties],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '^(?!\\.{1,2}/)', message: 'lib/core imports nothing outside lib/core.' },
          ],
        },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'TSTypeReference > Identifier[name="Date"]',
          message: 'lib/core counts days and minutes.',
        },
        { selector: 'ImportExpression', message: 'lib/core is loaded whole.' },
        {
          selector: 'MetaProperty[meta.name="import"]',
          message: 'lib/core does not know where it is.',
        },
        { selector: 'AwaitExpression', message: 'lib/core computes and waits for nothing.' },
      ],
    },
  },
  {
    files: ['tests/**/*.ts'],
    rules: {
      // expect.any() and its kin are typed any, to stand in for every type.
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  prettier,
]);
