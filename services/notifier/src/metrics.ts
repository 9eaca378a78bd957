import { createPoolMetrics, type Db } from '@autosync/db';
import type { NotifierDefinition } from '@autosync/contracts';
import { createCallMetrics, type MethodName } from '@autosync/grpc';
import { createConsumerMetrics, createOutboxMetrics, type OutboxName } from '@autosync/kafka';
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

/** Every metric of the service (README, Metrics), with those of the libraries it stands on. */
export function createNotifierMetrics(metrics: Metrics, { db, now }: { db: Db; now: () => Date | null }) {
  createPoolMetrics(metrics, db);
  const outbox = (name: OutboxName) =>
    createOutboxMetrics(metrics, name, async () => {
      const rows = await db.withoutTenant((tx) => measureBacklog(tx, now()));
      return rows.find((row) => row.outbox === name) ?? { pending: 0, oldestAgeSeconds: 0 };
    });
  outbox('mails');
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
    onCall: createCallMetrics(metrics, methods),
    consumer: createConsumerMetrics(metrics, ['facts', 'dead-letters']),
  };
}
