import { Kafka, logLevel, Partitioners, type Message } from 'kafkajs';
import type { BenchContext } from '../harness/benchmark.ts';
import type { Arrivals } from './arrivals.ts';

/** kafkajs as its documentation shows it: a producer, and a consumer with `eachBatch` and its own commits. */
export async function startBareKafkajs(
  context: BenchContext,
  { broker, topic, arrivals }: { broker: string; topic: string; arrivals: Arrivals },
): Promise<{ send(messages: Message[]): Promise<void> }> {
  const kafka = new Kafka({ brokers: [broker], clientId: 'bare', logLevel: logLevel.NOTHING });
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
  const consumer = kafka.consumer({ groupId: 'bare' });
  context.defer(() => Promise.all([producer.disconnect(), consumer.disconnect()]));
  await producer.connect();
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  const joined = new Promise<void>((resolve) => consumer.on(consumer.events.GROUP_JOIN, () => resolve()));
  await consumer.run({
    eachBatch({ batch }) {
      arrivals.add(batch.messages.length);
      return Promise.resolve();
    },
  });
  await joined;
  return {
    async send(messages) {
      await producer.send({ topic, acks: -1, messages });
    },
  };
}
