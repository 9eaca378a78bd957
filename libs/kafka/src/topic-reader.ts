import { AutosyncError, newId, sleep } from '@autosync/core';
import type { Admin, Consumer } from 'kafkajs';
import { isLeaderMissing, turnError } from './errors.ts';
import type { KafkaClient } from './kafka-client.ts';
import { toRawMessage, type RawMessage } from './raw-message.ts';

export type TopicReading = {
  topic: string;
  /** The start of the consumer group's name. The group is created for this reading and deleted after it. */
  groupPrefix: string;
  /** Only this message, if it is still there. */
  only?: { partition: number; offset: string };
  /** After this time the rest is left unread. */
  timeoutMs: number;
  visit: (message: RawMessage) => void;
};

/** About half a minute: a broker that has just started cannot serve groups at once. */
const JOIN_RETRIES = 30;
const LEADER_TRIES = 60;
const LEADER_PAUSE_MS = 500;

/** By partition, the offset up to which it is read (not included). */
type Left = Map<number, bigint>;

/**
 * A broker that has just started, or has just created the topic, does not lead its partitions at once, and kafkajs asks
 * only once.
 */
async function offsetsOf(admin: Admin, topic: string) {
  for (let tries = 1; ; tries += 1) {
    try {
      return await admin.fetchTopicOffsets(topic);
    } catch (error) {
      if (tries >= LEADER_TRIES || !isLeaderMissing(error)) throw error;
      await sleep(LEADER_PAUSE_MS);
    }
  }
}

async function endsOf(client: KafkaClient, { topic, only }: TopicReading): Promise<Left> {
  const admin = client.open().admin();
  try {
    await admin.connect();
    const logs = await offsetsOf(admin, topic);
    if (only === undefined) {
      const filled = logs.filter(({ low, high }) => BigInt(low) < BigInt(high));
      return new Map(filled.map(({ partition, high }) => [partition, BigInt(high)]));
    }
    const log = logs.find(({ partition }) => partition === only.partition);
    const offset = BigInt(only.offset);
    const isThere = log !== undefined && BigInt(log.low) <= offset && offset < BigInt(log.high);
    return new Map(isThere ? [[only.partition, offset + 1n]] : []);
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}

async function readUntil(consumer: Consumer, reading: TopicReading, left: Left): Promise<boolean> {
  const { topic, only, timeoutMs, visit } = reading;
  const { promise, resolve, reject } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), timeoutMs);
  // While the group's coordinator is starting kafkajs starts again by itself, at the first message.
  const next = new Map<number, bigint>();
  consumer.on('consumer.crash', ({ payload }) => payload.restart || reject(payload.error));
  try {
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatch({ batch: { partition, messages } }) {
        const end = left.get(partition);
        for (const message of messages) {
          const offset = BigInt(message.offset);
          if (offset < (next.get(partition) ?? 0n)) continue;
          next.set(partition, offset + 1n);
          if (end !== undefined && offset < end && (only === undefined || message.offset === only.offset))
            visit(toRawMessage(topic, partition, message));
          if (end !== undefined && offset >= end - 1n) left.delete(partition);
        }
        if (left.size === 0) resolve(true);
        return Promise.resolve();
      },
    });
    if (only !== undefined) consumer.seek({ topic, partition: only.partition, offset: only.offset });
    return await promise;
  } finally {
    clearTimeout(timer);
    await consumer.disconnect().catch(() => undefined);
  }
}

async function deleteGroup(client: KafkaClient, groupId: string): Promise<void> {
  const admin = client.open().admin();
  try {
    await admin.connect();
    await admin.deleteGroups([groupId]);
  } catch {
    // The brokers delete a group without members and commits by themselves.
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}

/**
 * Calls `visit` with every message that a topic holds now. No group's position changes. Within a partition messages
 * come in order. Returns whether all of them were read in time. Throws `kafka-unavailable`, `kafka-refused` or
 * `kafka-rejected`.
 */
export async function readTopic(client: KafkaClient, reading: TopicReading): Promise<boolean> {
  try {
    const left = await endsOf(client, reading);
    if (left.size === 0) return true;
    const groupId = `${reading.groupPrefix}.${newId()}`;
    const consumer = client
      .open({ retries: JOIN_RETRIES })
      .consumer({ groupId, allowAutoTopicCreation: false, maxWaitTimeInMs: 200 });
    try {
      return await readUntil(consumer, reading, left);
    } finally {
      await deleteGroup(client, groupId);
    }
  } catch (error) {
    throw error instanceof AutosyncError ? error : turnError(error);
  }
}
