import { systemClock } from '@autosync/core';
import type { Clock, MetricFactory } from '@autosync/core';
import { qboOperations } from './client.ts';
import type { QboCallInfo } from './client.ts';
import { faultKinds } from './fault-table.ts';
import type { Limiter } from './limiter.ts';
import type { RealmPauses } from './realm-pauses.ts';

export type QboMetrics = ReturnType<typeof createQboMetrics>;

/**
 * The metrics of a process that calls QuickBooks: `onCall` is for its clients, `onWait` for its limiters. A limiter
 * counts for the headroom from `hold` until what `hold` answered is called.
 */
export function createQboMetrics(
  metrics: MetricFactory,
  { realmPauses, clock = systemClock }: { realmPauses: Pick<RealmPauses, 'paused'>; clock?: Pick<Clock, 'now'> },
) {
  const inHand = new Set<Pick<Limiter, 'headroom'>>();
  const { onCall } = callMetrics(metrics);
  const waits = metrics.histogram({
    name: 'autosync_qbo_throttle_wait_seconds',
    help: 'Time a call waited for its turn in the limiter; calls that were refused a turn are not counted.',
    buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5],
  });
  metrics.gauge({
    name: 'autosync_qbo_allowance_headroom_ratio',
    help: 'Least share of the calls per minute that is left, over the realms now in hand; 0 while one rests after a 429, 1 with none.',
    // A slice that meets a 429 ends, so that its realm is no longer in hand while it rests.
    collect(gauge) {
      const rests = realmPauses.paused(clock.now().getTime()) > 0;
      gauge.set(rests ? 0 : Math.min(1, ...[...inHand].map((limiter) => limiter.headroom())));
    },
  });
  metrics.gauge({
    name: 'autosync_qbo_realms_paused',
    help: 'Realms that rest because QuickBooks answered 429 to this process.',
    collect: (gauge) => gauge.set(realmPauses.paused(clock.now().getTime())),
  });
  return {
    onCall,
    onWait: (seconds: number) => waits.observe(seconds),
    hold(limiter: Pick<Limiter, 'headroom'>): () => void {
      inHand.add(limiter);
      return () => void inHand.delete(limiter);
    },
  };
}

function callMetrics(metrics: MetricFactory) {
  const calls = metrics.counter({
    name: 'autosync_qbo_requests_total',
    help: 'Calls to QuickBooks by operation and outcome.',
    labels: { operation: qboOperations, outcome: ['ok', ...faultKinds] },
  });
  const metered = metrics.counter({
    name: 'autosync_qbo_metered_calls_total',
    help: 'Successful reads and queries: the calls that Intuit counts.',
  });
  const duration = metrics.histogram({
    name: 'autosync_qbo_request_duration_seconds',
    help: 'Duration of calls to QuickBooks.',
    labels: { operation: qboOperations },
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 130],
  });
  return {
    onCall(call: QboCallInfo): void {
      calls.inc({ operation: call.operation, outcome: call.outcome });
      duration.observe({ operation: call.operation }, call.ms / 1000);
      if (call.metered) metered.inc();
    },
  };
}
