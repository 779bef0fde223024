// How are all of the server's tests run at once? Compiled beforehand, in plain Node, one framework for many files.
//
// jest makes a world of its own for each file, and loads the framework's 3,000 modules into each: more than half of
// all the processor's time. `npm test` compiles the specs while it checks their types, and runs them as the server
// itself runs. One file alone is quicker by `jest.config.mjs`, which compiles on its way.
export default {
  runner: 'jest-light-runner',
  rootDir: 'dist-spec',
  testMatch: ['<rootDir>/**/*.spec.js'],
  testTimeout: 30_000,
};
