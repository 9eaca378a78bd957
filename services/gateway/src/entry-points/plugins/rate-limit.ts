import rateLimit from '@fastify/rate-limit';
import type { FastifyReply, FastifyRequest } from 'fastify';
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

type LimitSettings = { windowMs: number; requestsOfKey: number; requestsOfAddress: number };

/**
 * Fixed windows in this process's memory: with n gateways a key has up to n times its allowance. Every answer carries
 * the two structured fields of the IETF draft (`RateLimit-Policy`, `RateLimit`), a refusal `Retry-After` as well.
 */
export async function installRateLimit(
  app: App,
  { windowMs, requestsOfKey, requestsOfAddress }: LimitSettings,
  metrics: Pick<GatewayMetrics, 'rateLimited'>,
): Promise<RateLimits> {
  await app.register(rateLimit, { global: false });

  function createCount(name: RateLimitScope, max: number, keyGenerator: (request: FastifyRequest) => string) {
    const limit = app.createRateLimit({ max, timeWindow: windowMs, keyGenerator });
    const policy = `"${name}";q=${max};w=${Math.ceil(windowMs / 1000)}`;
    return async (request: FastifyRequest, reply: FastifyReply) => {
      const state = await limit(request);
      if (state.isAllowed) return;
      reply.header('ratelimit-policy', policy);
      reply.header('ratelimit', `"${name}";r=${state.remaining};t=${state.ttlInSeconds}`);
      if (!state.isExceeded) return;
      metrics.rateLimited.inc({ scope: name });
      throw problem(
        'rate-limited',
        `At most ${max} requests in ${windowMs / 1000} s. Go on in ${state.ttlInSeconds} s.`,
        {
          headers: { 'retry-after': String(state.ttlInSeconds) },
        },
      );
    };
  }

  return {
    countKey: createCount('key', requestsOfKey, (request) => request.principal?.keyId ?? request.ip),
    countAddress: createCount('address', requestsOfAddress, (request) => request.ip),
    countPublic: createCount('public', requestsOfAddress, (request) => request.ip),
    countPage: createCount('page', requestsOfAddress, (request) => request.ip),
  };
}
