import { Partitioners } from 'kafkajs';
import type { Producer as KafkaProducer, TopicMessages } from 'kafkajs';
import { AutosyncError, backOffMs, sleep } from '@autosync/core';
import { turnError } from './errors.ts';
import type { KafkaClient } from './kafka-client.ts';
import { settledWithin } from './settled-within.ts';

export type OutgoingMessage = {
  topic: string;
  /** Messages of one key keep their order: they share a partition. */
  key: string;
  headers: Record<string, string>;
  value: string | Buffer;
};

export type Producer = {
  /** Begins to connect and returns at once: a service starts also while Kafka is down. */
  start(): Promise<void>;
  /** Waits for sends under way. */
  stop(): Promise<void>;
  /**
   * Resolves when all in-sync replicas have all messages. Throws `kafka-unavailable` (retryable) at the deadline, when
   * some of them may have been stored and may even be stored later, `kafka-refused` (retryable) for credentials or
   * certificates, and `kafka-rejected` when a repeat cannot help.
   */
  send(messages: readonly OutgoingMessage[]): Promise<void>;
};

type Connection = { producer: KafkaProducer; connected: Promise<void>; over: AbortController };

const RETRY = { baseMs: 50, maxMs: 1000 };
const STOP_TIMEOUT_MS = 2000;

function byTopic(messages: readonly OutgoingMessage[]): TopicMessages[] {
  return [...Map.groupBy(messages, ({ topic }) => topic)].map(([topic, group]) => ({
    topic,
    messages: group.map(({ key, headers, value }) => ({ key, headers, value })),
  }));
}

function openConnection(client: KafkaClient): Connection {
  const over = new AbortController();
  const producer = client.open({ until: over.signal }).producer({
    allowAutoTopicCreation: false,
    createPartitioner: Partitioners.DefaultPartitioner,
  });
  return { producer, connected: producer.connect(), over };
}

/** Rejects when the deadline aborts. */
function expiry(deadline: AbortSignal, lastError: () => unknown): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  deadline.addEventListener('abort', () => {
    const cause = lastError();
    const turned = turnError(cause);
    // Silence is the usual reason; what Kafka said against us tells more.
    if (turned.code === 'kafka-refused') reject(turned);
    const message = 'Kafka did not acknowledge the messages in time';
    reject(new AutosyncError('kafka-unavailable', message, { retryable: true, cause }));
  });
  return promise;
}

/** A producer whose every send ends: kafkajs alone gives up too early in a short outage, or never (design 4). */
export function createProducer(
  client: KafkaClient,
  { sendTimeoutMs = 8000 }: { sendTimeoutMs?: number } = {},
): Producer {
  let current: Connection | undefined;
  let stopped = false;
  const sends = new Set<Promise<void>>();

  function connection(): Connection {
    if (current !== undefined) return current;
    const opened = openConnection(client);
    opened.connected.catch(() => {
      if (current === opened) current = undefined;
    });
    current = opened;
    return opened;
  }

  /** After a deadline the connection is not trusted any more: the next send opens its own. */
  async function retire(): Promise<void> {
    const old = current;
    current = undefined;
    if (old === undefined) return;
    old.over.abort();
    // Disconnecting in the middle of a connect would leave that connection open.
    await old.connected.catch(() => undefined);
    await old.producer.disconnect().catch(() => undefined);
  }

  /** Repeats until the brokers acknowledge; gives up silently at the deadline. */
  async function untilAcknowledged(
    topicMessages: TopicMessages[],
    deadline: AbortSignal,
    onFailure: (error: unknown) => void,
  ): Promise<void> {
    for (let attempt = 1; !deadline.aborted; attempt += 1) {
      try {
        const { producer, connected } = connection();
        await connected;
        await producer.sendBatch({ acks: -1, timeout: sendTimeoutMs, topicMessages });
        return;
      } catch (error) {
        onFailure(error);
        const turned = turnError(error);
        if (!turned.retryable) throw turned;
        await sleep(backOffMs(attempt, RETRY), deadline);
      }
    }
  }

  async function sendBeforeDeadline(topicMessages: TopicMessages[]): Promise<void> {
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), sendTimeoutMs);
    let lastError: unknown;
    const acknowledged = untilAcknowledged(topicMessages, deadline.signal, (error) => (lastError = error));
    track(acknowledged);
    try {
      await Promise.race([acknowledged, expiry(deadline.signal, () => lastError)]);
    } finally {
      clearTimeout(timer);
      if (deadline.signal.aborted) track(retire());
    }
  }

  /** What is still under way after a deadline is waited for by `stop`. */
  function track(promise: Promise<void>): void {
    sends.add(promise);
    const forget = () => sends.delete(promise);
    promise.then(forget, forget);
  }

  return {
    start() {
      connection();
      return Promise.resolve();
    },
    async stop() {
      stopped = true;
      await settledWithin(sendTimeoutMs, Promise.allSettled(sends));
      await settledWithin(STOP_TIMEOUT_MS, retire());
    },
    async send(messages) {
      if (stopped) throw new AutosyncError('kafka-closed', 'the producer is stopped');
      if (messages.length > 0) await sendBeforeDeadline(byTopic(messages));
    },
  };
}
