import type { Tx } from '@autosync/db';

/**
 * QuickBooks has answered for this realm with the company's own tokens, so it is the company's from now on. Throws
 * `unique-violation` when it is another company's already.
 */
export async function confirmRealm(
  tx: Tx,
  { companyId, realmId, now = null }: { companyId: string; realmId: string; now?: Date | null },
): Promise<void> {
  await tx.query({
    name: 'connections.confirm-realm',
    text: `
      update accounts.connections set realm_verified_at = coalesce($3::timestamptz, clock_timestamp())
      where company_id = $1 and realm_id = $2 and realm_verified_at is null`,
    values: [companyId, realmId, now],
  });
}
