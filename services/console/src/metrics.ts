import type { Metrics } from '@autosync/observability';

const ways = ['key', 'oidc'] as const;
const signInOutcomes = ['signed-in', 'refused', 'unavailable'] as const;
const requestKinds = ['api', 'page', 'asset', 'session'] as const;
export type RequestKind = (typeof requestKinds)[number];
const statusClasses = ['2xx', '3xx', '4xx', '5xx'] as const;

/** Every metric of the console (README, Metrics). */
export function createConsoleMetrics(metrics: Metrics) {
  const requests = metrics.counter({
    name: 'autosync_console_requests_total',
    help: 'Requests by what was asked for and how it ended.',
    labels: { kind: requestKinds, status: statusClasses },
  });
  const signIns = metrics.counter({
    name: 'autosync_console_sign_ins_total',
    help: 'Attempts to sign in.',
    labels: { way: ways, outcome: signInOutcomes },
  });
  return { requests, signIns };
}
export type ConsoleMetrics = ReturnType<typeof createConsoleMetrics>;

export function statusClass(status: number): (typeof statusClasses)[number] {
  return statusClasses.find((name) => name.startsWith(String(status)[0] ?? '5')) ?? '5xx';
}
