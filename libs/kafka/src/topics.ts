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

/** How an existing topic differs from the settings it would be created with. */
export type TopicDifference = { topic: string; setting: string; found: string; expected: string };

/** Kafka's number for the resource type "topic". */
const TOPIC_RESOURCE = 2;

const TIMEOUT_MS = 10_000;
const POLL_MS = 50;

/**
 * Waits until every partition has a leader. The broker that answers may not know a new topic yet and say it does not
 * exist. kafkajs gives up at that answer when it waits by itself, so it is done here.
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
 * More partitions than asked for do not count as a difference: they were added to spread the load, and cannot be
 * removed.
 */
async function fewerPartitions(admin: Admin, topics: readonly TopicSettings[]): Promise<TopicDifference[]> {
  const metadata = await admin.fetchTopicMetadata({ topics: topics.map(({ name }) => name) });
  const counts = new Map(metadata.topics.map(({ name, partitions }) => [name, partitions.length]));
  return topics.flatMap(({ name, partitions }) => {
    const found = counts.get(name) ?? 0;
    return found >= partitions
      ? []
      : [{ topic: name, setting: 'partitions', found: String(found), expected: String(partitions) }];
  });
}

async function otherConfig(admin: Admin, topics: readonly TopicSettings[]): Promise<TopicDifference[]> {
  const resources = topics.map(({ name, config = {} }) => ({
    type: TOPIC_RESOURCE,
    name,
    configNames: Object.keys(config),
  }));
  const described = await admin.describeConfigs({ includeSynonyms: false, resources });
  const found = new Map(
    described.resources.flatMap(({ resourceName, configEntries }) =>
      configEntries.map(({ configName, configValue }) => [`${resourceName} ${configName}`, configValue]),
    ),
  );
  return topics.flatMap(({ name, config = {} }) =>
    Object.entries(config).flatMap(([setting, expected]) => {
      const value = found.get(`${name} ${setting}`) ?? '';
      return value === expected ? [] : [{ topic: name, setting, found: value, expected }];
    }),
  );
}

export async function differencesOf(admin: Admin, topics: readonly TopicSettings[]): Promise<TopicDifference[]> {
  if (topics.length === 0) return [];
  return [...(await fewerPartitions(admin, topics)), ...(await otherConfig(admin, topics))];
}

async function createOnce(admin: Admin, topics: readonly TopicSettings[]): Promise<string[]> {
  try {
    return await createMissing(admin, topics);
  } catch (error) {
    // Another caller created some of them in the meantime.
    if (!brokerErrorTypes(error).includes('TOPIC_ALREADY_EXISTS')) throw error;
    return createMissing(admin, topics);
  }
}

/**
 * Creates the topics that do not exist yet and waits for their leaders. Existing topics are left alone; `different`
 * says how they differ from what was asked for. Two callers at once are safe. Throws `kafka-unavailable`,
 * `kafka-refused` or `kafka-rejected`.
 */
export async function createTopics(
  client: KafkaClient,
  { topics }: { topics: readonly TopicSettings[] },
): Promise<{ created: string[]; different: TopicDifference[] }> {
  const admin = client.open().admin();
  try {
    await admin.connect();
    const created = await createOnce(admin, topics);
    const others = topics.filter(({ name }) => !created.includes(name));
    return { created, different: await differencesOf(admin, others) };
  } catch (error) {
    throw turnError(error);
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}
