import { Kafka, logLevel } from 'kafkajs';
import type { SASLOptions } from 'kafkajs';
import { dropEmptyBatches } from './empty-batches.ts';
import { keepIdleRequestQueuesStill } from './idle-request-queues.ts';
import { logCreatorFor } from './logging.ts';
import type { Logger } from './logging.ts';
import { createSocketFactory } from './tls-sockets.ts';
import type { KafkaTls } from './tls-sockets.ts';

type Retry = { initialRetryTime: number; maxRetryTime: number; multiplier: number; factor: number; retries: number };

export const saslMechanisms = ['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512'] as const;
export type SaslMechanism = (typeof saslMechanisms)[number];

export type KafkaSasl = { mechanism: SaslMechanism; username: string; password: string };

/** Where Kafka is, and how we log in. */
export type KafkaConnection = {
  brokers: string[];
  tls?: KafkaTls;
  sasl?: KafkaSasl;
  /** Reads the settings again: credentials in files may be replaced while the process runs. */
  reload?: () => KafkaConnection;
};

export type KafkaSettings = KafkaConnection & {
  clientId: string;
  connectionTimeoutMs?: number;
  requestTimeoutMs?: number;
  retry?: Partial<Retry>;
};

/** Gives producers, consumers and admin connections their own kafkajs instance. */
export type KafkaClient = {
  /**
   * A new instance each time, since all consumers of one instance share a cache of committed offsets, which they
   * corrupt. It stops trying to connect about a second after `until` aborts.
   */
  open(options?: { until?: AbortSignal; retries?: number }): Kafka;
};

/**
 * Retries of kafkajs are nested and end by default after about two seconds; this library repeats around them. Only a
 * consumer asks for more (membership.ts).
 */
const defaultRetry: Retry = { initialRetryTime: 100, maxRetryTime: 1000, multiplier: 1.5, factor: 0.2, retries: 4 };

/** kafkajs calls this for user and password at each login. */
function saslOptions(sasl: KafkaSasl, reload: () => KafkaSasl | undefined): SASLOptions {
  const names = { PLAIN: 'plain', 'SCRAM-SHA-256': 'scram-sha-256', 'SCRAM-SHA-512': 'scram-sha-512' } as const;
  return {
    mechanism: names[sasl.mechanism],
    get username() {
      return (reload() ?? sasl).username;
    },
    get password() {
      return (reload() ?? sasl).password;
    },
  };
}

/** Opens no connection yet. `logger` gets kafkajs's log entries, with levels corrected. */
export function createKafka({
  brokers,
  tls,
  sasl,
  reload,
  clientId,
  // With TLS the timeout includes the handshake, which a busy broker answers slowly.
  connectionTimeoutMs = tls === undefined ? 1000 : 5000,
  requestTimeoutMs = 10_000,
  retry,
  logger,
}: KafkaSettings & { logger: Logger }): KafkaClient {
  keepIdleRequestQueuesStill();
  dropEmptyBatches();
  const logCreator = logCreatorFor(logger);
  return {
    open: ({ until, retries } = {}) =>
      new Kafka({
        // kafkajs cannot be cancelled, but it stops trying when there are no brokers to try.
        brokers: () => (until?.aborted ? [] : brokers),
        clientId,
        ...(sasl === undefined ? {} : { sasl: saslOptions(sasl, () => reload?.().sasl) }),
        socketFactory: createSocketFactory(tls),
        connectionTimeout: connectionTimeoutMs,
        requestTimeout: requestTimeoutMs,
        retry: { ...defaultRetry, ...retry, ...(retries === undefined ? {} : { retries }) },
        logLevel: logLevel.INFO,
        logCreator,
      }),
  };
}
