import type { Tx } from '@autosync/db';

/**
 * Stores that an exchange begins, unless the row has changed since `readVersion`, is not connected, or another exchange
 * began less than `guardMs` ago and may still be under way. True when the exchange is ours.
 */
export async function beginRefresh(
  tx: Tx,
  {
    companyId,
    readVersion,
    guardMs,
    now = null,
  }: {
    companyId: string;
    readVersion: number;
    guardMs: number;
    now?: Date | null;
  },
): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'connections.begin-refresh',
    text: `
      update accounts.connections c
      set refresh_started_at = t.now, updated_at = t.now
      from (select coalesce($4::timestamptz, clock_timestamp()) as now) t
      where c.company_id = $1 and c.version = $2 and c.state = 'connected'
        and (c.refresh_started_at is null or c.refresh_started_at <= t.now - $3 * interval '1 millisecond')`,
    values: [companyId, readVersion, guardMs, now],
  });
  return rowCount === 1;
}
