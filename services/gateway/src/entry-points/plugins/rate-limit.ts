import rateLimit from '@fastify/rate-limit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createLeasedWindows } from '../../domain/leased-windows.ts';
import type { LeaseRequests } from '../../domain/leased-windows.ts';
import { problem } from '../../errors.ts';
import type { GatewayMetrics } from '../../metrics.ts';
import type { App } from '../app-types.ts';

type RateLimitScope = 'key' | 'address' | 'public' | 'page';

export type RateLimits = {
  /** Counts a request of the key that was found, and throws `rate-limited` when it is one too many. */
  countKey(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  /** The same for a request without a valid key, by its address. */
  countAddress(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  /** The same for what anybody may read, and for pages for people: who guesses keys takes neither from others there. */
  countPublic(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  countPage(request: FastifyRequest, reply: FastifyReply): Promise<void>;
};

export type RateLimitSettings = { windowMs: number; requestsOfKey: number; requestsOfAddress: number };

type Count = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
type State = { isAllowed: boolean; remaining: number; resetMs: number };
type Window = { name: RateLimitScope; max: number; windowMs: number };

/**
 * Fixed windows. Those of keys hold over all gateways (leased-windows.ts); those of addresses are in this process's memory,
 * since a stranger must not make us write. Every answer carries the two structured fields of the IETF draft
 * (`RateLimit-Policy`, `RateLimit`), a refusal `Retry-After` as well.
 */
export async function installRateLimit(
  app: App,
  { windowMs, requestsOfKey, requestsOfAddress }: RateLimitSettings,
  { metrics, lease }: { metrics: Pick<GatewayMetrics, 'rateLimited'>; lease: LeaseRequests },
): Promise<RateLimits> {
  await app.register(rateLimit, { global: false });

  function createCount({ name, max }: Window, take: (request: FastifyRequest) => Promise<State>): Count {
    const policy = `"${name}";q=${max};w=${Math.ceil(windowMs / 1000)}`;
    return async (request, reply) => {
      const { isAllowed, remaining, resetMs } = await take(request);
      const seconds = Math.max(1, Math.ceil(resetMs / 1000));
      reply.header('ratelimit-policy', policy);
      reply.header('ratelimit', `"${name}";r=${remaining};t=${seconds}`);
      if (isAllowed) return;
      metrics.rateLimited.inc({ scope: name });
      throw problem('rate-limited', `At most ${max} requests in ${windowMs / 1000} s. Go on in ${seconds} s.`, {
        headers: { 'retry-after': String(seconds) },
      });
    };
  }

  function ofAddresses(name: RateLimitScope): Count {
    const max = requestsOfAddress;
    const limit = app.createRateLimit({ max, timeWindow: windowMs, keyGenerator: (request) => request.ip });
    return createCount({ name, max, windowMs }, async (request) => {
      const state = await limit(request);
      // An address on a list of those who may: there is none.
      if (state.isAllowed) return { isAllowed: true, remaining: max, resetMs: windowMs };
      return { isAllowed: !state.isExceeded, remaining: state.remaining, resetMs: state.ttlInSeconds * 1000 };
    });
  }

  const ofKeys = { name: 'key', max: requestsOfKey, windowMs } as const;
  const windows = createLeasedWindows({
    ...ofKeys,
    lease: (bucket, wanted) => lease({ bucket, wanted, max: requestsOfKey, windowMs }),
  });
  return {
    countKey: createCount(ofKeys, (request) => windows.take(request.principal?.keyId ?? request.ip)),
    countAddress: ofAddresses('address'),
    countPublic: ofAddresses('public'),
    countPage: ofAddresses('page'),
  };
}
