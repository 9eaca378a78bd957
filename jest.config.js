import process from 'node:process';

/** What takes minutes is named `*.full.test.ts`: it runs in `npm run test:full`, and when it is asked for by its name. */
const isFull = Number(process.env.AUTOSYNC_DRILL_SECONDS ?? 0) >= 600;
const isAskedFor = process.argv.some((argument) => argument.includes('.full'));

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
  testPathIgnorePatterns: isFull || isAskedFor ? [] : [String.raw`\.full\.test\.ts$`],
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
  // Of hooks as well, which start processes: a busy machine needs longer than they take alone.
  testTimeout: 60_000,
  // Most tests wait for brokers, limits and restarts: with two at a time, two cores idled for 40 % of the time.
  maxWorkers: 3,
  // Jest keeps what a test file leaves: a worker that grows to gigabytes spends its time on collecting garbage.
  workerIdleMemoryLimit: '1GB',
};
