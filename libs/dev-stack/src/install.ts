import { runMigrations } from '@autosync/db';
import { migrationSources } from '@autosync/installation';
import { installTopics } from '@autosync/installation/topics';
import { createKafka } from '@autosync/kafka';
import {
  createDatabase,
  databaseExists,
  dropDatabase,
  ensureLogins,
  isDevelopmentDatabase,
  urlOfDatabase,
} from './admin.ts';
import type { Stack } from './stack.ts';

export type InstallOptions = {
  stack: Pick<Stack, 'databaseUrl' | 'brokers'>;
  /** The database's name on the stack's server; created when missing. */
  database: string;
  /** Drops that database first, if a dev stack made it. */
  fresh: boolean;
  onProgress?: ((message: string) => void) | undefined;
};

const silent = { debug() {}, info() {}, warn() {}, error() {} };

async function prepareDatabase({ stack: { databaseUrl }, database, fresh, onProgress }: InstallOptions): Promise<void> {
  if (fresh && (await isDevelopmentDatabase(databaseUrl, database))) await dropDatabase(databaseUrl, database);
  // Before the migrations, which create roles too: two of them at once on one server would collide.
  await ensureLogins(databaseUrl);
  if (!(await databaseExists(databaseUrl, database))) await createDatabase(databaseUrl, database);
  const { applied } = await runMigrations({
    connectionString: urlOfDatabase(databaseUrl, database),
    sources: migrationSources(),
  });
  if (applied.length > 0) onProgress?.(`applied ${applied.length} migrations`);
}

async function prepareTopics({ stack: { brokers }, onProgress }: InstallOptions): Promise<void> {
  const kafka = createKafka({
    brokers: brokers.split(','),
    clientId: 'autosync-dev-stack',
    // A broker that has just started on a busy machine is slow, and nothing can go on without it.
    connectionTimeoutMs: 10_000,
    requestTimeoutMs: 60_000,
    logger: silent,
  });
  const { created } = await installTopics(kafka, { partitions: 12, replicationFactor: 1, minInsyncReplicas: 1 });
  if (created.length > 0) onProgress?.(`created ${created.length} topics`);
}

/** What must be there before the first service starts: the database with its roles and schemas, and the topics. */
export async function install(options: InstallOptions): Promise<void> {
  await Promise.all([prepareDatabase(options), prepareTopics(options)]);
}
