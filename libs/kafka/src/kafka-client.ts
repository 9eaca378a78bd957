import { Kafka, logLevel } from 'kafkajs';
import type { SASLOptions } from 'kafkajs';
import { keepIdleRequestQueuesStill } from './idle-request-queues.ts';
import { logCreatorFor } from './logging.ts';
import type { Logger } from './logging.ts';
import { createSocketFactory } from './tls-sockets.ts';
import type { KafkaTls } from './tls-sockets.ts';

type Retry = { initialRetryTime: number; maxRetryTime: number; multiplier: number; factor: number; retries: number };

export const saslMechanisms = ['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512'] as const;
export type SaslMechanism = (typeof saslMechanisms)[number];

export type KafkaSasl = { mechanism: SaslMechanism; username: string; password: string };

/** Where Kafka is, and who we are there. */
export type KafkaConnection = {
  brokers: string[];
  tls?: KafkaTls;
  sasl?: KafkaSasl;
  /** The same now: users and passwords in files are changed while we run. */
  again?: () => KafkaConnection;
};

export type KafkaSettings = KafkaConnection & {
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

/** kafkajs asks for user and password at each login. */
function saslOptions(sasl: KafkaSasl, again: () => KafkaSasl | undefined): SASLOptions {
  const names = { PLAIN: 'plain', 'SCRAM-SHA-256': 'scram-sha-256', 'SCRAM-SHA-512': 'scram-sha-512' } as const;
  return {
    mechanism: names[sasl.mechanism],
    get username() {
      return (again() ?? sasl).username;
    },
    get password() {
      return (again() ?? sasl).password;
    },
  };
}

/** Opens nothing yet. The logger gets kafkajs's own messages at levels that mean something. */
export function createKafka({
  brokers,
  tls,
  sasl,
  again,
  clientId,
  // With TLS it bounds the handshake too, which a busy broker is slow at.
  connectionTimeoutMs = tls === undefined ? 1000 : 5000,
  requestTimeoutMs = 10_000,
  retry,
  logger,
}: KafkaSettings & { logger: Logger }): KafkaClient {
  keepIdleRequestQueuesStill();
  const logCreator = logCreatorFor(logger);
  return {
    open: ({ until, retries } = {}) =>
      new Kafka({
        // kafkajs cannot be told to give up, but it does when there are no brokers left to try.
        brokers: () => (until?.aborted ? [] : brokers),
        clientId,
        ...(sasl === undefined ? {} : { sasl: saslOptions(sasl, () => again?.().sasl) }),
        socketFactory: createSocketFactory(tls),
        connectionTimeout: connectionTimeoutMs,
        requestTimeout: requestTimeoutMs,
        retry: { ...defaultRetry, ...retry, ...(retries === undefined ? {} : { retries }) },
        logLevel: logLevel.INFO,
        logCreator,
      }),
  };
}
