import type { FastifyReply, FastifyRequest } from 'fastify';
import { errorCode } from '@autosync/core';
import { createByteBudget } from '../../domain/byte-budget.ts';
import { createFairQueue } from '../../domain/fair-queue.ts';
import { createRetryAdvice } from '../../domain/retry-advice.ts';
import { problem } from '../../errors.ts';
import type { GatewayMetrics } from '../../metrics.ts';
import type { App } from '../app-types.ts';
import { refuse } from './problem-details.ts';
import type { Refusal } from './problem-details.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Gives up the place among the requests that are worked on, before it is answered. */
    leaveQueue: () => void;
    /** Works on a part of a request that has left its place, when it is its tenant's turn. */
    inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  }
}

export type AdmissionSettings = { requestsAtOnce: number; bodiesBytes: number };

/** Bodies up to here have a budget of their own, so that no bulk request stands in the way of a single record. */
const SMALL_BODY_BYTES = 64 * 1024;

/** A refusal costs about a tenth of an answer: so many of a tenant's callers are called back in a second. */
const CALLED_BACK_PER_SECOND = 50;
const LONGEST_ADVICE_SECONDS = 30;

/** Of a body that is worked on as it arrives, about so much is in memory. */
const STREAMED_BYTES = 2 * 1024 * 1024;

const MOST_WAITING_PER_OWNER = 512;

/** Somebody who waits longer has given up, or a load balancer has. */
const LONGEST_WAIT_MS = 10_000;

function ownerOf({ principal, ip }: FastifyRequest): string {
  if (principal === null) return ip;
  return principal.tenantId ?? principal.keyId;
}

const details = {
  bodies: 'Other requests with large bodies are still being worked on. Send this one again in a moment.',
  requests: 'Too many requests at once. Send this one again after the seconds in Retry-After.',
};

/** Called once, when the answer is out or the connection is gone. */
function atEnd(reply: FastifyReply, call: () => void): void {
  if (reply.raw.closed) return call();
  reply.raw.once('finish', call);
  reply.raw.once('close', call);
}

/**
 * What keeps one tenant's load from the others and from the process: bodies are taken into memory as far as there is room
 * for them, and requests with a key are worked on a bounded number at a time, tenants in turn. Who finds no room is told at
 * once, before anything was read or stored. Public routes have their rate limit.
 */
export function installAdmission(
  app: App,
  { requestsAtOnce, bodiesBytes }: AdmissionSettings,
  metrics: Pick<GatewayMetrics, 'overloaded'>,
): void {
  const queue = createFairQueue({
    atOnce: requestsAtOnce,
    atOncePerOwner: Math.ceil(requestsAtOnce / 2),
    waiting: 2 * MOST_WAITING_PER_OWNER,
    waitingPerOwner: MOST_WAITING_PER_OWNER,
    longestWaitMs: LONGEST_WAIT_MS,
  });
  const large = createByteBudget({ inAll: bodiesBytes, perOwner: Math.ceil(bodiesBytes / 2) });
  const small = createByteBudget({ inAll: bodiesBytes / 2, perOwner: Math.ceil(bodiesBytes / 4) });

  const retryAfter = createRetryAdvice({ perSecond: CALLED_BACK_PER_SECOND, longestSeconds: LONGEST_ADVICE_SECONDS });

  function overloaded(owner: string, of: keyof typeof details): Refusal {
    metrics.overloaded.inc({ of });
    return { code: 'overloaded', detail: details[of], headers: { 'retry-after': String(retryAfter(owner)) } };
  }

  /** Throws `overloaded` where too many wait. */
  async function enter(request: FastifyRequest, signal: AbortSignal): Promise<() => void> {
    const owner = ownerOf(request);
    try {
      return await queue.enter(owner, signal);
    } catch (error) {
      if (errorCode(error) !== 'overloaded') throw error;
      const { code, detail, headers } = overloaded(owner, 'requests');
      throw problem(code, detail, { headers });
    }
  }

  async function waitForTurn(request: FastifyRequest, reply: FastifyReply): Promise<() => void> {
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    return enter(request, gone.signal);
  }

  // Authentication comes before. Of a crowd most are told here, at the least cost.
  app.addHook('onRequest', (request, reply, done) => {
    if (request.principal === null || !queue.isFull(ownerOf(request))) return done();
    return refuse(request, reply, overloaded(ownerOf(request), 'requests'));
  });

  // Reading the body comes after.
  app.addHook('preParsing', (request, reply, payload, done) => {
    const { bodyLimit, config } = request.routeOptions;
    const length = request.headers['content-length'] ?? (request.headers['transfer-encoding'] ? bodyLimit : 0);
    const bytes = config.isStreamed === true ? STREAMED_BYTES : Number(length);
    // Longer ones are refused for their length.
    if (bytes === 0 || (bytes > bodyLimit && config.isStreamed !== true)) return done(null, payload);
    const owner = ownerOf(request);
    const giveBack = (bytes <= SMALL_BODY_BYTES ? small : large).take(owner, bytes);
    if (giveBack === undefined) return refuse(request, reply, overloaded(owner, 'bodies'));
    atEnd(reply, giveBack);
    return done(null, payload);
  });

  app.decorateRequest('inTurn', async function inTurn<T>(this: FastifyRequest, work: () => Promise<T>) {
    const leave = await enter(this, new AbortController().signal);
    try {
      return await work();
    } finally {
      leave();
    }
  });
  app.decorateRequest('leaveQueue', () => undefined);
  app.addHook('preValidation', (request, reply, done) => {
    if (request.principal === null) return done();
    function work(leave: () => void): void {
      request.leaveQueue = leave;
      atEnd(reply, leave);
    }
    const leave = queue.enterNow(ownerOf(request));
    if (leave === undefined) return waitForTurn(request, reply).then(work);
    work(leave);
    return done();
  });
}
