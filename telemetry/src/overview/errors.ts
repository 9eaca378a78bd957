import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import { timeSeries } from '../panels.ts';
import { perSecond } from '../queries.ts';

export function errorPanels(): Builder<Panel>[] {
  return [apiErrors(), grpcErrors(), failedRecords()];
}

function apiErrors() {
  const requests = 'autosync_gateway_request_duration_seconds_count';
  return timeSeries({
    title: 'API: share of requests that failed for our fault',
    description:
      'Answers 5xx of all answers. The objective is 99.9 % without. Faults of the client (4xx) are not here.',
    unit: 'percentunit',
    width: 8,
    max: 1,
    limits: { orange: 0.001, red: 0.01 },
    queries: [{ expr: `${perSecond(requests, [], 'status_class="5xx"')} / ${perSecond(requests, [])}`, legend: '5xx' }],
  });
}

/** The rest is what a caller asked wrongly, or finds out in this way. */
const ownFaults = ['CANCELLED', 'UNKNOWN', 'DEADLINE_EXCEEDED', 'RESOURCE_EXHAUSTED', 'INTERNAL', 'UNAVAILABLE'];

function grpcErrors() {
  return timeSeries({
    title: 'gRPC: calls that failed for our fault, by code',
    description:
      'Between our own services. UNAVAILABLE, DEADLINE_EXCEEDED and CANCELLED (the caller gave up): a service or its database does not answer; single ones are repeated by the caller. INTERNAL: a defect, see the log of the service.',
    unit: 'reqps',
    width: 8,
    queries: [
      { expr: perSecond('autosync_grpc_calls_total', ['code'], `code=~"${ownFaults.join('|')}"`), legend: '{{code}}' },
    ],
  });
}

function failedRecords() {
  return timeSeries({
    title: 'Records that failed, by type',
    description:
      'Records that could not be written to QuickBooks or read from it. Each has its reason and the thing to do about it in GET /v1/companies/{id}/problems.',
    unit: 'cps',
    width: 8,
    queries: [{ expr: perSecond('autosync_worker_records_total', ['type'], 'outcome="failed"'), legend: '{{type}}' }],
  });
}
