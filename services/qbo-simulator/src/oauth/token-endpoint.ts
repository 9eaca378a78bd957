import { sleep } from '@autosync/core';
import { jsonAnswer } from '../answer.ts';
import type { Answer } from '../answer.ts';
import type { Switches } from '../switches.ts';
import type { VirtualClock } from '../virtual-clock.ts';
import type { Codes } from './codes.ts';
import type { Grant, Grants } from './grants.ts';
import type { Apps, ClientApp } from './apps.ts';
import { signIdToken } from './id-token.ts';
import { ACCESS_TOKEN_SECONDS, HARD_LIMIT_SECONDS, refreshTokenSeconds } from './tokens.ts';

/** Calls of the token endpoints since the start, for the ledger. */
type TokenCalls = {
  refresh: number;
  code: number;
  revoke: number;
  invalidGrant: number;
  parallelRefresh: number;
};

type TokenRequest = {
  authorization: string | undefined;
  form: Record<string, string | undefined>;
  /** The opt-in header for the five-year field. */
  withHardExpiry: boolean;
};

export type TokenEndpoint = {
  exchange(request: TokenRequest): Promise<Answer>;
  revoke(request: Pick<TokenRequest, 'authorization' | 'form'>): Answer;
  /** The token endpoint's answer for a grant. */
  tokensOf(grant: Grant, withHardExpiry?: boolean): Record<string, string | number>;
  calls: TokenCalls;
};

/** `/oauth2/v1/tokens/bearer` and revoke (docs/quickbooks.md#intuit-oauth, #tokens). */
export function createTokenEndpoint({
  apps,
  grants,
  codes,
  clock,
  switches,
}: {
  apps: Apps;
  grants: Grants;
  codes: Codes;
  clock: VirtualClock;
  switches: () => Switches;
}): TokenEndpoint {
  const calls: TokenCalls = { refresh: 0, code: 0, revoke: 0, invalidGrant: 0, parallelRefresh: 0 };
  const refreshing = new Set<string>();

  function oauthError(status: number, error: string, description?: string): Answer {
    if (error === 'invalid_grant') calls.invalidGrant += 1;
    return jsonAnswer(status, JSON.stringify({ ...(description && { error_description: description }), error }));
  }

  function tokensOf(grant: Grant, withHardExpiry = false): Record<string, string | number> {
    const hardLimit = Math.floor((grant.consentAtMs - clock.nowMs()) / 1000) + HARD_LIMIT_SECONDS;
    return {
      x_refresh_token_expires_in: refreshTokenSeconds(switches()),
      refresh_token: grant.refreshToken,
      access_token: grant.accessTokens.at(-1)?.token ?? '',
      token_type: 'bearer',
      expires_in: ACCESS_TOKEN_SECONDS,
      ...(withHardExpiry && { x_refresh_token_hard_expires_in: hardLimit }),
    };
  }

  async function exchangeCode(app: ClientApp, request: TokenRequest): Promise<Answer> {
    calls.code += 1;
    const code = codes.find(request.form['code'] ?? '');
    if (!code || code.clientId !== app.clientId) return oauthError(400, 'invalid_grant', 'Invalid authorization code');
    if (code.grantId !== undefined) {
      const first = grants.findById(code.grantId);
      if (first && switches().parallelRefreshKills) grants.revoke(first);
      return oauthError(400, 'invalid_grant', 'Authorization code was used before');
    }
    if (code.redirectUri !== request.form['redirect_uri'])
      return oauthError(400, 'invalid_grant', 'Redirect URI differs');
    if (clock.nowMs() >= code.expiresAtMs) return oauthError(400, 'invalid_grant', 'Authorization code expired');
    if (switches().secondConsentKills) grants.revokeRealm(code.realmId, code.clientId);
    const grant = grants.consent(code, clock.nowMs());
    codes.markUsed(code, grant.id);
    await sleep(switches().tokenExchangeMs);
    const idToken = signIdToken(grant, clock.nowMs());
    return jsonAnswer(200, JSON.stringify({ ...tokensOf(grant, request.withHardExpiry), ...idToken }));
  }

  /** The exchange takes a moment, as at Intuit: a second refresh within that time is what Intuit punishes. */
  async function refresh(app: ClientApp, request: TokenRequest): Promise<Answer> {
    calls.refresh += 1;
    const token = request.form['refresh_token'] ?? '';
    const grant = grants.findByRefreshToken(app.clientId, token);
    if (!grant) return oauthError(400, 'invalid_grant', 'Incorrect or invalid refresh token');
    if (refreshing.has(grant.id)) {
      calls.parallelRefresh += 1;
      if (switches().parallelRefreshKills) grants.revoke(grant);
      return oauthError(400, 'invalid_grant', 'Token invalid');
    }
    if (!grants.accepts(grant, token, clock.nowMs())) return oauthError(400, 'invalid_grant', 'Token invalid');
    refreshing.add(grant.id);
    try {
      const refreshed = grants.refresh(grant, clock.nowMs());
      await sleep(switches().tokenExchangeMs);
      return jsonAnswer(200, JSON.stringify(tokensOf(refreshed, request.withHardExpiry)));
    } finally {
      refreshing.delete(grant.id);
    }
  }

  return {
    calls,
    tokensOf,
    async exchange(request) {
      const app = apps.authenticate(request.authorization);
      if (!app) return oauthError(401, 'invalid_client');
      const grantType = request.form['grant_type'];
      if (grantType === 'authorization_code') return exchangeCode(app, request);
      if (grantType === 'refresh_token') return refresh(app, request);
      return oauthError(400, grantType ? 'unsupported_grant_type' : 'invalid_request');
    },
    revoke({ authorization, form }) {
      calls.revoke += 1;
      const app = apps.authenticate(authorization);
      if (!app) return oauthError(401, 'invalid_client');
      const grant = grants.findByAnyToken(form['token'] ?? '');
      if (grant?.clientId !== app.clientId) return oauthError(400, 'invalid_request', 'Unknown token');
      grants.revoke(grant);
      return { status: 200, body: '', contentType: 'application/json' };
    },
  };
}
