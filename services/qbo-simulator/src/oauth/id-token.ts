import { createHash, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Grant } from './grants.ts';
import { hasScope } from './scopes.ts';
import { ACCESS_TOKEN_SECONDS } from './tokens.ts';

/** Clients compare this text, wherever the service really is (docs/quickbooks.md#intuit-oauth). */
export const ISSUER = 'https://oauth.platform.intuit.com/op/v1';

const KEY_ID = 'simulator-1';

let privateKey: KeyObject | undefined;

/** Generated at first use: most runs need none, and it takes a tenth of a second. */
function signingKey(): KeyObject {
  privateKey ??= generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  return privateKey;
}

/** The one person behind every consent, who has the same id for all apps. */
export function subjectOf({ realmId }: Pick<Grant, 'realmId'>): string {
  const digest = createHash('sha256').update(realmId).digest('hex');
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    digest.slice(12, 16),
    digest.slice(16, 20),
    digest.slice(20, 32),
  ].join('-');
}

/** The `id_token` that comes with the scope openid: a JWT, RS256. */
export function signIdToken(grant: Grant, atMs: number): { id_token?: string } {
  if (!hasScope(grant.scope, 'openid')) return {};
  const seconds = Math.floor(atMs / 1000);
  const claims = {
    sub: subjectOf(grant),
    aud: [grant.clientId],
    realmid: grant.realmId,
    auth_time: Math.floor(grant.consentAtMs / 1000),
    iss: ISSUER,
    exp: seconds + ACCESS_TOKEN_SECONDS,
    iat: seconds,
  };
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ kid: KEY_ID, typ: 'JWT', alg: 'RS256' })}.${part(claims)}`;
  const signature = sign('RSA-SHA256', Buffer.from(signed), signingKey()).toString('base64url');
  return { id_token: `${signed}.${signature}` };
}

/** The keys that id tokens can be checked with. */
export function keySet(): { keys: object[] } {
  const { kty, n, e } = createPublicKey(signingKey()).export({ format: 'jwk' });
  return { keys: [{ kty, e, use: 'sig', kid: KEY_ID, alg: 'RS256', n }] };
}
