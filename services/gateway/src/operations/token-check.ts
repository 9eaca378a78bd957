import { createLocalJWKSet, createRemoteJWKSet, jwtVerify } from 'jose';
import type { JWTVerifyGetKey, JWTVerifyResult } from 'jose';
import { AutosyncError, errorCode, isRetryable } from '@autosync/core';
import { principalOfClaims } from '../domain/claims.ts';
import type { ClaimRules, Claims } from '../domain/claims.ts';
import type { Principal } from '../domain/principal.ts';

export type SignInSettings = {
  issuer: string;
  audience: string;
  /** Where the issuer's keys are; undefined: where its discovery document says. */
  keysUrl: string | undefined;
  /** A token with an unknown key is a reason to read the issuer's keys again, this often at most. */
  keysCooldownMs: number;
  clockSkewMs: number;
  rules: ClaimRules;
};

export type TokenCheck = {
  /** Who bears the token, or why it is not taken. Throws a retryable error when the issuer's keys cannot be had. */
  find(token: string): Promise<Principal | 'untrusted' | 'expired' | 'no-tenant'>;
};

/** Signatures that only the issuer can make. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];

const ISSUER_TIMEOUT_MS = 5000;
const KEYS_MAX_AGE_MS = 600_000;
/** An issuer that does not answer is left alone for a moment: else each request would wait for it. */
const ISSUER_REST_MS = 5000;

/** What jose says of the token itself. Whatever else is thrown while a token is verified is the issuer's trouble. */
const tokenFaults = new Set([
  'ERR_JWT_CLAIM_VALIDATION_FAILED',
  'ERR_JWT_EXPIRED',
  'ERR_JWT_INVALID',
  'ERR_JWS_INVALID',
  'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
  'ERR_JWKS_NO_MATCHING_KEY',
  'ERR_JWKS_MULTIPLE_MATCHING_KEYS',
  'ERR_JOSE_ALG_NOT_ALLOWED',
  'ERR_JOSE_NOT_SUPPORTED',
]);

/** Three parts in base64url: what is no API key may be a token. */
export function hasTokenForm(text: string): boolean {
  return /^[\w-]+\.[\w-]+\.[\w-]+$/.test(text);
}

async function discoverKeysUrl(issuer: string): Promise<URL> {
  const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(ISSUER_TIMEOUT_MS),
    redirect: 'error',
  });
  if (!response.ok) throw new Error(`the issuer's discovery document: HTTP ${response.status}`);
  const document: unknown = await response.json();
  const { issuer: named, jwks_uri: keysUrl } = (document ?? {}) as Record<string, unknown>;
  if (named !== issuer) throw new Error('the issuer’s discovery document names another issuer');
  return new URL(String(keysUrl));
}

/**
 * The issuer's keys. While it cannot be reached, those it had are used on: it issues no new tokens then, and the old ones
 * end by themselves.
 */
function createKeySource({ issuer, keysUrl, keysCooldownMs }: Omit<SignInSettings, 'rules'>): JWTVerifyGetKey {
  let remote: ReturnType<typeof createRemoteJWKSet> | undefined;
  let restsUntil = 0;
  let cause: unknown;

  async function remoteKeys() {
    const options = {
      timeoutDuration: ISSUER_TIMEOUT_MS,
      cacheMaxAge: KEYS_MAX_AGE_MS,
      cooldownDuration: keysCooldownMs,
    };
    remote ??= createRemoteJWKSet(keysUrl === undefined ? await discoverKeysUrl(issuer) : new URL(keysUrl), options);
    return remote;
  }

  return async (header, token) => {
    if (performance.now() >= restsUntil) {
      try {
        return await (
          await remoteKeys()
        )(header, token);
      } catch (error) {
        if (tokenFaults.has(errorCode(error) ?? '')) throw error;
        restsUntil = performance.now() + Math.min(ISSUER_REST_MS, keysCooldownMs);
        cause = error;
      }
    }
    const kept = remote?.jwks();
    if (kept !== undefined) return createLocalJWKSet(kept)(header, token);
    throw new AutosyncError('issuer-unavailable', 'the keys of the identity provider cannot be read', {
      retryable: true,
      cause,
    });
  };
}

/** Takes access tokens of one OpenID Connect issuer for this API: signed by it, for our audience, not yet over. */
export function createTokenCheck(
  { rules, ...settings }: SignInSettings,
  { now }: { now: () => Date | null },
): TokenCheck {
  const keys = createKeySource(settings);

  async function verify(token: string): Promise<JWTVerifyResult | 'untrusted' | 'expired'> {
    try {
      return await jwtVerify(token, keys, {
        issuer: settings.issuer,
        audience: settings.audience,
        algorithms: ALGORITHMS,
        requiredClaims: ['exp', 'sub'],
        clockTolerance: settings.clockSkewMs / 1000,
        currentDate: now() ?? new Date(),
      });
    } catch (error) {
      if (isRetryable(error)) throw error;
      return errorCode(error) === 'ERR_JWT_EXPIRED' ? 'expired' : 'untrusted';
    }
  }

  return {
    async find(token) {
      const verified = await verify(token);
      if (typeof verified === 'string') return verified;
      return principalOfClaims(verified.payload as Claims, rules) ?? 'no-tenant';
    },
  };
}
