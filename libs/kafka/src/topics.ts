import { AutosyncError, sleep } from '@autosync/core';
import type { Admin } from 'kafkajs';
import { brokerErrorTypes, turnError } from './errors.ts';
import type { KafkaClient } from './kafka-client.ts';

export type TopicSettings = {
  name: string;
  partitions: number;
  replicationFactor: number;
  /** Kafka's own names, such as `retention.ms`. */
  config?: Record<string, string>;
};

const TIMEOUT_MS = 10_000;
const POLL_MS = 50;

/**
 * Waits until every partition has a leader. The broker that answers may not have heard of a new topic yet and denies it;
 * kafkajs takes that answer for final when it waits by itself, so it is done here.
 */
async function waitForLeaders(admin: Admin, topics: string[]): Promise<void> {
  for (const endsAt = performance.now() + TIMEOUT_MS; ; await sleep(POLL_MS)) {
    try {
      const metadata = await admin.fetchTopicMetadata({ topics });
      const partitions = metadata.topics.flatMap((topic) => topic.partitions);
      if (metadata.topics.length === topics.length && partitions.every(({ leader }) => leader >= 0)) return;
    } catch (error) {
      const known = ['UNKNOWN_TOPIC_OR_PARTITION', 'LEADER_NOT_AVAILABLE'];
      if (!brokerErrorTypes(error).some((type) => known.includes(type))) throw error;
    }
    if (performance.now() > endsAt) {
      throw new AutosyncError('kafka-unavailable', 'new topics have no leader', { retryable: true });
    }
  }
}

async function createMissing(admin: Admin, topics: readonly TopicSettings[]): Promise<string[]> {
  const existing = new Set(await admin.listTopics());
  const missing = topics.filter(({ name }) => !existing.has(name));
  if (missing.length === 0) return [];
  const created = await admin.createTopics({
    timeout: TIMEOUT_MS,
    waitForLeaders: false,
    topics: missing.map(({ name, partitions, replicationFactor, config = {} }) => ({
      topic: name,
      numPartitions: partitions,
      replicationFactor,
      configEntries: Object.entries(config).map(([key, value]) => ({ name: key, value })),
    })),
  });
  const names = missing.map(({ name }) => name);
  await waitForLeaders(admin, names);
  return created ? names : [];
}

/**
 * Creates the topics that do not exist yet and waits for their leaders; existing ones are left as they are. Two callers
 * at once are safe. Throws `kafka-unavailable` or `kafka-rejected`.
 */
export async function createTopics(
  client: KafkaClient,
  { topics }: { topics: readonly TopicSettings[] },
): Promise<{ created: string[] }> {
  const admin = client.open().admin();
  try {
    await admin.connect();
    try {
      return { created: await createMissing(admin, topics) };
    } catch (error) {
      // Another caller created some of them in between.
      if (!brokerErrorTypes(error).includes('TOPIC_ALREADY_EXISTS')) throw error;
      return { created: await createMissing(admin, topics) };
    }
  } catch (error) {
    throw turnError(error);
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}
