import { topics } from '@autosync/contracts';
import { createTopics } from '@autosync/kafka';
import type { KafkaClient, TopicDifference } from '@autosync/kafka';

export type TopicLayout = { partitions: number; replicationFactor: number; minInsyncReplicas: number };

/**
 * Creates every topic of the system that is missing. Existing ones are not changed: in what they differ from how they
 * would be created is answered. Safe to repeat and to run several times at once. Throws the errors of `createTopics`.
 */
export async function installTopics(
  kafka: KafkaClient,
  { partitions, replicationFactor, minInsyncReplicas }: TopicLayout,
): Promise<{ created: string[]; different: TopicDifference[] }> {
  return createTopics(kafka, {
    topics: topics.map(({ name, retentionMs }) => ({
      name,
      partitions,
      replicationFactor,
      config: {
        'cleanup.policy': 'delete',
        'retention.ms': String(retentionMs),
        'min.insync.replicas': String(minInsyncReplicas),
      },
    })),
  });
}
