import type { FastifyReply, FastifyRequest } from 'fastify';
import { errorCode } from '@autosync/core';
import { createByteBudget } from '../../domain/byte-budget.ts';
import { createFairQueue } from '../../domain/fair-queue.ts';
import { createRetryAdvice } from '../../domain/retry-advice.ts';
import { problem } from '../../errors.ts';
import type { GatewayMetrics } from '../../metrics.ts';
import type { App } from '../app-types.ts';

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

/** A refusal costs about a tenth of an answer: so many of a tenant are borne in a second. */
const REFUSALS_PER_SECOND = 50;
const LONGEST_ADVICE_SECONDS = 30;

/** Of a body that is worked on as it arrives, about so much is in memory. */
const STREAMED_BYTES = 2 * 1024 * 1024;

/** Somebody who waits longer has given up, or a load balancer has. */
const LONGEST_WAIT_MS = 10_000;

function ownerOf({ principal, ip }: FastifyRequest): string {
  if (principal === null) return ip;
  return principal.tenantId ?? principal.keyId;
}

function busy(detail: string, retryAfterSeconds: number): Error {
  return problem('overloaded', detail, { headers: { 'retry-after': String(retryAfterSeconds) } });
}

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
    waiting: requestsAtOnce * 32,
    waitingPerOwner: requestsAtOnce * 16,
    longestWaitMs: LONGEST_WAIT_MS,
  });
  const large = createByteBudget({ inAll: bodiesBytes, perOwner: Math.ceil(bodiesBytes / 2) });
  const small = createByteBudget({ inAll: bodiesBytes / 2, perOwner: Math.ceil(bodiesBytes / 4) });

  const retryAfter = createRetryAdvice({ perSecond: REFUSALS_PER_SECOND, longestSeconds: LONGEST_ADVICE_SECONDS });

  // Authentication comes before, reading the body after.
  app.addHook('preParsing', async (request, reply) => {
    const { bodyLimit, config } = request.routeOptions;
    const length = request.headers['content-length'] ?? (request.headers['transfer-encoding'] ? bodyLimit : 0);
    const bytes = config.isStreamed === true ? STREAMED_BYTES : Number(length);
    // Longer ones are refused for their length.
    if (bytes === 0 || (bytes > bodyLimit && config.isStreamed !== true)) return;
    const giveBack = (bytes <= SMALL_BODY_BYTES ? small : large).take(ownerOf(request), bytes);
    if (giveBack !== undefined) return atEnd(reply, giveBack);
    metrics.overloaded.inc({ of: 'bodies' });
    const detail = 'Other requests with large bodies are still being worked on. Send this one again in a moment.';
    throw busy(detail, retryAfter(ownerOf(request)));
  });

  /** Throws `overloaded` where too many wait. */
  async function enter(request: FastifyRequest, signal: AbortSignal): Promise<() => void> {
    try {
      return await queue.enter(ownerOf(request), signal);
    } catch (error) {
      if (errorCode(error) !== 'overloaded') throw error;
      metrics.overloaded.inc({ of: 'requests' });
      const detail = 'Too many requests at once. Send this one again after the seconds in Retry-After.';
      throw busy(detail, retryAfter(ownerOf(request)));
    }
  }

  app.decorateRequest('inTurn', async function inTurn<T>(this: FastifyRequest, work: () => Promise<T>) {
    const leave = await enter(this, new AbortController().signal);
    try {
      return await work();
    } finally {
      leave();
    }
  });
  app.decorateRequest('leaveQueue', () => undefined);
  app.addHook('preValidation', async (request, reply) => {
    if (request.principal === null) return;
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    request.leaveQueue = await enter(request, gone.signal);
    atEnd(reply, request.leaveQueue);
  });
}
