import type { Tx } from '@autosync/db';
import type { ConnectionRow } from '../connection-row.ts';

/** Connections whose tokens are sealed with another key than `keyId`, in the order of their ids; of all tenants. */
export async function listSealedOtherwise(
  tx: Tx,
  { keyId, after, limit }: { keyId: string; after: string | null; limit: number },
): Promise<Pick<ConnectionRow, 'companyId' | 'tenantId'>[]> {
  const { rows } = await tx.query<Pick<ConnectionRow, 'companyId' | 'tenantId'>>({
    name: 'connections.list-sealed-otherwise',
    text: `
      select company_id as "companyId", tenant_id as "tenantId" from accounts.connections
      where key_id is not null and key_id <> $1 and ($2::uuid is null or company_id > $2)
      order by company_id limit $3`,
    values: [keyId, after, limit],
  });
  return rows;
}
