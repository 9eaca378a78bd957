import type { Admin } from 'kafkajs';
import { turnError } from './errors.ts';
import type { KafkaClient } from './kafka-client.ts';
import { differencesOf, type TopicDifference, type TopicSettings } from './topics.ts';

/** The state of a topic. If it does not exist, all numbers are 0. */
export type TopicView = {
  topic: string;
  exists: boolean;
  partitions: number;
  /** The smallest number of replicas of any partition, and the smallest number of in-sync replicas. */
  replicas: number;
  inSync: number;
  /** Partitions without a leader: they can be neither read nor written. */
  leaderless: number;
  /** How many events its logs hold. */
  events: number;
};

/** A consumer group's progress in one topic. */
export type GroupLag = { group: string; topic: string; state: string; members: number; lag: number };

async function withAdmin<T>(client: KafkaClient, look: (admin: Admin) => Promise<T>): Promise<T> {
  const admin = client.open().admin();
  try {
    await admin.connect();
    return await look(admin);
  } catch (error) {
    throw turnError(error);
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}

const fewest = (numbers: readonly number[]) => (numbers.length === 0 ? 0 : Math.min(...numbers));

/** A topic's partitions with the offsets that their logs begin and end with. */
async function viewOf(admin: Admin, topic: string): Promise<TopicView> {
  const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
  const partitions = topics[0]?.partitions ?? [];
  const leaderless = partitions.filter(({ leader }) => leader < 0).length;
  // Offsets of a partition without a leader cannot be read.
  const logs = leaderless > 0 ? [] : await admin.fetchTopicOffsets(topic);
  return {
    topic,
    exists: true,
    partitions: partitions.length,
    replicas: fewest(partitions.map(({ replicas }) => replicas.length)),
    inSync: fewest(partitions.map(({ isr }) => isr.length)),
    leaderless,
    events: logs.reduce((sum, { low, high }) => sum + Number(BigInt(high) - BigInt(low)), 0),
  };
}

/**
 * The state of the topics, in the given order, and how existing ones differ from the settings they would be created
 * with. Throws `kafka-unavailable`, `kafka-refused` or `kafka-rejected`.
 */
export async function viewTopics(
  client: KafkaClient,
  topics: readonly TopicSettings[],
): Promise<{ topics: TopicView[]; different: TopicDifference[] }> {
  return withAdmin(client, async (admin) => {
    const existing = new Set(await admin.listTopics());
    const views: TopicView[] = [];
    for (const { name } of topics) {
      const missing = { topic: name, exists: false, partitions: 0, replicas: 0, inSync: 0, leaderless: 0, events: 0 };
      views.push(existing.has(name) ? await viewOf(admin, name) : missing);
    }
    const there = topics.filter(({ name }) => existing.has(name));
    return { topics: views, different: await differencesOf(admin, there) };
  });
}

/** Every consumer group that has committed in one of the topics, with its lag. Throws as above. */
export async function viewGroups(client: KafkaClient, topics: readonly string[]): Promise<GroupLag[]> {
  return withAdmin(client, async (admin) => {
    const existing = new Set(await admin.listTopics());
    const { groups } = await admin.listGroups();
    const names = groups.map(({ groupId }) => groupId).toSorted();
    const described = names.length === 0 ? [] : (await admin.describeGroups(names)).groups;
    const states = new Map(described.map((group) => [group.groupId, group]));
    // Commits are read before the logs, so a committed offset is never behind the end that is read.
    const commits = await Promise.all(
      names.map(async (group) => ({ group, committed: await admin.fetchOffsets({ groupId: group }) })),
    );
    const logs = new Map<string, Map<number, { low: bigint; high: bigint }>>();
    for (const topic of topics.filter((name) => existing.has(name))) {
      const offsets = await admin.fetchTopicOffsets(topic);
      logs.set(
        topic,
        new Map(offsets.map(({ partition, low, high }) => [partition, { low: BigInt(low), high: BigInt(high) }])),
      );
    }
    return commits.flatMap(({ group, committed }) =>
      committed.flatMap(({ topic, partitions }) => {
        const ends = logs.get(topic);
        if (ends === undefined) return [];
        const done = new Map(partitions.map(({ partition, offset }) => [partition, BigInt(offset)]));
        const lag = [...ends].reduce((sum, [partition, { low, high }]) => {
          const at = done.get(partition) ?? -1n;
          return sum + (high - (at < low ? low : at));
        }, 0n);
        const { state = 'Unknown', members = [] } = states.get(group) ?? {};
        return [{ group, topic, state, members: members.length, lag: Number(lag) }];
      }),
    );
  });
}
