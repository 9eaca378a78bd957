import { createDb, type Database } from '@autosync/db';

/**
 * How much is sealed with which key: tokens of companies that are connected, and secrets of webhooks. What already waits for a
 * reconnection does not count. Empty before the first installation.
 */
export async function sealedByKey(database: Database): Promise<Map<string, number>> {
  const db = createDb({ ...database, applicationName: 'autosync-check', poolMax: 1, onPoolError: () => undefined });
  try {
    return await db.withAllTenants(async (tx) => {
      const { rows: there } = await tx.query<{ accounts: boolean; notify: boolean }>({
        text: `select to_regclass('accounts.connections') is not null as accounts,
          to_regclass('notify.webhook_secrets') is not null as notify`,
      });
      const sources = [
        there[0]?.accounts === true ? "select key_id from accounts.connections where state = 'connected'" : '',
        there[0]?.notify === true ? 'select key_id from notify.webhook_secrets' : '',
      ].filter((source) => source !== '');
      if (sources.length === 0) return new Map();
      const { rows } = await tx.query<{ keyId: string; sealed: number }>({
        text: `select key_id as "keyId", count(*)::int as sealed from (${sources.join(' union all ')}) all_sealed
          where key_id is not null group by key_id order by key_id`,
      });
      return new Map(rows.map(({ keyId, sealed }) => [keyId, sealed]));
    });
  } finally {
    await db.close();
  }
}
