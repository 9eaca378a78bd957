import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { buildBoard } from './board.ts';
import { durationOf, mostOf, rateOf } from './details.ts';

export function buildPostgres(): Dashboard {
  return buildBoard({
    uid: 'autosync-postgres',
    title: 'AutoSync / PostgreSQL',
    description: 'Connections of each service, who waits for one, and what takes long.',
    traces: { title: 'what takes a second', query: 'duration > 1s' },
    rows: [
      {
        title: 'Pools',
        panels: [
          mostOf({
            title: 'Connections in use',
            metric: 'autosync_db_pool_connections',
            description:
              'The most of one process, by service. At DATABASE_POOL_MAX all the time: runbook postgres-unreachable.',
            labels: ['job'],
            matchers: 'state="busy"',
          }),
          mostOf({
            title: 'Who waits for one',
            metric: 'autosync_db_pool_waiting',
            description:
              'Transactions that wait for a connection. Above 0 for long: slow statements, or too small a pool. Runbook postgres-unreachable.',
            labels: ['job'],
          }),
          rateOf({
            title: 'Gauges that could not be read',
            metric: 'autosync_metrics_collect_failures_total',
            description: 'Numbers left out of a scrape because they took over 2 s, or failed: mostly the database.',
            labels: ['job'],
          }),
        ],
      },
      {
        title: 'What uses it',
        panels: [
          durationOf({
            title: 'Duration of a claim',
            metric: 'autosync_scheduler_claim_duration_seconds',
            description: 'The statement that looks at all due slots: the first to become slow.',
          }),
          durationOf({
            title: 'Duration of requests',
            metric: 'autosync_gateway_request_duration_seconds',
            description: 'Of the API. Rising with the pools in use: the database is the cause.',
          }),
          rateOf({
            title: 'Results stored',
            metric: 'autosync_batch_results_stored_total',
            description: 'Rows that batch-status writes: the largest table.',
            labels: ['state'],
          }),
        ],
      },
    ],
  });
}
