// How are the stories run? Against the built server, with a private MariaDB for all of them.
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  moduleNameMapper: { '^(\\.{1,2}/(?!.*/dist/).*)\\.js$': '$1' },
  testMatch: ['<rootDir>/**/*.spec.ts'],
  globalSetup: '<rootDir>/harness/run/before-all.mjs',
  testSequencer: '<rootDir>/harness/run/longest-first.mjs',
  globalTeardown: '<rootDir>/harness/run/after-all.mjs',
  // Every story starts processes, which takes long on a machine that has much else to do.
  testTimeout: 180_000,
  // Each story starts servers of its own; `npm test` says how many there may be at a time.
  maxWorkers: 2,
};
