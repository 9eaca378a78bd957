import { AutosyncError } from '@autosync/core';
import type { Tokens } from '@autosync/qbo';
import type { ConnectionRow } from './connection-row.ts';
import type { KeyRing } from './key-ring.ts';

/** Tokens as they are stored. */
export type SealedTokens = {
  keyId: string;
  accessToken: Buffer;
  refreshToken: Buffer;
  accessExpiresAt: Date;
  refreshExpiresAt: Date;
  createdAt: Date;
};

type Owner = Pick<ConnectionRow, 'tenantId' | 'companyId'>;

const context = ({ tenantId, companyId }: Owner, column: string) => ({ tenantId, companyId, column });

/** Seals both tokens for their company under the ring's first key. */
export function sealTokens(keyRing: KeyRing, owner: Owner, tokens: Tokens): SealedTokens {
  const access = keyRing.seal(tokens.accessToken, context(owner, 'access_token'));
  const refresh = keyRing.seal(tokens.refreshToken, context(owner, 'refresh_token'));
  const { accessExpiresAt, refreshExpiresAt, createdAt } = tokens;
  return {
    keyId: access.keyId,
    accessToken: access.sealed,
    refreshToken: refresh.sealed,
    accessExpiresAt,
    refreshExpiresAt,
    createdAt,
  };
}

function open(keyRing: KeyRing, row: ConnectionRow, sealed: Buffer | null, column: string): string {
  if (row.keyId === null || sealed === null) {
    throw new AutosyncError('connection-broken', 'the company is not connected to QuickBooks', {
      details: { state: row.state, version: row.version },
    });
  }
  return keyRing.open({ keyId: row.keyId, sealed }, context(row, column));
}

/** Throws `connection-broken` when the row has no token, and the errors of `KeyRing.open`. */
export function openAccessToken(keyRing: KeyRing, row: ConnectionRow): string {
  return open(keyRing, row, row.accessToken, 'access_token');
}

/** As `openAccessToken`; the gateway uses it to revoke a connection. */
export function openRefreshToken(keyRing: KeyRing, row: ConnectionRow): string {
  return open(keyRing, row, row.refreshToken, 'refresh_token');
}

/** Both tokens under the ring's first key; null when there are none. Throws the errors of `KeyRing.open`. */
export function resealTokens(
  keyRing: KeyRing,
  row: ConnectionRow,
): { keyId: string; accessToken: Buffer | null; refreshToken: Buffer } | null {
  if (row.refreshToken === null) return null;
  const refresh = keyRing.seal(openRefreshToken(keyRing, row), context(row, 'refresh_token'));
  const access = row.accessToken && keyRing.seal(openAccessToken(keyRing, row), context(row, 'access_token'));
  return { keyId: refresh.keyId, accessToken: access?.sealed ?? null, refreshToken: refresh.sealed };
}
