import { sleep } from '@autosync/core';
import type { FastifyReply } from 'fastify';
import { answerHeaders, faultBody, jsonAnswer, systemFault, throttled, unauthorized } from '../answer.ts';
import type { Answer } from '../answer.ts';
import type { Fault } from '../faults.ts';
import type { Switches } from '../switches.ts';
import { pack } from './compression.ts';

/** The answer to one call. `send` and `cut` end it. */
export type Outgoing = {
  send(answer: Answer): void;
  /** Ends the connection with a TCP reset and without an answer. */
  cut(): void;
  /** Aborted when the client has gone. */
  gone(): AbortSignal;
};

/** `onEnd` is called once, before the answer is sent, so that the client's next call finds this one counted. */
export function outgoing(
  reply: FastifyReply,
  { traceId, nowMs, onEnd }: { traceId: string; nowMs: () => number; onEnd: (status: number | 'none') => void },
): Outgoing {
  reply.raw.once('close', () => onEnd('none'));
  return {
    send(answer) {
      onEnd(answer.status);
      if (reply.raw.destroyed) {
        reply.hijack();
        return;
      }
      const { body, headers } = pack(answer.body, reply.request.headers['accept-encoding']);
      reply
        .code(answer.status)
        .headers({ ...answerHeaders(answer, traceId, nowMs()), ...headers })
        .send(body);
    },
    cut() {
      onEnd('none');
      reply.hijack();
      reply.raw.socket?.resetAndDestroy();
    },
    gone() {
      const gone = new AbortController();
      reply.raw.once('close', () => gone.abort());
      if (reply.raw.destroyed) gone.abort();
      return gone.signal;
    },
  };
}

export type Worked = { work: () => Answer | Promise<Answer>; out: Outgoing };

/** Processes a call and answers it, with the effects of a fault. `stopping` ends all waiting when the service stops. */
export async function deliver(
  { work, out }: Worked,
  fault: Fault,
  { stopping, nowMs, switches }: { stopping: AbortSignal; nowMs: () => number; switches: () => Switches },
): Promise<void> {
  switch (fault.kind) {
    case 'reset-before':
      return out.cut();
    case 'reset-after':
      await work();
      return out.cut();
    case 'hang':
      await sleep(fault.ms, AbortSignal.any([stopping, out.gone()]));
      return out.cut();
    case 'hang-after':
      await work();
      await sleep(fault.ms, AbortSignal.any([stopping, out.gone()]));
      return out.cut();
    case 'latency':
      return answerLate({ work, out }, fault.ms, { stopping, switches: switches() });
    case 'status':
      if (fault.commit) await work();
      return out.send(statusAnswer(fault, nowMs(), switches()));
    case 'stream-timeout':
      if (fault.commit) await work();
      return out.send(streamTimeout);
    case 'fault-200':
      return out.send(jsonAnswer(200, faultBody(fault, nowMs())));
    case 'fault':
      return out.send(jsonAnswer(fault.status ?? 400, faultBody(fault, nowMs())));
  }
}

const streamTimeout: Answer = { status: 504, body: 'stream timeout', contentType: 'text/plain' };

/**
 * After the server's time limit the gateway answers. Whether the call still takes effect is a switch
 * (docs/quickbooks.md#limits).
 */
async function answerLate(
  { work, out }: Worked,
  ms: number,
  { stopping, switches }: { stopping: AbortSignal; switches: Switches },
): Promise<void> {
  const { serverTimeLimitMs, timedOutCallsCommit } = switches;
  const limitMs = serverTimeLimitMs > 0 ? serverTimeLimitMs : Infinity;
  await sleep(Math.min(ms, limitMs), stopping);
  if (stopping.aborted) return out.cut();
  if (ms <= limitMs) return out.send(await work());
  out.send(streamTimeout);
  await sleep(ms - limitMs, stopping);
  if (timedOutCallsCommit && !stopping.aborted) await work();
}

/** The real service's body for a status, unless the fault brings its own (docs/quickbooks.md#faults). */
function statusAnswer(fault: Extract<Fault, { kind: 'status' }>, atMs: number, switches: Switches): Answer {
  const { status, body, contentType = 'application/json;charset=UTF-8' } = fault;
  if (body !== undefined) return { status, body, contentType };
  if (status === 401) return unauthorized('3200', 'Token expired', atMs);
  if (status === 429) return throttled(switches, atMs);
  if (status === 500) return systemFault('An unexpected error occurred while accessing or saving your data.', atMs);
  const page = `<html><head><title>${status}</title></head><body><center><h1>${status}</h1></center></body></html>`;
  return { status, body: page, contentType: 'text/html' };
}
