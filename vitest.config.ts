import process from 'node:process';
import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';
import { defineConfig } from 'vitest/config';

/** What takes minutes is named `*.full.test.ts`: it runs in `npm run test:full`, and when it is asked for by its name. */
const isFull = Number(process.env['AUTOSYNC_DRILL_SECONDS'] ?? 0) >= 600;
const isAskedFor = process.argv.some((argument) => argument.includes('.full'));

/** Whole systems first: they take longest, and a long test that begins last keeps one core idle. */
class WholeSystemsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isWhole = ({ moduleId }: TestSpecification) => moduleId.startsWith(`${import.meta.dirname}/e2e/`);
    const sorted = await super.sort(files);
    return [...sorted.filter((file) => isWhole(file)), ...sorted.filter((file) => !isWhole(file))];
  }
}

export default defineConfig({
  test: {
    include: [
      'libs/*/test/**/*.test.ts',
      'services/*/test/**/*.test.ts',
      'e2e/**/*.test.ts',
      'image/test/**/*.test.ts',
      'telemetry/test/**/*.test.ts',
    ],
    exclude: isFull || isAskedFor ? ['**/node_modules/**'] : ['**/node_modules/**', '**/*.full.test.ts'],
    // One PostgreSQL and one Kafka per run, each started when the first test asks for it.
    globalSetup: 'libs/testing/src/global-setup.ts',
    // Node loads the sources itself, as it does in production, and a process keeps them for its next test files
    // (libs/testing/README.md).
    experimental: { viteModuleRunner: false, nodeLoader: false },
    isolate: false,
    pool: 'forks',
    execArgv: ['--disable-warning=ExperimentalWarning', '--disable-warning=TimeoutNegativeWarning'],
    // Most tests wait for brokers, limits and restarts: with two at a time, two cores would idle.
    maxWorkers: 3,
    sequence: { sequencer: WholeSystemsFirst },
    // Of hooks as well, which start processes: a busy machine needs longer than they take alone.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
