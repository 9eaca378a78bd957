import type { Tx } from '@autosync/db';
import type { ConnectionRow } from '../connection-row.ts';
import { keyMissingReason } from '../unreadable-tokens.ts';

/** How many connections have tokens under which key; of all tenants. One pass over the connections. */
export async function countByKey(tx: Tx): Promise<Map<string, number>> {
  const { rows } = await tx.query<{ keyId: string; connections: number }>({
    name: 'connections.count-by-key',
    text: `select key_id as "keyId", count(*)::int as connections from accounts.connections
      where key_id is not null group by key_id`,
    values: [],
  });
  return new Map(rows.map(({ keyId, connections }) => [keyId, connections]));
}

/** Connections that wait for a key which is among `keyIds` now; of all tenants. */
export async function listReadableAgain(
  tx: Tx,
  { keyIds, limit }: { keyIds: readonly string[]; limit: number },
): Promise<Pick<ConnectionRow, 'companyId' | 'tenantId'>[]> {
  const { rows } = await tx.query<Pick<ConnectionRow, 'companyId' | 'tenantId'>>({
    name: 'connections.list-readable-again',
    text: `
      select company_id as "companyId", tenant_id as "tenantId" from accounts.connections
      where state = 'needsReconnect' and starts_with(reason, $1) and key_id = any($2::text[])
      order by company_id limit $3`,
    values: [keyMissingReason, keyIds, limit],
  });
  return rows;
}
