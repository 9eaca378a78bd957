import OAuthClient from 'intuit-oauth';
import { AutosyncError, inSpan, systemClock } from '@autosync/core';
import type { Clock } from '@autosync/core';
import type { QboEndpoints } from './endpoints.ts';
import { exchangeHttp } from './http-exchange.ts';
import type { HttpOutcome } from './http-exchange.ts';
import { isNothingSent } from './fault-table.ts';
import { createOAuthClient } from './oauth-client.ts';

export type Tokens = {
  accessToken: string;
  refreshToken: string;
  accessExpiresAt: Date;
  refreshExpiresAt: Date;
  /** When the exchange began: the expiries count from here, so they are never too late. */
  createdAt: Date;
};

export type OAuth = {
  /** Where to send the browser; `state` comes back unchanged and is the caller's to verify. */
  authorizeUrl(state: string): string;
  /** Takes the URL the browser came back with. Throws `oauth-denied`, `oauth-invalid-callback`, or as `refresh`. */
  exchangeCode(callbackUrl: string): Promise<{ tokens: Tokens; realmId: string }>;
  /**
   * Throws `oauth-invalid-grant` (the token is dead), `oauth-invalid-client` (our id or secret is wrong: retryable, once
   * the configuration is mended) or `oauth-ambiguous` (retryable; the token may have been used up, unless `details.taken`
   * is false: Intuit did not take the call).
   */
  refresh(refreshToken: string): Promise<Tokens>;
  /** Ends the connection at Intuit; a token that is already dead is fine. */
  revoke(refreshToken: string): Promise<void>;
};

/** The two answers that mean something definite; only a dead token is final. */
const definite: Record<string, { code: string; retryable: boolean }> = {
  invalid_grant: { code: 'oauth-invalid-grant', retryable: false },
  invalid_client: { code: 'oauth-invalid-client', retryable: true },
};

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (Reflect.get(value, name) as unknown) : undefined;
}

function unclear(what: string, details: Record<string, unknown> & { taken: boolean }): AutosyncError {
  return new AutosyncError('oauth-ambiguous', `${what} at Intuit's token endpoint`, { retryable: true, details });
}

/** Neither the body nor the library's error is passed on: both may hold tokens. */
function toOAuthError(outcome: HttpOutcome): AutosyncError {
  if (outcome.kind === 'no-answer') {
    const { networkCode } = outcome;
    return unclear(`no answer (${networkCode})`, { networkCode, taken: !isNothingSent(networkCode) });
  }
  const { status } = outcome;
  const details = { status, intuitTid: outcome.header('intuit_tid') };
  const reason = property(outcome.body, 'error');
  const known = typeof reason === 'string' && Object.hasOwn(definite, reason) ? definite[reason] : undefined;
  if (known !== undefined) {
    const { code, retryable } = known;
    return new AutosyncError(code, `Intuit answered ${String(reason)}`, { retryable, details });
  }
  const taken = status < 400 || status >= 500 || status === 408;
  return unclear(`status ${status}`, { ...details, taken });
}

function toTokens(outcome: HttpOutcome, createdAt: Date): Tokens {
  const body = outcome.kind === 'answer' && outcome.status === 200 ? outcome.body : undefined;
  const accessToken = property(body, 'access_token');
  const refreshToken = property(body, 'refresh_token');
  const accessSeconds = Number(property(body, 'expires_in'));
  const refreshSeconds = Number(property(body, 'x_refresh_token_expires_in'));
  if (
    typeof accessToken !== 'string' ||
    typeof refreshToken !== 'string' ||
    !Number.isFinite(accessSeconds) ||
    !Number.isFinite(refreshSeconds)
  ) {
    throw toOAuthError(outcome);
  }
  const after = (seconds: number) => new Date(createdAt.getTime() + seconds * 1000);
  return {
    accessToken,
    refreshToken,
    accessExpiresAt: after(accessSeconds),
    refreshExpiresAt: after(refreshSeconds),
    createdAt,
  };
}

function parseCallback(callbackUrl: string): { code: string; realmId: string } {
  const query = new URLSearchParams(callbackUrl.slice(callbackUrl.indexOf('?') + 1));
  if (query.has('error')) throw new AutosyncError('oauth-denied', 'the connection was not allowed at QuickBooks');
  const code = query.get('code') ?? '';
  const realmId = query.get('realmId') ?? '';
  if (code === '' || !/^\d+$/.test(realmId)) {
    throw new AutosyncError('oauth-invalid-callback', 'the address QuickBooks came back with lacks code or realmId');
  }
  return { code, realmId };
}

/**
 * Intuit's OAuth 2. Every call is one HTTP request that ends within `timeoutMs` (default 20 s, less than the 30 s for
 * which a new holder of the company waits after an exchange began).
 */
export function createOAuth({
  endpoints,
  redirectUri,
  timeoutMs = 20_000,
  clock = systemClock,
}: {
  endpoints: QboEndpoints;
  redirectUri: string;
  timeoutMs?: number;
  clock?: Clock;
}): OAuth {
  const createClient = () => createOAuthClient(endpoints, redirectUri);

  /** A request in a span of its own, which never holds what is sent or answered. */
  function exchange(operation: string, send: () => Promise<unknown>): Promise<HttpOutcome> {
    const traced = { name: `QuickBooks ${operation}`, kind: 'client', facts: { 'qbo.operation': operation } } as const;
    return inSpan(traced, async (span) => {
      const outcome = await exchangeHttp(timeoutMs, send);
      if (outcome.kind === 'answer') {
        span.set({ intuit_tid: outcome.header('intuit_tid'), 'http.response.status_code': outcome.status });
      }
      return outcome;
    });
  }

  return {
    authorizeUrl: (state) => createClient().authorizeUri({ scope: [OAuthClient.scopes.Accounting], state }),
    async exchangeCode(callbackUrl) {
      const { code, realmId } = parseCallback(callbackUrl);
      const createdAt = clock.now();
      const query = new URLSearchParams({ code, realmId });
      const outcome = await exchange('exchangeCode', () => createClient().createToken(`?${query.toString()}`));
      return { tokens: toTokens(outcome, createdAt), realmId };
    },
    async refresh(refreshToken) {
      const createdAt = clock.now();
      const outcome = await exchange('refreshToken', () => createClient().refreshUsingToken(refreshToken));
      return toTokens(outcome, createdAt);
    },
    async revoke(refreshToken) {
      const outcome = await exchange('revokeToken', () => createClient().revoke({ refresh_token: refreshToken }));
      const done = outcome.kind === 'answer' && (outcome.status === 200 || outcome.status === 400);
      if (!done) throw toOAuthError(outcome);
    },
  };
}
