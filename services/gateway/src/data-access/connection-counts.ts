import type { Tx } from '@autosync/db';
import type { ConnectionCondition } from '../domain/connection-state.ts';

/**
 * How many companies have which connection, as numbers over all tenants; a condition that none has is left out. One pass
 * over the connections.
 */
export async function countConnections(
  tx: Tx,
  { expiringWithinMs, now }: { expiringWithinMs: number; now: Date | null },
): Promise<{ state: ConnectionCondition; companies: number }[]> {
  const { rows } = await tx.query<{ state: ConnectionCondition; companies: number }>({
    name: 'gateway.count-connections',
    text: `
      select state, companies
      from accounts.connection_counts(
        coalesce($2::timestamptz, clock_timestamp()), $1::float8 * interval '1 ms')`,
    values: [expiringWithinMs, now],
  });
  return rows;
}
