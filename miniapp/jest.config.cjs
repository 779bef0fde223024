// How are the app's tests run? As a browser would see it, with Taro's components as plain elements.
module.exports = {
  testEnvironment: 'jsdom',
  rootDir: 'src',
  setupFiles: ['<rootDir>/testing/environment.ts'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
          target: 'es2022',
        },
        module: { type: 'commonjs' },
      },
    ],
    // The one library that comes as modules only.
    '@stablelib.+\\.js$': ['@swc/jest', { module: { type: 'commonjs' } }],
  },
  transformIgnorePatterns: ['/node_modules/(?!.*@stablelib)'],
  moduleNameMapper: {
    '^@tarojs/components$': '<rootDir>/testing/taro-components.tsx',
    '^@tarojs/taro$': '<rootDir>/testing/taro.ts',
    '^@kehuoyou/shared$': '<rootDir>/../../shared/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '\\.s?css$': '<rootDir>/testing/style.ts',
  },
  testTimeout: 15_000,
};
