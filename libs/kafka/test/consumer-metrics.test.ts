import { describe, expect, it } from 'vitest';
import { createMetrics } from '@autosync/observability';
import { eventually } from '@autosync/testing';
import { createConsumer, createConsumerMetrics, createOutboxMetrics } from '../src/index.ts';
import { useKafka } from './support/kafka-world.ts';

const create = () => createMetrics({ service: 'test', version: 'test' });

async function sample(metrics: ReturnType<typeof create>, series: string): Promise<number | undefined> {
  const line = (await metrics.registry.metrics()).split('\n').find((text) => text.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length));
}

describe('the metrics of a consumer', () => {
  const kafka = useKafka();

  it('show the lag of the group while an event is in hand, and none when it is done', async () => {
    const metrics = create();
    const observe = createConsumerMetrics(metrics, ['own', 'other']);
    const gate = Promise.withResolvers<void>();
    await kafka.consume({ onHandle: () => gate.promise, observer: observe('own') });
    const series = (what: string) => `autosync_kafka_consumer_lag_${what}{consumer="own"}`;
    await eventually(async () => (await sample(metrics, series('messages'))) === 0);
    expect(await sample(metrics, series('seconds'))).toBe(0);
    await kafka.send('a:1', 'b:2', 'c:3');
    await eventually(async () => ((await sample(metrics, series('seconds'))) ?? 0) > 0.2);
    expect(await sample(metrics, series('messages'))).toBe(3);
    gate.resolve();
    await eventually(async () => (await sample(metrics, series('messages'))) === 0);
    expect(await sample(metrics, series('seconds'))).toBe(0);
    expect(await sample(metrics, 'autosync_kafka_consumer_events_total{consumer="own",kind="handled"}')).toBe(3);
    expect(await sample(metrics, 'autosync_kafka_consumer_events_total{consumer="other",kind="handled"}')).toBe(0);
  });

  it('show the lag of a group without a running consumer, until the consumer is stopped', async () => {
    const metrics = create();
    const { consumer } = await kafka.consume();
    await kafka.send('a:1');
    await eventually(async () => (await kafka.committed()) === 1);
    await consumer.stop();
    await kafka.send('b:2', 'c:3');
    const observe = createConsumerMetrics(metrics, ['own']);
    const waiting = createConsumer<string>({
      kafka: kafka.client(),
      groupId: kafka.groupId(),
      topics: [kafka.topic()],
      decode: String,
      key: String,
      handle: () => Promise.resolve(),
      deadLetter: () => Promise.resolve(),
      concurrency: 1,
      logger: kafka.logger,
      observer: observe('own'),
    });
    expect(await sample(metrics, 'autosync_kafka_consumer_lag_messages{consumer="own"}')).toBe(2);
    await eventually(
      async () => ((await sample(metrics, 'autosync_kafka_consumer_lag_seconds{consumer="own"}')) ?? 0) > 0.2,
    );
    await waiting.stop();
    expect(await sample(metrics, 'autosync_kafka_consumer_lag_messages{consumer="own"}')).toBeUndefined();
  });
});

describe('the metrics of an outbox', () => {
  it('cost one read per scrape, and are absent while it fails', async () => {
    const metrics = create();
    let [asked, away] = [0, false];
    createOutboxMetrics(metrics, 'results', async () => {
      asked += 1;
      if (away) throw new Error('the database is away');
      return { pending: 7, oldestAgeSeconds: 1.5 };
    });
    expect(await sample(metrics, 'autosync_outbox_pending{outbox="results"}')).toBe(7);
    expect(asked).toBe(1);
    expect(await sample(metrics, 'autosync_outbox_oldest_age_seconds{outbox="results"}')).toBe(1.5);
    away = true;
    expect(await sample(metrics, 'autosync_outbox_pending{outbox="results"}')).toBeUndefined();
  });
});
