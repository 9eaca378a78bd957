import type { Tx } from '@autosync/db';

/** Takes back `beginRefresh` when it is certain that the exchange did not happen, so that nobody has to wait for it. */
export async function abandonRefresh(
  tx: Tx,
  { companyId, readVersion, now = null }: { companyId: string; readVersion: number; now?: Date | null },
): Promise<void> {
  await tx.query({
    name: 'connections.abandon-refresh',
    text: `
      update accounts.connections
      set refresh_started_at = null, updated_at = coalesce($3::timestamptz, clock_timestamp())
      where company_id = $1 and version = $2`,
    values: [companyId, readVersion, now],
  });
}
