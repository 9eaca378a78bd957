import { join } from 'node:path';
import { provideStack, type Kafka, type Postgres } from '@autosync/dev-stack/servers';
import { exitWithTestRun } from './exit-with-test-run.ts';
import { createServerFolder, removeServerFolder } from './test-folder.ts';

export type OwnStack = {
  databaseUrl: string;
  brokers: string;
  postgres: Postgres;
  kafka: Kafka;
  /** A folder for this test's files; `stop` removes it. */
  dataDir: string;
  stop(): Promise<void>;
};

/**
 * A PostgreSQL and a Kafka of the test's own, which it may restart and kill, and whose topics have their production
 * names. It is embedded whatever AUTOSYNC_STACK says, so it needs Java even if the other tests use Docker. It costs
 * about two seconds and 200 MB: call it once per file, and `stop` in `afterAll`.
 */
export async function ownStack(): Promise<OwnStack> {
  exitWithTestRun();
  const dataDir = await createServerFolder();
  const { databaseUrl, brokers, postgres, kafka } = await provideStack({
    // Only processes of our own can be restarted, frozen and killed on their ports.
    env: { AUTOSYNC_STACK: 'embedded' },
    dataDir,
    durable: false,
  });
  if (!postgres || !kafka) throw new Error('the stack of a test must be embedded');
  return {
    databaseUrl,
    brokers,
    postgres,
    kafka,
    dataDir: join(dataDir, 'files'),
    async stop() {
      await Promise.all([kafka.kill(), postgres.kill('SIGQUIT')]);
      await removeServerFolder(dataDir);
    },
  };
}
