import { Partitioners } from 'kafkajs';
import type { Message, Producer as KafkaProducer, RecordMetadata } from 'kafkajs';
import { AutosyncError, backOffMs, sleep } from '@autosync/core';
import { turnError } from './errors.ts';
import type { KafkaClient } from './kafka-client.ts';
import type { OutgoingMessage } from './outgoing-message.ts';
import { settledWithin } from './settled-within.ts';
import { sendTraced } from './traced-send.ts';

/** Where a message was stored. */
export type Placement = { partition: number; offset: bigint };

export type Producer = {
  /** Starts to connect and returns at once, so that a service also starts while Kafka is down. */
  start(): Promise<void>;
  /** Waits for sends that are under way. */
  stop(): Promise<void>;
  /**
   * Resolves when all in-sync replicas have all messages. Throws `kafka-unavailable` (retryable) at the deadline, when
   * some messages may have been stored, or may still be; `kafka-refused` (retryable) for credentials or certificates;
   * `kafka-rejected` when a repeat cannot help.
   */
  send(messages: readonly OutgoingMessage[]): Promise<void>;
  /**
   * Like `send`, but returns where each message was stored. A repeat after an unclear answer may have stored it twice.
   */
  place(messages: readonly OutgoingMessage[]): Promise<Placement[]>;
};

type Connection = {
  producer: KafkaProducer;
  connected: Promise<void>;
  over: AbortController;
  /** The partition that was chosen for each message of a send. */
  partitions: WeakMap<Message, number>;
};

type Outgoing = { topic: string; message: Message };

const RETRY = { baseMs: 50, maxMs: 1000 };
const STOP_TIMEOUT_MS = 2000;

function byTopic(outgoing: readonly Outgoing[]) {
  return [...Map.groupBy(outgoing, ({ topic }) => topic)].map(([topic, group]) => ({
    topic,
    messages: group.map(({ message }) => message),
  }));
}

function openConnection(client: KafkaClient): Connection {
  const over = new AbortController();
  const partitions = new WeakMap<Message, number>();
  const producer = client.open({ until: over.signal }).producer({
    allowAutoTopicCreation: false,
    createPartitioner() {
      const choose = Partitioners.DefaultPartitioner();
      return (args) => {
        const partition = choose(args);
        partitions.set(args.message, partition);
        return partition;
      };
    },
  });
  return { producer, connected: producer.connect(), over, partitions };
}

/** Brokers only tell the offset of the first message per partition; the others follow it in order. */
function placements(
  outgoing: readonly Outgoing[],
  metadata: readonly RecordMetadata[],
  partitions: Connection['partitions'],
): Placement[] {
  const next = new Map(metadata.map((one) => [`${one.topicName}/${one.partition}`, BigInt(one.baseOffset ?? -1)]));
  return outgoing.map(({ topic, message }) => {
    const partition = partitions.get(message) ?? -1;
    const place = `${topic}/${partition}`;
    const offset = next.get(place) ?? -1n;
    next.set(place, offset + 1n);
    return { partition, offset };
  });
}

/** Rejects when the deadline aborts. */
function expiry(deadline: AbortSignal, lastError: () => unknown): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  deadline.addEventListener('abort', () => {
    const cause = lastError();
    const turned = turnError(cause);
    // Usually there was no answer at all; a refusal says more.
    if (turned.code === 'kafka-refused') reject(turned);
    const message = 'Kafka did not acknowledge the messages in time';
    reject(new AutosyncError('kafka-unavailable', message, { retryable: true, cause }));
  });
  return promise;
}

/**
 * A producer whose every send ends. kafkajs alone gives up too early in a short outage, or never
 * (docs/protocol.md#contracts).
 */
export function createProducer(
  client: KafkaClient,
  { sendTimeoutMs = 8000 }: { sendTimeoutMs?: number } = {},
): Producer {
  let current: Connection | undefined;
  let stopped = false;
  const sends = new Set<Promise<unknown>>();

  function connection(): Connection {
    if (current !== undefined) return current;
    const opened = openConnection(client);
    opened.connected.catch(() => {
      if (current === opened) current = undefined;
    });
    current = opened;
    return opened;
  }

  /** After a deadline the connection is no longer trusted: the next send opens a new one. */
  async function retire(): Promise<void> {
    const old = current;
    current = undefined;
    if (old === undefined) return;
    old.over.abort();
    // Disconnecting during a connect would leave that connection open.
    await old.connected.catch(() => undefined);
    await old.producer.disconnect().catch(() => undefined);
  }

  /** Repeats until the brokers acknowledge; returns silently at the deadline. */
  async function untilAcknowledged(
    outgoing: readonly Outgoing[],
    deadline: AbortSignal,
    onFailure: (error: unknown) => void,
  ): Promise<Placement[]> {
    for (let attempt = 1; !deadline.aborted; attempt += 1) {
      try {
        const { producer, connected, partitions } = connection();
        await connected;
        const topicMessages = byTopic(outgoing);
        const metadata = await producer.sendBatch({ acks: -1, timeout: sendTimeoutMs, topicMessages });
        return placements(outgoing, metadata, partitions);
      } catch (error) {
        onFailure(error);
        const turned = turnError(error);
        if (!turned.retryable) throw turned;
        await sleep(backOffMs(attempt, RETRY), deadline);
      }
    }
    return [];
  }

  async function sendBeforeDeadline(outgoing: readonly Outgoing[]): Promise<Placement[]> {
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), sendTimeoutMs);
    let lastError: unknown;
    const acknowledged = untilAcknowledged(outgoing, deadline.signal, (error) => (lastError = error));
    track(acknowledged);
    try {
      return await Promise.race([acknowledged, expiry(deadline.signal, () => lastError)]);
    } finally {
      clearTimeout(timer);
      if (deadline.signal.aborted) track(retire());
    }
  }

  /** `stop` waits for what is still under way after its deadline. */
  function track(promise: Promise<unknown>): void {
    sends.add(promise);
    const forget = () => sends.delete(promise);
    promise.then(forget, forget);
  }

  async function place(messages: readonly OutgoingMessage[]): Promise<Placement[]> {
    if (stopped) throw new AutosyncError('kafka-closed', 'the producer is stopped');
    if (messages.length === 0) return [];
    return sendTraced(messages, (traced) =>
      sendBeforeDeadline(traced.map(({ topic, key, headers, value }) => ({ topic, message: { key, headers, value } }))),
    );
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
      await place(messages);
    },
    place,
  };
}
