import { timingSafeEqual } from 'node:crypto';
import { isId } from '@autosync/core';
import { hashSecret } from '../domain/api-keys.ts';
import { operatorPrincipal } from '../domain/principal.ts';
import type { Principal } from '../domain/principal.ts';
import { scopes } from '../domain/scopes.ts';
import type { KeyLookup } from './key-lookup.ts';
import type { TenantLookup } from './tenant-lookup.ts';
import { hasTokenForm } from './token-check.ts';
import type { TokenCheck } from './token-check.ts';

export const refusals = {
  missing: 'Send an API key, or an access token of the identity provider: "Authorization: Bearer <key>".',
  malformed: 'What was sent is no API key.',
  unknown: 'The API key is not known.',
  revoked: 'The API key was revoked.',
  expired: 'The API key or access token has expired.',
  untrusted: 'The access token is not one of our identity provider for this API.',
  'no-tenant': 'The access token is for no tenant that there is.',
} as const;
export type Refusal = keyof typeof refusals;

/** At once where it is known: most requests come with a key that has just been used. */
export type IdentifyCaller = (token: string | undefined) => Principal | Refusal | Promise<Principal | Refusal>;

/** Finds out whose credential it is: the operator's key, a tenant's key, or a token of the identity provider. */
export function createIdentifyCaller({
  keys,
  tokens,
  tenants,
  operatorKeys,
}: {
  keys: KeyLookup;
  /** Undefined where no identity provider is configured. */
  tokens: TokenCheck | undefined;
  tenants: TenantLookup;
  /** The operator's key, and the one before while it is replaced. */
  operatorKeys: readonly string[];
}): IdentifyCaller {
  const operatorHashes = operatorKeys.map(hashSecret);
  async function find(token: string): Promise<Principal | Refusal> {
    const hash = hashSecret(token);
    if (operatorHashes.some((known) => timingSafeEqual(hash, known))) return operatorPrincipal;
    if (tokens === undefined || !hasTokenForm(token)) return keys.find(token);
    const found = await tokens.find(token);
    if (typeof found === 'string' || found.tenantId === null) return found;
    return (await tenants.exists(found.tenantId)) ? found : 'no-tenant';
  }
  return (token) => (token === undefined ? 'missing' : (keys.known(token) ?? find(token)));
}

/**
 * The operator speaks for one tenant by naming it. Undefined when that is not possible: the tenant does not exist, or it
 * is somebody else's than the caller's own.
 */
export async function speakFor(
  principal: Principal,
  tenantId: string,
  tenants: TenantLookup,
): Promise<Principal | undefined> {
  if (!principal.isOperator) return principal.tenantId === tenantId ? principal : undefined;
  return isId(tenantId) && (await tenants.exists(tenantId)) ? { ...principal, tenantId, scopes } : undefined;
}
