import { durationMs, group, integer } from '@autosync/config';
import type { ConfigOf } from '@autosync/config';
import { kafkaSettings } from '@autosync/kafka';
import { logSettings } from '@autosync/observability';

const members = {
  partitions: integer('TOPIC_PARTITIONS', {
    doc: 'Partitions of a new topic: the most workers that share a record type.',
    min: 1,
    max: 10_000,
    default: 12,
  }),
  replicationFactor: integer('TOPIC_REPLICATION_FACTOR', {
    doc: 'Brokers that keep a new topic.',
    min: 1,
    max: 100,
    default: 3,
  }),
  minInsyncReplicas: integer('TOPIC_MIN_INSYNC_REPLICAS', {
    doc: 'Of these, how many must have an event before it counts as published.',
    min: 1,
    max: 100,
    default: 2,
  }),
};

/** Every variable of the job (README, Configuration). */
export const topicsSettings = {
  ...logSettings,
  ...kafkaSettings,
  layout: group({
    members,
    faultsOf: ({ replicationFactor, minInsyncReplicas }) =>
      minInsyncReplicas <= replicationFactor
        ? []
        : ['TOPIC_MIN_INSYNC_REPLICAS must not be above TOPIC_REPLICATION_FACTOR: nothing could be published'],
    toValue: (layout) => layout,
  }),
  waitMs: durationMs('WAIT_MS', { doc: 'How long Kafka is waited for.', default: 60_000 }),
};

export type TopicsConfig = Readonly<ConfigOf<typeof topicsSettings>>;
