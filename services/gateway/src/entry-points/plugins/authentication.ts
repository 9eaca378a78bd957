import type { FastifyReply, FastifyRequest } from 'fastify';
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
import { andThen } from './at-once.ts';
import { refuse } from './problem-details.ts';
import type { Refusal } from './problem-details.ts';
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
  { access, operatorToo = false }: { access?: Access; operatorToo?: boolean },
): boolean {
  if (access === 'operator' || (operatorToo && isOperator)) return isOperator;
  return access === 'caller' || (tenantId !== null && scopes.some((scope) => scope === access));
}

function neededFor(access: Access, { isOperator, tenantId }: Principal): string {
  if (access === 'operator') return 'This is the operator’s.';
  if (isOperator && tenantId === null) return 'Say for which tenant, by its id in the header AutoSync-Tenant.';
  return `This needs the scope ${access} in a tenant.`;
}

type Needs = { access: Access; operatorToo: boolean };
type Reason = keyof typeof refusals;
type Admission = Refusal | undefined;

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

  async function spokenFor(request: FastifyRequest, found: Principal, tenantId: string): Promise<Principal> {
    const principal = await speakFor(found, tenantId, tenants);
    if (principal !== undefined) return principal;
    note(request, 'tenant');
    throw problem('forbidden', 'There is no such tenant, or it is not yours: see the header AutoSync-Tenant.');
  }

  function principalFor(request: FastifyRequest, found: Principal): Principal | Promise<Principal> {
    const tenantId = request.headers['autosync-tenant'];
    return tenantId === undefined ? found : spokenFor(request, found, String(tenantId));
  }

  app.decorateRequest('isStillAllowed', async function isStillAllowed(this: FastifyRequest) {
    const found = await identify(bearerToken(this));
    return typeof found !== 'string' && mayCall(await principalFor(this, found), this.routeOptions.config);
  });

  async function refuseStranger(request: FastifyRequest, reply: FastifyReply, reason: Reason): Promise<never> {
    note(request, reason);
    await limits.countAddress(request, reply);
    throw problem('not-authenticated', refusals[reason]);
  }

  function checkAccess(request: FastifyRequest, principal: Principal, needs: Needs): undefined {
    request.principal = principal;
    if (mayCall(principal, needs)) return;
    note(request, 'scope');
    throw problem('forbidden', neededFor(needs.access, principal));
  }

  /** Answers how to refuse the request; throws where that is seldom. */
  function admit(request: FastifyRequest, reply: FastifyReply, needs: Needs): Admission | Promise<Admission> {
    return andThen(identify(bearerToken(request)), (found) => {
      if (typeof found === 'string') return refuseStranger(request, reply, found);
      request.principal = found;
      return andThen(limits.countCaller(found, reply), (refusal) => {
        if (refusal !== undefined) return refusal;
        return andThen(principalFor(request, found), (principal) => checkAccess(request, principal, needs));
      });
    });
  }

  async function countStranger(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { access, isPage = false } = request.routeOptions.config;
    if (access === undefined) return limits.countAddress(request, reply);
    return isPage ? limits.countPage(request, reply) : limits.countPublic(request, reply);
  }

  app.addHook('onRoute', ({ method, url, config }) => {
    if (config?.access !== undefined) return;
    throw new AutosyncError('route-without-access', `who may call ${String(method)} ${url}?`);
  });
  app.addHook('onRequest', (request, reply, done) => {
    // Only the answer to what no route takes has no `access`.
    const { access, operatorToo = false, isSigned = false } = request.routeOptions.config;
    if (isSigned) return done();
    if (access === undefined || access === 'public') return countStranger(request, reply);
    const admitted = admit(request, reply, { access, operatorToo });
    if (admitted instanceof Promise) return admitted.then((refusal) => refusal && refuse(request, reply, refusal));
    return admitted === undefined ? done() : refuse(request, reply, admitted);
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
