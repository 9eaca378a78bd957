import { shareReading } from '@autosync/core';
import type { MetricFactory } from '@autosync/core';

/** Every outbox of the system: runs and batches of the scheduler, finished batches of batch-status, workers' results, the notifier's mails and webhooks. */
export type OutboxName = 'schedule' | 'batch' | 'results' | 'mails' | 'webhooks';

export type OutboxBacklog = { pending: number; oldestAgeSeconds: number };

/** What waits in an outbox, whoever drains it and wherever to; asked once at a scrape for both gauges. */
export function createOutboxMetrics(
  metrics: MetricFactory,
  outbox: OutboxName,
  readBacklog: () => Promise<OutboxBacklog>,
): void {
  const labels = { outbox: [outbox] };
  const backlog = shareReading(readBacklog);
  metrics.gauge({
    name: 'autosync_outbox_pending',
    help: 'Rows of the outbox that wait to be delivered, over all processes.',
    labels,
    collect: async (gauge) => gauge.set({ outbox }, (await backlog()).pending),
  });
  metrics.gauge({
    name: 'autosync_outbox_oldest_age_seconds',
    help: 'Age of the oldest row that waits; 0 when none waits.',
    labels,
    collect: async (gauge) => gauge.set({ outbox }, (await backlog()).oldestAgeSeconds),
  });
}
