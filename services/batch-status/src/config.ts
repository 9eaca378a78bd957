import { ageMs, durationMs, integer, text, type ConfigOf } from '@autosync/config';
import { serviceGroups } from '@autosync/contracts';
import { databaseSettings } from '@autosync/db';
import { peerServerSettings } from '@autosync/grpc';
import { consumerTimingSettings, kafkaSettings } from '@autosync/kafka';
import { processSettings } from '@autosync/observability';

/** Every variable of batch-status (README, Configuration). */
export const batchStatusSettings = {
  ...processSettings,
  ...databaseSettings,
  ...kafkaSettings,
  ...consumerTimingSettings,
  kafkaGroupId: text('KAFKA_GROUP_ID', {
    doc: 'Consumer group; another one reads everything again from the beginning.',
    default: serviceGroups['batch-status'],
  }),
  kafkaSendTimeoutMs: durationMs('KAFKA_SEND_TIMEOUT_MS', {
    doc: 'How long the broker may take to acknowledge; the outbox keeps a transaction open meanwhile.',
    min: 1,
    max: 9000,
    default: 8000,
  }),
  consumerConcurrency: integer('CONSUMER_CONCURRENCY', {
    doc: 'Batch changes applied at one time.',
    min: 1,
    default: 8,
  }),
  consumerStallMs: durationMs('CONSUMER_STALL_MS', {
    doc: 'A consumer that is behind and makes no progress for so long is replaced.',
    min: 1,
    default: 240_000,
  }),
  grpcHost: text('GRPC_HOST', { doc: 'Address on which gRPC is served.', default: '127.0.0.1' }),
  grpcPort: integer('GRPC_PORT', { doc: 'Port of gRPC; 0 takes a free one.', min: 0, max: 65_535, default: 50_052 }),
  ...peerServerSettings,
  grpcMaxConnectionAgeMs: durationMs('GRPC_MAX_CONNECTION_AGE_MS', {
    doc: 'Connections end after this, so that clients find new replicas.',
    min: 1000,
    default: 300_000,
  }),
  watchIntervalMs: durationMs('WATCH_INTERVAL_MS', {
    doc: 'How often what somebody watches is looked at: all of it together, whoever watches.',
    min: 50,
    default: 500,
  }),
  outboxIdleMs: durationMs('OUTBOX_IDLE_MS', {
    doc: 'How often an empty outbox is looked at; what this process puts in is published at once.',
    min: 1,
    default: 1000,
  }),
  outboxBatchSize: integer('OUTBOX_BATCH_SIZE', { doc: 'Most events published at one time.', min: 1, default: 200 }),
  partitionCheckMs: durationMs('PARTITION_CHECK_MS', {
    doc: 'How often the partitions of this month and the next are made where they are missing, and what is old is deleted.',
    min: 1,
    default: 3_600_000,
  }),
  batchRetentionMs: ageMs('BATCH_RETENTION_MS', {
    doc: 'How long batches and their actions are kept, at least; they go by whole months. Longer than the topics keep events.',
    min: 14 * 86_400_000,
    default: 400 * 86_400_000,
  }),
};

export type BatchStatusConfig = Readonly<ConfigOf<typeof batchStatusSettings>>;
