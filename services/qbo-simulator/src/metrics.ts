import type { Metrics } from '@autosync/observability';

const callOutcomes = ['ok', 'rejected', 'unauthorized', 'throttled', 'failed', 'none'] as const;
export type CallOutcome = (typeof callOutcomes)[number];

/** What an HTTP status means to the caller; `none` is a connection without an answer. */
export function outcomeOf(status: number | 'none'): CallOutcome {
  if (status === 'none') return 'none';
  if (status === 429) return 'throttled';
  if (status === 401 || status === 403) return 'unauthorized';
  if (status >= 500) return 'failed';
  return status >= 400 ? 'rejected' : 'ok';
}

export function simulatorMetrics(metrics: Metrics, journalBytes: () => number) {
  metrics.gauge({
    name: 'autosync_simulator_journal_bytes',
    help: 'Size of the journal.',
    collect: (gauge) => gauge.set(journalBytes()),
  });
  return {
    calls: metrics.counter({
      name: 'autosync_simulator_calls_total',
      help: 'Calls of the data API by how they ended.',
      labels: { outcome: callOutcomes },
    }),
  };
}
