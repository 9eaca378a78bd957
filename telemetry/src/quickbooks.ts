import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { buildBoard } from './board.ts';
import { durationOf, leastShareOf, mostOf, numberOf, rateOf } from './details.ts';

export function buildQuickBooks(): Dashboard {
  return buildBoard({
    uid: 'autosync-quickbooks',
    title: 'AutoSync / QuickBooks and tokens',
    description: 'Calls to QuickBooks, what is left of the allowance, and the connections of companies.',
    traces: { title: 'calls of QuickBooks', query: 'name =~ "QuickBooks .*"' },
    rows: [
      {
        title: 'Calls',
        panels: [
          rateOf({
            title: 'Calls by outcome',
            metric: 'autosync_qbo_requests_total',
            description:
              'unavailable and ambiguous: it is down, or our way there; throttled: 429. Runbooks quickbooks-down and quickbooks-throttled.',
            labels: ['outcome'],
          }),
          durationOf({
            title: 'Duration of calls',
            metric: 'autosync_qbo_request_duration_seconds',
            description: 'By operation. QuickBooks itself gives up after 120 s.',
            labels: ['operation'],
          }),
          rateOf({
            title: 'Metered calls',
            metric: 'autosync_qbo_metered_calls_total',
            description: 'Reads and queries that succeeded: what Intuit counts by the month.',
          }),
        ],
      },
      {
        title: 'Allowance',
        panels: [
          leastShareOf({
            title: 'Allowance left',
            metric: 'autosync_qbo_allowance_headroom_ratio',
            description:
              'Least share of the calls per minute over the companies in hand; 0 while one rests after a 429. Runbook quickbooks-throttled.',
          }),
          mostOf({
            title: 'Companies that rest',
            metric: 'autosync_qbo_realms_paused',
            description:
              'After a 429, for a minute or longer. Several at once: the limit of the app. Runbook quickbooks-throttled.',
          }),
          durationOf({
            title: 'Wait for a turn',
            metric: 'autosync_qbo_throttle_wait_seconds',
            description: 'How long calls waited in the limiter of their company. Up to 5 s, then the slice yields.',
          }),
        ],
      },
      {
        title: 'Connections and tokens',
        panels: [
          numberOf({
            title: 'Connections',
            metric: 'autosync_gateway_connections',
            description: 'By state. needsReconnect waits for a person; a jump is ours. Runbook token-refresh-failing.',
            labels: ['state'],
          }),
          numberOf({
            title: 'Connections by key',
            metric: 'autosync_gateway_sealed_connections',
            description:
              'By the key that seals their tokens. missing above 0: put the key back. 0: it may be taken out. Runbook token-refresh-failing.',
            labels: ['key'],
          }),
          numberOf({
            title: 'Processes that cannot read a key',
            metric: 'autosync_gateway_key_non_readers',
            description:
              'Above 0 only while a key is added or taken out. A new key does not seal until it is 0 for half a minute. Runbook token-refresh-failing.',
            labels: ['key'],
          }),
          rateOf({
            title: 'Token exchanges',
            metric: 'autosync_worker_token_refreshes_total',
            description:
              'An access token lasts an hour. failed: Intuit did not answer; invalid-grant: it refused. Runbook token-refresh-failing.',
            labels: ['outcome'],
          }),
        ],
      },
      {
        title: 'What comes from Intuit',
        panels: [
          numberOf({
            title: 'How payments are read',
            metric: 'autosync_gateway_payment_reading',
            description: 'Companies by how often their payments are read. Runbook payment-reads-used-up.',
            labels: ['cadence'],
          }),
          rateOf({
            title: 'Webhooks',
            metric: 'autosync_gateway_webhooks_total',
            description:
              'Deliveries of Intuit, by what became of them. refused: wrong signature, or the verifier token changed.',
            labels: ['outcome'],
          }),
          rateOf({
            title: 'Returns from the sign-in',
            metric: 'autosync_gateway_oauth_callbacks_total',
            description:
              'People who came back from Intuit, by outcome. Only failures: the client secret or the redirect address.',
            labels: ['outcome'],
          }),
        ],
      },
    ],
  });
}
