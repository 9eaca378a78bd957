import type { Tx } from '@autosync/db';
import type { ConnectionRow } from '../connection-row.ts';

/** The columns of `ConnectionRow`, `of` being a row of accounts.connections. */
export const connectionColumns = (of: string) => `
  ${of}.company_id as "companyId", ${of}.tenant_id as "tenantId", ${of}.realm_id as "realmId", ${of}.state, ${of}.version,
  ${of}.key_id as "keyId", ${of}.access_token as "accessToken", ${of}.refresh_token as "refreshToken",
  ${of}.access_expires_at as "accessExpiresAt", ${of}.refresh_expires_at as "refreshExpiresAt",
  ${of}.token_created_at as "tokenCreatedAt", ${of}.refresh_started_at as "refreshStartedAt", ${of}.reason,
  ${of}.updated_at as "updatedAt", ${of}.realm_verified_at as "realmVerifiedAt"`;

/** The connection of a company as it is now; null when the company has none (or is another tenant's). */
export async function readConnection(tx: Tx, companyId: string): Promise<ConnectionRow | null> {
  const { rows } = await tx.query<ConnectionRow>({
    name: 'connections.read-connection',
    text: `select ${connectionColumns('n')} from accounts.connections n where n.company_id = $1`,
    values: [companyId],
  });
  return rows[0] ?? null;
}
