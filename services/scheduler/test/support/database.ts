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
  /** Nothing is left but the types and their lanes: no company, no run, and every tenant's turn is still to come. */
  empty(): Promise<void>;
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
  const owner = open(database.url);
  return {
    db: open(url),
    owner,
    url,
    connect: () => open(url),
    empty: () =>
      owner.withoutTenant(async (tx) => {
        const tables = ['companies', 'types', 'runs', 'outbox', 'pauses'].map((table) => `schedule.${table}`);
        await tx.query({ text: `truncate ${tables.join(', ')}` });
        await tx.query({ text: 'update schedule.lanes set last_tenant_id = default, manual_streak = default' });
      }),
    async close() {
      await Promise.all(opened.map((db) => db.close()));
      await database.drop();
    },
  };
}
