import { progressOutcomes, recordTypes, type SchedulerDefinition } from '@autosync/contracts';
import { shareReading } from '@autosync/core';
import { createPoolMetrics, type Db } from '@autosync/db';
import { createCallMetrics, type MethodName } from '@autosync/grpc';
import { createConsumerMetrics, createOutboxMetrics } from '@autosync/kafka';
import type { Metrics } from '@autosync/observability';
import { forAllTenants } from './data-access/all-tenants.ts';
import { slotOutcomes } from './data-access/claim.ts';
import { countFreshness, countWaitingRuns, type WaitingRuns } from './data-access/observations.ts';
import { readOutboxBacklog } from './data-access/outbox.ts';
import { countPauses } from './data-access/pauses.ts';
import {
  enabledCompanies,
  freshCompanies,
  freshnessLabels,
  staleCompanies,
  staleReasons,
  type FreshnessCount,
} from './domain/freshness.ts';
import { moves } from './domain/progress-moves.ts';
import { queueClassNames } from './domain/queue-classes.ts';

const methods = [
  'putCompany',
  'getAutoSync',
  'bringForward',
  'putPause',
  'endPause',
  'listPauses',
  'listFreshness',
  'putAutoSync',
  'queueRun',
  'cancelRun',
  'checkRun',
] as const satisfies readonly MethodName<SchedulerDefinition>[];

const pausable = ['everything', 'tenant', 'company'] as const;
const consumers = ['run-progress', 'batch-finished'] as const;

const latenessBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30, 120, 600, 3600];
const shortBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** The numbers over all companies cost a pass over them: they are this old at most, however often is scraped. */
const NUMBERS_MAX_AGE_MS = 30_000;

export type SchedulerMetrics = ReturnType<typeof createSchedulerMetrics>;

/** Every metric of the service (README, Metrics), with those of the libraries it stands on. */
export function createSchedulerMetrics(
  metrics: Metrics,
  { db, now, maxAgeMs = NUMBERS_MAX_AGE_MS }: { db: Db; now: () => Date | null; maxAgeMs?: number },
) {
  createPoolMetrics(metrics, db);
  createOutboxMetrics(metrics, 'schedule', async () => {
    const { pending, oldestSeconds } = await forAllTenants(db, (tx) => readOutboxBacklog(tx, { now: now() }));
    return { pending, oldestAgeSeconds: oldestSeconds };
  });
  const inTime = { maxAgeMs };
  watchWaitingRuns(
    metrics,
    shareReading(() => forAllTenants(db, (tx) => countWaitingRuns(tx, { now: now() })), inTime),
  );
  watchFreshness(
    metrics,
    shareReading(() => forAllTenants(db, (tx) => countFreshness(tx, { now: now() })), inTime),
  );
  metrics.gauge({
    name: 'autosync_scheduler_pauses',
    help: 'Pauses that hold, by what they stop.',
    labels: { of: pausable },
    async collect(gauge) {
      const counts = await forAllTenants(db, countPauses);
      for (const of of pausable) gauge.set({ of }, counts[of]);
    },
  });
  return {
    ...queueMetrics(metrics),
    ...eventMetrics(metrics),
    consumer: createConsumerMetrics(metrics, consumers),
    onCall: createCallMetrics(metrics, methods),
  };
}

function watchWaitingRuns(metrics: Metrics, readWaiting: () => Promise<WaitingRuns[]>): void {
  const labels = { type: recordTypes };
  metrics.gauge({
    name: 'autosync_scheduler_runs_waiting',
    help: 'Runs that may go and wait for their turn.',
    labels,
    async collect(gauge) {
      const waiting = await readWaiting();
      for (const type of recordTypes) gauge.set({ type }, waiting.find((row) => row.type === type)?.runs ?? 0);
    },
  });
  metrics.gauge({
    name: 'autosync_scheduler_queue_oldest_age_seconds',
    help: 'For how long the oldest of them waits; 0 when none does.',
    labels,
    async collect(gauge) {
      const waiting = await readWaiting();
      for (const type of recordTypes) gauge.set({ type }, waiting.find((row) => row.type === type)?.oldestSeconds ?? 0);
    },
  });
}

function watchFreshness(metrics: Metrics, readFreshness: () => Promise<FreshnessCount[]>): void {
  const byType = { type: recordTypes };
  metrics.gauge({
    name: 'autosync_scheduler_companies_enabled',
    help: 'Companies that want the type to be kept in step.',
    labels: byType,
    async collect(gauge) {
      const counts = await readFreshness();
      for (const type of recordTypes) gauge.set({ type }, enabledCompanies(counts, type));
    },
  });
  metrics.gauge({
    name: 'autosync_scheduler_companies_stale',
    help: 'Enabled companies that are not kept in step, by the reason.',
    labels: { ...byType, reason: staleReasons },
    async collect(gauge) {
      const counts = await readFreshness();
      for (const type of recordTypes) {
        for (const reason of staleReasons) gauge.set({ type, reason }, staleCompanies(counts, type, reason));
      }
    },
  });
  metrics.gauge({
    name: 'autosync_scheduler_freshness_companies',
    help: 'Enabled companies whose last success is at most so many intervals old; cumulative.',
    labels: { ...byType, le: freshnessLabels },
    async collect(gauge) {
      const counts = await readFreshness();
      for (const type of recordTypes) {
        for (const { le, companies } of freshCompanies(counts, type)) gauge.set({ type, le }, companies);
      }
    },
  });
}

function queueMetrics(metrics: Metrics) {
  return {
    claimDuration: metrics.histogram({
      name: 'autosync_scheduler_claim_duration_seconds',
      help: 'Time of one claim with its transaction.',
      buckets: shortBuckets,
    }),
    lastClaim: metrics.gauge({
      name: 'autosync_scheduler_last_claim_timestamp_seconds',
      help: 'When this process last looked for due slots.',
    }),
    dueLateness: metrics.histogram({
      name: 'autosync_scheduler_due_lateness_seconds',
      help: 'Lateness of the most overdue slot in each claim that found any.',
      buckets: latenessBuckets,
    }),
    slots: metrics.counter({
      name: 'autosync_scheduler_slots_total',
      help: 'Slots of time that were due, by what became of them.',
      labels: { type: recordTypes, outcome: slotOutcomes },
    }),
    runsQueued: metrics.counter({
      name: 'autosync_scheduler_runs_queued_total',
      help: 'New runs in the queue, by their place in it.',
      labels: { class: queueClassNames },
    }),
    dispatches: metrics.counter({
      name: 'autosync_scheduler_dispatches_total',
      help: 'Dispatches: runs sent on their way, each time.',
      labels: { type: recordTypes, class: queueClassNames },
    }),
    dispatchLateness: metrics.histogram({
      name: 'autosync_scheduler_dispatch_lateness_seconds',
      help: 'Lateness of the most overdue run in each dispatch.',
      labels: { class: queueClassNames },
      buckets: latenessBuckets,
    }),
    windowUsed: metrics.gauge({
      name: 'autosync_scheduler_dispatch_window_used_ratio',
      help: 'Runs in flight over the most that may be; at 1 the rest waits.',
      labels: { type: recordTypes },
    }),
    workerPlaces: metrics.gauge({
      name: 'autosync_scheduler_worker_places',
      help: 'Runs that the live workers take at one time.',
      labels: { type: recordTypes },
    }),
    leasesExpired: metrics.counter({
      name: 'autosync_scheduler_leases_expired_total',
      help: 'Dispatches whose lease ended, or that were lost in Kafka, by what became of the run.',
      labels: { type: recordTypes, fate: ['requeued', 'failed'] },
    }),
    runsClosed: metrics.counter({
      name: 'autosync_scheduler_runs_closed_total',
      help: 'Runs closed because their company was not connected again in time.',
    }),
  };
}

function eventMetrics(metrics: Metrics) {
  return {
    published: metrics.counter({
      name: 'autosync_scheduler_outbox_published_total',
      help: 'Events that the broker acknowledged.',
    }),
    progress: metrics.counter({
      name: 'autosync_scheduler_progress_events_total',
      help: 'What workers said of runs, by what it did to them.',
      labels: { outcome: progressOutcomes, move: [...moves, 'refused'] },
    }),
    batchesFinished: metrics.counter({
      name: 'autosync_scheduler_batches_finished_total',
      help: 'Facts about finished batches, by what they did to the count of failures in a row.',
      labels: { step: ['reset', 'count', 'leave', 'repeated'] },
    }),
    disconnects: metrics.counter({
      name: 'autosync_scheduler_disconnects_total',
      help: 'Types disconnected from AutoSync after failures in a row.',
      labels: { type: recordTypes },
    }),
  };
}
