import type { Tx } from '@autosync/db';
import type { ConnectionRow } from '../connection-row.ts';

/** The connection of a company as it is now; null when the company has none (or is another tenant's). */
export async function readConnection(tx: Tx, companyId: string): Promise<ConnectionRow | null> {
  const { rows } = await tx.query<ConnectionRow>({
    name: 'connections.read-connection',
    text: `
      select company_id as "companyId", tenant_id as "tenantId", realm_id as "realmId", state, version,
             key_id as "keyId", access_token as "accessToken", refresh_token as "refreshToken",
             access_expires_at as "accessExpiresAt", refresh_expires_at as "refreshExpiresAt",
             token_created_at as "tokenCreatedAt", refresh_started_at as "refreshStartedAt", reason,
             updated_at as "updatedAt", realm_verified_at as "realmVerifiedAt"
      from accounts.connections where company_id = $1`,
    values: [companyId],
  });
  return rows[0] ?? null;
}
