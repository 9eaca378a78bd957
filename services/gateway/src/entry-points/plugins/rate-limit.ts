import rateLimit from '@fastify/rate-limit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createLeasedWindows } from '../../domain/leased-windows.ts';
import type { LeaseRequests } from '../../domain/leased-windows.ts';
import { problem } from '../../errors.ts';
import type { GatewayMetrics } from '../../metrics.ts';
import type { App } from '../app-types.ts';

type RateLimitScope = 'key' | 'tenant' | 'address' | 'public' | 'page';

export type RateLimits = {
  /** Counts a request of the key that was found, and of its tenant, and throws `rate-limited` when it is one too many. */
  countKey(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  /** The same for a request without a valid key, by its address. */
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

/** Answers how many are left. */
type Count<Left = void> = (request: FastifyRequest, reply: FastifyReply, atMost?: number) => Promise<Left>;
type State = { isAllowed: boolean; remaining: number; resetMs: number };
type Window = { name: RateLimitScope; max: number; windowMs: number };

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

  function createCount({ name, max }: Window, take: (request: FastifyRequest) => Promise<State>): Count<number> {
    const policy = `"${name}";q=${max};w=${Math.ceil(windowMs / 1000)}`;
    return async (request, reply, atMost = Number.POSITIVE_INFINITY) => {
      const { isAllowed, remaining, resetMs } = await take(request);
      if (isAllowed && remaining >= atMost) return remaining;
      const seconds = Math.max(1, Math.ceil(resetMs / 1000));
      reply.header('ratelimit-policy', policy);
      reply.header('ratelimit', `"${name}";r=${remaining};t=${seconds}`);
      if (isAllowed) return remaining;
      metrics.rateLimited.inc({ scope: name });
      throw problem('rate-limited', `At most ${max} requests in ${windowMs / 1000} s. Go on in ${seconds} s.`, {
        headers: { 'retry-after': String(seconds) },
      });
    };
  }

  function ofAddresses(name: RateLimitScope): Count {
    const max = requestsOfAddress;
    const limit = app.createRateLimit({ max, timeWindow: windowMs, keyGenerator: (request) => request.ip });
    const count = createCount({ name, max, windowMs }, async (request) => {
      const state = await limit(request);
      // An address on a list of those who may: there is none.
      if (state.isAllowed) return { isAllowed: true, remaining: max, resetMs: windowMs };
      return { isAllowed: !state.isExceeded, remaining: state.remaining, resetMs: state.ttlInSeconds * 1000 };
    });
    return async (request, reply) => void (await count(request, reply));
  }

  function shared(name: 'key' | 'tenant', max: number, ownerOf: (request: FastifyRequest) => string): Count<number> {
    const windows = createLeasedWindows({
      max,
      windowMs,
      lease: (bucket, wanted) => lease({ bucket, wanted, max, windowMs }),
    });
    return createCount({ name, max, windowMs }, (request) => windows.take(ownerOf(request)));
  }
  const countKey = shared('key', requestsOfKey, ({ principal, ip }) => principal?.keyId ?? ip);
  const countTenant = shared('tenant', requestsOfTenant, ({ principal }) => `tenant ${principal?.tenantId}`);

  return {
    async countKey(request, reply) {
      const left = await countKey(request, reply);
      if (typeof request.principal?.tenantId === 'string') await countTenant(request, reply, left);
    },
    countAddress: ofAddresses('address'),
    countPublic: ofAddresses('public'),
    countPage: ofAddresses('page'),
  };
}
