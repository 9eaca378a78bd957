import type { RecordType } from '@autosync/contracts';
import { createPoolMetrics, type Db, type LockSession } from '@autosync/db';
import { createConsumerMetrics, createOutboxMetrics } from '@autosync/kafka';
import type { Metrics } from '@autosync/observability';
import { createQboMetrics, type RealmPauses } from '@autosync/qbo';

type Facts = {
  /** The worker's name, which its consumer group has too. */
  name: string;
  type: RecordType;
  db: Db;
  locks: Pick<LockSession, 'held'>;
  realmPauses: RealmPauses;
  readResults: () => Promise<{ rows: number; oldest: Date | null }>;
  countResultsAside: () => Promise<number>;
  countOpenDifferences: () => Promise<number>;
  countRestores: () => Promise<number>;
  now: () => Date;
};

export type WorkerMetrics = ReturnType<typeof createWorkerMetrics>;

/** Every metric of a worker (README, Metrics), with those of the libraries it stands on. */
export function createWorkerMetrics(metrics: Metrics, facts: Facts) {
  const { name, type, db, locks, realmPauses, readResults, now } = facts;
  createPoolMetrics(metrics, db);
  createOutboxMetrics(metrics, 'results', async () => {
    const { rows, oldest } = await readResults();
    const ageMs = oldest === null ? 0 : now().getTime() - oldest.getTime();
    return { pending: rows, oldestAgeSeconds: Math.max(0, ageMs / 1000) };
  });
  metrics.gauge({
    name: 'autosync_worker_results_set_aside',
    help: 'Rows for batch-status that it refuses for good, over all processes, counted up to 10,000.',
    collect: async (gauge) => gauge.set(await facts.countResultsAside()),
  });
  metrics.gauge({
    name: 'autosync_worker_differences',
    help: 'Differences between both sides that nobody has settled or accepted, over all companies, counted up to 10,000.',
    labels: { type: [type] },
    collect: async (gauge) => gauge.set({ type }, await facts.countOpenDifferences()),
  });
  metrics.gauge({
    name: 'autosync_worker_restores',
    help: 'Restores from a backup for which workers still look into QuickBooks before they create a document.',
    collect: async (gauge) => gauge.set(await facts.countRestores()),
  });
  metrics.gauge({
    name: 'autosync_worker_locks_held',
    help: 'Companies in the hands of this process.',
    collect: (gauge) => gauge.set(locks.held()),
  });
  return {
    qbo: createQboMetrics(metrics, { realmPauses }),
    consumer: createConsumerMetrics(metrics, [name])(name),
    ...sliceMetrics(metrics, type),
    lockWait: metrics.histogram({
      name: 'autosync_worker_lock_wait_seconds',
      help: 'Time until a company’s lock was taken.',
      buckets: [0.01, 0.1, 1, 2, 5, 10, 20, 60],
    }),
    tokenRefreshes: metrics.counter({
      name: 'autosync_worker_token_refreshes_total',
      help: 'Token exchanges by outcome.',
      labels: { outcome: ['refreshed', 'invalid-grant', 'failed'] as const },
    }),
    results: metrics.counter({
      name: 'autosync_worker_results_relayed_total',
      help: 'Outbox rows that batch-status acknowledged.',
    }),
  };
}

function sliceMetrics(metrics: Metrics, type: RecordType) {
  const byType = { type: [type] };
  return {
    slices: metrics.counter({
      name: 'autosync_worker_slices_total',
      help: 'Dispatches by how they ended here.',
      labels: {
        ...byType,
        outcome: ['idle', 'finished', 'yielded', 'cancelled', 'failed', 'deferred', 'replayed', 'error'] as const,
      },
    }),
    sliceSeconds: metrics.histogram({
      name: 'autosync_worker_slice_duration_seconds',
      help: 'Time a slice held its company.',
      labels: byType,
      buckets: [0.1, 0.5, 1, 5, 15, 30, 60, 120, 200],
    }),
    records: metrics.counter({
      name: 'autosync_worker_records_total',
      help: 'Records by outcome.',
      labels: {
        ...byType,
        outcome: [
          'synced',
          'unchanged',
          'nothing',
          'cancelled',
          'unbatched',
          'failed',
          'held',
          'letGo',
          'skipped',
        ] as const,
      },
    }),
    comparisons: metrics.counter({
      name: 'autosync_worker_comparisons_total',
      help: 'Comparisons of both sides by outcome.',
      labels: { ...byType, outcome: ['same', 'different', 'failed'] as const },
    }),
    comparisonReads: metrics.counter({
      name: 'autosync_worker_comparison_reads_total',
      help: 'Metered reads that comparisons took.',
      labels: byType,
    }),
  };
}
