import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import { timeSeries } from '../panels.ts';
import { perSecond } from '../queries.ts';

export function errorPanels(): Builder<Panel>[] {
  return [apiObjectives(), grpcErrors(), failedRecords()];
}

function apiObjectives() {
  const requests = 'autosync_gateway_request_duration_seconds_count';
  const reads = 'operation=~"(get|list).+|checkRun", status_class=~"[23]xx"';
  const fast = perSecond('autosync_gateway_request_duration_seconds_bucket', [], `${reads}, le="0.5"`);
  return timeSeries({
    title: 'API: share of answers that miss an objective',
    description:
      '5xx: of all answers; the objective is 99.9 % without, faults of the client (4xx) are not here. Over 0.5 s: of lists, single things and run-check; the objective is 99 % within. Runbooks gateway-errors and gateway-slow.',
    unit: 'percentunit',
    width: 8,
    max: 1,
    limits: { orange: 0.001, red: 0.01 },
    queries: [
      { expr: `${perSecond(requests, [], 'status_class="5xx"')} / ${perSecond(requests, [])}`, legend: '5xx' },
      { expr: `1 - ${fast} / ${perSecond(requests, [], reads)}`, legend: 'over 0.5 s' },
    ],
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
