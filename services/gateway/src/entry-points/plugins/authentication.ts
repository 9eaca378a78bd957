import type { FastifyRequest } from 'fastify';
import { AutosyncError } from '@autosync/core';
import type { Logger } from '@autosync/observability';
import { visiblePrefix } from '../../domain/api-keys.ts';
import type { Principal, TenantPrincipal } from '../../domain/principal.ts';
import type { Access } from '../../domain/scopes.ts';
import { problem } from '../../errors.ts';
import type { AuthFailure, GatewayMetrics } from '../../metrics.ts';
import { refusals, speakFor } from '../../operations/identify-caller.ts';
import type { IdentifyCaller } from '../../operations/identify-caller.ts';
import type { TenantLookup } from '../../operations/tenant-lookup.ts';
import type { App } from '../app-types.ts';
import type { RateLimits } from './rate-limit.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whether who sent the request might send it now: asked again and again of one that stays. */
    isStillAllowed: () => Promise<boolean>;
  }
}

function bearerToken(request: FastifyRequest): string | undefined {
  return /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
}

function mayCall(
  { isOperator, tenantId, scopes }: Principal,
  { access, operatorToo = false }: { access: Access; operatorToo?: boolean },
): boolean {
  if (access === 'operator' || (operatorToo && isOperator)) return isOperator;
  return access === 'caller' || (tenantId !== null && scopes.some((scope) => scope === access));
}

function neededFor(access: Access, { isOperator, tenantId }: Principal): string {
  if (access === 'operator') return 'This is the operator’s.';
  if (isOperator && tenantId === null) return 'Say for which tenant, by its id in the header AutoSync-Tenant.';
  return `This needs the scope ${access} in a tenant.`;
}

type AuthenticationDeps = {
  identify: IdentifyCaller;
  tenants: TenantLookup;
  limits: RateLimits;
  metrics: Pick<GatewayMetrics, 'authFailures'>;
  logger: Pick<Logger, 'info'>;
};

/**
 * Finds out who sends a request and whether they may (`config.access` of the route), before its body is read. Requests
 * without a valid key count against their address, so that guessing is slow.
 */
export function installAuthentication(
  app: App,
  { identify, tenants, limits, metrics, logger }: AuthenticationDeps,
): void {
  app.decorateRequest('principal', null);
  app.decorateRequest('isStillAllowed', async () => false);

  function note(request: FastifyRequest, reason: AuthFailure): void {
    metrics.authFailures.inc({ reason });
    const { operation } = request.routeOptions.config;
    const key = visiblePrefix(bearerToken(request) ?? '');
    const caller = request.principal === null ? {} : { keyId: request.principal.keyId };
    logger.info(
      { requestId: request.id, address: request.ip, operation, reason, ...(key && { keyPrefix: key }), ...caller },
      'caller refused',
    );
  }

  async function principalFor(request: FastifyRequest, found: Principal): Promise<Principal> {
    const tenantId = request.headers['autosync-tenant'];
    if (tenantId === undefined) return found;
    const principal = await speakFor(found, String(tenantId), tenants);
    if (principal !== undefined) return principal;
    note(request, 'tenant');
    throw problem('forbidden', 'There is no such tenant, or it is not yours: see the header AutoSync-Tenant.');
  }

  app.addHook('onRoute', ({ method, url, config }) => {
    if (config?.access !== undefined) return;
    throw new AutosyncError('route-without-access', `who may call ${String(method)} ${url}?`);
  });
  app.addHook('onRequest', async (request, reply) => {
    // Only the answer to what no route takes has none.
    const { access, operatorToo = false, isPage = false, isSigned = false } = request.routeOptions.config;
    if (access === undefined) return limits.countAddress(request, reply);
    if (isSigned) return;
    if (access === 'public') return isPage ? limits.countPage(request, reply) : limits.countPublic(request, reply);
    const found = await identify(bearerToken(request));
    if (typeof found === 'string') {
      note(request, found);
      await limits.countAddress(request, reply);
      throw problem('not-authenticated', refusals[found]);
    }
    request.principal = found;
    await limits.countKey(request, reply);
    request.principal = await principalFor(request, found);
    request.isStillAllowed = async () => {
      const now = await identify(bearerToken(request));
      return typeof now !== 'string' && mayCall(await principalFor(request, now), { access, operatorToo });
    };
    if (mayCall(request.principal, { access, operatorToo })) return;
    note(request, 'scope');
    throw problem('forbidden', neededFor(access, request.principal));
  });
}

/** Who speaks for a tenant, behind a request to a route that needs a scope. */
export function keyOf(request: FastifyRequest): TenantPrincipal {
  const { principal } = request;
  if (principal === null || principal.tenantId === null) throw problem('forbidden', 'This needs a tenant.');
  return { ...principal, tenantId: principal.tenantId };
}

/** Whoever is behind a request to a route that is not public. */
export function principalOf(request: FastifyRequest): Principal {
  if (request.principal === null) throw problem('not-authenticated', refusals.missing);
  return request.principal;
}
