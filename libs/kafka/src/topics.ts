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

async function createMissing(admin: Admin, topics: readonly TopicSettings[]): Promise<string[]> {
  const existing = new Set(await admin.listTopics());
  const missing = topics.filter(({ name }) => !existing.has(name));
  if (missing.length === 0) return [];
  const created = await admin.createTopics({
    timeout: TIMEOUT_MS,
    topics: missing.map(({ name, partitions, replicationFactor, config = {} }) => ({
      topic: name,
      numPartitions: partitions,
      replicationFactor,
      configEntries: Object.entries(config).map(([key, value]) => ({ name: key, value })),
    })),
  });
  return created ? missing.map(({ name }) => name) : [];
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
