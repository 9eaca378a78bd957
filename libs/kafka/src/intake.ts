import { backOffMs, isRetryable, sleep, systemClock } from '@autosync/core';
import type { PartitionSession } from './assignment.ts';
import type { Delivery } from './event-run.ts';
import type { Logger } from './logging.ts';
import type { RawMessage } from './raw-message.ts';

export type IntakeSettings<E> = {
  decode: (message: RawMessage) => E;
  key: (event: E) => string;
  triage?: ((events: E[]) => Promise<boolean[]>) | undefined;
  /** The least time between two triages. */
  gatherMs: number;
  /** Called with each event that needs handling, in the order of its partition. */
  onReady: (delivery: Delivery<E>) => void;
  /** Called with each event that needs no handling, as triage says. */
  onFinished: (delivery: Delivery<E>) => void;
  onAttempt: (session: PartitionSession) => void;
  logger: Logger;
  retry: { baseMs: number; maxMs: number };
};

export type Intake = { push(items: { raw: RawMessage; session: PartitionSession }[]): void };

const eventOf = <E>({ decoded }: Delivery<E>): E[] => ('event' in decoded ? [decoded.event] : []);

/**
 * The step between fetching and the pool: decodes events, and triages all that were fetched meanwhile in one call. The
 * first event is triaged at once; those that follow within `gatherMs` are triaged together. It runs beside the fetch
 * loop: if that waited for a database, the member would miss its heartbeats and leave the group.
 */
export function createIntake<E>(settings: IntakeSettings<E>): Intake {
  const { decode, key, triage, gatherMs, onReady, onFinished, onAttempt, logger, retry } = settings;
  let waiting: Delivery<E>[] = [];
  let working = false;
  let askedAtMs = Number.NEGATIVE_INFINITY;

  function decodeOne(raw: RawMessage, session: PartitionSession): Delivery<E> {
    try {
      const event = decode(raw);
      return { raw, session, decoded: { event, key: key(event) } };
    } catch (fault) {
      return { raw, session, decoded: { fault } };
    }
  }

  /** Triage only saves work: when it fails for good, every event is handled. */
  async function finishedAmong(deliveries: Delivery<E>[]): Promise<boolean[]> {
    const events = deliveries.flatMap(eventOf);
    if (triage === undefined || events.length === 0) return [];
    askedAtMs = systemClock.monotonicMs();
    for (let attempt = 1; deliveries.some(({ session }) => !session.signal.aborted); attempt += 1) {
      for (const session of new Set(deliveries.map((delivery) => delivery.session))) onAttempt(session);
      try {
        return await triage(events);
      } catch (error) {
        logger.warn({ attempt, err: error }, 'triage failed');
        if (!isRetryable(error)) return [];
        await sleep(backOffMs(attempt, retry), AbortSignal.any(deliveries.map(({ session }) => session.signal)));
      }
    }
    return [];
  }

  async function work(): Promise<void> {
    working = true;
    while (waiting.length > 0) {
      const earlyMs = askedAtMs + gatherMs - systemClock.monotonicMs();
      if (earlyMs > 0) await sleep(earlyMs);
      const deliveries = waiting;
      waiting = [];
      const finished = await finishedAmong(deliveries);
      let index = 0;
      for (const delivery of deliveries) {
        const isFinished = 'event' in delivery.decoded && finished[index++] === true;
        (isFinished ? onFinished : onReady)(delivery);
      }
    }
    working = false;
  }

  return {
    push(items) {
      for (const { raw, session } of items) waiting.push(decodeOne(raw, session));
      if (!working) void work();
    },
  };
}
