import { createPoolMetrics, type Db } from '@autosync/db';
import { webhookOutcomes, type NotifierDefinition, type WebhookOutcome } from '@autosync/contracts';
import { createCallMetrics, type MethodName } from '@autosync/grpc';
import { createConsumerMetrics, createOutboxMetrics } from '@autosync/kafka';
import type { Metrics } from '@autosync/observability';
import { measureBacklog } from './data-access/retention.ts';

const methods = [
  'getSettings',
  'putSettings',
  'getRerunLink',
  'useRerunLink',
  'createWebhook',
  'listWebhooks',
  'getWebhook',
  'putWebhook',
  'removeWebhook',
  'rotateWebhookSecret',
  'testWebhook',
  'listWebhookDeliveries',
  'getWebhookDelivery',
  'redeliverWebhook',
  'redeliverWebhooks',
] as const satisfies readonly MethodName<NotifierDefinition>[];

/** Every metric of the service (README, Metrics), with those of the libraries it uses. */
export function createNotifierMetrics(metrics: Metrics, { db, now }: { db: Db; now: () => Date | null }) {
  createPoolMetrics(metrics, db);
  createOutboxMetrics(metrics, ['mails', 'webhooks'], async (name) => {
    const rows = await db.withoutTenant((tx) => measureBacklog(tx, now()));
    return rows.find(({ outbox }) => outbox === name) ?? { pending: 0, oldestAgeSeconds: 0 };
  });
  return {
    facts: metrics.counter({
      name: 'autosync_notify_facts_total',
      help: 'Facts that came in: new ones, and such as had come before.',
      labels: { fact: ['batch', 'notice'], outcome: ['new', 'repeated'] },
    }),
    mailsWritten: metrics.counter({
      name: 'autosync_notify_mails_written_total',
      help: 'Mails that somebody is to get, one per address.',
    }),
    mails: metrics.counter({
      name: 'autosync_notify_mails_total',
      help: 'What became of mails: sent; refused for good; to be tried again; unknown, since the mail server fell silent; unclear, since that happened twice.',
      labels: { outcome: ['sent', 'refused', 'again', 'unknown', 'unclear'] },
    }),
    webhooks: metrics.counter({
      name: 'autosync_notify_webhooks_total',
      help: 'Attempts to deliver a webhook, by what came of them.',
      labels: { outcome: Object.keys(webhookOutcomes) as WebhookOutcome[] },
    }),
    webhookSeconds: metrics.histogram({
      name: 'autosync_notify_webhook_duration_seconds',
      help: 'How long an attempt took, from looking up the name to the end of the answer.',
      labels: {},
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    }),
    webhooksGivenUp: metrics.counter({
      name: 'autosync_notify_webhooks_given_up_total',
      help: 'Deliveries that came to the end of their time between two attempts.',
    }),
    webhooksDisabled: metrics.counter({
      name: 'autosync_notify_webhooks_disabled_total',
      help: 'Webhooks that were switched off, since they answered 410 or failed for days.',
      labels: { reason: ['gone', 'failing'] },
    }),
    onCall: createCallMetrics(metrics, methods),
    consumer: createConsumerMetrics(metrics, ['facts', 'dead-letters']),
  };
}
