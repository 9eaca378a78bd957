import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import { stat } from '../panels.ts';
import { countOnce, increaseOver } from '../queries.ts';

/** Is it healthy, and for whom is it not: six numbers, green when nobody has to look further. */
export function healthPanels(): Builder<Panel>[] {
  return [freshCompanies(), overdueCompanies(), companiesForPeople(), batchesWithError(), deadLetters(), alerts()];
}

function freshCompanies() {
  const stale = (reason: string) => countOnce('autosync_scheduler_companies_stale', [], `reason=~"${reason}"`);
  const ours = `(${countOnce('autosync_scheduler_companies_enabled', [])} - ${stale('needsReconnect|disconnected')})`;
  return stat({
    title: 'In step',
    description:
      'Companies (per record type that is on) whose last successful run is at most 1.5 intervals old, of all but those that wait for a person. The objective is 99 %. Red: runbook stale-companies.',
    unit: 'percentunit',
    width: 4,
    noValue: 'no company',
    limits: { orange: 0.99, red: 0.95, below: true },
    queries: [{ expr: `1 - ${stale('overdue')} / ${ours}`, legend: 'in step' }],
  });
}

function overdueCompanies() {
  return stat({
    title: 'Overdue, by type',
    description:
      'Companies whose last success is older than 1.5 intervals although they are connected and on: ours to mend. One for a while is normal, many are not: runbook stale-companies.',
    unit: 'short',
    width: 5,
    noValue: 'unknown',
    limits: { orange: 1, red: 10 },
    queries: [
      {
        expr: countOnce('autosync_scheduler_companies_stale', ['type'], 'reason="overdue"'),
        legend: '{{type}}',
      },
    ],
  });
}

function companiesForPeople() {
  return stat({
    title: 'Waiting for a person',
    description:
      'Companies that must be connected to QuickBooks again (needsReconnect), or whose type was disconnected after failures in a row (disconnected). A bookkeeper or the tenant must act. A jump in either is ours: runbook stale-companies.',
    unit: 'short',
    width: 5,
    noValue: 'unknown',
    limits: { orange: 1, red: 50 },
    queries: [
      {
        expr: countOnce('autosync_scheduler_companies_stale', ['reason'], 'reason=~"needsReconnect|disconnected"'),
        legend: '{{reason}}',
      },
    ],
  });
}

function batchesWithError() {
  const failed = increaseOver('24h', 'autosync_batch_finished_total', [], 'outcome="finishedWithError"');
  return stat({
    title: 'Finished with Error, 24 h',
    description:
      'Batches that finished with error in the last 24 hours, of all that ended. Errors in the data are the bookkeepers’ to correct; many at once in many companies are ours.',
    unit: 'percentunit',
    width: 4,
    noValue: 'no batch',
    limits: { orange: 0.1, red: 0.3 },
    queries: [
      { expr: `${failed} / ${increaseOver('24h', 'autosync_batch_finished_total', [])}`, legend: 'with error' },
    ],
  });
}

function deadLetters() {
  return stat({
    title: 'Dead letters, 24 h',
    description: 'Events that could not be used and were put aside. Each is to be explained: runbook dead-letters.',
    unit: 'short',
    width: 3,
    noValue: 'unknown',
    limits: { orange: 0.5, red: 20 },
    queries: [
      {
        expr: increaseOver('24h', 'autosync_kafka_consumer_events_total', [], 'kind=~"deadLettered|passed"'),
        legend: 'dead letters',
      },
    ],
  });
}

function alerts() {
  return stat({
    title: 'Alerts',
    description: 'Alerts of AutoSync that fire, by severity. Each has a runbook, named in its annotation runbook_url.',
    unit: 'short',
    width: 3,
    noValue: 'none',
    limits: { orange: 1, red: 5 },
    queries: [
      {
        expr: 'count by (severity) (ALERTS{alertname=~"AutoSync.+", alertstate="firing", namespace=~"$namespace|"})',
        legend: '{{severity}}',
      },
    ],
  });
}
