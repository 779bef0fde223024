// Which habits does the code keep? What a type check cannot see is enforced here.
import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Names of folders that say nothing about what lives there. */
const vague = ['**/utils/**', '**/helpers/**', '**/common/**'];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', 'data.local/**', '**/.temp/**', '**/coverage/**'] },
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
