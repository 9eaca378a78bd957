import { AutosyncError, systemClock } from '@autosync/core';
import type { Admin } from 'kafkajs';
import type { KafkaClient } from './kafka-client.ts';
import { createLogEnds } from './log-ends.ts';

export type PartitionLag = {
  topic: string;
  partition: number;
  /** Messages that the group has not committed. */
  messages: bigint;
  /** For how long the oldest of them is known to wait; 0 when there is none. */
  waitingMs: number;
};

export type LagReader = {
  /** Every partition of the topics, whoever has it. Throws when Kafka does not answer, and after `close`. */
  read(): Promise<PartitionLag[]>;
  close(): Promise<void>;
};

type Position = { topic: string; partition: number; end: bigint; committed: bigint };

async function positionsOf(admin: Admin, groupId: string, topic: string): Promise<Position[]> {
  const [ends, [group]] = await Promise.all([
    admin.fetchTopicOffsets(topic),
    admin.fetchOffsets({ groupId, topics: [topic] }),
  ]);
  const offsets = new Map(group?.partitions.map(({ partition, offset }) => [partition, BigInt(offset)]));
  return ends.map(({ partition, low, high }) => {
    // A partition that was never committed says -1.
    const committed = offsets.get(partition) ?? -1n;
    return { topic, partition, end: BigInt(high), committed: committed < BigInt(low) ? BigInt(low) : committed };
  });
}

/** Asks the brokers, on a connection of its own: the consumer that may have stalled is not a witness. */
export function createLagReader(
  client: KafkaClient,
  { groupId, topics }: { groupId: string; topics: string[] },
): LagReader {
  const logEnds = new Map<string, ReturnType<typeof createLogEnds>>();
  const over = new AbortController();
  let connection: Promise<Admin> | undefined;

  async function connect(): Promise<Admin> {
    const admin = client.open({ until: over.signal }).admin();
    try {
      await admin.connect();
      return admin;
    } catch (error) {
      await admin.disconnect().catch(() => undefined);
      throw error;
    }
  }

  async function disconnect(): Promise<void> {
    const old = connection;
    connection = undefined;
    await old?.then((admin) => admin.disconnect()).catch(() => undefined);
  }

  function toLag({ topic, partition, end, committed }: Position): PartitionLag {
    const key = `${topic}/${partition}`;
    const ends = logEnds.get(key) ?? createLogEnds();
    logEnds.set(key, ends);
    const nowMs = systemClock.monotonicMs();
    const since = ends.look({ end, committed, nowMs });
    return { topic, partition, messages: end > committed ? end - committed : 0n, waitingMs: nowMs - (since ?? nowMs) };
  }

  return {
    async read() {
      if (over.signal.aborted) throw new AutosyncError('kafka-closed', 'the consumer is stopped');
      try {
        const admin = await (connection ??= connect());
        const positions = await Promise.all(topics.map((topic) => positionsOf(admin, groupId, topic)));
        return positions.flat().map(toLag);
      } catch (error) {
        await disconnect();
        throw error;
      }
    },
    async close() {
      over.abort();
      await disconnect();
    },
  };
}
