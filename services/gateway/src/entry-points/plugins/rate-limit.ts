import rateLimit from '@fastify/rate-limit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createLeasedWindows } from '../../domain/leased-windows.ts';
import type { LeaseRequests } from '../../domain/leased-windows.ts';
import { problem } from '../../errors.ts';
import type { GatewayMetrics } from '../../metrics.ts';
import type { Principal } from '../../domain/principal.ts';
import type { App } from '../app-types.ts';
import { andThen } from './at-once.ts';
import type { Refusal } from './problem-details.ts';

type RateLimitScope = 'key' | 'tenant' | 'address' | 'public' | 'page';

export type RateLimits = {
  /** Counts a request of the caller that was found, and of its tenant; answers how to refuse it when it is one too many. */
  countCaller(caller: Principal, reply: FastifyReply): Refusal | undefined | Promise<Refusal | undefined>;
  /** Counts a request without a valid key, by its address, and throws `rate-limited` when it is one too many. */
  countAddress(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  /** The same for what anybody may read, and for pages for people: who guesses keys takes neither from others there. */
  countPublic(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  countPage(request: FastifyRequest, reply: FastifyReply): Promise<void>;
};

export type RateLimitSettings = {
  windowMs: number;
  requestsOfKey: number;
  requestsOfTenant: number;
  requestsOfAddress: number;
};

type Count = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
type State = { isAllowed: boolean; remaining: number; resetMs: number };

/**
 * Fixed windows. Those of keys and tenants hold over all gateways (leased-windows.ts); those of addresses are in this process's memory,
 * since a stranger must not make us write. A tenant has a window over all of its keys, since keys are its own to make; of
 * the two the answer tells the one with less left. Every answer carries the two structured fields of the IETF draft
 * (`RateLimit-Policy`, `RateLimit`), a refusal `Retry-After` as well.
 */
export async function installRateLimit(
  app: App,
  { windowMs, requestsOfKey, requestsOfTenant, requestsOfAddress }: RateLimitSettings,
  { metrics, lease }: { metrics: Pick<GatewayMetrics, 'rateLimited'>; lease: LeaseRequests },
): Promise<RateLimits> {
  await app.register(rateLimit, { global: false });

  /** Says in the answer what is left of a window; answers how to refuse what is one too many. */
  function createTell({ name, max }: { name: RateLimitScope; max: number }) {
    const policy = `"${name}";q=${max};w=${Math.ceil(windowMs / 1000)}`;
    return (reply: FastifyReply, { isAllowed, remaining, resetMs }: State): Refusal | undefined => {
      const seconds = Math.max(1, Math.ceil(resetMs / 1000));
      reply.header('ratelimit-policy', policy).header('ratelimit', `"${name}";r=${remaining};t=${seconds}`);
      if (isAllowed) return undefined;
      metrics.rateLimited.inc({ scope: name });
      const detail = `At most ${max} requests in ${windowMs / 1000} s. Go on in ${seconds} s.`;
      return { code: 'rate-limited', detail, headers: { 'retry-after': String(seconds) } };
    };
  }

  function ofAddresses(name: RateLimitScope): Count {
    const max = requestsOfAddress;
    const limit = app.createRateLimit({ max, timeWindow: windowMs, keyGenerator: (request) => request.ip });
    const tell = createTell({ name, max });
    return async (request, reply) => {
      const state = await limit(request);
      // An address on a list of those who may: there is none.
      const refusal = state.isAllowed
        ? tell(reply, { isAllowed: true, remaining: max, resetMs: windowMs })
        : tell(reply, {
            isAllowed: !state.isExceeded,
            remaining: state.remaining,
            resetMs: state.ttlInSeconds * 1000,
          });
      if (refusal !== undefined) throw problem(refusal.code, refusal.detail, refusal);
    };
  }

  function shared(name: 'key' | 'tenant', max: number) {
    const windows = createLeasedWindows({
      max,
      windowMs,
      lease: (bucket, wanted) => lease({ bucket, wanted, max, windowMs }),
    });
    const take = (bucket: string) => windows.takeNow(bucket) ?? windows.take(bucket);
    return { take, tell: createTell({ name, max }) };
  }
  const ofKeys = shared('key', requestsOfKey);
  const ofTenants = shared('tenant', requestsOfTenant);

  return {
    countCaller: ({ keyId, tenantId }, reply) =>
      andThen(ofKeys.take(keyId), (key) => {
        const refusal = ofKeys.tell(reply, key);
        if (refusal !== undefined || tenantId === null) return refusal;
        return andThen(ofTenants.take(`tenant ${tenantId}`), (tenant) =>
          tenant.isAllowed && tenant.remaining >= key.remaining ? undefined : ofTenants.tell(reply, tenant),
        );
      }),
    countAddress: ofAddresses('address'),
    countPublic: ofAddresses('public'),
    countPage: ofAddresses('page'),
  };
}
