import { createHash } from 'node:crypto';
import { backOffMs, errorCode, sleep, toError } from '@autosync/core';
import type { Span } from '@autosync/core';
import { startAttempt } from './attempt-span.ts';
import type { PartitionSession } from './assignment.ts';
import { fates, isOutage, outcomeOfDeadLetter, outcomeOfFailure } from './fate.ts';
import type { Outcome } from './fate.ts';
import type { Slot } from './keyed-pool.ts';
import type { Logger } from './logging.ts';
import type { RawMessage } from './raw-message.ts';

export type HandlerContext = {
  /** Aborted at shutdown and when the partition is revoked: stop soon, nothing will be committed. */
  signal: AbortSignal;
  /** Stops counting against the concurrency, for example while waiting for a lock. */
  leavePool: () => void;
  topic: string;
  partition: number;
  offset: string;
};

export type Reason = { code: string; message: string };

/** A message on its way through the consumer. `fault` is set when it could not be decoded. */
export type Delivery<E> = {
  raw: RawMessage;
  session: PartitionSession;
  decoded: { event: E; key: string } | { fault: unknown };
};

export const eventKinds = [
  'handled',
  'retried',
  'deadLettered',
  'passed',
  'rebalanced',
  'restarted',
  'overtaken',
  'crashed',
] as const;
export type EventKind = (typeof eventKinds)[number];

export type EventSteps<E> = {
  handle: (event: E, context: HandlerContext) => Promise<void>;
  traceIdOf?: ((event: E) => string | undefined) | undefined;
  deadLetter: (raw: RawMessage, reason: Reason, event: E | undefined) => Promise<void>;
  onEvent: (kind: EventKind) => void;
  /** Called before each attempt, so that the watchdog sees activity. */
  onAttempt: (session: PartitionSession) => void;
  logger: Logger;
  retry: { baseMs: number; maxMs: number };
};

function reasonOf(error: unknown): Reason {
  return { code: errorCode(error) ?? 'unexpected-error', message: toError(error).message };
}

/**
 * Handles one event by the fate table until it is finished (true) or left for the partition's next owner (false). Never
 * throws.
 */
export async function runEvent<E>(delivery: Delivery<E>, slot: Slot, steps: EventSteps<E>): Promise<boolean> {
  const { raw, session, decoded } = delivery;
  const { topic, partition, offset } = raw;
  const event = 'event' in decoded ? decoded.event : undefined;
  let failure: unknown = 'fault' in decoded ? decoded.fault : undefined;
  let attempt = 0;
  let refusals = 0;
  /** The span of the last attempt: its log lines and its dead letter belong to that trace. */
  let span: Span | undefined;

  async function handle(): Promise<Outcome> {
    if (session.signal.aborted) return 'aborted';
    if (!('event' in decoded)) return 'undecodable';
    steps.onAttempt(session);
    const { event: given } = decoded;
    const traceIdOf = steps.traceIdOf && (() => steps.traceIdOf?.(given));
    const started = (span = startAttempt(raw, { attempt: attempt + 1, traceIdOf }));
    try {
      const context = { signal: session.signal, leavePool: () => slot.leave(), topic, partition, offset };
      await started.run(() => steps.handle(given, context));
    } catch (error) {
      failure = error;
      started.end(error);
      return outcomeOfFailure(error, session.signal.aborted);
    }
    started.end();
    steps.onEvent('handled');
    return 'handled';
  }

  async function deadLetter(): Promise<Outcome> {
    if (session.signal.aborted) return 'aborted';
    steps.onAttempt(session);
    const reason = reasonOf(failure);
    try {
      await steps.deadLetter(raw, reason, event);
    } catch (error) {
      steps.logger.warn({ topic, partition, offset, attempt, err: error }, 'dead letter not published');
      if (!isOutage(error)) refusals += 1;
      return outcomeOfDeadLetter(error, { refusals });
    }
    steps.onEvent('deadLettered');
    steps.logger.error({ topic, partition, offset, errorCode: reason.code, err: failure }, 'event dead-lettered');
    return 'dead-lettered';
  }

  /** Logs an event that was neither handled nor dead-lettered: never its content, but what finds it in its topic. */
  function pass(): void {
    const { code } = reasonOf(failure);
    const length = raw.value?.length ?? 0;
    const sha256 = createHash('sha256')
      .update(raw.value ?? '')
      .digest('hex');
    steps.onEvent('passed');
    steps.logger.error(
      { topic, partition, offset, length, sha256, errorCode: code, err: failure },
      'event passed: neither handled nor dead-lettered',
    );
  }

  function inTrace<T>(work: () => T): T {
    return span === undefined ? work() : span.run(work);
  }

  /** The pause before a repeat. It frees the place in the pool, so that failing events do not starve others. */
  async function pause(): Promise<void> {
    attempt += 1;
    steps.onEvent('retried');
    slot.leave();
    await sleep(backOffMs(attempt, steps.retry), session.signal);
    await slot.enter();
  }

  for (let outcome = await handle(); ;) {
    const fate = fates[outcome];
    switch (fate) {
      case 'done':
        return true;
      case 'pass':
        pass();
        return true;
      case 'leave':
        return false;
      case 'handle-again':
        inTrace(() =>
          steps.logger.warn(
            { topic, partition, offset, attempt: attempt + 1, errorCode: errorCode(failure), err: failure },
            'event failed, will be repeated',
          ),
        );
        await pause();
        outcome = await handle();
        break;
      case 'dead-letter':
        outcome = await inTrace(deadLetter);
        break;
      case 'dead-letter-again':
        await pause();
        outcome = await inTrace(deadLetter);
        break;
    }
  }
}
