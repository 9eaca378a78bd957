import { Kafka, logLevel } from 'kafkajs';
import { logCreatorFor } from './logging.ts';
import type { Logger } from './logging.ts';

type Retry = { initialRetryTime: number; maxRetryTime: number; multiplier: number; factor: number; retries: number };

export type KafkaSettings = {
  brokers: string[];
  clientId: string;
  connectionTimeoutMs?: number;
  requestTimeoutMs?: number;
  retry?: Partial<Retry>;
};

/** Where producers, consumers and admin calls get their own kafkajs instance from. */
export type KafkaClient = {
  /**
   * A new instance each time: kafkajs shares a cache of committed offsets inside one, which two consumers corrupt. Its
   * attempts to connect end, at the latest, about a second after `until` aborts.
   */
  open(options?: { until?: AbortSignal; retries?: number }): Kafka;
};

/**
 * Retries of kafkajs are nested in each other and end by default after about two seconds; this library repeats around
 * them. Only a consumer asks for more (see membership.ts).
 */
const defaultRetry: Retry = { initialRetryTime: 100, maxRetryTime: 1000, multiplier: 1.5, factor: 0.2, retries: 4 };

/** Opens nothing yet. The logger gets kafkajs's own messages at levels that mean something. */
export function createKafka({
  brokers,
  clientId,
  connectionTimeoutMs = 1000,
  requestTimeoutMs = 10_000,
  retry,
  logger,
}: KafkaSettings & { logger: Logger }): KafkaClient {
  const logCreator = logCreatorFor(logger);
  return {
    open: ({ until, retries } = {}) =>
      new Kafka({
        // kafkajs cannot be told to give up, but it does when there are no brokers left to try.
        brokers: () => (until?.aborted ? [] : brokers),
        clientId,
        connectionTimeout: connectionTimeoutMs,
        requestTimeout: requestTimeoutMs,
        retry: { ...defaultRetry, ...retry, ...(retries === undefined ? {} : { retries }) },
        logLevel: logLevel.INFO,
        logCreator,
      }),
  };
}
