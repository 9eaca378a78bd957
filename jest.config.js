// Jest runs the TypeScript sources as ES modules; @swc/jest only strips types (TypeScript itself checks them).
export default {
  rootDir: import.meta.dirname,
  testMatch: [
    '<rootDir>/libs/*/test/**/*.test.ts',
    '<rootDir>/services/*/test/**/*.test.ts',
    '<rootDir>/e2e/**/*.test.ts',
    '<rootDir>/image/test/**/*.test.ts',
    '<rootDir>/telemetry/test/**/*.test.ts',
  ],
  modulePathIgnorePatterns: ['<rootDir>/.autosync'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' }, module: { type: 'es6' } },
    ],
  },
  injectGlobals: false,
  // One PostgreSQL and one Kafka per run, each started when the first test asks for it.
  globalSetup: '<rootDir>/libs/testing/src/jest-global-setup.ts',
  globalTeardown: '<rootDir>/libs/testing/src/jest-global-teardown.ts',
  testTimeout: 30_000,
  // Most tests wait for brokers, limits and restarts, so two at a time fit on two cores.
  maxWorkers: 2,
};
