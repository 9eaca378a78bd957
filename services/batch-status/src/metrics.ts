import { endedBatchStates, recordTypes, triggers, type BatchStatusDefinition } from '@autosync/contracts';
import { shareReading } from '@autosync/core';
import { createPoolMetrics, type Db } from '@autosync/db';
import { createCallMetrics, type MethodName } from '@autosync/grpc';
import { createConsumerMetrics, createOutboxMetrics } from '@autosync/kafka';
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
  'countByDay',
  'findBatches',
  'listLastBatches',
  'watchBatch',
  'watchCompany',
  'watchTenant',
] as const satisfies readonly MethodName<BatchStatusDefinition>[];

export type BatchStatusMetrics = ReturnType<typeof createBatchStatusMetrics>;

/**
 * Every metric of the service (README, Metrics), with those of the libraries it stands on. The gauges ask the database at
 * each scrape.
 */
export function createBatchStatusMetrics(metrics: Metrics, { db, now }: { db: Db; now: () => Date | null }) {
  createPoolMetrics(metrics, db);
  createOutboxMetrics(metrics, 'batch', () => db.withoutTenant((tx) => measureOutbox(tx, now())));
  watchRunningBatches(metrics, () => db.withoutTenant((tx) => countRunningBatches(tx, now())));
  const byType = { type: recordTypes };
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
    published: metrics.counter({
      name: 'autosync_batch_outbox_published_total',
      help: 'Events that the broker acknowledged.',
    }),
    consumer: createConsumerMetrics(metrics, ['batch-changed'])('batch-changed'),
    onCall: createCallMetrics(metrics, methods),
  };
}

function watchRunningBatches(metrics: Metrics, countRunning: () => Promise<RunningBatches[]>): void {
  const labels = { type: recordTypes };
  const running = shareReading(countRunning);
  const ofType = (rows: RunningBatches[], type: string) => rows.find((row) => row.type === type);
  metrics.gauge({
    name: 'autosync_batch_running',
    help: 'Batches that run.',
    labels,
    async collect(gauge) {
      const rows = await running();
      for (const type of recordTypes) gauge.set({ type }, ofType(rows, type)?.running ?? 0);
    },
  });
  metrics.gauge({
    name: 'autosync_batch_oldest_running_age_seconds',
    help: 'Time since the start of the batch that runs longest; 0 when none runs.',
    labels,
    async collect(gauge) {
      const rows = await running();
      for (const type of recordTypes) gauge.set({ type }, ofType(rows, type)?.oldestAgeSeconds ?? 0);
    },
  });
}
