import { shareReading } from '@autosync/core';
import type { MetricFactory } from '@autosync/core';

/**
 * Every outbox of the system: the scheduler's runs and batches, batch-status's finished batches, the workers' results,
 * the notifier's mails and webhooks.
 */
export type OutboxName = 'schedule' | 'batch' | 'results' | 'mails' | 'webhooks';

export type OutboxBacklog = { pending: number; oldestAgeSeconds: number };

/** Reports what waits in a process's outboxes. Each is read once per scrape, for both gauges. */
export function createOutboxMetrics(
  metrics: MetricFactory,
  outboxes: OutboxName | readonly OutboxName[],
  readBacklog: (outbox: OutboxName) => Promise<OutboxBacklog>,
): void {
  const names = [outboxes].flat();
  const labels = { outbox: names };
  const backlogs = names.map((outbox) => ({ outbox, read: shareReading(() => readBacklog(outbox)) }));
  metrics.gauge({
    name: 'autosync_outbox_pending',
    help: 'Rows of the outbox that wait to be delivered, over all processes.',
    labels,
    async collect(gauge) {
      for (const { outbox, read } of backlogs) gauge.set({ outbox }, (await read()).pending);
    },
  });
  metrics.gauge({
    name: 'autosync_outbox_oldest_age_seconds',
    help: 'Age of the oldest row that waits; 0 when none waits.',
    labels,
    async collect(gauge) {
      for (const { outbox, read } of backlogs) gauge.set({ outbox }, (await read()).oldestAgeSeconds);
    },
  });
}
