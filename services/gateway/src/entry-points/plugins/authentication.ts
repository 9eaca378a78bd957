import { timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { AutosyncError } from '@autosync/core';
import { hashSecret } from '../../domain/api-keys.ts';
import { operatorPrincipal } from '../../domain/principal.ts';
import type { KeyPrincipal, Principal } from '../../domain/principal.ts';
import type { Access } from '../../domain/scopes.ts';
import { problem } from '../../errors.ts';
import type { GatewayMetrics } from '../../metrics.ts';
import type { KeyLookup } from '../../operations/key-lookup.ts';
import type { App } from '../app-types.ts';
import type { RateLimits } from './rate-limit.ts';

type Refusal = 'missing' | Exclude<Awaited<ReturnType<KeyLookup['find']>>, KeyPrincipal>;

const refusals: Readonly<Record<Refusal, string>> = {
  missing: 'Send an API key: "Authorization: Bearer <key>".',
  malformed: 'What was sent is no API key.',
  unknown: 'The API key is not known.',
  revoked: 'The API key was revoked.',
  expired: 'The API key has expired.',
};

function bearerToken(request: FastifyRequest): string | undefined {
  return /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
}

function mayCall(principal: Principal, access: Access): boolean {
  if (access === 'operator' || principal.kind === 'operator') return access === principal.kind;
  return access === 'key' || principal.scopes.some((scope) => scope === access);
}

function neededFor(access: Access): string {
  if (access === 'operator') return 'the operator key';
  return access === 'key' ? 'a tenant’s API key' : `a tenant’s API key with the scope ${access}`;
}

/**
 * Finds out who sends a request and whether they may (`config.access` of the route), before its body is read. Requests
 * without a valid key count against their address, so that guessing is slow.
 */
export function installAuthentication(
  app: App,
  {
    keys,
    operatorKey,
    limits,
    metrics,
  }: { keys: KeyLookup; operatorKey: string; limits: RateLimits; metrics: Pick<GatewayMetrics, 'authFailures'> },
): void {
  const operatorHash = hashSecret(operatorKey);
  app.decorateRequest('principal', null);

  async function identify(request: FastifyRequest): Promise<Principal | Refusal> {
    const token = bearerToken(request);
    if (token === undefined) return 'missing';
    return timingSafeEqual(hashSecret(token), operatorHash) ? operatorPrincipal : keys.find(token);
  }

  app.addHook('onRoute', ({ method, url, config }) => {
    if (config?.access !== undefined) return;
    throw new AutosyncError('route-without-access', `who may call ${String(method)} ${url}?`);
  });
  app.addHook('onRequest', async (request, reply) => {
    // Only the answer to what no route takes has none.
    const { access, isPage = false } = request.routeOptions.config;
    if (access === undefined) return limits.countAddress(request, reply);
    if (access === 'public') return isPage ? limits.countPage(request, reply) : limits.countPublic(request, reply);
    const found = await identify(request);
    if (typeof found === 'string') {
      metrics.authFailures.inc({ reason: found });
      await limits.countAddress(request, reply);
      throw problem('not-authenticated', refusals[found]);
    }
    request.principal = found;
    await limits.countKey(request, reply);
    if (mayCall(found, access)) return;
    metrics.authFailures.inc({ reason: 'scope' });
    throw problem('forbidden', `This needs ${neededFor(access)}.`);
  });
}

/** The tenant's key behind a request to a route that only such keys may call. */
export function keyOf(request: FastifyRequest): KeyPrincipal {
  const { principal } = request;
  if (principal?.kind !== 'key') throw problem('forbidden', 'This needs a tenant’s API key.');
  return principal;
}

/** Whoever is behind a request to a route that is not public. */
export function principalOf(request: FastifyRequest): Principal {
  if (request.principal === null) throw problem('not-authenticated', refusals.missing);
  return request.principal;
}
