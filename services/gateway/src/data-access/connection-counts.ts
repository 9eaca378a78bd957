import type { Tx } from '@autosync/db';
import type { ConnectionCondition } from '../domain/connection-state.ts';

/**
 * How many companies have which connection, over all tenants; a condition that none has is left out. One pass over the
 * connections.
 */
export async function countConnections(
  tx: Tx,
  { expiringWithinMs, now }: { expiringWithinMs: number; now: Date | null },
): Promise<{ state: ConnectionCondition; companies: number }[]> {
  const { rows } = await tx.query<{ state: ConnectionCondition; companies: number }>({
    name: 'gateway.count-connections',
    text: `
      with clock as materialized (select coalesce($2::timestamptz, clock_timestamp()) as now)
      select case when k.state = 'connected' and k.refresh_expires_at < clock.now + $1::float8 * interval '1 ms'
                  then 'expiring' else k.state end as state,
             count(*)::int as companies
      from clock, accounts.connections k join accounts.companies c on c.id = k.company_id
      where not c.removed
      group by 1`,
    values: [expiringWithinMs, now],
  });
  return rows;
}
