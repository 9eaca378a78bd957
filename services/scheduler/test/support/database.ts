import { createDb, type Db } from '@autosync/db';
import { testDatabase } from '@autosync/testing';
import { plansForMs } from '../../src/data-access/all-tenants.ts';

export type ServiceDatabase = {
  db: Db;
  /** As the service's role. */
  url: string;
  /** As the owner, whom nothing restricts. */
  owner: Db;
  /** Another process's pool. */
  connect(): Db;
  close(): Promise<void>;
};

/** A database with schema `schedule`, seen as the service sees it. */
export async function serviceDatabase(): Promise<ServiceDatabase> {
  const database = await testDatabase({ schemas: ['schedule'] });
  const opened: Db[] = [];
  const open = (connectionString: string) => {
    const db = createDb({
      connectionString,
      applicationName: 'scheduler-test',
      plansForMs,
      onPoolError: () => undefined,
    });
    opened.push(db);
    return db;
  };
  const url = database.urlFor('scheduler');
  return {
    db: open(url),
    owner: open(database.url),
    url,
    connect: () => open(url),
    async close() {
      await Promise.all(opened.map((db) => db.close()));
      await database.drop();
    },
  };
}
