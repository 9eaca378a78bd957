import type { Tx } from '@autosync/db';

/**
 * Stores the same tokens under another key: nobody's version changes. Does nothing, and says so, when the row has changed
 * since `readVersion`, or somebody is just exchanging its tokens.
 */
export async function storeResealed(
  tx: Tx,
  change: { companyId: string; readVersion: number; keyId: string; accessToken: Buffer | null; refreshToken: Buffer },
): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'connections.store-resealed',
    text: `
      update accounts.connections set key_id = $3, access_token = $4, refresh_token = $5
      where company_id = $1 and version = $2 and refresh_started_at is null`,
    values: [change.companyId, change.readVersion, change.keyId, change.accessToken, change.refreshToken],
  });
  return rowCount === 1;
}
