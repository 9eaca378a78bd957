import { listReaders } from '@autosync/connections';
import { recordTypes, workerGroup } from '@autosync/contracts';
import { createDb, type Database } from '@autosync/db';

/** Who holds keys that seal, by the name of its sessions in PostgreSQL. */
const holders: Readonly<Record<string, string>> = {
  gateway: 'gateway',
  'autosync-notifier': 'notifier',
  ...Object.fromEntries(recordTypes.map((type) => [workerGroup(type), workerGroup(type)])),
};

/**
 * Services that run and hold keys, while none of their processes says which ones: those of a release from before they said so.
 * What such a process cannot read is not known.
 */
export async function silentKeyHolders(database: Database): Promise<string[]> {
  const db = createDb({ ...database, applicationName: 'autosync-check', poolMax: 1, onPoolError: () => undefined });
  try {
    return await db.withAllTenants(async (tx) => {
      const { rows: sessions } = await tx.query<{ name: string }>({
        text: `select distinct application_name as name from pg_stat_activity
          where datname = current_database() and application_name = any ($1) order by name`,
        values: [Object.keys(holders)],
      });
      const { rows: there } = await tx.query<{ readers: boolean }>({
        text: `select to_regclass('accounts.token_key_readers') is not null as readers`,
      });
      const readers = there[0]?.readers === true ? await listReaders(tx) : [];
      const heard = new Set(readers.map(({ service }) => service));
      return sessions.flatMap(({ name }) => holders[name] ?? []).filter((service) => !heard.has(service));
    });
  } finally {
    await db.close();
  }
}
