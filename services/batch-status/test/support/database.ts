import { createDb, type Db } from '@autosync/db';
import { testDatabase } from '@autosync/testing';
import type { OperationContext } from '../../src/operations/context.ts';

export type ServiceDatabase = OperationContext & {
  /** As the service's role. */
  url: string;
  /** As the owner, whom nothing restricts. */
  owner: Db;
  close(): Promise<void>;
};

/** A database with schema `batch`, seen as the service sees it. */
export async function serviceDatabase(): Promise<ServiceDatabase> {
  const database = await testDatabase({ schemas: ['batch'] });
  const connect = (connectionString: string) =>
    createDb({ connectionString, applicationName: 'batch-status-test', onPoolError: () => undefined });
  const url = database.urlFor('batch_status');
  const db = connect(url);
  const owner = connect(database.url);
  return {
    db,
    owner,
    url,
    now: () => null,
    async close() {
      await Promise.all([db.close(), owner.close()]);
      await database.drop();
    },
  };
}
