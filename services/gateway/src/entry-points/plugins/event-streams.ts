import { fastifySSE } from '@fastify/sse';
import type { SSEMessage } from '@fastify/sse';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isRetryable, sleep } from '@autosync/core';
import { createStreamPlaces } from '../../domain/stream-places.ts';
import type { GatewayMetrics } from '../../metrics.ts';
import type { App } from '../app-types.ts';
import { principalOf } from './authentication.ts';

export type EventStreamSettings = { inAll: number; perKey: number; heartbeatMs: number };

declare module 'fastify' {
  interface FastifyRequest {
    /** Rejects with `rate-limited` or `overloaded` where too many stay. */
    stay: <T>(work: (signal: AbortSignal) => Promise<T>) => Promise<T>;
    hasStayed: boolean;
  }
}

/** Who does not take an event within this is gone, or too slow to be shown anything live. */
const STALLED_MS = 30_000;
/** After this a stream ends and its client comes again, so that connections spread over new processes. */
const LONGEST_STREAM_MS = 60 * 60_000;
/** When a client whose stream has ended should come again. */
const RETRY_MS = 2000;

/**
 * Requests that stay: live streams (Server-Sent Events), and those that wait for a change. `request.stay` gives them a place,
 * frees the one they had among the requests at once, and a signal that tells when to end: the client left, its key is no
 * longer taken, or this process stops.
 */
export async function installEventStreams(
  app: App,
  { heartbeatMs, ...limits }: EventStreamSettings,
  metrics: Pick<GatewayMetrics, 'watchStreams'>,
): Promise<void> {
  const places = createStreamPlaces(limits);
  const stopping = new AbortController();
  metrics.watchStreams(places.size);
  await app.register(fastifySSE, { heartbeatInterval: heartbeatMs });
  // Before the server waits for its connections to end.
  app.addHook('preClose', async () => stopping.abort());

  async function endWhenRefused(request: FastifyRequest, leaving: AbortController): Promise<void> {
    while (!leaving.signal.aborted) {
      await sleep(heartbeatMs, leaving.signal);
      // Whoever cannot be asked may stay until the next time.
      const may = await request.isStillAllowed().catch(isRetryable);
      if (!may) leaving.abort();
    }
  }

  app.decorateRequest('hasStayed', false);
  app.decorateRequest('stay', async function stay<T>(this: FastifyRequest, work: (signal: AbortSignal) => Promise<T>) {
    const giveBack = places.take(principalOf(this).keyId);
    const leaving = new AbortController();
    const leave = () => leaving.abort();
    if (this.raw.socket.destroyed) leave();
    this.raw.socket.once('close', leave);
    this.leaveQueue();
    this.hasStayed = true;
    const checks = endWhenRefused(this, leaving);
    try {
      return await work(AbortSignal.any([leaving.signal, stopping.signal]));
    } finally {
      this.raw.socket.off('close', leave);
      leave();
      giveBack();
      await checks;
    }
  });
}

/** False: the client did not take it in time. */
async function isTaken(reply: FastifyReply, event: SSEMessage, signal: AbortSignal): Promise<boolean> {
  const over = new AbortController();
  const stalled = sleep(STALLED_MS, AbortSignal.any([over.signal, signal])).then(() => false);
  try {
    return await Promise.race([reply.sse.send(event).then(() => true), stalled]);
  } catch {
    return false;
  } finally {
    over.abort();
  }
}

/**
 * Answers with the events as Server-Sent Events, one after the other as the client takes them: nothing is heaped up for one
 * who is slow. What is thrown before the first event becomes a problem document, later it ends the stream.
 */
export async function sendEvents(
  request: FastifyRequest,
  reply: FastifyReply,
  open: (signal: AbortSignal) => AsyncIterable<SSEMessage>,
): Promise<void> {
  await request.stay(async (given) => {
    const signal = AbortSignal.any([given, AbortSignal.timeout(LONGEST_STREAM_MS)]);
    let isFirst = true;
    try {
      for await (const event of open(signal)) {
        // A browser whose stream has ended comes again, until it is told that nothing more will come.
        if (isFirst && event.event === 'end') return void reply.code(204).send();
        // The connection ends with the stream: a process that stops waits for no connection that is merely open.
        if (isFirst) reply.headers({ 'cache-control': 'no-store, no-transform', connection: 'close' });
        const taken = await isTaken(reply, isFirst ? { ...event, retry: RETRY_MS } : event, signal);
        isFirst = false;
        if (signal.aborted) return;
        if (!taken) return void reply.raw.destroy();
      }
    } catch (error) {
      if (isFirst) throw error;
    }
  });
}
