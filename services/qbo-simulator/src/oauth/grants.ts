import { newId } from '@autosync/core';
import type { Switches } from '../switches.ts';
import {
  ACCESS_TOKEN_SECONDS,
  HARD_LIMIT_SECONDS,
  newAccessToken,
  newRefreshToken,
  refreshTokenSeconds,
  ROTATION_MS,
} from './tokens.ts';

/** One user's consent for one app and company, with its tokens. Times are milliseconds of the virtual clock. */
export type Grant = {
  id: string;
  clientId: string;
  realmId: string;
  /** The scopes that were granted, separated by blanks; absent in old journals. */
  scope?: string;
  consentAtMs: number;
  revoked: boolean;
  refreshToken: string;
  /** When the current refresh token was issued, and when it was last used. */
  issuedAtMs: number;
  refreshedAtMs: number;
  previousRefreshToken?: string;
  accessTokens: { token: string; expiresAtMs: number }[];
};

export type GrantEntry = { kind: 'grant'; grant: Grant };

/** The grant of a bearer token, or why it gives no access. */
type AccessCheck = Grant | 'unknown' | 'expired' | 'other-realm' | 'revoked';

export type Grants = {
  consent(consent: Pick<Grant, 'clientId' | 'realmId' | 'scope'>, atMs: number): Grant;
  /** The grant that has this refresh token, or had it before the last rotation. */
  findByRefreshToken(clientId: string, token: string): Grant | undefined;
  /** For any app. */
  findByAnyToken(token: string): Grant | undefined;
  findById(id: string): Grant | undefined;
  /**
   * False for a replaced value (past its grace), 100 days idle, five years in all, or revoked
   * (docs/quickbooks.md#tokens).
   */
  accepts(grant: Grant, refreshToken: string, atMs: number): boolean;
  refresh(grant: Grant, atMs: number): Grant;
  revoke(grant: Grant): void;
  /** Revokes all grants for a company, or those of one app; returns how many were valid. */
  revokeRealm(realmId: string, clientId?: string): number;
  isConnected(clientId: string, realmId: string): boolean;
  /** `realmId` undefined accepts any company: used by the user info endpoint. */
  checkAccess(token: string, realmId: string | undefined, atMs: number): AccessCheck;
  apply(entry: GrantEntry): void;
  clear(): void;
};

/** The current state of all grants. Every change is one journal entry with the whole grant. */
export function createGrants(write: (entry: GrantEntry) => void, switches: () => Switches): Grants {
  const grants = new Map<string, Grant>();
  const byRefreshToken = new Map<string, string>();
  const byAccessToken = new Map<string, { grantId: string; expiresAtMs: number }>();

  function apply({ grant }: GrantEntry): void {
    const old = grants.get(grant.id);
    if (old) forgetTokens(old);
    grants.set(grant.id, grant);
    byRefreshToken.set(grant.refreshToken, grant.id);
    if (grant.previousRefreshToken !== undefined) byRefreshToken.set(grant.previousRefreshToken, grant.id);
    for (const { token, expiresAtMs } of grant.accessTokens) {
      byAccessToken.set(token, { grantId: grant.id, expiresAtMs });
    }
  }

  function forgetTokens(grant: Grant): void {
    byRefreshToken.delete(grant.refreshToken);
    if (grant.previousRefreshToken !== undefined) byRefreshToken.delete(grant.previousRefreshToken);
    for (const { token } of grant.accessTokens) byAccessToken.delete(token);
  }

  function store(grant: Grant): Grant {
    const entry: GrantEntry = { kind: 'grant', grant };
    write(entry);
    apply(entry);
    return grant;
  }

  function withAccessToken(grant: Grant, atMs: number): Grant {
    const live = grant.accessTokens.filter(({ expiresAtMs }) => expiresAtMs > atMs);
    const token = { token: newAccessToken(), expiresAtMs: atMs + ACCESS_TOKEN_SECONDS * 1000 };
    return { ...grant, accessTokens: [...live, token] };
  }

  function revoke(grant: Grant): void {
    if (!grant.revoked) store({ ...grant, revoked: true });
  }

  return {
    consent({ clientId, realmId, scope }, atMs) {
      const times = { consentAtMs: atMs, issuedAtMs: atMs, refreshedAtMs: atMs };
      const own = {
        clientId,
        realmId,
        ...(scope !== undefined && { scope }),
        id: newId(),
        revoked: false,
        refreshToken: newRefreshToken(),
      };
      return store(withAccessToken({ ...own, ...times, accessTokens: [] }, atMs));
    },
    findByRefreshToken(clientId, token) {
      const grant = grants.get(byRefreshToken.get(token) ?? '');
      return grant?.clientId === clientId ? grant : undefined;
    },
    findByAnyToken: (token) => grants.get(byRefreshToken.get(token) ?? byAccessToken.get(token)?.grantId ?? ''),
    findById: (id) => grants.get(id),
    accepts: ({ revoked, refreshToken, issuedAtMs, refreshedAtMs, consentAtMs }, token, atMs) =>
      !revoked &&
      (token === refreshToken || atMs < issuedAtMs + switches().previousRefreshGraceMs) &&
      atMs < refreshedAtMs + refreshTokenSeconds(switches()) * 1000 &&
      atMs < consentAtMs + HARD_LIMIT_SECONDS * 1000,
    refresh(grant, atMs) {
      const rotates = switches().refreshRotation === 'every-time' || atMs - grant.issuedAtMs >= ROTATION_MS;
      const rotated = rotates
        ? { refreshToken: newRefreshToken(), previousRefreshToken: grant.refreshToken, issuedAtMs: atMs }
        : {};
      return store(withAccessToken({ ...grant, ...rotated, refreshedAtMs: atMs }, atMs));
    },
    revoke,
    revokeRealm(realmId, clientId) {
      const live = [...grants.values()].filter(
        (grant) =>
          !grant.revoked && grant.realmId === realmId && (clientId === undefined || grant.clientId === clientId),
      );
      live.forEach(revoke);
      return live.length;
    },
    isConnected: (clientId, realmId) =>
      [...grants.values()].some((grant) => !grant.revoked && grant.clientId === clientId && grant.realmId === realmId),
    checkAccess(token, realmId, atMs) {
      const access = byAccessToken.get(token);
      const grant = access && grants.get(access.grantId);
      if (!grant) return 'unknown';
      if (access.expiresAtMs <= atMs) return 'expired';
      if (grant.revoked) return 'revoked';
      return realmId === undefined || grant.realmId === realmId ? grant : 'other-realm';
    },
    apply,
    clear() {
      for (const index of [grants, byRefreshToken, byAccessToken]) index.clear();
    },
  };
}
