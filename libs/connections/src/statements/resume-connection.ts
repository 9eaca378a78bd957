import type { Tx } from '@autosync/db';

/** Takes a connection into use again whose tokens are still there, after it was stopped for another reason; true: it was. */
export async function resumeConnection(
  tx: Tx,
  { companyId, now = null }: { companyId: string; now?: Date | null },
): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'connections.resume-connection',
    text: `
      update accounts.connections
      set state = 'connected', reason = null, version = version + 1, refresh_started_at = null,
          updated_at = coalesce($2::timestamptz, clock_timestamp())
      where company_id = $1 and state = 'needsReconnect' and refresh_token is not null`,
    values: [companyId, now],
  });
  return rowCount === 1;
}
