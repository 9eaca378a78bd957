import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { buildBoard } from './board.ts';
import { durationOf, mostOf, rateOf } from './details.ts';

export function buildGateway(): Dashboard {
  return buildBoard({
    uid: 'autosync-gateway',
    title: 'AutoSync / Gateway, gRPC and console',
    description: 'What clients and people ask for, how fast they are answered, and who is turned away.',
    traces: { title: 'requests', query: 'resource.service.name = "gateway" && kind = server' },
    rows: [
      {
        title: 'Requests',
        panels: [
          rateOf({
            title: 'Requests by answer',
            metric: 'autosync_gateway_request_duration_seconds_count',
            description: 'By class of the answer. 5xx is ours: runbook gateway-errors.',
            labels: ['status_class'],
          }),
          durationOf({
            title: 'Duration of requests',
            metric: 'autosync_gateway_request_duration_seconds',
            description: 'All operations. Reads should stay below half a second: runbook gateway-slow.',
          }),
          mostOf({
            title: 'Requests being answered',
            metric: 'autosync_gateway_active_requests',
            description:
              'The most in one process. Rising without end: it waits for something, see the board of PostgreSQL.',
          }),
        ],
      },
      {
        title: 'Turned away',
        panels: [
          rateOf({
            title: 'For want of room',
            metric: 'autosync_gateway_overloaded_total',
            description: 'By what there was no room for. All the time: more gateways. Runbook gateway-errors.',
            labels: ['of'],
          }),
          rateOf({
            title: 'Too many requests',
            metric: 'autosync_gateway_rate_limited_total',
            description:
              '429, by whose limit: of a key, an address, of what is public. One client that floods is held by its own.',
            labels: ['scope'],
          }),
          rateOf({
            title: 'Not let in',
            metric: 'autosync_gateway_auth_failures_total',
            description:
              'Keys and tokens that were refused, by reason. A jump: a key was revoked in use, or somebody guesses.',
            labels: ['reason'],
          }),
        ],
      },
      {
        title: 'What goes in and on',
        panels: [
          rateOf({
            title: 'Records',
            metric: 'autosync_gateway_records_total',
            description: 'Records that clients sent, by what became of them.',
            labels: ['type', 'outcome'],
          }),
          rateOf({
            title: 'Requests with an Idempotency-Key',
            metric: 'autosync_gateway_idempotent_requests_total',
            description: 'By outcome. Many repeated: clients time out before we answer.',
            labels: ['outcome'],
          }),
          mostOf({
            title: 'Live streams',
            metric: 'autosync_gateway_event_streams',
            description: 'Open event streams and long polls; the most in one process.',
          }),
        ],
      },
      {
        title: 'What the scheduler is told',
        panels: [
          rateOf({
            title: 'Companies pushed',
            metric: 'autosync_gateway_company_pushes_total',
            description: 'States of companies that the scheduler was told, by outcome. Only failures: no scheduler.',
            labels: ['outcome'],
          }),
          mostOf({
            title: 'Companies it does not know',
            metric: 'autosync_gateway_unpushed_companies',
            description:
              'Changes that have not reached the scheduler. 0 within seconds; rising: runbook scheduler-stalled.',
          }),
          durationOf({
            title: 'Duration of gRPC calls',
            metric: 'autosync_grpc_duration_seconds',
            description: 'Between our own services, by method. Near the deadline of 5 s: the database behind it.',
            labels: ['method'],
          }),
        ],
      },
      {
        title: 'Console, mails and webhooks',
        panels: [
          rateOf({
            title: 'Requests of the console',
            metric: 'autosync_console_requests_total',
            description: 'By kind and status. 5xx: it does not reach the gateway.',
            labels: ['kind', 'status'],
          }),
          rateOf({
            title: 'Sign-ins',
            metric: 'autosync_console_sign_ins_total',
            description:
              'People who signed in, by way and outcome. Only failures: the issuer, or the redirect address.',
            labels: ['way', 'outcome'],
          }),
          rateOf({
            title: 'Mails',
            metric: 'autosync_notify_mails_total',
            description: 'Mails by what became of them. failed for long: the mail server.',
            labels: ['outcome'],
          }),
          rateOf({
            title: 'Facts that people are told of',
            metric: 'autosync_notify_facts_total',
            description: 'What the notifier heard of, by what it made of it: told, quiet, merged.',
            labels: ['fact', 'outcome'],
          }),
          durationOf({
            title: 'Duration of webhooks',
            metric: 'autosync_notify_webhook_duration_seconds',
            description:
              'From looking up the name to the end of the answer. Near the time-out everywhere: our way out. Runbook webhooks-late.',
          }),
          rateOf({
            title: 'Webhooks given up',
            metric: 'autosync_notify_webhooks_given_up_total',
            description:
              'Deliveries that came to the end of their time. Single ones are receivers that are gone. Runbook webhooks-late.',
          }),
          rateOf({
            title: 'Webhooks switched off',
            metric: 'autosync_notify_webhooks_disabled_total',
            labels: ['reason'],
            description:
              'Since they answered 410 or failed for days. Several at once: our way out. Runbook webhooks-late.',
          }),
          rateOf({
            title: 'Mails written',
            metric: 'autosync_notify_mails_written_total',
            description:
              'Mails that were put on their way. Far more than companies with problems: runbook batches-stuck.',
          }),
        ],
      },
    ],
  });
}
