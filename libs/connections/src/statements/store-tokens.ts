import type { Tx } from '@autosync/db';
import type { SealedTokens } from '../sealed-tokens.ts';

export type StoreTokens = {
  companyId: string;
  /** The version that was read before the exchange. */
  readVersion: number;
  /** The sealed refresh token that was exchanged; absent for a code. */
  used?: Buffer | null;
  tokens: SealedTokens;
  now?: Date | null;
};

const assignments = `
  key_id = $3, access_token = $4, refresh_token = $5, access_expires_at = $6, refresh_expires_at = $7,
  token_created_at = $8, refresh_started_at = null, state = 'connected', reason = null, version = version + 1,
  updated_at = coalesce($9::timestamptz, clock_timestamp())`;

function values({ companyId, readVersion, tokens, now = null }: StoreTokens): unknown[] {
  const { keyId, accessToken, refreshToken, accessExpiresAt, refreshExpiresAt, createdAt } = tokens;
  return [companyId, readVersion, keyId, accessToken, refreshToken, accessExpiresAt, refreshExpiresAt, createdAt, now];
}

/**
 * Also when somebody found the old refresh token used up, by this very exchange, and ended the connection for it: as long as
 * the row holds the token that was exchanged, ours are the only good ones.
 */
async function storeRefreshed(tx: Tx, change: StoreTokens): Promise<number | null> {
  const { rows } = await tx.query<{ version: number }>({
    name: 'connections.store-refreshed-tokens',
    text: `
      update accounts.connections set ${assignments}
      where company_id = $1 and (version = $2 or (state = 'needsReconnect' and refresh_token = $10))
      returning version`,
    values: [...values(change), change.used ?? null],
  });
  return rows[0]?.version ?? null;
}

/** Every stored QuickBooks Id belongs to the realm that QuickBooks has answered for once, so another one is refused. */
async function storeConnected(tx: Tx, change: StoreTokens, realmId: string): Promise<number | null> {
  const { rows } = await tx.query<{ version: number }>({
    name: 'connections.store-connected-tokens',
    text: `
      update accounts.connections set ${assignments}, realm_id = $10
      where company_id = $1 and version = $2 and (coalesce(realm_verified_at, realm_released_at) is null or realm_id = $10)
      returning version`,
    values: [...values(change), realmId],
  });
  return rows[0]?.version ?? null;
}

/**
 * Stores the tokens of an exchange and makes the connection `connected`. Answers the new version, or null when nothing
 * was stored because somebody else has changed the row since `readVersion`. `realmId` is given by the one who connects
 * (gateway); null also means then that the connection belongs to another realm. A worker refreshes without it and may
 * not write that column.
 */
export async function storeTokens(tx: Tx, change: StoreTokens & { realmId?: string }): Promise<number | null> {
  return change.realmId === undefined ? storeRefreshed(tx, change) : storeConnected(tx, change, change.realmId);
}
