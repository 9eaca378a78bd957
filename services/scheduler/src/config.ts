import { ageMs, durationMs, integer, text, type ConfigOf } from '@autosync/config';
import { serviceGroups } from '@autosync/contracts';
import { databaseSettings } from '@autosync/db';
import { peerServerSettings } from '@autosync/grpc';
import { consumerTimingSettings, kafkaSettings } from '@autosync/kafka';
import { processSettings } from '@autosync/observability';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Every variable of the scheduler (README, Configuration). */
export const schedulerSettings = {
  ...processSettings,
  ...databaseSettings,
  ...kafkaSettings,
  ...consumerTimingSettings,
  kafkaGroupId: text('KAFKA_GROUP_ID', {
    doc: 'Beginning of the consumer groups, one per topic; another one reads everything again from the beginning.',
    default: serviceGroups.scheduler,
  }),
  kafkaSendTimeoutMs: durationMs('KAFKA_SEND_TIMEOUT_MS', {
    doc: 'How long the broker may take to acknowledge; the outbox keeps a transaction open meanwhile.',
    min: 1,
    max: 9000,
    default: 8000,
  }),
  consumerConcurrency: integer('CONSUMER_CONCURRENCY', {
    doc: 'Events per topic that are taken one by one at one time; run-progress is taken in batches before that.',
    min: 1,
    default: 4,
  }),
  consumerStallMs: durationMs('CONSUMER_STALL_MS', {
    doc: 'A consumer that is behind and makes no progress for so long is replaced.',
    min: 1,
    default: 240_000,
  }),
  progressBatchSize: integer('PROGRESS_BATCH_SIZE', {
    doc: 'Most run-progress events in one transaction.',
    min: 1,
    default: 500,
  }),
  grpcHost: text('GRPC_HOST', { doc: 'Address on which gRPC is served.', default: '127.0.0.1' }),
  grpcPort: integer('GRPC_PORT', { doc: 'Port of gRPC; 0 takes a free one.', min: 0, max: 65_535, default: 50_051 }),
  ...peerServerSettings,
  grpcMaxConnectionAgeMs: durationMs('GRPC_MAX_CONNECTION_AGE_MS', {
    doc: 'Connections end after this, so that clients find new replicas.',
    min: 1000,
    default: 300_000,
  }),
  claimBatchSize: integer('CLAIM_BATCH_SIZE', { doc: 'Most due rows in one claim.', min: 1, default: 1000 }),
  claimMaxSleepMs: durationMs('CLAIM_MAX_SLEEP_MS', {
    doc: 'Longest sleep although nothing is due: so long may settings changed elsewhere go unseen.',
    min: 1,
    default: 30_000,
  }),
  dispatchWindow: integer('DISPATCH_WINDOW', {
    doc: 'Most runs of a record type on their way over all companies, whatever its workers can take.',
    min: 1,
    default: 1000,
  }),
  dispatchBatchSize: integer('DISPATCH_BATCH_SIZE', {
    doc: 'Most runs of a record type that one statement dispatches.',
    min: 1,
    default: 500,
  }),
  sweepMs: durationMs('SWEEP_MS', {
    doc: 'How often dispatch, ended leases, live workers and lost dispatches are looked at although nothing called for it.',
    min: 1,
    default: 5000,
  }),
  leaseMs: durationMs('LEASE_MS', {
    doc: 'Lease of a dispatch from its start: longer than the longest slice (190 s).',
    min: 1,
    default: 240_000,
  }),
  deferMs: durationMs('DEFER_MS', {
    doc: 'Rest of a run that found its company locked, when the worker does not say when to come again.',
    min: 0,
    default: 15_000,
  }),
  giveUpAfter: integer('GIVE_UP_AFTER', {
    doc: 'Dispatches in a row that may be lost in Kafka, while other runs of the type are taken up, before a run fails.',
    min: 1,
    default: 5,
  }),
  disconnectAfter: integer('DISCONNECT_AFTER', {
    doc: 'Scheduled batches in a row that may finish with errors in the data before AutoSync disconnects the type.',
    min: 1,
    default: 3,
  }),
  reconnectLimitMs: durationMs('RECONNECT_LIMIT_MS', {
    doc: 'How long runs wait for a company to be connected again before they are closed.',
    min: 1,
    default: DAY_MS,
  }),
  intervalUnitMs: durationMs('INTERVAL_UNIT_MS', {
    doc: 'Length of a minute of AutoSync intervals: 60000, less only in tests and drills.',
    min: 1,
    default: 60_000,
  }),
  outboxIdleMs: durationMs('OUTBOX_IDLE_MS', {
    doc: 'How often an empty outbox is looked at; what this process puts in is published at once.',
    min: 1,
    default: 1000,
  }),
  outboxBatchSize: integer('OUTBOX_BATCH_SIZE', { doc: 'Most events published at one time.', min: 1, default: 2000 }),
  retentionMs: ageMs('RETENTION_MS', {
    doc: 'How long ended runs and counted batches are remembered: longer than the topics (7 days).',
    min: 1,
    default: 8 * DAY_MS,
  }),
  retentionSweepMs: durationMs('RETENTION_SWEEP_MS', {
    doc: 'How often what is older than that is deleted.',
    min: 1,
    default: HOUR_MS,
  }),
};

export type SchedulerConfig = Readonly<ConfigOf<typeof schedulerSettings>>;
