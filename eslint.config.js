// Which habits does the code keep? What a type check cannot see is enforced here.
import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Promises that nobody waits for: what a type check alone cannot see, because any value may be dropped. */
const promises = {
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': 'error',
};

/** Midnight and nothing are both falsy: a time, an amount or a count is compared, never tested for truth. */
const truth = {
  '@typescript-eslint/strict-boolean-expressions': [
    'error',
    {
      allowString: true,
      allowNumber: false,
      allowNullableObject: true,
      allowNullableBoolean: true,
      allowNullableString: true,
      allowNullableNumber: false,
      allowNullableEnum: false,
      allowAny: false,
    },
  ],
};

/** Where types are known: the files of each program, with the program that knows them. */
const programs = [
  { files: ['shared/src/**/*.ts'], project: 'shared/tsconfig.spec.json' },
  { files: ['server/src/**/*.ts'], project: 'server/tsconfig.spec.json' },
  { files: ['miniapp/src/**/*.{ts,tsx}'], project: 'miniapp/tsconfig.json' },
  {
    files: ['test/{architecture,harness,kernel,processes,stories}/**/*.{ts,mjs}', 'test/*.{ts,mjs}'],
    project: 'test/tsconfig.json',
  },
].map(({ files, project }) => ({
  files,
  languageOptions: { parserOptions: { project, tsconfigRootDir: import.meta.dirname } },
  rules: promises,
}));

/** Names of folders that say nothing about what lives there. */
const vague = ['**/utils/**', '**/helpers/**', '**/common/**'];

export default tseslint.config(
  {
    ignores: ['**/dist/**', '**/dist-spec/**', '**/node_modules/**', 'data.local/**', '**/.temp/**', '**/coverage/**'],
  },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    languageOptions: {
      globals: {
        console: 'readonly',
        process: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        TextDecoder: 'readonly',
        Buffer: 'readonly',
        fetch: 'readonly',
        performance: 'readonly',
      },
    },
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: false }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true, IIFEs: true }],
      'no-restricted-imports': ['error', { patterns: vague }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      // A name that begins with _ says: needed for the shape, not for the work.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Nest's modules are classes that carry nothing but a decorator.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
    },
  },
  ...programs,
  {
    // One rule reads instants: `Moment` in http/fields.
    files: ['server/src/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: vague,
          paths: ['IsISO8601', 'IsDateString', 'IsRFC3339'].map((name) => ({
            name: 'class-validator',
            importNames: [name],
            message: 'It takes dates that nobody can read, such as 2026-W48-6: use Moment or CivilDate of http/fields.',
          })),
        },
      ],
    },
  },
  {
    // What people and programs are told; a spec may ask for truth as it likes.
    files: ['{shared,server,miniapp}/src/**/*.{ts,tsx}'],
    ignores: ['**/*.spec.*', '**/testing/**'],
    rules: truth,
  },
  {
    // Injection needs the classes themselves at run time, which a type import would erase.
    files: ['server/src/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    // Tools that read their configuration as CommonJS.
    files: ['**/*.cjs'],
    languageOptions: {
      globals: { module: 'writable', exports: 'writable', require: 'readonly', __dirname: 'readonly' },
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    // One adapter stands between the app and its platforms: in a browser several of Taro's calls resolve
    // without having done anything. And what the app shares with the server comes from the package alone.
    files: ['miniapp/src/**/*.{ts,tsx}'],
    ignores: ['miniapp/src/core/platform/**', 'miniapp/src/testing/**', '**/*.spec.*'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [{ name: '@tarojs/taro', message: 'Use core/platform.' }],
          patterns: [...vague, '**/server/**', '**/shared/src/**'],
        },
      ],
    },
  },
  {
    // A story is as long as it is, and so is the describe block around it.
    files: ['**/*.spec.ts', '**/*.spec.tsx', 'test/**'],
    rules: { 'max-lines-per-function': 'off' },
  },
);
