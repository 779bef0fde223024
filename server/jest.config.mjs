// How are the server's tests run? As native ES modules; shared comes from its source.
export default {
  testEnvironment: 'node',
  rootDir: 'src',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  moduleNameMapper: {
    '^@kehuoyou/shared$': '<rootDir>/../../shared/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^@fastify/static$': '<rootDir>/testing/static-files-stand-in.ts',
  },
  testTimeout: 30_000,
};
