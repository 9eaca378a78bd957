import { AutosyncError, systemClock } from '@autosync/core';
import type { Admin } from 'kafkajs';
import { createAdminConnection } from './admin-connection.ts';
import type { KafkaClient } from './kafka-client.ts';
import type { LogPosition } from './log-change.ts';
import { createLogEnds } from './log-ends.ts';
import { createTopicIds } from './topic-ids.ts';

export type PartitionLag = LogPosition & {
  /** Messages that the group has not committed. */
  messages: bigint;
  /** How long the oldest of them is known to have waited; 0 when there is none. */
  waitingMs: number;
};

export type LagReader = {
  /**
   * The lag of every partition of the topics, whichever process has it. Throws when Kafka does not answer, and after
   * `close`.
   */
  read(): Promise<PartitionLag[]>;

  close(): Promise<void>;
};

async function positionsOf(
  admin: Admin,
  { groupId, topic, topicId }: { groupId: string; topic: string; topicId: string | undefined },
): Promise<LogPosition[]> {
  const [ends, [group]] = await Promise.all([
    admin.fetchTopicOffsets(topic),
    admin.fetchOffsets({ groupId, topics: [topic] }),
  ]);
  const commits = new Map(group?.partitions.map((commit) => [commit.partition, commit]));
  return ends.map(({ partition, low, high }) => {
    const commit = commits.get(partition);
    // A partition that was never committed says -1.
    const committed = commit === undefined || BigInt(commit.offset) < 0n ? undefined : BigInt(commit.offset);
    const mark = commit?.metadata || undefined;
    return { topic, partition, start: BigInt(low), end: BigInt(high), committed, mark, topicId };
  });
}

/** Failures in a row, while the brokers answer everything else. */
const MOST_ID_FAILURES = 50;

/** Reads the lag on a connection of its own, since the consumer's may have stalled. */
export function createLagReader(
  client: KafkaClient,
  { groupId, topics }: { groupId: string; topics: string[] },
): LagReader {
  const logEnds = new Map<string, ReturnType<typeof createLogEnds>>();
  const topicIds = createTopicIds(client);
  let idFailures = 0;
  const connection = createAdminConnection(client);

  function toLag(position: LogPosition): PartitionLag {
    const { topic, partition, start, end } = position;
    const committed = position.committed === undefined || position.committed < start ? start : position.committed;
    const key = `${topic}/${partition}`;
    const ends = logEnds.get(key) ?? createLogEnds();
    logEnds.set(key, ends);
    const nowMs = systemClock.monotonicMs();
    const since = ends.look({ end, committed, nowMs });
    return { ...position, messages: end > committed ? end - committed : 0n, waitingMs: nowMs - (since ?? nowMs) };
  }

  /**
   * Without ids a recreated topic cannot be told from the old one. So a failed call, or a topic that is missing at the
   * moment, does not count as "no ids": only brokers that have no topic ids, or never answer this request, do.
   */
  async function readIds(): Promise<Map<string, string> | undefined> {
    try {
      const ids = await topicIds.read(topics);
      if (ids !== undefined && topics.some((topic) => !ids.has(topic))) {
        throw new AutosyncError('kafka-unavailable', 'a topic is not there', { retryable: true });
      }
      idFailures = 0;
      return ids;
    } catch (error) {
      idFailures += 1;
      if (idFailures < MOST_ID_FAILURES) throw error;
      return undefined;
    }
  }

  return {
    async read() {
      if (connection.isClosed()) throw new AutosyncError('kafka-closed', 'the consumer is stopped');
      try {
        const admin = await connection.admin();
        const ids = await readIds();
        const positions = await Promise.all(
          topics.map((topic) => positionsOf(admin, { groupId, topic, topicId: ids?.get(topic) })),
        );
        return positions.flat().map(toLag);
      } catch (error) {
        await connection.drop();
        throw error;
      }
    },
    async close() {
      await Promise.all([connection.close(), topicIds.close()]);
    },
  };
}
