import type { Tx } from '@autosync/db';
import type { ConnectionState } from '../connection-row.ts';

/**
 * Ends a connection: `needsReconnect` when QuickBooks refuses us, `disconnected` (which forgets the tokens) when a
 * person wants it. Answers the new version, or null when somebody else has changed the row since `readVersion`.
 */
export async function setConnectionState(
  tx: Tx,
  change: {
    companyId: string;
    readVersion: number;
    state: Exclude<ConnectionState, 'connected'>;
    reason: string | null;
    now?: Date | null;
  },
): Promise<number | null> {
  const { companyId, readVersion, state, reason, now = null } = change;
  const { rows } = await tx.query<{ version: number }>({
    name: 'connections.set-connection-state',
    text: `
      update accounts.connections
      set state = $3, reason = $4, version = version + 1, refresh_started_at = null,
          key_id = case when $3 = 'disconnected' then null else key_id end,
          access_token = case when $3 = 'disconnected' then null else access_token end,
          refresh_token = case when $3 = 'disconnected' then null else refresh_token end,
          updated_at = coalesce($5::timestamptz, clock_timestamp())
      where company_id = $1 and version = $2
      returning version`,
    values: [companyId, readVersion, state, reason, now],
  });
  return rows[0]?.version ?? null;
}
