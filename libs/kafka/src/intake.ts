import { backOffMs, isRetryable, sleep, systemClock } from '@autosync/core';
import type { PartitionSession } from './assignment.ts';
import type { Delivery } from './event-run.ts';
import type { Logger } from './logging.ts';
import type { RawMessage } from './raw-message.ts';

export type IntakeSettings<E> = {
  decode: (message: RawMessage) => E;
  key: (event: E) => string;
  triage?: ((events: E[]) => Promise<boolean[]>) | undefined;
  /** From one question to the next, at least. */
  gatherMs: number;
  /** A delivery that has work, in the order of its partition. */
  onReady: (delivery: Delivery<E>) => void;
  /** A delivery that triage found finished. */
  onFinished: (delivery: Delivery<E>) => void;
  onAttempt: (session: PartitionSession) => void;
  logger: Logger;
  retry: { baseMs: number; maxMs: number };
};

export type Intake = { push(items: { raw: RawMessage; session: PartitionSession }[]): void };

const eventOf = <E>({ decoded }: Delivery<E>): E[] => ('event' in decoded ? [decoded.event] : []);

/**
 * Between fetching and the pool: decodes, and asks `triage` once for everything that has been fetched meanwhile: the first
 * event is asked about at once, what follows it closely is gathered for `gatherMs`. It
 * works beside the fetch loop, which must not wait for a database, or the group would lose its member.
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

  /** Triage only saves work: when it fails for good, every event goes to its handler. */
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
