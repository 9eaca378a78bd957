import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import { timeSeries } from '../panels.ts';
import { countOnce, highest, increaseOver, quantile } from '../queries.ts';

export function batchPanels(): Builder<Panel>[] {
  return [endedBatches(), runningBatches(), oldestRunning(), batchDuration()];
}

/** The words people read, in their colours. */
const outcomes = [
  { outcome: 'finished', legend: 'Finished', color: 'green' },
  { outcome: 'finishedWithWarning', legend: 'Finished with Warning', color: 'yellow' },
  { outcome: 'finishedWithError', legend: 'Finished with Error', color: 'red' },
  { outcome: 'cancelled', legend: 'Cancelled', color: 'text' },
] as const;

function endedBatches() {
  return timeSeries({
    title: 'Batches that ended',
    description:
      'By the state they ended in. Runs that found nothing to do make no batch and are not here. No bars at all while batches run: runbook batches-stuck.',
    unit: 'short',
    width: 8,
    stacked: 'bars',
    colors: Object.fromEntries(outcomes.map(({ legend, color }) => [legend, color])),
    queries: outcomes.map(({ outcome, legend }) => ({
      legend,
      expr: increaseOver('$__rate_interval', 'autosync_batch_finished_total', [], `outcome="${outcome}"`),
    })),
  });
}

function runningBatches() {
  return timeSeries({
    title: 'Batches that run',
    description: 'Including those that wait for QuickBooks or to be connected again.',
    unit: 'short',
    width: 5,
    queries: [{ expr: countOnce('autosync_batch_running', ['type']), legend: '{{type}}' }],
  });
}

function oldestRunning() {
  return timeSeries({
    title: 'Oldest running batch',
    description:
      'A batch of a company that must be connected again waits for up to 24 hours and is then closed; beyond 26 hours, or when nothing ends any more: runbook batches-stuck.',
    unit: 's',
    width: 5,
    limits: { orange: 86_400, red: 93_600 },
    queries: [{ expr: highest('autosync_batch_oldest_running_age_seconds', ['type']), legend: '{{type}}' }],
  });
}

function batchDuration() {
  return timeSeries({
    title: 'Duration of batches',
    description:
      'From start to end: half of the batches are below p50, 95 % below p95. A p95 beyond the shortest interval that companies use means that their runs are coalesced.',
    unit: 's',
    width: 6,
    limits: { orange: 1_800, red: 7_200 },
    queries: [
      { expr: quantile(0.5, 'autosync_batch_duration_seconds', ['type']), legend: '{{type}} p50' },
      { expr: quantile(0.95, 'autosync_batch_duration_seconds', ['type']), legend: '{{type}} p95' },
    ],
  });
}
