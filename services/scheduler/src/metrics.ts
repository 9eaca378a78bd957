import { progressOutcomes, recordTypes, type SchedulerDefinition } from '@autosync/contracts';
import type { Db } from '@autosync/db';
import { grpcCodes, type MethodName } from '@autosync/grpc';
import type { Metrics } from '@autosync/observability';
import { forAllTenants } from './data-access/all-tenants.ts';
import { slotOutcomes } from './data-access/claim.ts';
import { readOutboxBacklog } from './data-access/outbox.ts';
import { moves } from './domain/progress-moves.ts';
import { queueClassNames } from './domain/queue-classes.ts';

const methods = [
  'putCompany',
  'getAutoSync',
  'putAutoSync',
  'queueRun',
  'cancelRun',
  'checkRun',
] as const satisfies readonly MethodName<SchedulerDefinition>[];

export const consumerNames = ['run-progress', 'batch-finished'] as const;
const consumerEvents = ['handled', 'retried', 'deadLettered', 'rebalanced', 'crashed'] as const;

const latenessBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30, 120, 600, 3600];
const shortBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export type SchedulerMetrics = ReturnType<typeof createSchedulerMetrics>;

/** Every metric of the service (README, Metrics). The outbox is looked at when somebody scrapes. */
export function createSchedulerMetrics(metrics: Metrics, { db, now }: { db: Db; now: () => Date | null }) {
  const backlog = () => forAllTenants(db, (tx) => readOutboxBacklog(tx, { now: now() }));
  metrics.gauge({
    name: 'autosync_scheduler_outbox_pending',
    help: 'Events that wait to be published.',
    collect: async (gauge) => gauge.set((await backlog()).pending),
  });
  metrics.gauge({
    name: 'autosync_scheduler_outbox_oldest_age_seconds',
    help: 'Age of the oldest event that waits; 0 when none waits.',
    collect: async (gauge) => gauge.set((await backlog()).oldestSeconds),
  });
  return { ...queueMetrics(metrics), ...eventMetrics(metrics), ...callMetrics(metrics) };
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
    leasesExpired: metrics.counter({
      name: 'autosync_scheduler_leases_expired_total',
      help: 'Dispatches whose lease ended, by what became of the run.',
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
    consumerEvents: metrics.counter({
      name: 'autosync_scheduler_consumer_events_total',
      help: 'What happened in the consumers; events that were taken in batches are not among the handled.',
      labels: { consumer: consumerNames, kind: consumerEvents },
    }),
    deadLetters: metrics.counter({
      name: 'autosync_scheduler_dead_letters_total',
      help: 'Events that could not be used.',
      labels: { consumer: consumerNames },
    }),
  };
}

function callMetrics(metrics: Metrics) {
  return {
    calls: metrics.counter({
      name: 'autosync_scheduler_grpc_calls_total',
      help: 'Answered gRPC calls.',
      labels: { method: methods, code: grpcCodes },
    }),
    callDuration: metrics.histogram({
      name: 'autosync_scheduler_grpc_duration_seconds',
      help: 'Time from a gRPC call to its answer.',
      labels: { method: methods },
      buckets: shortBuckets,
    }),
  };
}
