import type { ConsumerObserver } from './consumer-metrics.ts';
import type { HandlerContext, Reason } from './event-run.ts';
import type { KafkaClient } from './kafka-client.ts';
import type { Logger } from './logging.ts';
import type { RawMessage } from './raw-message.ts';
import type { HandBack } from './turn.ts';

export type ConsumerSettings<E> = {
  kafka: KafkaClient;
  groupId: string;
  topics: string[];
  /** Throws for a message that cannot be understood: it goes to the dead letters. */
  decode: (message: RawMessage) => E;
  /** Events of one key never run at the same time and begin in the order of their partition. */
  key: (event: E) => string;
  /**
   * Asked before the pool, once for all events fetched since the last call: `true` at an event's place means that it is
   * finished already. A retryable failure is repeated; any other sends all events to their handlers.
   */
  triage?: (events: E[]) => Promise<boolean[]>;
  /** From one triage to the next, at least: events that come closely after one another are asked about together. */
  gatherMs?: number;
  /** Throws retryable errors for another try of the same event, any other error for the dead letters. */
  handle: (event: E, context: HandlerContext) => Promise<void>;
  /** The trace that an event begins which came without one, as 32 hexadecimal digits; else its handling is not traced. */
  traceIdOf?: (event: E) => string | undefined;
  /** For events that wait too long for one of the places in the pool; without it they wait as long as it takes. */
  handBack?: HandBack<E>;
  /** Publishes the dead letter; repeated until it succeeds. `event` is undefined when decoding failed. */
  deadLetter: (raw: RawMessage, error: Reason, event: E | undefined) => Promise<void>;
  /** Handlers at work at one time. */
  concurrency: number;
  /** Per partition: beyond it the partition is paused, so that one stuck event holds up no other partition. */
  maxUncommitted?: number;
  sessionTimeoutMs?: number;
  heartbeatIntervalMs?: number;
  rebalanceTimeoutMs?: number;
  /** How long the broker waits for messages; also the longest gap between two looks at the heartbeat. */
  maxWaitMs?: number;
  watchdog?: { stallMs: number };
  /** The pause before an event is tried again: exponential between the two. */
  retry?: { baseMs: number; maxMs: number };
  logger: Logger;
  observer?: ConsumerObserver;
};

export const consumerDefaults = {
  maxUncommitted: 1000,
  gatherMs: 0,
  sessionTimeoutMs: 15_000,
  heartbeatIntervalMs: 3000,
  rebalanceTimeoutMs: 30_000,
  maxWaitMs: 1000,
  watchdog: { stallMs: 240_000 },
  retry: { baseMs: 200, maxMs: 10_000 },
};
