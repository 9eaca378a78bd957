import { join } from 'node:path';
import { provideStack, startPostgres, type Kafka, type Postgres } from '@autosync/dev-stack';
import type { BenchContext } from './benchmark.ts';

export type DurableStack = { databaseUrl: string; brokers: string; postgres: Postgres; kafka: Kafka };

/** A PostgreSQL that syncs to disk and a Kafka, of this benchmark alone; embedded, so that their CPU can be counted. */
export async function durableStack({ dataDir, say, defer }: BenchContext): Promise<DurableStack> {
  const env = { AUTOSYNC_STACK: 'embedded' };
  const stack = await provideStack({ env, dataDir, durable: true, fresh: true, onProgress: say });
  defer(() => stack.stop());
  const { databaseUrl, brokers, postgres, kafka } = stack;
  if (postgres === undefined || kafka === undefined) throw new Error('a benchmark brings its own servers');
  return { databaseUrl, brokers, postgres, kafka };
}

export async function durablePostgres({ dataDir, say, defer }: BenchContext): Promise<Postgres> {
  const postgres = await startPostgres({ dataDir: join(dataDir, 'postgres'), durable: true, onProgress: say });
  defer(() => postgres.stop());
  return postgres;
}
