import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import { timeSeries } from '../panels.ts';
import { countOnce } from '../queries.ts';

export function freshnessPanels(): Builder<Panel>[] {
  return [companiesByAge(), staleCompanies()];
}

/** The scheduler counts up to a limit; the difference of two neighbours is the band between them. */
const bands = [
  { legend: 'up to 1 interval', over: undefined, upTo: '1', color: 'green' },
  { legend: '1 to 1.5', over: '1', upTo: '1.5', color: 'light-green' },
  { legend: '1.5 to 2', over: '1.5', upTo: '2', color: 'yellow' },
  { legend: '2 to 3', over: '2', upTo: '3', color: 'orange' },
  { legend: '3 to 6', over: '3', upTo: '6', color: 'red' },
  { legend: 'older, or never', over: '6', upTo: '+Inf', color: 'dark-red' },
] as const;

function companiesUpTo(limit: string): string {
  return countOnce('autosync_scheduler_freshness_companies', [], `le="${limit}"`);
}

function companiesByAge() {
  return timeSeries({
    title: 'Companies by the age of their last success',
    description:
      'In intervals of the company, per record type that is on. Green is the objective. A band that grows toward red is the earliest sign that something is slow; runbook stale-companies.',
    unit: 'short',
    width: 14,
    stacked: 'area',
    colors: Object.fromEntries(bands.map(({ legend, color }) => [legend, color])),
    queries: bands.map(({ legend, over, upTo }) => ({
      legend,
      expr: over === undefined ? companiesUpTo(upTo) : `${companiesUpTo(upTo)} - ${companiesUpTo(over)}`,
    })),
  });
}

function staleCompanies() {
  return timeSeries({
    title: 'Stale companies, by type and reason',
    description:
      'overdue: ours to mend. needsReconnect: the connection to QuickBooks was revoked or ran out. disconnected: AutoSync switched the type off after failures in a row.',
    unit: 'short',
    width: 10,
    queries: [
      { expr: countOnce('autosync_scheduler_companies_stale', ['type', 'reason']), legend: '{{type}}: {{reason}}' },
    ],
  });
}
