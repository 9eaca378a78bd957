import { syncDueEvent, type SyncDue } from '@autosync/contracts';
import type { Db } from '@autosync/db';
import { createConsumer, createKafka, createOutboxRelay, createProducer } from '@autosync/kafka';
import { eventually } from '@autosync/testing';
import { drainOutbox } from '../../../services/scheduler/src/operations/drain-outbox.ts';
import { silentLogger } from '../../support/kafka.ts';
import type { BenchContext } from '../harness/benchmark.ts';
import type { Arrivals } from './arrivals.ts';

type Chain = { db: Db; broker: string; topic: string; batchSize: number; arrivals: Arrivals };

/** The scheduler's relay and a worker's consumer as they run in production, with a handler that only counts. */
export async function startOurChain(
  context: BenchContext,
  { db, broker, topic, batchSize, arrivals }: Chain,
): Promise<{ publish(until: Promise<void>): Promise<void> }> {
  const kafka = createKafka({ brokers: [broker], clientId: 'ours', logger: silentLogger });
  const producer = createProducer(kafka);
  await producer.start();
  const consumer = createConsumer<SyncDue>({
    kafka,
    groupId: 'ours',
    topics: [topic],
    decode: (message) => syncDueEvent.decode(message),
    key: ({ companyId }) => companyId,
    handle() {
      arrivals.add(1);
      return Promise.resolve();
    },
    deadLetter: (_raw, error) => Promise.reject(new Error(error.message)),
    concurrency: 20,
    logger: silentLogger,
  });
  await consumer.start();
  context.defer(() => Promise.all([producer.stop(), consumer.stop()]));
  await eventually(() => consumer.isReady().ok, { timeoutMs: 30_000 });

  const topics = {
    syncDue: () => topic,
    workers: () => topic,
    batchChanged: topic,
    runProgress: topic,
    batchFinished: topic,
    notices: 'unused',
    deadLetter: topic,
  };
  return {
    async publish(until) {
      const relay = createOutboxRelay({
        name: 'bench',
        batchSize,
        lanes: 2,
        producer,
        idleMs: 1000,
        isEmpty: () => Promise.resolve(false),
        drain: () => drainOutbox(db, (events) => producer.place(events), { topics, limit: batchSize, now: null }),
        onError: (error) => context.say(`relay: ${String(error)}`),
      });
      relay.start();
      await until;
      await relay.stop();
    },
  };
}
