import type { Metrics } from '@autosync/observability';
import type { QboCallInfo } from '@autosync/qbo';

const callOutcomes = [
  'ok',
  'rejected',
  'look-up',
  'ambiguous',
  'throttled',
  'unauthorized',
  'forbidden',
  'unavailable',
] as const;
const operations = ['create', 'update', 'read', 'query', 'changeDataCapture', 'companyInfo', 'preferences'] as const;

/** Every metric of a worker, declared once. None carries the record type: each worker is a process of its own. */
export function createWorkerMetrics(
  metrics: Metrics,
  read: { backlog(): Promise<{ rows: number; oldest: Date | null }>; locksHeld(): number; now(): Date },
) {
  const calls = metrics.counter({
    name: 'autosync_qbo_requests_total',
    help: 'Calls to QuickBooks by operation and outcome.',
    labels: { operation: operations, outcome: callOutcomes },
  });
  const metered = metrics.counter({
    name: 'autosync_qbo_metered_calls_total',
    help: 'Successful reads and queries: the calls that Intuit counts.',
  });
  const callSeconds = metrics.histogram({
    name: 'autosync_qbo_request_duration_seconds',
    help: 'Duration of calls to QuickBooks.',
    labels: { operation: operations },
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 130],
  });
  metrics.gauge({
    name: 'autosync_worker_locks_held',
    help: 'Companies in the hands of this process.',
    collect: (gauge) => gauge.set(read.locksHeld()),
  });
  const outboxRows = metrics.gauge({
    name: 'autosync_worker_result_outbox_rows',
    help: 'Results waiting for batch-status, over all workers; counted up to 10,000.',
  });
  metrics.gauge({
    name: 'autosync_worker_result_outbox_oldest_age_seconds',
    help: 'Age of the oldest result waiting for batch-status, over all workers.',
    async collect(gauge) {
      const { rows, oldest } = await read.backlog();
      outboxRows.set(rows);
      gauge.set(oldest === null ? 0 : Math.max(0, (read.now().getTime() - oldest.getTime()) / 1000));
    },
  });

  return {
    observeCall(call: QboCallInfo): void {
      calls.inc({ operation: call.operation, outcome: call.outcome });
      callSeconds.observe({ operation: call.operation }, call.ms / 1000);
      if (call.metered) metered.inc();
    },
    slices: metrics.counter({
      name: 'autosync_worker_slices_total',
      help: 'Dispatches by how they ended here.',
      labels: {
        outcome: ['idle', 'finished', 'yielded', 'cancelled', 'failed', 'deferred', 'replayed', 'error'] as const,
      },
    }),
    sliceSeconds: metrics.histogram({
      name: 'autosync_worker_slice_duration_seconds',
      help: 'Time a slice held its company.',
      buckets: [0.1, 0.5, 1, 5, 15, 30, 60, 120, 200],
    }),
    lockWait: metrics.histogram({
      name: 'autosync_worker_lock_wait_seconds',
      help: 'Time until a company’s lock was taken.',
      buckets: [0.01, 0.1, 1, 2, 5, 10, 20, 60],
    }),
    records: metrics.counter({
      name: 'autosync_worker_records_total',
      help: 'Records by outcome.',
      labels: { outcome: ['synced', 'unchanged', 'failed', 'held', 'skipped'] as const },
    }),
    tokenRefreshes: metrics.counter({
      name: 'autosync_worker_token_refreshes_total',
      help: 'Token exchanges by outcome.',
      labels: { outcome: ['refreshed', 'invalid-grant', 'failed'] as const },
    }),
    events: metrics.counter({
      name: 'autosync_worker_events_total',
      help: 'Kafka events by what became of them.',
      labels: { result: ['handled', 'retried', 'deadLettered', 'rebalanced', 'crashed'] as const },
    }),
    results: metrics.counter({
      name: 'autosync_worker_results_relayed_total',
      help: 'Outbox rows that batch-status acknowledged.',
    }),
  };
}

export type WorkerMetrics = ReturnType<typeof createWorkerMetrics>;
