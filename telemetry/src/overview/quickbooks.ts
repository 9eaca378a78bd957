import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import { timeSeries } from '../panels.ts';
import { lowest, perSecond, quantile, series } from '../queries.ts';

export function quickBooksPanels(): Builder<Panel>[] {
  return [callsByOutcome(), callDuration(), throttleWait(), allowance()];
}

function callsByOutcome() {
  return timeSeries({
    title: 'Calls to QuickBooks, by outcome',
    description:
      'rejected is the data’s fault; throttled should stay at zero, as we wait before QuickBooks refuses; unavailable and ambiguous in quantity: QuickBooks is down, look at its status page.',
    unit: 'reqps',
    width: 8,
    stacked: 'area',
    colors: {
      ok: 'green',
      rejected: 'yellow',
      throttled: 'orange',
      unauthorized: 'purple',
      forbidden: 'purple',
      unavailable: 'red',
      ambiguous: 'dark-red',
    },
    queries: [{ expr: perSecond('autosync_qbo_requests_total', ['outcome']), legend: '{{outcome}}' }],
  });
}

function callDuration() {
  return timeSeries({
    title: 'Duration of calls, p95',
    description: 'By operation. QuickBooks itself gives up after 120 s; a call that takes longer is looked up.',
    unit: 's',
    width: 6,
    limits: { orange: 10, red: 60 },
    queries: [
      { expr: quantile(0.95, 'autosync_qbo_request_duration_seconds', ['operation']), legend: '{{operation}}' },
    ],
  });
}

function throttleWait() {
  return timeSeries({
    title: 'Waits for our own limit',
    description:
      'How long a call waited so that QuickBooks’ limits per company are kept. Long waits mean large companies, not trouble; waits over 5 s make room for other companies.',
    unit: 's',
    width: 5,
    limits: { orange: 5, red: 30 },
    queries: [
      { expr: quantile(0.5, 'autosync_qbo_throttle_wait_seconds', []), legend: 'p50' },
      { expr: quantile(0.99, 'autosync_qbo_throttle_wait_seconds', []), legend: 'p99' },
    ],
  });
}

function allowance() {
  return timeSeries({
    title: 'Allowance',
    description:
      'What is left of the minute’s allowance in the company that has least (1: untouched), and how many companies rest after QuickBooks refused a call. Several at rest: something else uses up their allowance.',
    unit: 'short',
    width: 5,
    queries: [
      { expr: lowest('autosync_qbo_allowance_headroom_ratio', []), legend: 'least left' },
      { expr: `sum (${series('autosync_qbo_realms_paused')})`, legend: 'companies at rest' },
    ],
  });
}
