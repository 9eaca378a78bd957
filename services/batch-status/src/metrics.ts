import { endedBatchStates, recordTypes, triggers, type BatchStatusDefinition } from '@autosync/contracts';
import type { Db } from '@autosync/db';
import { grpcCodes, type MethodName } from '@autosync/grpc';
import type { Metrics } from '@autosync/observability';
import { countRunningBatches, measureOutbox, type RunningBatches } from './data-access/observations.ts';
import { resultStates } from './domain/action.ts';

const methods = [
  'startBatch',
  'recordResults',
  'reportProgress',
  'finishBatch',
  'getBatch',
  'listBatches',
  'listActions',
] as const satisfies readonly MethodName<BatchStatusDefinition>[];

const consumerEvents = ['handled', 'retried', 'deadLettered', 'rebalanced', 'crashed'] as const;

export type BatchStatusMetrics = ReturnType<typeof createBatchStatusMetrics>;

/** Every metric of the service (README, Metrics). The gauges ask the database at each scrape. */
export function createBatchStatusMetrics(metrics: Metrics, { db, now }: { db: Db; now: () => Date | null }) {
  const byType = { type: recordTypes };
  const running = () => db.withoutTenant((tx) => countRunningBatches(tx, now()));
  const outbox = () => db.withoutTenant((tx) => measureOutbox(tx, now()));
  const ofType = (rows: RunningBatches[], type: string) => rows.find((row) => row.type === type);

  metrics.gauge({
    name: 'autosync_batch_running',
    help: 'Batches that run.',
    labels: byType,
    async collect(gauge) {
      const rows = await running();
      for (const type of recordTypes) gauge.set({ type }, ofType(rows, type)?.running ?? 0);
    },
  });
  metrics.gauge({
    name: 'autosync_batch_oldest_running_age_seconds',
    help: 'Time since the start of the batch that runs longest; 0 when none runs.',
    labels: byType,
    async collect(gauge) {
      const rows = await running();
      for (const type of recordTypes) gauge.set({ type }, ofType(rows, type)?.oldestAgeSeconds ?? 0);
    },
  });
  metrics.gauge({
    name: 'autosync_batch_outbox_pending',
    help: 'Events that wait to be published.',
    collect: async (gauge) => gauge.set((await outbox()).pending),
  });
  metrics.gauge({
    name: 'autosync_batch_outbox_oldest_age_seconds',
    help: 'Age of the oldest event that waits; 0 when none waits.',
    collect: async (gauge) => gauge.set((await outbox()).oldestAgeSeconds),
  });

  return {
    finished: metrics.counter({
      name: 'autosync_batch_finished_total',
      help: 'Batches that ended, by the state they ended in.',
      labels: { ...byType, trigger: triggers, outcome: endedBatchStates },
    }),
    duration: metrics.histogram({
      name: 'autosync_batch_duration_seconds',
      help: 'Time from start to end of batches that started.',
      labels: byType,
      buckets: [1, 5, 15, 60, 300, 900, 1800, 3600, 7200],
    }),
    resultsStored: metrics.counter({
      name: 'autosync_batch_results_stored_total',
      help: 'Results that became or replaced an action, by its state.',
      labels: { state: resultStates },
    }),
    consumerEvents: metrics.counter({
      name: 'autosync_batch_consumer_events_total',
      help: 'What happened in the consumer of batch-changed.',
      labels: { kind: consumerEvents },
    }),
    deadLetters: metrics.counter({
      name: 'autosync_batch_dead_letters_total',
      help: 'Events of batch-changed that could not be used.',
    }),
    published: metrics.counter({
      name: 'autosync_batch_outbox_published_total',
      help: 'Events that the broker acknowledged.',
    }),
    calls: metrics.counter({
      name: 'autosync_batch_grpc_calls_total',
      help: 'Answered gRPC calls.',
      labels: { method: methods, code: grpcCodes },
    }),
    callDuration: metrics.histogram({
      name: 'autosync_batch_grpc_duration_seconds',
      help: 'Time from a gRPC call to its answer.',
      labels: { method: methods },
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    }),
  };
}
