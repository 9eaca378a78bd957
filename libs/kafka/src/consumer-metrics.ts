import { shareReading } from '@autosync/core';
import type { MetricFactory } from '@autosync/core';
import type { ConsumerLag } from './consumer-lag.ts';
import { eventKinds } from './event-run.ts';
import type { EventKind } from './event-run.ts';

/** What a consumer reports about itself. */
export type ConsumerObserver = {
  event(kind: EventKind): void;
  /** Called once with a function that reads the lag; it rejects when no broker answers. */
  watch(readLag: () => Promise<ConsumerLag>): void;
};

/**
 * The metrics of all consumers of a process, declared once. Returns the observer of each. The lag is read once per
 * scrape, for both gauges.
 */
export function createConsumerMetrics<const N extends string>(
  metrics: MetricFactory,
  names: readonly N[],
): (consumer: N) => ConsumerObserver {
  const labels = { consumer: names };
  const lags = new Map<N, () => Promise<ConsumerLag>>();

  async function forEachLag(use: (consumer: N, lag: ConsumerLag) => void): Promise<void> {
    await Promise.all([...lags].map(async ([consumer, read]) => use(consumer, await read())));
  }

  const events = metrics.counter({
    name: 'autosync_kafka_consumer_events_total',
    help: 'What happened in a consumer: events handled, tried again, dead-lettered, passed; logs made anew; the group rebalanced.',
    labels: { ...labels, kind: eventKinds },
  });
  metrics.gauge({
    name: 'autosync_kafka_consumer_lag_messages',
    help: 'Messages that the consumer group has not committed, over all partitions.',
    labels,
    collect: (gauge) => forEachLag((consumer, { messages }) => gauge.set({ consumer }, messages)),
  });
  metrics.gauge({
    name: 'autosync_kafka_consumer_lag_seconds',
    help: 'Age of the oldest event that is not finished, as far as this process knows.',
    labels,
    collect: (gauge) => forEachLag((consumer, { seconds }) => gauge.set({ consumer }, seconds)),
  });

  return (consumer) => ({
    event: (kind) => events.inc({ consumer, kind }),
    watch: (readLag) => void lags.set(consumer, shareReading(readLag)),
  });
}
