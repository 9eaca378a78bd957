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
  /** Throws for a message that cannot be understood: it is dead-lettered. */
  decode: (message: RawMessage) => E;
  /** Events with the same key never run at the same time, and start in the order of their partition. */
  key: (event: E) => string;
  /**
   * Called before events enter the pool, once for all that were fetched since the last call. `true` at an event's index
   * means that it needs no handling. A retryable failure is repeated; after any other failure all events are handled.
   */
  triage?: (events: E[]) => Promise<boolean[]>;
  /** The least time between two triages: events that arrive within it are triaged together. */
  gatherMs?: number;
  /** Throws a retryable error to get the same event again; after any other error it is dead-lettered. */
  handle: (event: E, context: HandlerContext) => Promise<void>;
  /**
   * The trace id (32 hexadecimal digits) for an event that arrived without a trace. Without this function such an event
   * is not traced.
   */
  traceIdOf?: (event: E) => string | undefined;
  /** For events that wait too long for a place in the pool. Without it they wait as long as it takes. */
  handBack?: HandBack<E>;
  /** Publishes the dead letter; repeated until it succeeds. `event` is undefined when decoding failed. */
  deadLetter: (raw: RawMessage, error: Reason, event: E | undefined) => Promise<void>;
  /** How many handlers run at one time. */
  concurrency: number;
  /**
   * Above so many uncommitted events a partition is paused, so that a stuck event does not hold up the other
   * partitions.
   */
  maxUncommitted?: number;
  sessionTimeoutMs?: number;
  heartbeatIntervalMs?: number;
  rebalanceTimeoutMs?: number;
  /** How long the broker waits for messages. It is also the longest gap between two heartbeat checks. */
  maxWaitMs?: number;
  watchdog?: { stallMs: number };
  /** The pause before an event is tried again: grows exponentially from `baseMs` to `maxMs`. */
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
